"""Gold and prediction files of the tasks: JSON Lines, one text a line.

A gold line and a prediction line of a task share their list of items (attributions, timexes,
places, events); for speakers, actors and acts the gold holds the accepted values of each field, a
prediction one.
Keys that no class here names are ignored. Offsets are half-open code points of `text`.
"""

from typing import Annotated, Any

import msgspec
from msgspec import Struct

LineId = str | int
Span = tuple[int, int]


class Prediction(Struct, kw_only=True, frozen=True):
    """What every line has: the id of its text, unique in its file."""

    id: LineId


class AttributionItem(Struct, kw_only=True, frozen=True):
    """One attribution after PolNeAR: who says (source), by which words (cue), what (content)."""

    source: list[Span] | None = None
    cue: list[Span] | None = None
    content: list[Span] | None = None
    type: str | None = None


class AttributionPrediction(Prediction, kw_only=True, frozen=True):
    """The attributions found in a text."""

    attributions: list[AttributionItem]


class AttributionGold(AttributionPrediction, kw_only=True, frozen=True):
    """A text and its attributions."""

    text: str


class TimexItem(Struct, kw_only=True, frozen=True):
    """One time expression. Source: TimeML 1.2.1, TIMEX3."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None
    text: str | None = None


class TimePrediction(Prediction, kw_only=True, frozen=True):
    """The time expressions found in a text."""

    timexes: list[TimexItem]


class TimeGold(TimePrediction, kw_only=True, frozen=True):
    """A text, its document creation time (ISO day, None where unknown) and its timexes."""

    text: str
    dct: str | None = None


class PlaceItem(Struct, kw_only=True, frozen=True):
    """One toponym; latitude and longitude are WGS 84 degrees, None where unresolved."""

    start: int
    end: int
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | str | None = None


class PlacePrediction(Prediction, kw_only=True, frozen=True):
    """The toponyms found in a text."""

    places: list[PlaceItem]


class PlaceGold(PlacePrediction, kw_only=True, frozen=True):
    """A text, its day where the corpus states it, and its toponyms."""

    text: str
    date: str | None = None


class MetonymyItem(Struct, kw_only=True, frozen=True):
    """A place name, and whether it stands for those who belong to the place.

    Attributes:
        start, end: the name without its article.
        metonym: None where the corpus does not tell.
        type: the corpus's finer reading, where it has one.
    """

    start: int
    end: int
    metonym: bool | None = None
    type: str | None = None


class MetonymyPrediction(Prediction, kw_only=True, frozen=True):
    """The readings of the place names that were asked for."""

    places: list[MetonymyItem]


class MetonymyGold(MetonymyPrediction, kw_only=True, frozen=True):
    """A text and the readings of place names in it."""

    text: str


class EventItem(Struct, kw_only=True, frozen=True, omit_defaults=True):
    """One political event: who (source) did what (code) to whom (target).

    Attributes:
        source, target: CAMEO actor codes such as "RUSGOV", empty where not coded.
        code: CAMEO code ("0231") or PLOVER type.
        cameo: CAMEO code beside a PLOVER `code`.
        plover, mode: PLOVER type and mode, empty where not coded.
        source_text, target_text: the words of the two ends, where the corpus gives them.
    """

    source: str | None = None
    target: str | None = None
    code: str | None = None
    cameo: str | None = None
    plover: str | None = None
    mode: str | None = None
    source_text: str | None = None
    target_text: str | None = None


class EventPrediction(Prediction, kw_only=True, frozen=True):
    """The events found in a text."""

    events: list[EventItem]


class EventGold(EventPrediction, kw_only=True, frozen=True):
    """A sentence or passage, its day (empty where unknown) and its events."""

    text: str
    date: str | None = None


Accepted = list[str | None]
"""The values that the annotators gave a field, one where they agree; None: left empty."""


class SpeakerGold(Struct, kw_only=True, frozen=True):
    """Words that stand for a party, and whom they stand for.

    Attributes:
        start, end: the words.
        kind: what makes the case hard ("two candidates"), for scores by kind.
        name: the accepted names of the party; None among them: nobody, the text leaves it open.
        country: the accepted countries, ISO 3166 alpha-3 or "IGO", None among them: of no known
            country; left out where that is not asked.
        anonymous: whether the text withholds the name; None where that is not asked.
    """

    start: int
    end: int
    kind: str
    name: Annotated[Accepted, msgspec.Meta(min_length=1)]
    country: Annotated[Accepted, msgspec.Meta(min_length=1)] | None = None
    anonymous: bool | None = None


class SpeakersGold(Prediction, kw_only=True, frozen=True):
    """A text, its day of publication, and words in it that stand for parties.

    Attributes:
        part: which part of the file the line belongs to, for scores by part.
    """

    text: str
    published: str | None = None
    part: str = ""
    speakers: list[SpeakerGold]


class SpeakerItem(Struct, kw_only=True, frozen=True):
    """Whom the words at an offset were taken to stand for; name None where nobody was found."""

    start: int
    end: int
    name: str | None = None
    country: str | None = None
    anonymous: bool = False


class SpeakersPrediction(Prediction, kw_only=True, frozen=True):
    """Whom the words that were asked for stand for."""

    speakers: list[SpeakerItem]


class ActorGold(SpeakerGold, kw_only=True, frozen=True):
    """Words of a published article that stand for a party, and what is known of the party.

    Attributes:
        type: the accepted types, as in `onrecord.terms.ActorType`.
        sector: the accepted PLOVER sectors, None among them: of none; left out where not asked.
    """

    type: Annotated[list[str], msgspec.Meta(min_length=1)]
    sector: Annotated[Accepted, msgspec.Meta(min_length=1)] | None = None


class ActorsGold(Prediction, kw_only=True, frozen=True):
    """An article named by its id, and words in it that stand for parties; its text is not here.

    Attributes:
        sha256: hash of the text in UTF-8, to know the version that the offsets belong to.
        part: which part of the sample the line belongs to, for scores by part.
        text: joined from a file of texts before the article is read; see `evaluate.texts`.
    """

    published: str | None = None
    sha256: str
    part: str = ""
    actors: list[ActorGold]
    text: str = ""


class ActorItem(SpeakerItem, kw_only=True, frozen=True):
    """Whom the words at an offset were taken to stand for, with the party's type and sector."""

    type: str | None = None
    sector: str | None = None


