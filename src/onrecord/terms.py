"""Closed vocabularies of the record, as the annotation guide defines them.

Every member's value is the word that is written to output, so a member can be compared with
the string read back from JSON. Nothing here imports another module of the package.
"""

from collections.abc import Mapping
from enum import StrEnum


class ActClass(StrEnum):
    """What an act does. Source: the project's guide for acts, commitments and conditions."""

    PLEDGE = "pledge"  # commits the actor to something positive for the recipient
    OFFER = "offer"  # would do it if wanted; open to
    THREATEN = "threaten"  # commits to a cost for the recipient
    REFUSE = "refuse"  # declines to do, rejects a proposal or a demand
    DEMAND = "demand"  # insists that others do
    REQUEST = "request"  # asks, urges, appeals, calls for
    ACCUSE = "accuse"  # blames, condemns, charges
    DENY = "deny"
    WARN = "warn"  # a bad thing may come, not by one's own hand
    AGREE = "agree"  # accepts, signs, reaches agreement
    PRAISE = "praise"  # supports verbally, thanks, welcomes
    MEET = "meet"  # talks, visits, calls
    ASSERT = "assert"  # any other statement
    DEED = "deed"  # a non-verbal act


class PloverType(StrEnum):
    """Event types of the PLOVER codebook (2021), as shipped in NGEC."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class PloverMode(StrEnum):
    """How an event is done, or what a demand, refusal or threat is about; by type in `MODES`.

    Source: PLOVER codebook (2021).
    """

    # CONSULT
    VISIT = "visit"
    THIRD_PARTY = "third-party"  # hosted or mediated by somebody else
    MULTILATERAL = "multilateral"
    PHONE = "phone"  # or another remote medium
    # RETREAT; withdraw of SANCTION too
    WITHDRAW = "withdraw"
    RELEASE = "release"
    DISARM = "disarm"
    CEASEFIRE = "ceasefire"
    ACCESS = "access"
    RESIGN = "resign"
    # REQUEST and REJECT
    ASSIST = "assist"  # exchange, relations, help
    CHANGE = "change"  # of policy, government, institutions
    YIELD = "yield"  # release, end of sanctions, ceasefire, withdrawal
    MEET = "meet"  # meetings, negotiations, mediation
    # ACCUSE
    DISAPPROVE = "disapprove"
    INVESTIGATE = "investigate"
    ALLEGE = "allege"
    # THREATEN; restrict and arrest of COERCE too, expel of SANCTION too
    RESTRICT = "restrict"
    ARREST = "arrest"
    RELATIONS = "relations"
    EXPEL = "expel"
    TERRITORY = "territory"
    VIOLENCE = "violence"
    # PROTEST
    DEMO = "demo"
    RIOT = "riot"
    STRIKE = "strike"
    HUNGER = "hunger"
    BOYCOTT = "boycott"
    OBSTRUCT = "obstruct"
    VANDALIZE = "vandalize"
    # SANCTION
    CONVICT = "convict"
    DISCONTINUE = "discontinue"
    # MOBILIZE
    TROOPS = "troops"
    WEAPONS = "weapons"
    POLICE = "police"
    MILITIA = "militia"
    # COERCE
    SEIZE = "seize"
    CENSOR = "censor"
    CURFEW = "curfew"
    MARTIAL_LAW = "martial-law"
    DEPORT = "deport"
    WITHHOLD = "withhold"
    MISINFORMATION = "misinformation"
    CYBER = "cyber"
    # ASSAULT
    ABDUCT = "abduct"
    BEAT = "beat"
    TORTURE = "torture"
    SEXUAL = "sexual"
    TARGETED = "targeted"  # assassination
    DESTROY = "destroy"
    PRIMITIVE = "primitive"  # blades, stones, fire
    FIREARMS = "firearms"
    EXPLOSIVES = "explosives"  # not fired from a heavy weapon: mines, car bombs
    SUICIDE_ATTACK = "suicide-attack"
    AERIAL = "aerial"
    DRONE = "drone"
    HEAVY_WEAPONS = "heavy-weapons"
    CROWD_CONTROL = "crowd-control"
    UNCONVENTIONAL = "unconventional"  # chemical, biological, radiological, nuclear


_DEMANDED = (PloverMode.ASSIST, PloverMode.CHANGE, PloverMode.YIELD, PloverMode.MEET)

MODES: Mapping[PloverType, tuple[PloverMode, ...]] = {
    PloverType.CONSULT: (
        PloverMode.VISIT,
        PloverMode.THIRD_PARTY,
        PloverMode.MULTILATERAL,
        PloverMode.PHONE,
    ),
    PloverType.RETREAT: (
        PloverMode.WITHDRAW,
        PloverMode.RELEASE,
        PloverMode.DISARM,
        PloverMode.CEASEFIRE,
        PloverMode.ACCESS,
        PloverMode.RESIGN,
    ),
    PloverType.REQUEST: _DEMANDED,
    PloverType.REJECT: _DEMANDED,
    PloverType.ACCUSE: (PloverMode.DISAPPROVE, PloverMode.INVESTIGATE, PloverMode.ALLEGE),
    PloverType.THREATEN: (
        PloverMode.RESTRICT,
        PloverMode.ARREST,
        PloverMode.RELATIONS,
        PloverMode.EXPEL,
        PloverMode.TERRITORY,
        PloverMode.VIOLENCE,
    ),
    PloverType.PROTEST: (
        PloverMode.DEMO,
        PloverMode.RIOT,
        PloverMode.STRIKE,
        PloverMode.HUNGER,
        PloverMode.BOYCOTT,
        PloverMode.OBSTRUCT,
        PloverMode.VANDALIZE,
    ),
    PloverType.SANCTION: (
        PloverMode.CONVICT,
        PloverMode.EXPEL,
        PloverMode.WITHDRAW,
        PloverMode.DISCONTINUE,
    ),
    PloverType.MOBILIZE: (
        PloverMode.TROOPS,
        PloverMode.WEAPONS,
        PloverMode.POLICE,
        PloverMode.MILITIA,
    ),
    PloverType.COERCE: (
        PloverMode.SEIZE,
        PloverMode.RESTRICT,
        PloverMode.CENSOR,
        PloverMode.CURFEW,
        PloverMode.MARTIAL_LAW,
        PloverMode.ARREST,
        PloverMode.DEPORT,
        PloverMode.WITHHOLD,
        PloverMode.MISINFORMATION,
        PloverMode.CYBER,
    ),
    PloverType.ASSAULT: (
        PloverMode.ABDUCT,
        PloverMode.BEAT,
        PloverMode.TORTURE,
        PloverMode.SEXUAL,
        PloverMode.TARGETED,
        PloverMode.DESTROY,
        PloverMode.PRIMITIVE,
        PloverMode.FIREARMS,
        PloverMode.EXPLOSIVES,
        PloverMode.SUICIDE_ATTACK,
        PloverMode.AERIAL,
        PloverMode.DRONE,
        PloverMode.HEAVY_WEAPONS,
        PloverMode.CROWD_CONTROL,
        PloverMode.UNCONVENTIONAL,
    ),
}
"""Type -> its modes, in the codebook's order; a type that is not listed has none."""


