"""Holders of high office whom news name without introducing them, with their dates.

One table a region in `officeholders/`, whose heads state their source. They give a surname or a
title that an article does not introduce its full name and country; they are no record of who
governs.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.errors import LexiconError
from onrecord.lexicons._table import read_table

OFFICES = frozenset(
    {
        *("president", "vice_president", "chancellor", "prime_minister", "deputy_prime_minister"),
        *("monarch", "crown_prince", "leader", "supreme_leader", "pope", "presidency_member"),
        *("foreign_minister", "defence_minister", "interior_minister", "finance_minister"),
        *("minister", "security_adviser", "adviser", "spokesperson", "ambassador", "envoy"),
        *("military_chief", "speaker", "governor", "opposition_leader", "prosecutor"),
        *("secretary_general", "foreign_policy_chief", "commissioner", "head", "deputy_head"),
    }
)
"""What the tables call an office; those of them that are a `register` in `en/offices.yaml` are
found by their title alone."""
SHARED_OFFICES = frozenset(
    {
        *("deputy_prime_minister", "presidency_member", "minister", "adviser", "spokesperson"),
        *("ambassador", "envoy", "opposition_leader", "commissioner", "deputy_head"),
    }
)
"""Offices that several persons hold at a time."""

_FOLDER = "officeholders"
_REGIONS = ("africa", "americas", "asia_pacific", "europe", "international", "middle_east")
_COLUMNS = (
    *("name", "names", "surnames", "alone", "country", "body"),
    *("office", "sector", "from", "until", "gender"),
)
_WRITTEN = date(2026, 1, 31)  # the day up to which a row without an end is known to hold
_REMEMBERED_YEARS = 10  # how long after leaving office a surname alone is still understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's time in one office.

    Attributes:
        name: full name.
        names: other spellings of it.
        country: ISO 3166 alpha-3, "IGO" for an international body.
        body: the body whose office it is; None for an office of the state itself.
        office: one of `OFFICES`.
        sector: PLOVER sector code, None where none fits.
        since, until: first and last day in office.
        gender: "m" or "f".
        alone: whether the surname names the person without title or introduction.
    """

    name: str
    names: tuple[str, ...]
    country: str
    body: str | None
    office: str
    sector: str | None
    since: date
    until: date
    gender: str
    alone: bool

    def spelled_like(self, surname: str) -> str:
        """The full name in the spelling that ends with a surname, else the usual one."""
        spellings = (self.name, *self.names)
        return next((name for name in spellings if name.endswith(surname)), self.name)

    def covers(self, day: date) -> bool:
        """Whether the person held the office on that day."""
        return self.since <= day <= self.until


def find_person(name: str, *, day: date | None) -> Term | None:
    """The term by which a full name is known: the one that covers `day`, else the nearest."""
    return _nearest(_terms().by_name.get(name, ()), day)


def find_surname(surname: str, *, office: str | None = None, day: date | None) -> Term | None:
    """Whom a surname means on a day, when nothing has introduced it.

    Args:
        surname: "Putin".
        office: the `register` of the title beside it ("Prime Minister Brown"); without one only
            surnames that stand alone in world news are found.
        day: day of publication; without one, and for a surname of two persons, None.
    """
    terms = [
        term
        for term in _terms().by_surname.get(surname, ())
        if (term.office == office if office else term.alone)
    ]
    if day:
        terms = [
            term
            for term in terms
            if term.since <= day and day.year - term.until.year <= _REMEMBERED_YEARS
        ]
        holding = [term for term in terms if term.covers(day)]
        terms = holding or terms
    if len({term.name for term in terms}) != 1:
        return None
    return _nearest(terms, day)


def find_holder(
    office: str, *, country: str | None = None, body: str | None = None, day: date | None
) -> Term | None:
    """Who held the office of a country or an international body on a day; None where two did."""
    if day is None or not (country or body):
        return None
    terms = [
        term
        for term in _terms().by_office.get(office, ())
        if term.body == body and country in {None, term.country} and term.covers(day)
    ]
    return terms[0] if len({term.name for term in terms}) == 1 else None


def _nearest(terms: Sequence[Term], day: date | None) -> Term | None:
    if not terms:
        return None
    if day is None:
        return terms[-1] if len({term.name for term in terms}) == 1 else None
    return min(terms, key=lambda term: (not term.covers(day), abs((day - term.since).days)))


@dataclass(frozen=True, slots=True)
class _Terms:
    by_name: dict[str, list[Term]]
    by_surname: dict[str, list[Term]]
    by_office: dict[str, list[Term]]


@lru_cache(maxsize=1)
def _terms() -> _Terms:
    found = _Terms(defaultdict(list), defaultdict(list), defaultdict(list))
    for term, surnames in sorted(_rows(), key=lambda row: row[0].since):
        for name in (term.name, *term.names):
            found.by_name[name].append(term)
        for surname in surnames:
            found.by_surname[surname].append(term)
        found.by_office[term.office].append(term)
    return found


def _rows() -> Iterator[tuple[Term, list[str]]]:
    """The terms of all regions, each with the surnames that news use for it."""
    for region in _REGIONS:
        for row in read_table(f"{_FOLDER}/{region}.tsv", _COLUMNS):
            if row["office"] not in OFFICES:
                raise LexiconError(
                    f"{_FOLDER}/{region}.tsv: {row['name']} has the unknown office "
                    f"{row['office']!r}; known are {', '.join(sorted(OFFICES))}"
                )
            term = Term(
                name=row["name"],
                names=tuple(filter(None, row["names"].split("|"))),
                country=row["country"],
                body=row["body"] or None,
                office=row["office"],
                sector=row["sector"] or None,
                since=_day(row["from"], last=False),
                until=_day(row["until"], last=True) if row["until"] else _WRITTEN,
                gender=row["gender"],
                alone=row["alone"] == "yes",
            )
            yield term, list(filter(None, row["surnames"].split("|")))


def _day(text: str, *, last: bool) -> date:
    """The first or last day of an ISO year, month or day."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if len(parts) > 2:
        return date(year, month, parts[2])
    if not last:
        return date(year, month, 1)
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
