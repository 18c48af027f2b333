"""What the components leave on a `Doc`: one frozen class per layer.

Values hold offsets and plain data, no spaCy object, so that a `Doc` keeps its annotations
through `to_bytes`, `DocBin` and the worker processes of `nlp.pipe(n_process=2)`.
All ranges are half-open code points of `doc.text`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import When, Where
from onrecord.terms import (
    ActClass,
    ActorType,
    ConditionKind,
    Conjunction,
    Form,
    MentionForm,
    Modality,
    PloverContext,
    PloverMode,
    PloverType,
    Polarity,
    Strength,
    Tenure,
    TimexType,
)


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """Half-open range of code points."""

    start: int
    end: int

    def covers(self, other: "Range") -> bool:
        """Whether `other` lies inside, edges included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Range") -> bool:
        """Whether both share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The head of a wire report: "MOSCOW, Sept 5 (Agency) -".

    Attributes:
        range: from the first word of the head to the first of the report.
        place: the toponym alone.
        zone: its IANA time zone ("Europe/Moscow"), None where not known.
        day: the day it states, None where it states none or leaves the year out.
        agency: the name of the wire.
    """

    range: Range
    place: Range | None = None
    zone: str | None = None
    day: date | None = None
    agency: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression. Source: TimeML 1.2.1, TIMEX3.

    Attributes:
        range: the expression, without its preposition.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 value; None where it cannot be resolved.
        when: the interval for DATE and TIME; None for durations, sets and vague times.
        rule: id of the grammar entry.
    """

    range: Range
    type: TimexType
    value: str | None
    when: When | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym and what it was resolved to.

    Attributes:
        range: the toponym.
        where: name and, where the evidence suffices, gazetteer entry.
        rule: what decided.
        metonymic: whether it stands for those who belong to the place, its government, team or
            people: "Oslo voted against it".
    """

    range: Range
    where: Where
    rule: str
    metonymic: bool = False