class QuadClass(StrEnum):
    """Whether an event is of words or deeds, and of cooperation or conflict.

    Source: PLOVER codebook (2021); its numbers are 1 to 4 in this order.
    """

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"

    @property
    def number(self) -> int:
        """The codebook's number, as POLECAT and GDELT write it."""
        return list(QuadClass).index(self) + 1


QUAD_CLASSES: Mapping[PloverType, QuadClass] = {
    PloverType.AGREE: QuadClass.VERBAL_COOPERATION,
    PloverType.CONSULT: QuadClass.VERBAL_COOPERATION,
    PloverType.SUPPORT: QuadClass.VERBAL_COOPERATION,
    PloverType.CONCEDE: QuadClass.VERBAL_COOPERATION,
    PloverType.COOPERATE: QuadClass.MATERIAL_COOPERATION,
    PloverType.AID: QuadClass.MATERIAL_COOPERATION,
    PloverType.RETREAT: QuadClass.MATERIAL_COOPERATION,
    PloverType.REQUEST: QuadClass.VERBAL_CONFLICT,
    PloverType.ACCUSE: QuadClass.VERBAL_CONFLICT,
    PloverType.REJECT: QuadClass.VERBAL_CONFLICT,
    PloverType.THREATEN: QuadClass.VERBAL_CONFLICT,
    PloverType.SANCTION: QuadClass.MATERIAL_CONFLICT,
    PloverType.PROTEST: QuadClass.MATERIAL_CONFLICT,
    PloverType.MOBILIZE: QuadClass.MATERIAL_CONFLICT,
    PloverType.COERCE: QuadClass.MATERIAL_CONFLICT,
    PloverType.ASSAULT: QuadClass.MATERIAL_CONFLICT,
}
"""Type -> quad class. The codebook has SANCTION both as verbal and as material conflict: here it is
material, as in its section on the type."""


