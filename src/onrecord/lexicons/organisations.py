"""Organisations that news name without introducing them: bodies, blocs, armed groups, media.

One table, `organisations.tsv`, whose head states its source.
"""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import LexiconError
from onrecord.lexicons._table import read_table

_FILE = "organisations.tsv"
_COLUMNS = ("name", "names", "type", "sector", "country")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One row.

    Attributes:
        name: how the record calls it.
        type: what kind of party it is, as a value of `ActorType`.
        sector: PLOVER sector code, None where none fits.
        country: ISO 3166 alpha-3, "IGO" for international governmental organisations, None
            for organisations of no country.
    """

    name: str
    type: str
    sector: str | None
    country: str | None


def organisation(text: str) -> Organisation | None:
    """The organisation of that name; exact apart from apostrophes and a leading "the"."""
    return _organisations().get(_key(text))


def _key(text: str) -> str:
    key = text.strip().replace("’", "'")
    return key[4:] if key[:4] in ("the ", "The ") else key


@lru_cache(maxsize=1)
def _organisations() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for row in read_table(_FILE, _COLUMNS):
        item = Organisation(row["name"], row["type"], row["sector"] or None, row["country"] or None)
        for spelling in (row["name"], *filter(None, row["names"].split("|"))):
            if found.setdefault(_key(spelling), item).name != item.name:
                raise LexiconError(
                    f"{_FILE}: {spelling!r} names both {found[_key(spelling)].name!r} and "
                    f"{item.name!r}; a spelling belongs to one organisation"
                )
    return found
