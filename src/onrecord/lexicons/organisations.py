"""Organisations that news name without introducing them: bodies, blocs, armed groups, media.

One table, `organisations.tsv`, whose head states its source. `onrecord.actors.register` looks
them up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicons._table import read_table

_FILE = "organisations.tsv"
_COLUMNS = ("name", "names", "type", "sector", "country")


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
    """

    name: str
    names: tuple[str, ...]
    type: str
    sector: str | None
    country: str | None


def shipped_organisations() -> Iterator[Organisation]:
    """The rows of the table."""
    for row in read_table(_FILE, _COLUMNS):
        yield Organisation(
            name=row["name"],
            names=tuple(filter(None, row["names"].split("|"))),
            type=row["type"],
            sector=row["sector"] or None,
            country=row["country"] or None,
        )
