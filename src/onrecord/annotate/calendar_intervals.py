"""Calendar periods and the intervals of days that TIMEX3 values stand for.

Weeks are those of ISO 8601 (Monday to Sunday). Seasons are the meteorological ones of the
northern hemisphere, and a winter bears the year of its December, as TimeML writes "1994-WI".
The calendar reaches from year 1 to year 9999; what falls outside it is None, never an error.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord.terms import Precision

_MONTHS_IN = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.HALF_YEAR: 6,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
}
_DAYS_IN = {Precision.DAY: 1, Precision.WEEK: 7, Precision.WEEKEND: 7}

_SEASONS = ("SP", "SU", "FA", "WI")
_FIRST_SEASON_MONTH = 2  # months from January to March, when spring begins

_VALUE = re.compile(
    r"""(?P<year>\d{4})
        (?: -(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T[\w:.+-]+)?)?
          | -W(?P<week>\d\d)(?P<weekend>-WE)?(?:-(?P<weekday>[1-7]))?
          | -Q(?P<quarter>[1-4]) | -H(?P<half>[12]) | -(?P<season>SP|SU|FA|WI) )?
      | (?P<decade>\d{3}) | (?P<century>\d\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Interval:
    """The days a time covers, both ends included, and how finely it was told."""

    earliest: date
    latest: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the calendar: a day, a week, a month, a year, ...

    Attributes:
        unit: any precision but TIME and RANGE.
        index: how many periods of this unit lie before it; `shift` counts in them.
    """

    unit: Precision
    index: int

    @classmethod
    def of(cls, day: date, unit: Precision) -> "Period":
        """The period of that unit that holds `day`; for a weekend, the one of its week."""
        if unit in _DAYS_IN:
            return cls(unit, (day.toordinal() - 1) // _DAYS_IN[unit])
        months = day.year * 12 + day.month - 1
        if unit is Precision.SEASON:
            months -= _FIRST_SEASON_MONTH
        return cls(unit, months // _MONTHS_IN[unit])

    @classmethod
    def part(cls, unit: Precision, year: int, number: int) -> "Period":
        """The quarter, half, season or month of a year, counted from 1."""
        return cls(unit, year * (12 // _MONTHS_IN[unit]) + number - 1)

    def shift(self, count: int) -> "Period":
        """The period that many later, or earlier where negative."""
        return Period(self.unit, self.index + count)

    def shift_years(self, count: int) -> "Period":
        """The period of the same name that many years later.

        A day or a week keeps its place as nearly as it can: 29 February becomes the 28th.
        """
        if self.unit not in _DAYS_IN:
            per_year = 12 / _MONTHS_IN[self.unit]
            return self.shift(int(count * per_year))
        interval = self.interval
        if interval is None:
            return self
        day = interval.earliest
        year = day.year + count
        if not date.min.year <= year <= date.max.year:
            return Period(self.unit, -1)
        last = monthrange(year, day.month)[1]
        return Period.of(day.replace(year=year, day=min(day.day, last)), self.unit)

    @property
    def interval(self) -> Interval | None:
        """Its first and last day; None outside the years 1 to 9999."""
        if self.unit in _DAYS_IN:
            first = self.index * _DAYS_IN[self.unit] + 1
            last = first + _DAYS_IN[self.unit] - 1
            if self.unit is Precision.WEEKEND:
                first = last - 1
            if first < 1 or last > date.max.toordinal():
                return None
            return Interval(date.fromordinal(first), date.fromordinal(last), self.unit)
        first_month = self.index * _MONTHS_IN[self.unit]
        if self.unit is Precision.SEASON:
            first_month += _FIRST_SEASON_MONTH
        last_year, last_month = divmod(first_month + _MONTHS_IN[self.unit] - 1, 12)
        first_year, first_month = divmod(first_month, 12)
        if first_year < date.min.year or last_year > date.max.year:
            return None
        last_day = monthrange(last_year, last_month + 1)[1]
        return Interval(
            date(first_year, first_month + 1, 1),
            date(last_year, last_month + 1, last_day),
            self.unit,
        )

    @property
    def value(self) -> str | None:
        """Its TIMEX3 value; None outside the years 1 to 9999."""
        interval = self.interval
        return _VALUE_OF[self.unit](self, interval.earliest) if interval else None


def _week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _season_value(period: Period, _: date) -> str:
    year, season = divmod(period.index, 4)
    return f"{year:04d}-{_SEASONS[season]}"


_VALUE_OF: dict[Precision, Callable[[Period, date], str]] = {
    Precision.DAY: lambda _, day: day.isoformat(),
    Precision.WEEK: lambda _, day: _week_value(day),
    Precision.WEEKEND: lambda _, day: _week_value(day) + "-WE",
    Precision.MONTH: lambda _, day: f"{day.year:04d}-{day.month:02d}",
    Precision.QUARTER: lambda _, day: f"{day.year:04d}-Q{day.month // 3 + 1}",
    Precision.SEASON: _season_value,
    Precision.HALF_YEAR: lambda _, day: f"{day.year:04d}-H{day.month // 6 + 1}",
    Precision.YEAR: lambda _, day: f"{day.year:04d}",
    Precision.DECADE: lambda period, _: f"{period.index:03d}",
    Precision.CENTURY: lambda period, _: f"{period.index:02d}",
}


def day_of(year: int, month: int, day: int) -> date | None:
    """That day; None where the calendar has none, as for 31 February."""
    if not (date.min.year <= year <= date.max.year and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def period_of(value: str) -> Period | None:
    """The period that a TIMEX3 value of type DATE or TIME names; a time of day gives its day.

    None for durations, sets, vague times ("PAST_REF"), and values that leave a part open.
    """
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    parts = {name: text for name, text in found.groupdict().items() if text}
    if "decade" in parts:
        return Period(Precision.DECADE, int(parts["decade"]))
    if "century" in parts:
        return Period(Precision.CENTURY, int(parts["century"]))
    year = int(parts["year"])
    if "day" in parts:
        day = day_of(year, int(parts["month"]), int(parts["day"]))
        return Period.of(day, Precision.DAY) if day else None
    if "week" in parts:
        return _week(year, parts)
    if "month" in parts:
        month = int(parts["month"])
        return Period.part(Precision.MONTH, year, month) if 1 <= month <= 12 else None
    if "quarter" in parts:
        return Period.part(Precision.QUARTER, year, int(parts["quarter"]))
    if "half" in parts:
        return Period.part(Precision.HALF_YEAR, year, int(parts["half"]))
    if "season" in parts:
        return Period.part(Precision.SEASON, year, _SEASONS.index(parts["season"]) + 1)
    return Period(Precision.YEAR, year)


def _week(year: int, parts: dict[str, str]) -> Period | None:
    try:
        day = date.fromisocalendar(year, int(parts["week"]), int(parts.get("weekday", 1)))
    except ValueError:
        return None
    if "weekday" in parts:
        return Period.of(day, Precision.DAY)
    return Period.of(day, Precision.WEEKEND if "weekend" in parts else Precision.WEEK)


def interval_of(value: str) -> Interval | None:
    """The days that a TIMEX3 value of type DATE or TIME covers.

    None for durations, sets, vague times ("PAST_REF") and values that leave a part open
    ("XXXX-WXX-5"); a time of day covers its day, with the precision TIME.
    Source: TimeML 1.2.1, TIMEX3 `value`.
    """
    period = period_of(value)
    interval = period.interval if period else None
    if interval and "T" in value:
        return Interval(interval.earliest, interval.latest, Precision.TIME)
    return interval
