"""Closed vocabularies of the record, as the annotation guide defines them.

Every member's value is the word that is written to output, so a member can be compared with
the string read back from JSON. Nothing here imports another module of the package.
"""

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
    TIMEOUT = "timeout"
    FAILED = "failed"  # the reader or a component failed on this one article