class ActorsPrediction(Prediction, kw_only=True, frozen=True):
    """Whom the words that were asked for stand for."""

    actors: list[ActorItem]


class TextLine(Prediction, kw_only=True, frozen=True):
    """A text that gold lines of another file speak of."""

    text: str


class ActGold(Struct, kw_only=True, frozen=True):
    """One act as the annotators saw it; the fields are those of the guide for acts.

    Attributes:
        act_class: `class` in the file; the first value is the one counted by class.
        agreed: whether both annotators saw the act; an act that one saw costs nothing.
    """

    act_class: Annotated[Accepted, msgspec.Meta(min_length=1)] = msgspec.field(name="class")
    agreed: bool = True
    trigger: Accepted = []
    trigger_start: list[int | None] = []
    actor: Accepted = []
    actor_name: Accepted = []
    actor_country: Accepted = []
    recipient: Accepted = []
    recipient_name: Accepted = []
    recipient_country: Accepted = []
    plover: Accepted = []
    content: Accepted = []
    content2: Accepted = []
    modality: Accepted = []
    polarity: Accepted = []
    condition: Accepted = []
    condition_kind: Accepted = []
    form: Accepted = []
    said_on: Accepted = []


class ActsGold(Prediction, kw_only=True, frozen=True):
    """A passage and its acts; `previous` and `headline` are context, not annotated."""

    text: str
    published: str | None = None
    previous: str | None = None
    headline: str | None = None
    acts: list[ActGold]


class ActItem(Struct, kw_only=True, frozen=True):
    """One act found; fields as in the guide for acts, None where empty."""

    act_class: str | None = msgspec.field(name="class", default=None)
    trigger: str | None = None
    trigger_start: int | None = None
    actor: str | None = None
    actor_name: str | None = None
    actor_country: str | None = None
    recipient: str | None = None
    recipient_name: str | None = None
    recipient_country: str | None = None
    plover: str | None = None
    content: str | None = None
    content_start: int | None = None
    content2: str | None = None
    modality: str | None = None
    polarity: str | None = None
    condition: str | None = None
    condition_start: int | None = None
    condition_kind: str | None = None
    form: str | None = None
    said_on: str | None = None


class ActsPrediction(Prediction, kw_only=True, frozen=True):
    """The acts found in a passage."""

    acts: list[ActItem]


class ConditionGold(Struct, kw_only=True, frozen=True):
    """One condition of an act.

    Attributes:
        text: the accepted extents, words of the passage, the preferred one first.
        start: where each of them begins.
        kind: the accepted kinds, as in `onrecord.terms.ConditionKind`.
        earliest, latest: ISO days of the time it names; None where that is not asked.
    """

    text: Annotated[list[str], msgspec.Meta(min_length=1)]
    start: Annotated[list[int], msgspec.Meta(min_length=1)]
    kind: Annotated[list[str], msgspec.Meta(min_length=1)]
    earliest: str | None = None
    latest: str | None = None


