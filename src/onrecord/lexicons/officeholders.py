"""Holders of high office whom news name without introducing them, with their dates.

One table a region in `officeholders/`, whose heads state their source. `onrecord.actors.register`
looks them up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.errors import LexiconError
from onrecord.lexicons._table import iso_day, read_table

OFFICES = frozenset(
    {
        *("president", "vice_president", "chancellor", "prime_minister", "deputy_prime_minister"),
        *("monarch", "crown_prince", "leader", "supreme_leader", "pope", "presidency_member"),
        *("foreign_minister", "defence_minister", "interior_minister", "finance_minister"),
        *("minister", "deputy_minister", "security_adviser", "adviser", "spokesperson"),
        *("ambassador", "envoy", "military_chief", "speaker", "governor", "opposition_leader"),
        *("prosecutor", "secretary_general", "foreign_policy_chief", "commissioner"),
        *("head", "deputy_head", "legislator"),
    }
)
"""What the tables call an office; those of them that are a `register` in `en/offices.yaml` are
found by their title alone."""
SHARED_OFFICES = frozenset(
    {
        *("deputy_prime_minister", "presidency_member", "minister", "deputy_minister", "adviser"),
        *("spokesperson", "ambassador", "envoy", "opposition_leader", "commissioner"),
        *("deputy_head", "legislator"),
    }
)
"""Offices that several persons hold at a time."""

_FOLDER = "officeholders"
_REGIONS = ("africa", "americas", "asia_pacific", "europe", "international", "middle_east")
_COLUMNS = (
    *("name", "names", "surnames", "alone", "country", "body"),
    *("office", "sector", "from", "until", "gender"),
)
WRITTEN = date(2026, 1, 31)
"""The day up to which a row without an end is known to hold: last day of those still in office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's time in one office.

    Attributes:
        name: full name.
        names: other spellings of it.
        surnames: how news call the person for short.
        country: ISO 3166 alpha-3, "IGO" for an international body.
        body: the body whose office it is; None for an office of the state itself.
        office: one of `OFFICES`; None for a person known without one.
        sector: PLOVER sector code, None where none fits.
        since, until: first and last day in office.
        gender: "m" or "f", None where not told.
        alone: whether the surname names the person without title or introduction.
        source: the table, or the file and line, that says so.
        person: id of the person in the register, where the source gives one.
    """

    name: str
    names: tuple[str, ...]
    surnames: tuple[str, ...]
    country: str
    body: str | None
    office: str | None
    sector: str | None
    since: date
    until: date
    gender: str | None
    alone: bool
    source: str
    person: str | None = None

    def spelled_like(self, surname: str) -> str:
        """The full name in the spelling that ends with a surname, else the usual one."""
        spellings = (self.name, *self.names)
        return next((name for name in spellings if name.endswith(surname)), self.name)

    def covers(self, day: date) -> bool:
        """Whether the person held the office on that day."""
        return self.since <= day <= self.until


def shipped_terms() -> Iterator[Term]:
    """The terms of all regions, in the order of the tables.

    Raises:
        LexiconError: a row has an unknown office.
    """
    for region in _REGIONS:
        for row in read_table(f"{_FOLDER}/{region}.tsv", _COLUMNS):
            if row["office"] not in OFFICES:
                raise LexiconError(
                    f"{_FOLDER}/{region}.tsv: {row['name']} has the unknown office "
                    f"{row['office']!r}; known are {', '.join(sorted(OFFICES))}"
                )
            yield Term(
                name=row["name"],
                names=tuple(filter(None, row["names"].split("|"))),
                surnames=tuple(filter(None, row["surnames"].split("|"))),
                country=row["country"],
                body=row["body"] or None,
                office=row["office"],
                sector=row["sector"] or None,
                since=iso_day(row["from"], last=False),
                until=iso_day(row["until"], last=True) if row["until"] else WRITTEN,
                gender=row["gender"],
                alone=row["alone"] == "yes",
                source=f"{_FOLDER}/{region}.tsv",
            )
