"""What the text around a time expression tells, and how it picks one of several periods."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.calendar_intervals import Interval, Period
from onrecord.annotate.time_events import DatedEvents
from onrecord.annotate.time_grammar import Expression
from onrecord.annotate.time_tense import Tense, governor_of, tense_of
from onrecord.terms import Precision, TimexType

_LINE_OF_THOUGHT = 400
"""Code points over which a time told before is taken up again: two or three sentences."""

_WRONG_SIDE_DAYS = 300
_AHEAD_OF_A_PAST_DAYS = 120
"""How many days nearer a period on the wrong side of publication must be to win; set by hand.

The second holds for single days that a verb in the past does not govern itself: news tells there
also of days to come ("declared a dividend payable Dec. 1").
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means.

    Attributes:
        value: TIMEX3 value; None where the text does not tell enough.
        type: None for the type that the grammar's entry gives.
        interval: the days, where they are fewer than those of the value ("earlier this year"
            ends with the day of publication).
    """

    value: str | None
    type: TimexType | None = None
    interval: Interval | None = None


UNKNOWN = Reading(None)


@dataclass(slots=True)
class Context:
    """What the text around an expression tells.

    Attributes:
        anchor: day from which the text speaks here: that of publication, or of the post of a
            live blog; None where unknown.
        doc: the parsed text, None for a bare string.
        told: the periods told so far, each with the offset where it ends.
        undated: offset up to which tense says nothing: the end of the dateline.
        stamps: offsets at which a post of a live blog tells its day.
        events: what the periods told so far date.
    """

    anchor: date | None
    doc: Doc | None = None
    told: list[tuple[int, Period]] = field(default_factory=list)
    undated: int = 0
    stamps: frozenset[int] = frozenset()
    events: DatedEvents = field(default_factory=DatedEvents)

    def remember(self, start: int, end: int, period: Period) -> None:
        """Let later expressions speak from the period told at `[start, end)`."""
        self.told.append((end, period))
        if start in self.stamps and period.interval:
            self.anchor = period.interval.earliest
        span = self._span(start, end)
        if span is not None:
            self.events.remember(span, period)

    def anchored(self, unit: Precision) -> Period | None:
        """The period of that unit in which the article was published."""
        return Period.of(self.anchor, unit) if self.anchor else None

    def last(self, expression: Expression, *units: Precision, since: int = 0) -> Period | None:
        """The last period told shortly before.

        Args:
            expression: before which.
            units: of one of these, where any are given.
            since: not before this offset.
        """
        since = max(since, expression.start - _LINE_OF_THOUGHT)
        for end, period in reversed(self.told):
            if end < since:
                return None
            if not units or period.unit in units:
                return period
        return None

    def tense(self, expression: Expression) -> Tense | None:
        """The tense of the clause around the expression; None where unknown."""
        span = self.span(expression)
        return tense_of(span) if span is not None and expression.start >= self.undated else None

    def is_governed(self, expression: Expression) -> bool:
        """Whether a verb that shows its tense governs the expression directly.

        An infinitive shows none: "summoned him to testify on May 10".
        """
        span = self.span(expression)
        if span is None:
            return False
        governor = governor_of(span)
        infinitive = any(child.tag_ == "TO" for child in governor.children)
        return governor.pos_ in ("VERB", "AUX") and not infinitive

    def head(self, expression: Expression) -> Token | None:
        """The token that heads the expression; None for a bare string."""
        span = self.span(expression)
        return span.root if span is not None else None

    def token_before(self, expression: Expression) -> Token | None:
        """The token before the expression; None for a bare string."""
        span = self.span(expression)
        return span.doc[span.start - 1] if span is not None and span.start else None

    def span(self, expression: Expression) -> Span | None:
        """The tokens of the expression; None for a bare string."""
        return self._span(expression.start, expression.end)

    def _span(self, start: int, end: int) -> Span | None:
        if self.doc is None:
            return None
        return self.doc.char_span(start, end, alignment_mode="expand")


Resolver = Callable[[Expression, Context], Reading | None]


def reading_of(period: Period | None) -> Reading:
    """The reading whose value is that period's."""
    return Reading(period.value) if period else UNKNOWN


def dated(period: Period | None, expression: Expression, context: Context) -> Reading:
    """As `reading_of`; "earlier" and "later" cut the interval at the day of publication."""
    interval = period.interval if period else None
    anchor = context.anchor
    if period is None or interval is None or anchor is None or period.unit is Precision.DAY:
        return reading_of(period)
    cut = None
    if interval.earliest <= anchor <= interval.latest:
        if "earlier" in expression.all_words:
            cut = Interval(interval.earliest, anchor, period.unit)
        elif "later" in expression.all_words:
            cut = Interval(anchor, interval.latest, period.unit)
    return Reading(period.value, interval=cut)


def nearest(periods: Iterable[Period], anchor: date) -> Period | None:
    """The period nearest to `anchor`, the earlier of two."""
    return min(periods, key=lambda period: _distance(period, anchor), default=None)


def nearest_by_tense(
    periods: Iterable[Period], expression: Expression, context: Context
) -> Period | None:
    """The period nearest to publication, on the side of it that the clause's tense tells.

    News names a day or a month of another year by its year, unless it is near: so a period on
    the wrong side still wins over one on the right side that is very much farther off.
    """
    anchor = context.anchor
    if anchor is None:
        return None
    tense, governed = context.tense(expression), context.is_governed(expression)

    def cost(period: Period) -> int:
        interval, cost = period.interval, _distance(period, anchor)
        if interval and tense is Tense.PAST and interval.earliest > anchor:
            loose = period.unit is Precision.DAY and not governed
            return cost + (_AHEAD_OF_A_PAST_DAYS if loose else _WRONG_SIDE_DAYS)
        if interval and tense is Tense.FUTURE and interval.latest < anchor:
            return cost + _WRONG_SIDE_DAYS
        return cost

    return min(periods, key=cost, default=None)


def _distance(period: Period, anchor: date) -> int:
    interval = period.interval
    if interval is None:
        return date.max.toordinal()
    if interval.earliest <= anchor <= interval.latest:
        return 0
    return min(abs((interval.earliest - anchor).days), abs((interval.latest - anchor).days))
