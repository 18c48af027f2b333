"""The head of a wire report: "MOSCOW, Sept 5 (Agency) -".

Readers take the publication date from it where it is complete; the component
`onrecord_dateline` marks it, so that no later component reads it as part of a sentence.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from onrecord.lexicons._table import read_table
from onrecord.model import Evidence
from onrecord.read.dates import MONTH_PATTERN, MONTHS

_MAX_LINES = 5  # title, byline and correction may come before the head
_MAX_LINE_BEFORE = 160  # characters; a longer line is a paragraph, and the head was not there
_MAX_HEAD = 110  # characters
_MAX_PLACE_WORDS = 6

_SEPARATOR = re.compile(r"\s*(?:--|[-–—―_])(?=\s|[“\"‘']|$)|\s*—|:(?=\s|$)|(?<=/)\.(?=\s|$)")
_ISO_DAY = re.compile(r"(?:date\s+)?(\d{4})-(\d{2})-(\d{2})\s+", re.IGNORECASE)
_AGENCY = re.compile(r"\s*[(\[/]([^()\[\]/]{2,40})[)\]/]\s*$")
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = re.compile(
    rf"(?:^|[,\s]\s*)(?:{_WEEKDAY},?\s+)?"
    rf"(?:(?P<month>{MONTH_PATTERN})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day_first>\d{{1,2}})\s+(?P<month_last>{MONTH_PATTERN}))"
    rf"(?:,?\s+(?P<year>\d{{4}}))?(?:\s*[,(]\s*{_WEEKDAY}\)?)?\.?\s*$",
    re.IGNORECASE,
)
_WEEKDAY_ALONE = re.compile(rf"[,\s]\s*{_WEEKDAY}\s*$", re.IGNORECASE)
_OPENING = re.compile(r"[\s*]+")  # stars mark an urgent report on old wires
_WORD = re.compile(r"\S")
_BYLINE = re.compile(r"by\s+\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands before the first word of a report.

    Attributes:
        start, end: from the first character of the head to the first of the report.
        places: the toponyms, more than one in "TOKYO/SEOUL", none in "Sept. 5 (UPI) --".
        region: the state or country after the place.
        agency: the name of the wire.
        month, day: of the date, None where none is stated; a weekday alone is no date.
        year: None where it is left out.
    """

    start: int
    end: int
    places: tuple[Evidence, ...] = ()
    region: Evidence | None = None
    agency: Evidence | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None

    def stated_day(self) -> date | None:
        """The day, where the head gives it in full and it exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return _day_or_none(self.year, self.month, self.day)

    def day_near(self, published: date | None) -> date | None:
        """The day the head means, for an article known to be published on `published`.

        A day without its year is the latest such day that is not more than a day after
        `published`; without `published` it stays unknown.
        """
        if self.year is not None or published is None or self.month is None or self.day is None:
            return self.stated_day()
        latest = published + timedelta(days=1)
        days = (_day_or_none(latest.year - back, self.month, self.day) for back in range(5))
        return next((day for day in days if day and day <= latest), None)


def parse_head(text: str) -> Head | None:
    """The head of a wire report, None where `text` begins with its first sentence.

    The head is looked for at the first line, and at the next ones after a title, a byline or
    a note of correction. A place without a date or an agency is taken for a head only where it
    is a city known to stand alone or is followed by its state or country, so that "WARNING:" is
    none.

    Args:
        text: canonical text; offsets of the result count in it.
    """
    for start, line in _first_lines(text):
        head = _parse_line(text, start, line)
        if head is not None:
            return head
    return None


def _first_lines(text: str) -> Iterator[tuple[int, str]]:
    """Offset and content of the lines where a head may stand."""
    position, found = 0, 0
    while position < len(text) and found < _MAX_LINES:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position : min(end, position + _MAX_LINE_BEFORE + 1)]
        if line.strip():
            found += 1
            opening = _OPENING.match(line)
            skipped = opening.end() if opening else 0
            yield position + skipped, line[skipped:]
            if not _may_precede_head(line.strip()):
                return
        position = end + 1


def _may_precede_head(line: str) -> bool:
    """Whether a line may be a title, a byline or a note above the head."""
    return len(line) <= _MAX_LINE_BEFORE and (line[-1] not in ".,;:" or line.endswith("..."))


def _parse_line(text: str, start: int, line: str) -> Head | None:
    iso = _ISO_DAY.match(line)
    opening = iso.end() if iso else 0
    if not line[opening : opening + 1].isalnum() or _BYLINE.match(line):
        return None
    for separator in _SEPARATOR.finditer(line, opening, _MAX_HEAD):
        parts = _Parts.of(line[opening : separator.start()])
        report = _WORD.search(text, start + separator.end())
        if (
            parts
            and report
            and _is_head(parts, separator=separator.group().strip(), dated=bool(iso))
        ):
            return _head(text, start, report.start(), start + opening, parts, iso)
    return None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A head taken apart; every part as a range of the head's own text.

    Attributes:
        places, region, agency: where they stand.
        date: the match of the date, None where there is none.
        weekday: whether a weekday stands in place of a date.
        words: the text the ranges count in.
    """

    places: tuple[tuple[int, int], ...]
    region: tuple[int, int] | None
    agency: tuple[int, int] | None
    date: re.Match[str] | None
    weekday: bool
    words: str

    @classmethod
    def of(cls, words: str) -> "_Parts | None":
        """Take `words` apart from the right: agency, date, regions, places."""
        rest = words
        agency = _AGENCY.search(rest)
        if agency:
            rest = rest[: agency.start()]
        day = _DAY.search(rest)
        weekday = None if day else _WEEKDAY_ALONE.search(rest)
        if found := day or weekday:
            rest = rest[: found.start()]
        place, _, region = rest.rstrip(" ,").partition(",")
        if region.count(",") > 1:
            return None
        region_start = len(place) + 1 + len(region) - len(region.lstrip())
        return cls(
            places=tuple(_split_places(place)),
            region=(region_start, len(place) + 1 + len(region)) if region.strip() else None,
            agency=agency.span(1) if agency else None,
            date=day,
            weekday=weekday is not None,
            words=words,
        )

    def text(self, span: tuple[int, int]) -> str:
        """The words of one part."""
        return self.words[slice(*span)]


