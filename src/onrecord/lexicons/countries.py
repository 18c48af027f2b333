"""Countries by what news call them: names, demonyms, capitals, seats of government.

One table, `countries.tsv`, whose head states its sources. Every lookup is exact apart from
the kind of apostrophe, a leading "the", and words written wholly in capitals ("RUSSIA"); a
word the table does not have, or that two countries share, is None.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from onrecord.lexicons._table import read_table

Value = TypeVar("Value")

_FILE = "countries.tsv"
_COLUMNS = (
    *("alpha3", "alpha2", "name", "names", "demonyms", "capitals"),
    *("seats", "parts", "latitude", "longitude", "geonameid"),
)
_SHORTEST_IN_CAPITALS = 4  # shorter words in capitals are abbreviations with rows of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One row: a state or territory with an ISO 3166 code of its own, present or former.

    Attributes:
        alpha3: ISO 3166-1 alpha-3 (former states: ISO 3166-3; Kosovo: XKX).
        alpha2: ISO 3166-1 alpha-2, None for former states.
        name: the name news use most.
        names: other names, official ones and abbreviations.
        demonyms: adjectives and nouns for its people, singular and plural.
        capitals: names of its capital; the first is the present one.
        latitude, longitude: WGS 84 degrees of a point inside, None for former states.
        geonameid: GeoNames id, None for former states.
    """

    alpha3: str
    alpha2: str | None
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A building, street or quarter that news name for the body that sits there.

    Attributes:
        name: "Kremlin".
        country: ISO 3166 alpha-3.
        sector: PLOVER sector code.
        body: what it stands for: "Presidential Administration".
    """

    name: str
    country: str
    sector: str
    body: str


@dataclass(frozen=True, slots=True)
class _Tables:
    countries: Mapping[str, Country]
    alpha2: Mapping[str, str]
    names: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    seats: Mapping[str, Seat]


def country(alpha3: str) -> Country | None:
    """The row of an alpha-3 code."""
    return _tables().countries.get(alpha3)


def countries() -> Iterable[Country]:
    """Every row, by alpha-3 code."""
    return _tables().countries.values()


def alpha3_of(alpha2: str) -> str | None:
    """The alpha-3 code of an alpha-2 code."""
    return _tables().alpha2.get(alpha2)


def country_of_name(text: str) -> str | None:
    """The alpha-3 code of a country's name, or of a part that news treat as a nation.

    "Russia", "the Netherlands", "U.S.", "DPRK" and "Scotland" (GBR); not "Russian", not "Moscow".
    """
    return _tables().names.get(_key(text))


def country_of_demonym(text: str) -> str | None:
    """The alpha-3 code of a people's name or adjective: "Russian", "Britons", "Frenchman"."""
    return _tables().demonyms.get(_key(text))


def capital_country(text: str) -> str | None:
    """The alpha-3 code of the country whose capital has this name: "Kyiv", "Washington"."""
    return _tables().capitals.get(_key(text))


def seat(text: str) -> Seat | None:
    """The seat of that name: "White House", "the Pentagon", "Downing Street"."""
    return _tables().seats.get(_key(text))


def _key(text: str) -> str:
    key = text.strip().replace("’", "'")
    return key[4:] if key[:4] in ("the ", "The ", "THE ") else key


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    rows = list(read_table(_FILE, _COLUMNS))
    found = {row["alpha3"]: _country(row) for row in rows}
    parts = {row["alpha3"]: dict(_pairs(row["parts"])) for row in rows}
    return _Tables(
        countries=found,
        alpha2={each.alpha2: each.alpha3 for each in found.values() if each.alpha2},
        names=_unique(
            (name, each.alpha3)
            for each in found.values()
            for name in (each.name, *each.names, *parts[each.alpha3])
        ),
        demonyms=_unique(
            (demonym, each.alpha3)
            for each in found.values()
            for demonym in (*each.demonyms, *(d for ds in parts[each.alpha3].values() for d in ds))
        ),
        capitals=_unique((name, each.alpha3) for each in found.values() for name in each.capitals),
        seats=_unique(
            (seat.name, seat) for row in rows for seat in _seats(row["seats"], row["alpha3"])
        ),
    )


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        alpha3=row["alpha3"],
        alpha2=row["alpha2"] or None,
        name=row["name"],
        names=_list(row["names"]),
        demonyms=_list(row["demonyms"]),
        capitals=_list(row["capitals"]),
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
    )


def _list(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()


def _pairs(field: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in _list(field):
        name, _, demonyms = item.partition("=")
        yield name, tuple(demonyms.split(",")) if demonyms else ()


def _seats(field: str, alpha3: str) -> Iterator[Seat]:
    for item in _list(field):
        name, sector, body = item.split("=")
        yield Seat(name, alpha3, sector, body)


def _unique(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Key -> value, without the keys that two values share; capitals as further keys."""
    found: dict[str, Value] = {}
    shared = set()
    for name, value in pairs:
        spellings = {_key(name)}
        if len(name) >= _SHORTEST_IN_CAPITALS:
            spellings.add(_key(name).upper())
        for spelling in spellings:
            if found.setdefault(spelling, value) != value:
                shared.add(spelling)
    return {spelling: value for spelling, value in found.items() if spelling not in shared}
