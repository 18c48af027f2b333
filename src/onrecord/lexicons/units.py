"""Units of measure and how news texts name them. One table, `units.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons._table import read_table

_COLUMNS = ("unit", "forms", "kind")


@dataclass(frozen=True, slots=True)
class Unit:
    """One row.

    Attributes:
        name: singular, as the record names it: "tonne", "percent".
        kind: what it measures: "time", "mass", "share"; see the head of the table.
    """

    name: str
    kind: str


def find_unit(words: str) -> Unit | None:
    """The unit of words or a sign in any case: "per cent", "%", "km"; None where they name none."""
    return _units().get(words.lower())


@lru_cache
def _units() -> Mapping[str, Unit]:
    return {
        form: Unit(row["unit"], row["kind"])
        for row in read_table("units.tsv", _COLUMNS)
        for form in row["forms"].split("|")
    }
