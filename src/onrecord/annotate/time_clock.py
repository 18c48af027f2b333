"""Resolvers of times of day. Each takes an expression of `times_clock.yaml`; see `Resolver`."""

import re

from onrecord.annotate.calendar_intervals import Period
from onrecord.annotate.time_context import Context, Reading, Resolver
from onrecord.annotate.time_dates import month_and_day
from onrecord.annotate.time_grammar import Expression, load_grammar
from onrecord.annotate.time_numbers import number_of
from onrecord.annotate.time_relative import day_from_publication, weekday_meant
from onrecord.terms import Precision

_HALF_OF_DAY = {"MO": "am", "AF": "pm", "EV": "pm", "NI": "pm"}
_SHOWS_CLOCK = frozenset({"meridiem", "zone", "day_phrase", "point_of_day", "daypart", "hour_word"})


def clock(expression: Expression, context: Context) -> Reading | None:
    """A clock time, on the day beside it, else on the day told before, else on publication's.

    "10:30" alone is one only behind a preposition of time: it may be a score.
    """
    time = _time_of_day(expression)
    shown = not _SHOWS_CLOCK.isdisjoint(expression.words)
    introduced = load_grammar().value("before_clock", expression.before) is not None
    if time is None or not (shown or introduced):
        return None
    return _at(_day_beside(expression, context), f"T{time}{expression.values.get('zone', '')}")


def daypart(expression: Expression, context: Context) -> Reading:
    """A part of a day: "Thursday night", "this morning", "tonight", "the next morning"."""
    part = expression.values.get("daypart") or expression.rule.fields["value"]
    days = expression.rule.fields.get("days")
    if "day_phrase" in expression.words:
        day = _day_beside(expression, context)
    elif days is not None:
        day = day_from_publication(context, int(days))
    else:
        told = context.last(expression, Precision.DAY)
        day = told.shift(int(expression.values.get("sequel", 0))) if told else None
    return _at(day, f"T{part}")


RESOLVERS: dict[str, Resolver] = {resolver.__name__: resolver for resolver in (clock, daypart)}
"""What an entry's `resolve` may name."""


def _day_beside(expression: Expression, context: Context) -> Period | None:
    if "day_word" in expression.values:
        return day_from_publication(context, expression.number("day_word"))
    if "month_day" in expression.words:
        return month_and_day(expression, context)
    if "weekday" in expression.values:
        return weekday_meant(expression, context)
    return context.last(expression, Precision.DAY) or day_from_publication(context, 0)


def _at(day: Period | None, time: str) -> Reading:
    value = day.value if day else None
    return Reading(value + time if value else None)


def _time_of_day(expression: Expression) -> str | None:
    """The time of day as "17:30", on a clock of 24 hours; None where no clock shows it."""
    values = {name: value for name, value in expression.values.items() if name in expression.own}
    if "point_of_day" in values:
        return values["point_of_day"]
    figures = next((values[name] for name in ("clock", "decimal", "hour") if name in values), None)
    if "military" in values:
        figures = f"{values['military'][:2]}:{values['military'][2:]}"
    if figures is None:
        figures = str(int(number_of(expression.words["hour_word"]) or 0))
    hour, minute = map(int, [*re.split(r"[:.]", figures), "0"][:2])
    half = values.get("meridiem") or _HALF_OF_DAY.get(values.get("daypart", ""))
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
