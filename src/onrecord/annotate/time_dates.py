"""Resolvers of dates told by their own name: days, months, seasons, quarters, years, feasts.

Each takes an expression of `times_dates.yaml` or `times_holidays.yaml`; see `Resolver`.
"""

import re
from collections.abc import Callable

from onrecord.annotate.calendar_feasts import feast_day, nth_weekday
from onrecord.annotate.calendar_intervals import Period, day_of, period_of
from onrecord.annotate.time_context import (
    UNKNOWN,
    Context,
    Reading,
    Resolver,
    dated,
    nearest,
    nearest_by_tense,
    reading_of,
)
from onrecord.annotate.time_grammar import Expression, load_grammar
from onrecord.annotate.time_numbers import year_in_words, year_of_figures
from onrecord.annotate.time_tense import Tense
from onrecord.terms import Precision, TimexType

_EARLIEST_YEAR, _YEARS_AHEAD = 1000, 150
"""Bounds of what four figures alone can be as a year: seen in news, measured from publication."""

_OPENING = frozenset({"", "(", ".", ",", ";", ":", "!", "?", '"', "“", "'s", "’s"})
_MAY_STAND_BEFORE = frozenset({"ADJ", "ADV", "VERB", "AUX", "DET"})
"""Signs, and parts of speech, that stand before a year; a number behind a noun is its name."""

_REACH_YEARS = 8  # 29 February may be eight years away, as around 1900
_AMBIGUOUS_MONTHS = frozenset({"april", "may", "march", "august", "june"})  # also names, verbs


def written_day(expression: Expression, _: Context) -> Reading | None:
    """An ISO date or time, or month, day and year in figures.

    The month comes first, as in the US, but behind the day where full stops part them.
    """
    if "iso" in expression.values:
        text = expression.values["iso"]
        if period_of(text) is None:
            return None
        return Reading(text, TimexType.TIME if "T" in text else None)
    figures = expression.values["numeric"]
    month, number, last = re.split(r"[/.-]", figures)
    if "." in figures:
        month, number = number, month
    year = year_of_figures(last)
    day = day_of(year, int(month), int(number)) or day_of(year, int(number), int(month))
    return Reading(day.isoformat()) if day else None


def calendar_day(expression: Expression, context: Context) -> Reading | None:
    """Month and day, with or without year and weekday; unknown where no calendar has the day."""
    if _contradicts_weekday(expression, context):
        return None
    return dated(month_and_day(expression, context), expression, context)


def day_of_month(expression: Expression, context: Context) -> Reading:
    """As in "the 5th": of the month told last, else of the nearest the tense allows."""
    number = ordinal(expression)
    told = context.last(expression, Precision.MONTH, Precision.DAY)
    month = told or context.anchored(Precision.MONTH)
    if month is None or month.interval is None:
        return UNKNOWN
    first = Period.of(month.interval.earliest, Precision.MONTH)
    months = [first] if told else [first.shift(-1), first, first.shift(1)]
    days = [day for month in months if (day := _day_in(month, number))]
    if told:
        return reading_of(days[0] if days else None)
    return reading_of(nearest_by_tense(days, expression, context))


def month(expression: Expression, context: Context) -> Reading | None:
    """A month, with or without year."""
    if not _is_month(expression, context):
        return None
    return dated(_month(expression, context), expression, context)


def year(expression: Expression, context: Context) -> Reading:
    """A year that words around it show to be one."""
    number = year_told(expression, context)
    period = Period(Precision.YEAR, number) if number is not None else None
    return dated(period, expression, context)


def lone_year(expression: Expression, context: Context) -> Reading | None:
    """A year in figures that only what is around tells from a number."""
    number = year_told(expression, context)
    if number is None or not _is_year(number, expression, context):
        return None
    return reading_of(Period(Precision.YEAR, number))


def spoken_year(expression: Expression, context: Context) -> Reading | None:
    """A year in words: "nineteen eighty-nine"; "two thousand" only behind "the year"."""
    number = year_told(expression, context)
    round_number = expression.all_words[-1] in ("hundred", "thousand")
    if number is None or (round_number and "year" not in expression.all_words):
        return None
    if expression.before.lower() == "the" and "year" not in expression.all_words:
        return None
    return reading_of(Period(Precision.YEAR, number))


def decade(expression: Expression, context: Context) -> Reading | None:
    """As in "the 1990s", "the nineties"; two figures alone need an article or "and"."""
    if "decade_word" in expression.values:
        number = 190 + expression.number("decade_word")
    elif "decade4" in expression.values:
        number = _figures(expression.values["decade4"]) // 10
    else:
        shown = {"the", "early", "mid", "late"} & set(expression.all_words)
        apostrophe = not expression.values["decade2"][0].isdigit()
        if not shown and not apostrophe and expression.before.lower() not in ("and", "or", "to"):
            return None
        number = 190 + _figures(expression.values["decade2"]) // 10
    return dated(Period(Precision.DECADE, number), expression, context)


