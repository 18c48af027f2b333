"""Organisations that news name without introducing them: bodies, blocs, armed groups, media.

One table, `organisations.tsv`, whose head states its source. `onrecord.actors.register` looks
them up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.lexicons._table import read_table

_FILE = "organisations.tsv"
_COLUMNS = ("name", "names", "type", "sector", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The time of a country or an organisation in an organisation.

    Attributes:
        member: ISO 3166 alpha-3, or the name of an organisation.
        since, until: first and last day, None where open or not told.
    """

    member: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One row.

    Attributes:
        name: how the record calls it.
        names: other spellings of it.
        type: what kind of party it is, as a value of `ActorType`.
        sector: PLOVER sector code, None where none fits.
        country: ISO 3166 alpha-3, "IGO" for international governmental organisations, None
            for organisations of no country.
        part_of: name of the organisation it belongs to, None where not told.
        members: its members, in the order of the source.
        source: the table, or the file and line, that says so.
        id: its id in the register, where the source gives one.
    """

    name: str
    names: tuple[str, ...]
    type: str
    sector: str | None
    country: str | None
    part_of: str | None = None
    members: tuple[Membership, ...] = ()
    source: str
    id: str | None = None


def shipped_organisations() -> Iterator[Organisation]:
    """The rows of the table."""
    for row in read_table(_FILE, _COLUMNS):
        yield Organisation(
            name=row["name"],
            names=tuple(filter(None, row["names"].split("|"))),
            type=row["type"],
            sector=row["sector"] or None,
            country=row["country"] or None,
            source=_FILE,
        )