class PloverContext(StrEnum):
    """What an event is about, whatever its type. Source: PLOVER codebook (2021)."""

    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    EXECUTIVE = "executive"
    LEGISLATIVE = "legislative"
    ELECTION = "election"
    POLITICAL_INSTITUTIONS = "political_institutions"
    PRO_DEMOCRACY = "pro_democracy"
    PRO_AUTOCRACY = "pro_autocracy"
    ECONOMIC = "economic"
    LEGAL = "legal"
    REPARATIONS = "reparations"
    HUMAN_RIGHTS = "human_rights"
    RIGHTS_FREEDOMS = "rights_freedoms"
    REPRESSION = "repression"
    HUMAN_SECURITY = "human_security"  # water, food, housing, energy
    GENDER = "gender"
    LGBT = "lgbt"
    RELIGION_ETHNICITY = "religion_ethnicity"
    INEQUALITY = "inequality"
    DIPLOMATIC = "diplomatic"
    TERRITORY = "territory"
    PEACEKEEPING = "peacekeeping"
    HEALTH = "health"
    ASYLUM = "asylum"
    MIGRATION = "migration"
    DISASTERS = "disasters"
    NATURAL_RESOURCE = "natural_resource"
    ENVIRONMENT = "environment"
    TECHNOLOGY = "technology"
    TERRORISM = "terrorism"
    CBRN = "cbrn"  # chemical, biological, radiological, nuclear
    CYBER = "cyber"
    MISINFORMATION = "misinformation"
    CRIME = "crime"
    CORRUPTION = "corruption"
    ILLEGAL_DRUGS = "illegal_drugs"
    TRAFFICKING = "trafficking"


class Modality(StrEnum):
    """How the content of an act stands to the world."""

    ACTUAL = "actual"  # happened or holds
    PLANNED = "planned"  # announced future, not promised
    PROMISED = "promised"
    POSSIBLE = "possible"  # may, could, open to
    CONDITIONAL = "conditional"  # holds only under a condition
    DEMANDED = "demanded"
    DENIED = "denied"


class Polarity(StrEnum):
    """Whether the content says that something is, or that it is not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class ConditionKind(StrEnum):
    """The relation between a content and the condition it depends on."""

    IF = "if"
    UNLESS = "unless"
    UNTIL = "until"
    ONCE = "once"
    AS_LONG_AS = "as_long_as"
    BEFORE = "before"
    AFTER = "after"
    DEADLINE = "deadline"
    IN_EXCHANGE = "in_exchange"
    OTHER = "other"


class Conjunction(StrEnum):
    """How a condition is joined to the one before it: both must hold, or one of them."""

    AND = "and"
    OR = "or"


class Strength(StrEnum):
    """How firmly somebody is committed, by the words alone; the firmest first."""

    WILL = "will"  # will, shall; vowed, promised, guaranteed, agreed, refused
    INTENDS = "intends"  # plans to, intends to, is to
    WOULD = "would"
    READY = "ready"  # ready to, prepared to, willing to; offered
    OPEN = "open"  # open to, may, could; proposed
    CONSIDERS = "considers"  # considering, studying whether


class Form(StrEnum):
    """How an act of speech is quoted, judged by its quotation marks alone."""

    DIRECT = "direct"  # all of the content stands in quotation marks
    INDIRECT = "indirect"
    MIXED = "mixed"


class TimexType(StrEnum):
    """Types of time expression. Source: TimeML 1.2.1, TIMEX3 `type`."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Precision(StrEnum):
    """How finely a text tells a time; the interval of a `When` is that wide."""

    TIME = "time"  # a clock time or a part of a day; the interval is the day
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half_year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"  # from one day to another, both told


