"""Resolvers of dates told from the day of publication, or from a time told before.

Each takes an expression of `times_relative.yaml`; see `Resolver`.
"""

from datetime import date

from spacy.tokens import Span

from onrecord.annotate.calendar_intervals import Period
from onrecord.annotate.time_context import (
    UNKNOWN,
    Context,
    Reading,
    Resolver,
    dated,
    nearest_by_tense,
    reading_of,
)
from onrecord.annotate.time_dates import ordinal
from onrecord.annotate.time_durations import amount_of, unit_of
from onrecord.annotate.time_events import event_behind
from onrecord.annotate.time_grammar import Expression
from onrecord.annotate.time_tense import Tense, tense_of
from onrecord.terms import Precision

PAST_REF, FUTURE_REF = "PAST_REF", "FUTURE_REF"

_YEARS_IN = {"year": 1, "decade": 10, "century": 100}
_REPORTED = (Precision.QUARTER, Precision.HALF_YEAR)


def day_word(expression: Expression, context: Context) -> Reading:
    """A day counted from publication, by the class `day_word` or the entry's `days`."""
    days = expression.rule.fields.get("days")
    if days is None:
        days = expression.number("day_word")
    return dated(day_from_publication(context, int(days)), expression, context)


def weekday(expression: Expression, context: Context) -> Reading:
    """A weekday; `weekday_meant` has the rule.

    The second of a range ("Monday to Wednesday") is the next such day after the first.
    """
    if "last_weekday" in expression.own:
        first = context.last(expression, Precision.DAY)
        number = expression.number("last_weekday")
        return reading_of(_first_weekday(first.shift(1), number, 1) if first else None)
    return dated(weekday_meant(expression, context), expression, context)


def weekday_of_week(expression: Expression, context: Context) -> Reading:
    """As in "Wednesday of last week": that day of the week, Monday being its first."""
    this = context.anchored(Precision.WEEK)
    week = this.shift(expression.number("direction")) if this else None
    interval = week.interval if week else None
    if interval is None:
        return UNKNOWN
    monday = Period.of(interval.earliest, Precision.DAY)
    return reading_of(monday.shift(expression.number("weekday") - 1))


def weeks_from_weekday(expression: Expression, context: Context) -> Reading | None:
    """As in "a week from Friday", "a week ago Friday": so many weeks from the nearest such day.

    "Monday week" is a week from the next Monday.
    """
    amount = amount_of(expression) if "count" in expression.words else 1
    if amount is None or amount % 1 or unit_of(expression) != "week":
        return None
    today = context.anchored(Precision.DAY)
    if today is None:
        return UNKNOWN
    sign = -1 if "ago" in expression.all_words else 1
    day = _first_weekday(today, expression.number("weekday"), sign)
    return reading_of(_away(day, "day", sign * 7 * int(amount)))


def weekend(expression: Expression, context: Context) -> Reading:
    """As in "the weekend": the nearest one the tense allows."""
    this = context.anchored(Precision.WEEKEND)
    if this is None:
        return UNKNOWN
    return reading_of(nearest_by_tense([this.shift(-1), this, this.shift(1)], expression, context))


def unit(expression: Expression, context: Context) -> Reading | None:
    """As in "last month", "the end of the year", "earlier this week"."""
    name = expression.values["date_unit"]
    if not {"sequel", "same"}.isdisjoint(expression.values):
        return sequel(expression, context)
    direction = expression.values.get("direction")
    if "past" in expression.all_words and name != "year":
        return None  # "the past month" is how long, not the month before
    if name == "day":
        told = context.last(expression, Precision.DAY) or context.anchored(Precision.DAY)
        return None if direction else reading_of(told)
    this = context.anchored(Precision(name))
    return dated(this.shift(int(direction or 0)), expression, context) if this else UNKNOWN


def ago(expression: Expression, context: Context) -> Reading:
    """As in "two years ago": as fine as its unit; a vague count lies in the past.

    "a year ago" beside the results of a quarter is that quarter of the year before.
    """
    return _from_publication(expression, context, sign=-1, vague=PAST_REF)