def century(expression: Expression, _: Context) -> Reading | None:
    """As in "the 19th century": the years 1800 to 1899, TIMEX3 value "18"."""
    number = ordinal(expression)
    return reading_of(Period(Precision.CENTURY, number - 1)) if 1 < number <= 99 else None


def season(expression: Expression, context: Context) -> Reading:
    """A season, with or without year."""
    number = expression.number("season")
    period = _of_year(expression, context, lambda year: Period.part(Precision.SEASON, year, number))
    return dated(period, expression, context)


def quarter(expression: Expression, context: Context) -> Reading | None:
    """A quarter; without a year the last that began under a past tense, else the nearest.

    What is told of quarters is mostly their results, also under a future tense ("will report").
    """
    if "quarter_code" in expression.values:
        number = _figures(expression.values["quarter_code"])
    else:
        number = ordinal(expression, default=4)
    if not 1 <= number <= 4:
        return None

    def of(year: int) -> Period:
        return Period.part(Precision.QUARTER, year, number)

    anchor = context.anchor
    if anchor is None or tells_year(expression) or "direction" in expression.values:
        return dated(_of_year(expression, context, of), expression, context)
    quarters = [of(anchor.year + shift) for shift in (-1, 0, 1)]
    if context.tense(expression) is Tense.PAST:
        quarters = [q for q in quarters if (i := q.interval) and i.earliest <= anchor]
    return reading_of(nearest(quarters, anchor))


def half_year(expression: Expression, context: Context) -> Reading | None:
    """A half of a year; "the first half" alone may be one of a match."""
    if "half_code" in expression.values:
        number = _figures(expression.values["half_code"])
    else:
        number = ordinal(expression, default=2)
    if not 1 <= number <= 2:
        return None
    return reading_of(
        _of_year(expression, context, lambda year: Period.part(Precision.HALF_YEAR, year, number))
    )


def week_of(expression: Expression, context: Context) -> Reading:
    """As in "the week of March 6"."""
    day = month_and_day(expression, context)
    interval = day.interval if day else None
    return reading_of(Period.of(interval.earliest, Precision.WEEK)) if interval else UNKNOWN


def week_of_month(expression: Expression, context: Context) -> Reading | None:
    """As in "the last week of March": the ISO week that holds the day so many weeks into it."""
    period = _month(expression, context)
    interval = period.interval if period else None
    if interval is None:
        return UNKNOWN
    number = ordinal(expression, default=0)
    day = _day_in(period, 7 * number - 6) if number else Period.of(interval.latest, Precision.DAY)
    if day is None or day.interval is None:
        return None
    return reading_of(Period.of(day.interval.earliest, Precision.WEEK))


def weekday_of_month(expression: Expression, context: Context) -> Reading | None:
    """As in "the first Tuesday of November"; a month has no fifth one, or has it not always."""
    weekday = expression.number("weekday") - 1
    number = ordinal(expression, default=-1)
    month = _month_number(expression)

    def on(year: int) -> Period | None:
        day = nth_weekday(weekday, number, year, month)
        return Period.of(day, Precision.DAY) if day else None

    return dated(_of_year(expression, context, on), expression, context) if number <= 5 else None


def feast(expression: Expression, context: Context) -> Reading:
    """A feast or holiday, with or without year."""
    rule = str(expression.rule.fields["day"])

    def on(year: int) -> Period | None:
        day = feast_day(rule, year)
        return Period.of(day, Precision.DAY) if day else None

    return dated(_of_year(expression, context, on), expression, context)


def undated_feast(_: Expression, __: Context) -> Reading:
    """A feast whose day the calendar alone does not tell: it goes by the moon or the country."""
    return UNKNOWN


def fixed(expression: Expression, _: Context) -> Reading:
    """An expression that always means the same: the entry's `value`."""
    return Reading(str(expression.rule.fields["value"]))


RESOLVERS: dict[str, Resolver] = {
    resolver.__name__: resolver
    for resolver in (
        *(written_day, calendar_day, day_of_month, month, year, lone_year, spoken_year, decade),
        *(century, season, quarter, half_year, week_of, week_of_month, weekday_of_month, feast),
        *(undated_feast, fixed),
    )
}
"""What an entry's `resolve` may name."""


def month_and_day(expression: Expression, context: Context) -> Period | None:
    """The day that month and day tell; None where no calendar has it, as for 31 February."""
    number, month_number = _day_number(expression), _month_number(expression)

    def on(year: int) -> Period | None:
        day = day_of(year, month_number, number)
        return Period.of(day, Precision.DAY) if day else None

    return _of_year(expression, context, on)


def ordinal(expression: Expression, *, default: int = 0) -> int:
    """The number of "third", "23rd" or "twenty-third"."""
    if "o31" in expression.values:
        return int(expression.values["o31"][:-2])
    if "ordinal" in expression.values:
        return expression.number("ordinal") + int(expression.values.get("tens", 0))
    return default


