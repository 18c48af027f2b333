"""Publication dates as sources write them.

A date is taken only where it can be read in one way. "9/5/2025" is May to some outlets and
September to others, 31 February is no day, and 1970-01-01 is what a program writes for "none":
each of them stays unknown, with the reason.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""English month names and their news abbreviations, in lower case -> 1 to 12."""

MONTH_PATTERN = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
"""A month name, for patterns under `re.IGNORECASE`."""

EARLIEST_YEAR = 1605
"""The year of the first printed newspaper, the Strasbourg "Relation"; an older date is an error."""

_LONGEST = 100  # characters; longer strings are no dates
_EPOCH_DAY = date(1970, 1, 1)
_MILLISECONDS_FROM = 10_000_000_000  # as seconds, the year 2286; as milliseconds, April 1970

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:\D{1,4}\d{1,2}[:.]\d{2}\b.*)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_CLOCK}")
_DAY_MONTH_YEAR = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}}){_ORDINAL}[\s-]+({MONTH_PATTERN}),?[\s-]+(\d{{4}}){_CLOCK}",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"{_WEEKDAY}({MONTH_PATTERN})\s+(\d{{1,2}}){_ORDINAL},?\s+(\d{{4}}){_CLOCK}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """What a source's date was read as.

    Attributes:
        value: a day, or a moment where the source tells one; None where it cannot be known.
        problem: why it is None; None where it is known.
    """

    value: datetime | date | None
    problem: str | None = None

    @property
    def day(self) -> date | None:
        """The calendar day, in the zone the source gives it in."""
        return self.value.date() if isinstance(self.value, datetime) else self.value


def read_date(value: object, *, today: date | None = None) -> PublishedDate:
    """Read a publication date as news sources give it.

    Known forms: ISO 8601 day or moment, RFC 822, seconds or milliseconds since 1970,
    "20250905", "5 September 2025", "Sept 5, 2025", "26-Feb-1987", and day, month and year in
    figures where only one order is possible ("25/9/2025").

    Args:
        value: a string, a number, a `date` or a `datetime`.
        today: the day from which on a date lies in the future; the machine's own if None.
    Returns:
        the date, or the reason why there is none: no known form, ambiguous, no such day, older
        than the first newspaper, 1970-01-01, or more than a day after `today`.
    """
    try:
        found = _parse(value)
        _check_plausible(found, today=today or datetime.now(UTC).date())
    except ValueError as error:
        return PublishedDate(None, f"date {_shown(value)}: {error}")
    return PublishedDate(found)


def assumed_day(text: str, *, today: date | None = None) -> date:
    """The day a user gives for texts that state none (`--published`).

    Raises:
        ValueError: no day, or one that lies in the future.
    """
    found = read_date(text, today=today)
    if found.day is None:
        raise ValueError(found.problem)
    return found.day


def _parse(value: object) -> datetime | date:
    if isinstance(value, date):  # a datetime is one too
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError("no date, expected a string or a number")
    text = " ".join(str(value)[: _LONGEST + 1].split())
    if match := _COMPACT.fullmatch(text):
        return _day(*match.groups())
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    if match := _YEAR_FIRST.match(text):
        year, _, month, day = match.groups()
        return _with_clock(_day(year, month, day), text[match.end() :])
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        day, month, year = match.groups()
        return _with_rfc822_clock(_day(year, _month(month), day), text)
    if match := _MONTH_DAY_YEAR.fullmatch(text):
        month, day, year = match.groups()
        return _day(year, _month(month), day)
    if match := _YEAR_LAST.fullmatch(text):
        first, _, second, year = match.groups()
        return _in_only_order(first, second, year)
    raise ValueError("no known form, expected one like 2025-09-05")


def _with_clock(day: date, rest: str) -> datetime | date:
    """The moment, where `rest` is the clock part of ISO 8601; the day for other clock forms."""
    if not rest:
        return day
    try:
        return datetime.fromisoformat(day.isoformat() + rest.replace(" UTC", "Z"))
    except ValueError:
        if rest[0] in "T ,":
            return day
        raise ValueError("no known form, expected one like 2025-09-05") from None


def _with_rfc822_clock(day: date, text: str) -> datetime | date:
    if ":" not in text:
        return day
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return day
    return moment if moment.date() == day else day


def _in_only_order(first: str, second: str, year: str) -> date:
    if int(first) > 12 or first == second:
        return _day(year, second, first)
    if int(second) > 12:
        return _day(year, first, second)
    orders = [f"{year}-{int(a):02}-{int(b):02}" for a, b in ((second, first), (first, second))]
    raise ValueError(f"ambiguous, it may be {orders[0]} or {orders[1]}")


def _from_epoch(number: float) -> datetime:
    return datetime.fromtimestamp(number / 1000 if number >= _MILLISECONDS_FROM else number, UTC)


def _day(year: str, month: str | int, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValueError(f"no such day ({error})") from None


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def _check_plausible(found: datetime | date, *, today: date) -> None:
    day = found.date() if isinstance(found, datetime) else found
    if day.year < EARLIEST_YEAR:
        raise ValueError("older than any newspaper")
    if day == _EPOCH_DAY:
        raise ValueError("what programs write for no date")
    if day > today + timedelta(days=1):
        raise ValueError("lies in the future")


def _shown(value: object) -> str:
    text = str(value) if isinstance(value, date) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
