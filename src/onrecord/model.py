"""What the record is made of: articles, acts, and the words that show them.

Frozen values without behaviour beyond their own checks; no spaCy and no input or output.
Every offset is a half-open range `[start, end)` of Unicode code points in `Article.text`.
`docs/decisions/0001-words-of-the-model.md` says why these words.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

import msgspec

from onrecord.errors import EvidenceError
from onrecord.terms import (
    ActClass,
    ActorType,
    ConditionKind,
    Conjunction,
    Form,
    Modality,
    PloverContext,
    PloverMode,
    PloverType,
    Polarity,
    Precision,
    PublishedBasis,
    QuadClass,
    SetAsideReason,
    Strength,
    Tenure,
)

SCHEMA = "onrecord.act/1"
"""Name and version of one line of `onrecord read --json`; see `docs/record-schema.md`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The exact words that show something.

    Attributes:
        start, end: half-open range of code points in `Article.text`.
        exact: `Article.text[start:end]`.
        rule: id of the lexicon entry or rule that found it; None where syntax alone did.
    """

    start: int
    end: int
    exact: str
    rule: str | None = None

    @classmethod
    def of(cls, text: str, start: int, end: int, *, rule: str | None = None) -> "Evidence":
        """The evidence at `[start, end)` of `text`.

        Raises:
            EvidenceError: the range is empty, reversed or outside the text.
        """
        if not 0 <= start < end <= len(text):
            raise EvidenceError(
                f"span [{start}, {end}) of a text of {len(text)} code points, "
                "expected 0 <= start < end <= length"
            )
        return cls(start=start, end=end, exact=text[start:end], rule=rule)

    def check(self, text: str) -> None:
        """Make sure that `text` says `exact` here.

        Raises:
            EvidenceError: it does not.
        """
        found = text[self.start : self.end]
        if found != self.exact or not self.exact:
            raise EvidenceError(
                f"span [{self.start}, {self.end}) holds {found!r}, expected {self.exact!r}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as an interval of days with the precision the text gives it.

    Attributes:
        value: TIMEX3 value: "2025-09-05", "2025-W36", "2025-08", "2025-09-05TNI", "2025".
        earliest, latest: first and last day of the interval, both included, in the zone of
            the article's dateline; None on a side the text leaves open.
        precision: how finely the text tells it.
        evidence: the words, None when the time comes from elsewhere (the article's date).
    Source: TimeML 1.2.1, TIMEX3 `value`.
    """

    value: str
    earliest: date | None
    latest: date | None
    precision: Precision
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as the text names it, and the gazetteer entry it was resolved to, if any.

    Attributes:
        name: the gazetteer's name, or the text's where unresolved.
        country: ISO 3166 alpha-3; None where unknown or above countries.
        latitude, longitude: WGS 84 degrees, None where unresolved; of the town around it for a
            street or river without an entry, by the rule "place.within".
        id: the same in every article and run: "geonames:524901", and kind and name for regions,
            seas and contested areas that have no GeoNames id here, "area:donbas"; None where
            unresolved.
        geonameid: GeoNames id, None where unresolved or where it has none here.
        candidates: GeoNames ids of the places of that name between which the article leaves it
            open, the likeliest first; empty where resolved or where no place has that name.
        evidence: the words.
    """

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    id: str | None = None
    geonameid: int | None = None
    candidates: tuple[int, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The party behind a mention, as far as the article tells.

    Attributes:
        name: resolved name: "Vladimir Putin", "Government of Russia", "26 countries".
        type: what kind of party.
        country: ISO 3166 alpha-3, "IGO" for international organisations, None if unknown.
        sector: PLOVER sector code (GOV, MIL, LEG, ...), None if unknown.
        role: the office as the article states it: "Russian President"; None if not stated.
        office: which office that is, as the register of actors calls it: "president"; None for
            roles that are none of its offices.
        tenure: whether it is given up, held for a time or not yet held; None where it is simply
            held, or no role is stated.
        anonymous: whether the article withholds the name ("two officials").
        members: of a group, the names of those whom the article names as its members: France and
            Britain of "France and Britain", and of "both sides" after them; empty where it names
            none, whoever belongs to a bloc by treaty.
        id: the same in every article and run, made of type, country and name:
            "person:RUS:vladimir-putin"; None where the article does not tell who it is among
            others ("two officials", a surname alone).
    """

    name: str
    type: ActorType
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    office: str | None = None
    tenure: Tenure | None = None
    anonymous: bool = False
    members: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One end of an act: an actor, and the words of this act that stand for it.

    Attributes:
        actor: whom the mention was resolved to.
        mention: the words beside the act ("he"); None where the act leaves its actor out.
    """

    actor: Actor
    mention: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """On what the content of an act depends.

    Attributes:
        evidence: the words with their conjunction, without a comma at the end.
        kind: the relation to the content.
        joined: whether it must hold beside the condition before it ("and") or may hold in its
            stead ("or"); None for the first, and where the text does not tell.
        event: the words that carry what must come about: "withdraws" of "if Accra withdraws";
            None for a date.
        parties: who is named in it, in text order, each once.
        when: the time it names, None where it names none.
    """

    evidence: Evidence
    kind: ConditionKind
    joined: Conjunction | None = None
    event: Evidence | None = None
    parties: tuple[Party, ...] = ()
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much of something: "up to 5,000 troops", "€1.2bn a year".

    Attributes:
        evidence: number, bound, unit and period, as far as they stand together.
        least, most: the number, in full ("1.2bn" is 1200000000); the same where the text tells
            one number, None on a side that it leaves open ("more than", "up to"). A plural of a
            magnitude is at least two of it: "thousands" are 2000 or more.
        approximate: whether the text calls the number a rough one ("some", "nearly").
        unit: the unit of measure in the singular ("tonne", "percent", "day"), or what is counted
            ("troop"); None for money, and where it is left out.
        currency: ISO 4217, None for what is no money, and where the text leaves open whose
            dollars or crowns are meant.
        per: the period or thing that it is told for ("year", "tonne"); None where none is.
    """

    evidence: Evidence
    least: float | None
    most: float | None
    approximate: bool = False
    unit: str | None = None
    currency: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What an act commits its actor to; of a refusal, what is refused.

    Attributes:
        action: lemma of the verb that tells what is to be done, with its particle: "send", "put
            up"; None where a noun alone tells it ("promised elections").
        verb: the words of that verb, None likewise.
        object: what is given or done; None where no words tell.
        amounts: how much of it, for how long, in text order.
        beneficiary: to whom it is given or for whom it is done; None where not told.
        place: where it is to happen; None where not told.
        due: by when or when it is to happen; None where not told.
        strength: how firmly, by the words; None where none tell.
        strength_words: these words, None likewise.
        polarity: negated for what is to be left undone ("vowed not to return", "will not pay").
    """

    action: str | None
    verb: Evidence | None
    object: Evidence | None
    amounts: tuple[Amount, ...] = ()
    beneficiary: Party | None = None
    place: Where | None = None
    due: When | None = None
    strength: Strength | None = None
    strength_words: Evidence | None = None
    polarity: Polarity = Polarity.AFFIRMED

    def spans(self) -> tuple[Evidence, ...]:
        """Every piece of evidence it stands on, in no particular order."""
        found = [self.verb, self.object, self.strength_words]
        found += [amount.evidence for amount in self.amounts]
        found += [self.beneficiary.mention if self.beneficiary else None]
        found += [told.evidence for told in (self.place, self.due) if told]
        return tuple(evidence for evidence in found if evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One thing that an act is about, whatever it does.

    Attributes:
        kind: as the codebook calls it.
        evidence: the first words that show it.
    """

    kind: PloverContext
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of the way by which a statement reached the reader.

    Attributes:
        speaker: who passed it on, None where the text names nobody.
        cue: the words that attribute it.
        depth: how far from the article: 1 for whom it quotes itself, 2 for whom that one quotes.
    """

    speaker: Party | None
    cue: Evidence | None
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What somebody said, promised or did, as one article reports it.

    Attributes:
        id: derived from article, trigger and actor; the same in every run.
        act_class: what the act does.
        plover: PLOVER event type, None where the codebook drops the act.
        modality, polarity, form: as in `onrecord.terms`; form is None for deeds.
        actor, recipient: the two ends of the act, None where the text names none.
        trigger: the words that carry the act, usually a verb.
        content: what is said, promised or done, in one or more pieces, in text order.
        conditions: on what it depends.
        commitments: what it commits the actor to, in text order; of a refusal, what is refused.
            Empty for acts that commit to nothing, and where no words tell to what.
        said_at: when the act was done.
        due: by when what it commits to is to happen.
        where: where the act was done.
        addressee: whom the speaker tells it, the press included; None where the text names nobody.
        venue: on what occasion or at which site it was said.
        medium: by what it reached those who were told: a statement, a platform, an interview.
        chain: through whom it reached the article, outermost first; empty where the article
            itself tells what the actor says or does.
        within: id of the act whose content holds this one, None at the top.
        historical: whether the article recalls it from long before its day, and does not report
            it as news; False where nothing dates it.
        quad_class: words or deeds, cooperation or conflict, by its type; None without one.
        mode: how it is done, or what the demand, refusal or threat is about; None where its type
            has no modes, and where no words show one.
        mode_words: the words that show the mode, None likewise.
        contexts: what it is about, each once, in text order; empty where it has no type.
        cameo: CAMEO code, as far as it is sure: "13", "1382"; None where several are possible.
        rules: ids of the lexicon entries that decided its class and type.
        confidence: probability that annotators would see this act and give it this class; None
            where it was not read by the package's own components.
    """

    id: str
    act_class: ActClass
    plover: PloverType | None
    modality: Modality
    polarity: Polarity
    form: Form | None
    actor: Party | None
    recipient: Party | None
    trigger: Evidence
    content: tuple[Evidence, ...]
    conditions: tuple[Condition, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    said_at: When | None = None
    due: When | None = None
    where: Where | None = None
    addressee: Party | None = None
    venue: Evidence | None = None
    medium: Evidence | None = None
    chain: tuple[Link, ...] = ()
    within: str | None = None
    historical: bool = False
    quad_class: QuadClass | None = None
    mode: PloverMode | None = None
    mode_words: Evidence | None = None
    contexts: tuple[Context, ...] = ()
    cameo: str | None = None
    rules: tuple[str, ...] = ()
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None

    def spans(self) -> tuple[Evidence, ...]:
        """Every piece of evidence the act stands on, in no particular order."""
        found: list[Evidence | None] = [self.trigger, *self.content]
        parties = (self.actor, self.recipient, self.addressee)
        found += [party.mention for party in parties if party]
        for condition in self.conditions:
            found += [condition.evidence, condition.event]
            found += [party.mention for party in condition.parties]
            found += [condition.when.evidence if condition.when else None]
        for commitment in self.commitments:
            found += commitment.spans()
        found += [when.evidence for when in (self.said_at, self.due) if when]
        found += [self.where.evidence if self.where else None, self.venue, self.medium]
        found += [self.mode_words, *(context.evidence for context in self.contexts)]
        for link in self.chain:
            found += [link.cue, link.speaker.mention if link.speaker else None]
        return tuple(evidence for evidence in found if evidence)

    def to_dict(self) -> dict[str, Any]:
        """The act as plain values; `docs/record-schema.md` lists the fields."""
        return {"schema": SCHEMA, **_plain(self)}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Act":
        """The act that `to_dict` made `plain` of.

        Raises:
            msgspec.ValidationError: a field is missing or has another type.
        """
        fields = {"act_class" if key == "class" else key: plain[key] for key in plain}
        return msgspec.convert(fields, cls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where in its input an article lay, and under which key its publisher keeps it.

    Attributes:
        key: what stays the same when the publisher changes the text: the id of a feed entry or
            of a news item, the address of a page, made unique among publishers by the reader.
        member: path within an archive.
        offset, length: bytes of its record in a WARC file as it lies on the disk.
        record_id: id of that record.
        retrieved_at: when it was fetched, with its zone.
    """

    key: str | None = None
    member: str | None = None
    offset: int | None = None
    length: int | None = None
    record_id: str | None = None
    retrieved_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text, and the acts read in it.

    Attributes:
        id: derived from the canonical text.
        text: canonical text: NFC, `\\n` newlines, no control characters.
        title: headline, kept apart from `text`.
        outlet: who published it.
        url: where.
        language: BCP 47 tag.
        published_at: a day, or a moment where the source gives one; None where unknown.
        published_basis: where that date comes from.
        source: locator of the input: path, with `:line` for one record of a file.
        raw_sha256: hash of the bytes read; None for a text given as a string.
        encoding: the codec the bytes were decoded with; None likewise.
        external_id: the id the source gives it.
        origin: where in its input it lay; None for a file of its own.
        notes: remarks of the reader, such as repaired characters.
        acts: in the order of their triggers.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published_at: datetime | date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    source: str = ""
    raw_sha256: str | None = None
    encoding: str | None = None
    external_id: str | None = None
    origin: Origin | None = None
    notes: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()

    @property
    def published_day(self) -> date | None:
        """The calendar day of publication."""
        if isinstance(self.published_at, datetime):
            return self.published_at.date()
        return self.published_at

    def to_dict(self) -> dict[str, Any]:
        """The article and its acts as plain values."""
        plain: dict[str, Any] = _plain(self)
        plain["acts"] = [act.to_dict() for act in self.acts]
        return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An input that did not become an article, and why.

    Attributes:
        source: locator of the input.
        reason: machine-readable code.
        message: what was found, what was expected, what to do.
    """

    source: str
    reason: SetAsideReason
    message: str


def content_id(*parts: str) -> str:
    """A stable id of 16 hexadecimal digits from what the thing is made of."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: object) -> dict[str, Any]:
    plain = msgspec.to_builtins(value, str_keys=True)
    if "act_class" in plain:  # "class" is a keyword in Python, and the word users know
        plain = {"class" if key == "act_class" else key: item for key, item in plain.items()}
    return plain  # type: ignore[no-any-return]
