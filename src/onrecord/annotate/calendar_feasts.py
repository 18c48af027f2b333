"""Feasts and holidays: on which day of a year they fall."""

from datetime import date, timedelta

from onrecord.annotate.calendar_intervals import Period, day_of
from onrecord.terms import Precision

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def feast_day(rule: str, year: int) -> date | None:
    """The day of a feast in a year; None outside the years 1 to 9999.

    Args:
        rule: "12-25", a month and a day; "thursday 4 11", the fourth Thursday of November,
            -1 for the last; "easter -2", days from Easter Sunday.
        year: of the Gregorian calendar, also before it was in use.
    """
    if not date.min.year <= year <= date.max.year:
        return None
    name, *numbers = rule.split()
    if name == "easter":
        return easter(year) + timedelta(days=int(numbers[0]))
    if name in _WEEKDAYS:
        nth, month = map(int, numbers)
        return _nth_weekday(_WEEKDAYS.index(name), nth, year, month)
    month, day = map(int, name.split("-"))
    return day_of(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    Source: the "anonymous" algorithm, Nature 13 (1876), p. 487.
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _nth_weekday(weekday: int, nth: int, year: int, month: int) -> date | None:
    interval = Period.part(Precision.MONTH, year, month).interval
    if interval is None:
        return None
    if nth < 0:
        return interval.latest - timedelta(days=(interval.latest.weekday() - weekday) % 7)
    ahead = (weekday - interval.earliest.weekday()) % 7
    return interval.earliest + timedelta(days=ahead + 7 * (nth - 1))