def _split_places(place: str) -> Iterator[tuple[int, int]]:
    """Ranges of the toponyms of "TOKYO/SEOUL", and of "KYIV." where a full stop follows."""
    position = 0
    for name in place.split("/"):
        toponym = name.strip()
        start = position + name.find(toponym)
        if toponym.count(".") == 1:
            toponym = toponym.removesuffix(".")
        if toponym:
            yield start, start + len(toponym)
        position += len(name) + 1


def _is_head(parts: _Parts, *, separator: str, dated: bool) -> bool:
    """Whether the parts make a head: the fewer of them, the better known the place must be."""
    places = [parts.text(span) for span in parts.places]
    if not all(map(_is_name, places)):
        return False
    if parts.region and not all(map(_is_name, parts.text(parts.region).split(","))):
        return False
    capitals = all(place.isupper() for place in places)
    known = all(is_known(place, "city") for place in places)
    agency = parts.agency is not None and is_known(parts.text(parts.agency), "agency")
    if not places:
        return parts.date is not None and agency
    if dated or parts.date:
        return separator != ":" or capitals or known
    if not (capitals or known):
        return False
    region = parts.region is not None and is_known(parts.text(parts.region), "region")
    return agency or parts.weekday or (region and separator != ":") or (capitals and known)


def _is_name(words: str) -> bool:
    """Whether `words` can be a toponym: capitalised, small words inside allowed, no figures."""
    tokens = words.replace("-", " ").split()
    if not 0 < len(tokens) <= _MAX_PLACE_WORDS or not tokens[0][0].isupper():
        return False
    if is_known(tokens[0], "never_first"):
        return False
    return all(
        (token[0].isupper() or is_known(token, "small_word") or token[0] in "'’")
        and all(character.isalpha() or character in ".'’" for character in token)
        for token in tokens
    )


def _head(
    text: str, start: int, end: int, offset: int, parts: _Parts, iso: re.Match[str] | None
) -> Head:
    def evidence(span: tuple[int, int] | None) -> Evidence | None:
        return Evidence.of(text, offset + span[0], offset + span[1]) if span else None

    year, month, day = _date_of(parts.date, iso)
    return Head(
        start=start,
        end=end,
        places=tuple(Evidence.of(text, offset + a, offset + b) for a, b in parts.places),
        region=evidence(parts.region),
        agency=evidence(parts.agency),
        month=month,
        day=day,
        year=year,
    )


def _date_of(
    match: re.Match[str] | None, iso: re.Match[str] | None
) -> tuple[int | None, int | None, int | None]:
    """Year, month and day; the ISO day before the place wins over a date after it."""
    if iso:
        return int(iso[1]), int(iso[2]), int(iso[3])
    if match is None:
        return None, None, None
    name = (match["month"] or match["month_last"]).rstrip(".").lower()
    year = int(match["year"]) if match["year"] else None
    return year, MONTHS[name], int(match["day"] or match["day_first"])


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_known(name: str, kind: str) -> bool:
    """Whether `dateline_names.tsv` lists `name` under `kind`."""
    return folded(name) in _names()[kind]


@lru_cache
def _names() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for row in read_table("dateline_names.tsv", ("kind", "name"), package="onrecord.read"):
        names.setdefault(row["kind"], set()).add(folded(row["name"]))
    return {kind: frozenset(group) for kind, group in names.items()}


def folded(name: str) -> str:
    """`name` without case, accents and curly apostrophes."""
    decomposed = unicodedata.normalize("NFD", name.strip().replace("’", "'").casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