def tells_year(expression: Expression) -> bool:
    """Whether the expression names a year or points to one ("last year's")."""
    return not {"year_phrase", "year", "spoken_year", "year_direction", "fiscal_code"}.isdisjoint(
        expression.words
    )


def year_told(expression: Expression, context: Context) -> int | None:
    """The year that an expression names or points to; None where it does neither."""
    values = expression.values
    if expression.all_words[0] == values.get("short"):  # the 91 of 1990-91
        short = values["short"]
        return int(values["year4"][:-2] + short) if len(short) == 2 else None
    for name in ("year4", "short_year", "fiscal_code"):
        if name in values:
            return year_of_figures(re.sub(r"\D", "", values[name]))
    if "spoken_year" in expression.words:
        return year_in_words(expression.words["spoken_year"])
    if "year_direction" in values and context.anchor:
        return context.anchor.year + expression.number("year_direction")
    if "year_sequel" in values or "year_same" in values:
        told = context.last(expression)
        if told and told.interval:
            return told.interval.earliest.year + int(values.get("year_sequel", 0))
    return None


def _of_year(
    expression: Expression, context: Context, make: Callable[[int], Period | None]
) -> Period | None:
    """The yearly period that `make` gives for a year, of the year that the expression means."""
    if tells_year(expression):
        number = year_told(expression, context)
        return make(number) if number is not None else None
    anchor = context.anchor
    if anchor is None:
        return None
    years = range(anchor.year - _REACH_YEARS, anchor.year + _REACH_YEARS + 1)
    periods = [period for year in years if (period := make(year)) and period.interval]
    if "direction" not in expression.values:
        return nearest_by_tense(periods, expression, context)
    direction = expression.number("direction")
    if direction == 0 and "season" not in expression.values:
        return make(anchor.year)
    if direction == 0:  # in January, "this winter" is the one that began in December
        return nearest(periods, anchor)
    if direction < 0:
        return nearest((p for p in periods if (i := p.interval) and i.latest < anchor), anchor)
    return nearest((p for p in periods if (i := p.interval) and i.earliest > anchor), anchor)


def _month(expression: Expression, context: Context) -> Period | None:
    number = _month_number(expression)
    return _of_year(expression, context, lambda year: Period.part(Precision.MONTH, year, number))


def _month_number(expression: Expression) -> int:
    return expression.number("month" if "month" in expression.values else "month_short")


def _day_number(expression: Expression) -> int:
    figures = re.sub(r"\D", "", expression.words["day"][0])
    return int(figures) if figures else ordinal(expression)


def _day_in(month: Period | None, number: int) -> Period | None:
    interval = month.interval if month else None
    if interval is None:
        return None
    day = day_of(interval.earliest.year, interval.earliest.month, number)
    return Period.of(day, Precision.DAY) if day else None


def _figures(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _contradicts_weekday(expression: Expression, context: Context) -> bool:
    """Whether a weekday stands beside a full date that falls on another one."""
    named = expression.values.get("weekday") or expression.values.get("weekday_short")
    if named is None or not tells_year(expression):
        return False
    day = month_and_day(expression, context)
    interval = day.interval if day else None
    return interval is not None and interval.earliest.isoweekday() != int(named)


def _is_year(number: int, expression: Expression, context: Context) -> bool:
    """Whether figures that stand alone are a year and count nothing."""
    value = load_grammar().value
    before, after = expression.before, expression.after
    latest = (context.anchor.year if context.anchor else 2000) + _YEARS_AHEAD
    introduced = value("before_year", before) is not None
    if not _EARLIEST_YEAR <= number <= latest:
        return False
    if "short_year" in expression.values or after == "-":
        return introduced
    if value("counted", after) is not None or after in ("%", "/"):
        return False
    token = context.token_before(expression)
    modified = token is not None and token.pos_ in _MAY_STAND_BEFORE
    shown = introduced or modified or before in _OPENING
    return shown and not _counts(number, expression, context)


def _counts(number: int, expression: Expression, context: Context) -> bool:
    """Whether a round number counts the plural noun behind it: "the 2000 troops"."""
    if number % 100:
        return False
    token = context.head(expression)
    if token is None:
        return expression.after.endswith("s") and expression.after.islower()
    return token.head.tag_ == "NNS" and token.head.idx >= expression.end


def _is_month(expression: Expression, context: Context) -> bool:
    """Whether a lone "May" or "March" is the month, not a verb or a name.

    It is one behind a preposition of time, and as the modifier of a common noun ("the March vote"),
    if the name recogniser says so.
    """
    name = expression.all_words[0].rstrip(".")
    if len(expression.all_words) > 1 or name not in _AMBIGUOUS_MONTHS:
        return True
    before = expression.before
    if name in ("may", "march") or before[:1].isupper():
        token = context.head(expression)
        if token is not None and token.ent_type_ == "DATE" and token.head.pos_ == "NOUN":
            return token.head.idx >= expression.end
        return load_grammar().value("before_month", before) is not None
    return True