def from_now(expression: Expression, context: Context) -> Reading:
    """As in "two years from now"."""
    return _from_publication(expression, context, sign=1, vague=FUTURE_REF)


def from_reference(expression: Expression, context: Context) -> Reading:
    """As in "two days later", "a year earlier": from the time told before."""
    sign = expression.number("compared")
    amount = amount_of(expression)
    if amount is None or amount % 1:
        return UNKNOWN
    if unit_of(expression) == "year":
        return reading_of(_years_away(expression, context, sign * int(amount)))
    return reading_of(_away(context.last(expression), unit_of(expression), sign * int(amount)))


def from_event(expression: Expression, context: Context) -> Reading | None:
    """As in "two days after the vote", where the text tells when the vote was.

    Else it is left to the other readings; but "the day after the vote" is a date without a value.
    """
    span = context.span(expression)
    if span is None or span.end >= len(span.doc):
        return None
    marker = span.doc[span.end]
    event = event_behind(marker)
    period = context.events.period_of(event) if event is not None else None
    definite = expression.all_words[0] == "the"
    amount, name = 1.0 if definite else amount_of(expression), unit_of(expression)
    if period is None or amount is None or amount % 1 or period.unit not in (Precision.DAY, name):
        return UNKNOWN if definite and event is not None and marker.dep_ == "prep" else None
    sign = 1 if marker.lower_ == "after" else -1
    found = _away(period, name, sign * int(amount))
    return reading_of(found) if found else None


def from_report(expression: Expression, context: Context) -> Reading | None:
    """As in "a day after Macron spoke": when he did, told from the time of the report.

    Only beside the main verb of a sentence in the past: what is told there happened at the time
    told before in the sentence, else on the day told last, else on the day of publication. What
    has no time of its own so ("a day after the summit") is left to be a duration.
    """
    span = context.span(expression)
    amount, name = amount_of(expression), unit_of(expression)
    if span is None or amount is None or amount % 1 or not _measures_from_report(span):
        return None
    told = context.last(expression, since=span.sent.start_char)
    told = told or context.last(expression, Precision.DAY) or context.anchored(Precision.DAY)
    if told is None or told.unit not in (Precision.DAY, name):
        return None
    sign = -1 if span.doc[span.end].lower_ == "after" else 1
    period = _away(told, name, sign * int(amount))
    return reading_of(period) if period else None


def year_earlier(expression: Expression, context: Context) -> Reading | None:
    """As in "the year-earlier period": the period told, one year before."""
    compared = {"month", "week"} & set(expression.all_words)
    if compared:
        told = context.last(expression, *map(Precision, compared))
        return reading_of(told.shift_years(-1) if told else None)
    if "ordinal" in expression.values and context.anchor:
        number = ordinal(expression)
        if not 1 <= number <= 4:
            return None
        this = Period.part(Precision.QUARTER, context.anchor.year, number)
        begun = this.interval is not None and this.interval.earliest <= context.anchor
        return reading_of(this.shift_years(-1 if begun else -2))
    return reading_of(_years_away(expression, context, -1))


def sequel(expression: Expression, context: Context) -> Reading:
    """As in "the next day", "that year": from the time told before; unknown where none was."""
    told = context.last(expression)
    if told is None or told.interval is None:
        return UNKNOWN
    precision = Precision(expression.values["date_unit"])
    if precision is Precision.DAY and told.unit is not Precision.DAY:
        return UNKNOWN
    shift = int(expression.values.get("sequel", 0))
    return dated(Period.of(told.interval.earliest, precision).shift(shift), expression, context)


def latest_quarter(expression: Expression, context: Context) -> Reading | None:
    """As in "the latest quarter": the one told before, else the last that ended.

    "the latest" is over: one told before that is not, is another.
    """
    token = context.head(expression)
    if token is not None and token.dep_ == "compound":
        return None
    told = context.last(expression, Precision.QUARTER)
    this = context.anchored(Precision.QUARTER)
    if told and this and told.index >= this.index and expression.all_words[-2] != "the":
        told = None
    return reading_of(told or (this.shift(-1) if this else None))


