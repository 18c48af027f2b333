"""Feasts and holidays: on which day of a year they fall."""

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.annotate.calendar_intervals import Period, day_of
from onrecord.terms import Precision

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def feast_day(rule: str, year: int) -> date | None:
    """The day of a feast in a year; None outside the years 1 to 9999.

    Args:
        rule: "12-25", a month and a day; "thursday 4 11", the fourth Thursday of November,
            -1 for the last; "easter -2", days from Easter Sunday; "orthodox_easter 0" and
            "passover 0" likewise, "hebrew_new_year 9" from the one that falls in the year.
        year: of the Gregorian calendar, also before it was in use.
    """
    if not date.min.year <= year <= date.max.year:
        return None
    name, *numbers = rule.split()
    if name in _MOVABLE:
        day = _MOVABLE[name](year).toordinal() + int(numbers[0])
        return date.fromordinal(day) if day <= date.max.toordinal() else None
    if name in _WEEKDAYS:
        nth, month = map(int, numbers)
        return nth_weekday(_WEEKDAYS.index(name), nth, year, month)
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


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar.

    Source: Meeus 1991, "Astronomical Algorithms", chapter 8, for the Julian calendar.
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    ahead = year // 100 - year // 400 - 2  # how many days the Julian calendar lags behind
    return date.fromordinal(date(year, month, day + 1).toordinal() + ahead)


def passover(year: int) -> date:
    """The first day of Passover: 163 days before the Hebrew new year."""
    return hebrew_new_year(year) - timedelta(days=163)


def hebrew_new_year(year: int) -> date:
    """Rosh Hashanah, 1 Tishri, that falls in the autumn of a Gregorian year.

    Source: Dershowitz and Reingold 1990, "Calendrical Calculations", Software 20 (9).
    """
    number = year + 3761
    before, this, after = (_hebrew_days(number + shift) for shift in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + this + delay)


def _hebrew_days(year: int) -> int:
    """Days from the Hebrew epoch to a new year, before its last two delays."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months  # 1,080 to the hour
    days = 29 * months + parts // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


_HEBREW_EPOCH = -1373427
"""The day before which no Hebrew day is counted, as `date.toordinal` would have it."""

_MOVABLE: dict[str, Callable[[int], date]] = {
    function.__name__: function for function in (easter, orthodox_easter, passover, hebrew_new_year)
}


def nth_weekday(weekday: int, nth: int, year: int, month: int) -> date | None:
    """As in "the fourth Thursday of November"; None where the month has none.

    Args:
        weekday: 0 is Monday.
        nth: from 1; -1 for the last.
        year: of the Gregorian calendar.
        month: 1 to 12.
    """
    interval = Period.part(Precision.MONTH, year, month).interval
    if interval is None:
        return None
    if nth < 0:
        return interval.latest - timedelta(days=(interval.latest.weekday() - weekday) % 7)
    ahead = (weekday - interval.earliest.weekday()) % 7
    return day_of(year, month, 1 + ahead + 7 * (nth - 1))