class ChallengeAct(ActGold, kw_only=True, frozen=True):
    """An act of a challenge passage; what it leaves out is not asked.

    Attributes:
        conditions: all of them, empty where it has none; None where they are not asked.
        joined: "and" or "or" between several conditions; labelled, not yet measured.
        historical: whether the passage tells it as history, not as news; None where not asked.
    """

    conditions: list[ConditionGold] | None = None
    joined: str | None = None
    historical: bool | None = None


class ChallengeGold(Prediction, kw_only=True, frozen=True):
    """A passage of a challenge set, and the acts that are asked for; it may report others.

    Attributes:
        part: which part of the file the line belongs to, for scores by part.
    """

    text: str
    published: str | None = None
    part: str
    acts: Annotated[list[ChallengeAct], msgspec.Meta(min_length=1)]


class ConditionItem(Struct, kw_only=True, frozen=True):
    """One condition found; `earliest` and `latest` are ISO days of the time it names."""

    start: int
    text: str
    kind: str
    earliest: str | None = None
    latest: str | None = None


class ChallengeItem(ActItem, kw_only=True, frozen=True):
    """One act found, with all its conditions."""

    conditions: list[ConditionItem] = []
    historical: bool = False


class ChallengePrediction(Prediction, kw_only=True, frozen=True):
    """The acts found in a challenge passage."""

    acts: list[ChallengeItem]


class AmountGold(Struct, kw_only=True, frozen=True):
    """One amount of a commitment.

    Attributes:
        text, start: the accepted extents, as in `ConditionGold`; any overlap will do.
        least, most: its bounds; None on an open side.
        unit, currency, per: the accepted values, None among them: of none.
    """

    text: Annotated[list[str], msgspec.Meta(min_length=1)]
    start: Annotated[list[int], msgspec.Meta(min_length=1)]
    least: float | None
    most: float | None
    unit: Accepted
    currency: Accepted
    per: Accepted


class ObjectGold(Struct, kw_only=True, frozen=True):
    """The accepted extents of an object, the preferred one first, and where each begins."""

    text: Annotated[list[str], msgspec.Meta(min_length=1)]
    start: Annotated[list[int], msgspec.Meta(min_length=1)]


class CommitmentGold(Struct, kw_only=True, frozen=True):
    """One commitment of an act; lists hold the accepted values, None among them: not told.

    Attributes:
        action: lemmas with their particles.
        object: None where it has none.
        amounts: all of them.
        beneficiary, place: words of the passage.
        due: ISO days on which the time told ends.
        strength, polarity: as in `onrecord.terms`.
    """

    action: Accepted
    object: ObjectGold | None
    amounts: list[AmountGold]
    beneficiary: Accepted
    place: Accepted
    due: Accepted
    strength: Accepted
    polarity: Accepted


class CommittingAct(ActGold, kw_only=True, frozen=True):
    """An act and all its commitments; of the act itself only trigger and class are asked."""

    commitments: list[CommitmentGold]


class CommitmentsGold(Prediction, kw_only=True, frozen=True):
    """A passage and the acts that are asked for; it may report others.

    Attributes:
        part: which part of the file the line belongs to, for scores by part.
    """

    text: str
    published: str | None = None
    part: str
    acts: Annotated[list[CommittingAct], msgspec.Meta(min_length=1)]


class AmountItem(Struct, kw_only=True, frozen=True):
    """One amount found."""

    start: int
    text: str
    least: float | None = None
    most: float | None = None
    unit: str | None = None
    currency: str | None = None
    per: str | None = None


class CommitmentItem(Struct, kw_only=True, frozen=True):
    """One commitment found; `due` is the ISO day on which its time ends."""

    action: str | None = None
    object: str | None = None
    object_start: int | None = None
    amounts: list[AmountItem] = []
    beneficiary: str | None = None
    place: str | None = None
    due: str | None = None
    strength: str | None = None
    polarity: str | None = None


class CommittingItem(ActItem, kw_only=True, frozen=True):
    """One act found, with its commitments."""

    commitments: list[CommitmentItem] = []


class CommitmentsPrediction(Prediction, kw_only=True, frozen=True):
    """The acts found in a passage."""

    acts: list[CommittingItem]


Scores = dict[str, Any]
"""What a scorer returns: nested plain values, ready for JSON."""