def year_around(expression: Expression, context: Context) -> Reading:
    """As in "year-end": the period of publication, shifted by the entry's `years`."""
    this = context.anchored(Precision(expression.values.get("date_unit", "year")))
    shift = int(expression.rule.fields.get("years", 0))
    return reading_of(this.shift(shift) if this else None)


RESOLVERS: dict[str, Resolver] = {
    resolver.__name__: resolver
    for resolver in (
        *(
            day_word,
            weekday,
            weekend,
            unit,
            ago,
            from_now,
            from_reference,
            from_event,
            from_report,
            year_earlier,
        ),
        *(sequel, latest_quarter, year_around, weekday_of_week, weeks_from_weekday),
    )
}
"""What an entry's `resolve` may name."""


def day_from_publication(context: Context, days: int) -> Period | None:
    """The day that many days after publication, before it where negative."""
    today = context.anchored(Precision.DAY)
    return today.shift(days) if today else None


def weekday_meant(expression: Expression, context: Context) -> Period | None:
    """The day that a weekday's name means: news tells days by name within a week.

    Past: the last such day, the day of publication included. Future: the next, that day
    included. "last" and "next" leave it out; "the previous" and "the following" count from the
    day told before.
    """
    number = expression.number("weekday")
    today = context.anchored(Precision.DAY)
    step = int(expression.values.get("direction", 0))
    if "sequel" in expression.values:
        step = expression.number("sequel")
        if expression.words["sequel"] != ("next",):
            today = context.last(expression, Precision.DAY)
    if today is None:
        return None
    if step:
        return _first_weekday(today.shift(step), number, step)
    tense = context.tense(expression)
    ahead = tense is Tense.FUTURE or ("direction" in expression.values and tense is not Tense.PAST)
    return _first_weekday(today, number, 1 if ahead else -1)


def _measures_from_report(span: Span) -> bool:
    """Whether a clause with "after" or "before" follows, beside a main verb in the past."""
    if span.end >= len(span.doc):
        return False
    marker = span.doc[span.end]
    clause, report = marker.head, marker.head.head
    if marker.dep_ != "mark" or clause.dep_ != "advcl" or report.dep_ != "ROOT":
        return False
    return tense_of(span.doc[report.i : report.i + 1]) is Tense.PAST


def _first_weekday(day: Period, number: int, step: int) -> Period:
    """The first such weekday (1 is Monday) from `day` on, going forward or back."""
    ahead = (number - 1 - day.index) % 7
    return day.shift(ahead if step > 0 else ahead - 7 if ahead else 0)


def _from_publication(
    expression: Expression, context: Context, *, sign: int, vague: str
) -> Reading:
    amount, name = amount_of(expression), unit_of(expression)
    if amount is None or amount % 1:
        return Reading(vague)
    quarter = context.last(expression, *_REPORTED)
    if name == "year" and amount == 1 and quarter and sign < 0:
        return reading_of(quarter.shift_years(-1))
    return reading_of(_away(context.anchored(Precision.DAY), name, sign * int(amount)))


def _away(period: Period | None, name: str, amount: int) -> Period | None:
    """The period that many units away, as fine as the unit; None for hours and the like."""
    interval = period.interval if period else None
    if interval is None or abs(amount) > date.max.toordinal():
        return None
    if name in _YEARS_IN:
        return Period.of(interval.earliest, Precision.YEAR).shift(amount * _YEARS_IN[name])
    if name == "fortnight":
        name, amount = "week", 2 * amount
    if name not in ("day", "week", "weekend", "month", "quarter"):
        return None
    return Period.of(interval.earliest, Precision(name)).shift(amount)


def _years_away(expression: Expression, context: Context, amount: int) -> Period | None:
    """Whole years from what is reported: a quarter or a month stays one, all else is a year."""
    told = context.last(expression, *_REPORTED) or context.last(expression)
    if told and told.unit in (*_REPORTED, Precision.MONTH, Precision.YEAR):
        return told.shift_years(amount)
    this = context.anchored(Precision.YEAR)
    return this.shift(amount) if this else None