class ActorType(StrEnum):
    """What kind of party stands behind a mention."""

    PERSON = "person"
    GOVERNMENT = "government"  # also behind a capital or a palace
    COUNTRY = "country"
    ORGANISATION = "organisation"
    IGO = "igo"  # international governmental organisation
    ARMED_GROUP = "armed_group"
    GROUP = "group"  # "26 countries", "two officials", "Western troops"
    UNKNOWN = "unknown"


class Tenure(StrEnum):
    """How an office is held, where it is not simply held."""

    FORMER = "former"
    ACTING = "acting"
    ELECT = "elect"  # elected or named, not yet in office


class Sector(StrEnum):
    """Sectors of actors. Source: the PLOVER codebook (2021), as NGEC writes them."""

    GOV = "GOV"  # governments, their heads and ministers
    MIL = "MIL"  # armed forces, ministries of defence
    LEG = "LEG"  # parliaments
    JUD = "JUD"  # courts, prosecutors
    SPY = "SPY"  # intelligence services
    COP = "COP"  # police, border guards
    PTY = "PTY"  # political parties
    OPP = "OPP"  # opposition
    REB = "REB"  # rebels
    PRM = "PRM"  # militias on a government's side
    UAF = "UAF"
    PRE = "PRE"
    ELI = "ELI"  # former officials and elites
    BUS = "BUS"
    AGR = "AGR"
    LAB = "LAB"
    JRN = "JRN"
    EDU = "EDU"
    MED = "MED"  # medicine
    REL = "REL"
    REF = "REF"  # refugees and migrants
    CRM = "CRM"
    CVL = "CVL"
    SOC = "SOC"  # civil society
    UNK = "UNK"


class MentionForm(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    TITLE = "title"  # "the president", "the foreign minister"
    GROUP = "group"
    PRONOUN = "pronoun"


class PublishedBasis(StrEnum):
    """Where an article's publication date comes from."""

    STATED = "stated"  # metadata of the article, or a dated head line in its text
    ASSUMED = "assumed"  # given by the user for texts that state none
    UNKNOWN = "unknown"


class SetAsideReason(StrEnum):
    """Why an input did not become an article. Machine-readable and stable."""

    EMPTY = "empty"
    BOILERPLATE = "boilerplate"  # cookie wall, paywall stub, "access denied"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    MALFORMED = "malformed"  # a broken line of JSON, a record without text
    LANGUAGE = "language"
    UNREADABLE = "unreadable"  # missing, no permission, a device
    UNSUPPORTED = "unsupported"  # a format no reader takes
    XML_FORBIDDEN = "xml_forbidden"  # XML that defines entities or names files
    BOMB = "bomb"  # packed so that unpacking it would fill the machine
    INCOMPLETE = "incomplete"  # the input ends before it should, or is damaged within
    WITHHELD = "withheld"  # its publisher withholds, cancels or embargoes it
    TIMEOUT = "timeout"
    FAILED = "failed"  # the reader or a component failed on this one article
    TAKEN_DOWN = "taken_down"  # removed from the store on request; it does not come back


class ItemOutcome(StrEnum):
    """What became of one input of an ingest; every input has exactly one."""

    STORED = "stored"  # a new article
    VERSION = "version"  # a new text under the key of an article in the store
    DUPLICATE = "duplicate"  # a text in the store, seen in another place: a further source of it
    KNOWN = "known"  # a text in the store, seen in this very place before
    SKIPPED = "skipped"  # published before the day from which on articles are wanted
    SET_ASIDE = "set_aside"


class RunState(StrEnum):
    """How far an ingest came."""

    RUNNING = "running"
    DONE = "done"
    INTERRUPTED = "interrupted"  # ended before its inputs did; what it had stored stays


class JudgementKind(StrEnum):
    """What two things are judged to be, or not to be, to each other."""

    SAME_ACT = "same_act"
    NEAR_DUPLICATE = "near_duplicate"
    VERSION = "version"


class VersionKind(StrEnum):
    """What a later text of the same publisher does to the one before it."""

    UPDATE = "update"  # adds or rewrites
    CORRECTION = "correction"  # says that something was wrong or unclear
    REPEAT = "repeat"  # sends it again, at most mended in form
    WITHDRAWAL = "withdrawal"  # takes it back: a kill notice, a retraction


class Verdict(StrEnum):
    """What a person found on looking at an act."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CORRECTED = "corrected"  # one field has another value