def place_at(places: Sequence[PlaceMention], position: int) -> int | None:
    """The number of the place mention whose words are at a code point, None where there is none.

    Args:
        places: the layer, in text order.
        position: code point of the text.
    """
    number = bisect_right(places, position, key=lambda place: place.range.start) - 1
    return number if number >= 0 and position < places[number].range.end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A party as one article shows it; mentions point here by position in the layer.

    Attributes:
        name: resolved name: "Vladimir Putin", "Government of Russia", "26 countries".
        type, country, sector, role, office, tenure, members, anonymous: as in
            `onrecord.model.Actor`.
        gender: "m", "f" or None where the article does not tell; for pronouns.
        plural: whether "they" can stand for it.
        side: for a person, the name of the government or body whose "we" it speaks: "Government
            of Norway" for a minister, "NATO" for its spokesman; None where not told.
        id: as in `onrecord.model.Actor`, before any judgement.
    """

    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    office: str | None = None
    tenure: Tenure | None = None
    anonymous: bool = False
    gender: str | None = None
    plural: bool = False
    side: str | None = None
    members: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for a party.

    Attributes:
        range: the whole noun phrase without relative clauses and appositions after it:
            "Russian President Vladimir Putin", "26 countries", "he".
        head: index of its head token.
        form: name, title, group or pronoun.
        entity: position in the entities layer, None where unresolved.
    """

    range: Range
    head: int
    form: MentionForm
    entity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderView:
    """What the trained reader saw of an attribution, beside what the rules saw.

    Attributes:
        score: the reader's belief, as in `onrecord.models.attribution.TaggedAttribution`.
        cue: the cue as the reader draws it, with its objects and adverbs; None without one.
        content_overlap: share of the code points of both contents that both hold, 0 to 1; None
            where only the reader saw the attribution.
        same_cue: whether both name the same cue, None likewise.
        same_speaker: whether both name the same speaker or both none, None likewise.
    """

    score: float
    cue: Range | None = None
    content_overlap: float | None = None
    same_cue: bool | None = None
    same_speaker: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """Words that tell where, or by what medium, something was said.

    Attributes:
        range: the noun phrase, without its preposition.
        rule: id of the lexicon entry.
    """

    range: Range
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """Who passed on what a speaker said: "Holm, quoted by the agency, said …".

    Attributes:
        speaker: the noun phrase of who passed it on, None where the text leaves it out ("Holm
            was quoted as saying").
        speaker_head: index of its head token, None likewise.
        cue: the words that tell it: "quoted by".
    """

    speaker: Range | None
    speaker_head: int | None
    cue: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what, after PolNeAR: a source (speaker), a cue and a content.

    Attributes:
        speaker: the noun phrase of the speaker, None where none is named beside the cue.
        speaker_head: index of its head token, None likewise.
        cue: pieces of the cue ("said", "according to", "told reporters" is "told"); empty
            for a quotation that has none.
        content: pieces of the content in text order, quotation marks included, "that" left out.
        form: direct, indirect or mixed, by the quotation marks.
        cue_token: index of the token that heads the cue, None where there is none.
        addressee: whom the speaker tells, None where not named.
        addressee_head: index of its head token, None likewise.
        venue: on what occasion or at which site it is said, None where the text does not tell.
        medium: by what it reached those told: a statement, a platform, an interview; None likewise.
        relays: who passed it on to the attribution around it, outermost first.
        parent: position of the attribution whose content holds this one.
        inferred_from: position of the attribution whose speaker is taken over, for a quotation
            whose speaker is named once for several paragraphs or sentences.
        rule: id of the lexicon entry or rule.
        reader: None where the trained reader did not see it, or is off.
        confidence: probability that it is right, as `onrecord.annotate.confidence` defines it;
            None where no corpus tells.
    """

    speaker: Range | None
    speaker_head: int | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    form: Form
    cue_token: int | None = None
    addressee: Range | None = None
    addressee_head: int | None = None
    venue: Circumstance | None = None
    medium: Circumstance | None = None
    relays: tuple[Relay, ...] = ()
    parent: int | None = None
    inferred_from: int | None = None
    rule: str
    reader: ReaderView | None = None
    confidence: float | None = None


def naming_speaker(attribution: Attribution, layer: Sequence[Attribution]) -> Attribution:
    """The attribution of a layer that names the speaker of another, along `inferred_from`.

    It is the other itself where that names its own, or takes over none.
    """
    while attribution.speaker_head is None and attribution.inferred_from is not None:
        attribution = layer[attribution.inferred_from]
    return attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionClause:
    """A clause or phrase on which something depends.

    Attributes:
        range: with its conjunction, without a comma at its end.
        kind: its relation to what depends on it.
        governor: index of the head token of the clause that depends on it.
        event: the words that carry what must come about, "withdraws" of "if Accra withdraws";
            None for a date.
        joined: how it goes on with the condition before it in the layer; None where a clause or
            nothing stands between them.
        marker: index of the token that introduces it.
        rule: id of the lexicon entry.
    """

    range: Range
    kind: ConditionKind
    governor: int
    marker: int
    rule: str
    event: Range | None = None
    joined: Conjunction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeWords:
    """The mode of an act, and the words that show it.

    Attributes:
        mode: as in `onrecord.terms`.
        range: the words.
        rule: id of the lexicon entry.
    """

    mode: PloverMode
    range: Range
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWords:
    """One thing that an act is about, and the words that show it.

    Attributes:
        context: as in `onrecord.terms`.
        range: the words.
        rule: id of the lexicon entry.
    """

    context: PloverContext
    range: Range
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechAct:
    """An act of speech or a deed, before it is written to the record.

    Attributes:
        act_class, plover, modality, polarity, form: as in `onrecord.model.Act`.
        trigger: the words that carry the act.
        trigger_token: index of the token that heads them.
        actor, recipient: positions in the entities layer, None where unresolved or absent.
        actor_range, recipient_range: the words beside the act.
        content: pieces in text order.
        conditions: positions in the conditions layer.
        said_at, due: positions in the times layer.
        place: position in the places layer.
        attribution: position of the attribution that gave the act, None for a deed.
        within: position of the act whose content holds this one.
        historical: as in `onrecord.model.Act`.
        mode: how it is done or what it is about; None where its words show none.
        contexts: each once, in text order.
        rules: ids of the lexicon entries that decided class and type.
        confidence: probability that it is right, as `onrecord.annotate.confidence` defines it;
            None before it is known which acts hold which.
    """

    act_class: ActClass
    plover: PloverType | None
    modality: Modality
    polarity: Polarity
    form: Form | None
    trigger: Range
    trigger_token: int
    actor: int | None
    actor_range: Range | None
    recipient: int | None
    recipient_range: Range | None
    content: tuple[Range, ...]
    conditions: tuple[int, ...] = ()
    said_at: int | None = None
    due: int | None = None
    place: int | None = None
    attribution: int | None = None
    within: int | None = None
    historical: bool = False
    mode: ModeWords | None = None
    contexts: tuple[ContextWords, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much of something, as in `onrecord.model.Amount`.

    Attributes:
        range: number, bound, unit and period, as far as they stand together.
        least, most, approximate, unit, currency, per: as in `onrecord.model.Amount`.
        rule: id of the lexicon entry that bounds it, or that of a plain amount.
    """

    range: Range
    least: float | None
    most: float | None
    approximate: bool = False
    unit: str | None = None
    currency: str | None = None
    per: str | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthWords:
    """How firmly somebody is committed, and the words that show it.

    Attributes:
        strength: as in `onrecord.terms`.
        range: the words.
        rule: id of the lexicon entry.
    """

    strength: Strength
    range: Range
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What an act commits its actor to, as in `onrecord.model.Commitment`.

    Attributes:
        act: position of the act in its layer.
        action: lemma of the committed verb, with its particle; None where a noun tells it all.
        verb: its words, None likewise.
        object: what is given or done, None where there is no such phrase.
        amounts: in text order.
        beneficiary: position in the entities layer, None where unresolved or not told.
        beneficiary_range: its words, None where not told.
        place: position in the places layer.
        due: position in the times layer.
        strength: None where no words tell.
        polarity: whether it is to be done or to be left undone.
    """

    act: int
    action: str | None
    verb: Range | None
    object: Range | None
    amounts: tuple[Amount, ...] = ()
    beneficiary: int | None = None
    beneficiary_range: Range | None = None
    place: int | None = None
    due: int | None = None
    strength: StrengthWords | None = None
    polarity: Polarity
