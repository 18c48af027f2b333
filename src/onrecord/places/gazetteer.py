"""The gazetteer: which places of the world have a name, and where they lie.

One read-only SQLite file, `gazetteer.sqlite`, which `training/gazetteer/build.py` derives from
GeoNames (CC BY 4.0); `docs/decisions/0005-gazetteer.md` says what is in it and why.
"""

import hashlib
import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import ModelFileError

FILE = "gazetteer.sqlite"

VERSION = 2
"""`PRAGMA user_version` of the file this code reads; raised with every change of the file."""

CONTENT_DIGEST = "74e76abc1061dfb2e06576f563b173e3aefca208ea5d65616a093a94eeac7812"
"""`content_digest` of the file that belongs to this code."""

_CACHED_NAMES = 50_000


class PlaceKind(StrEnum):
    """What kind of place an entry is."""

    COUNTRY = "country"
    CAPITAL = "capital"  # the city of a national government
    STATE = "state"  # first-order division: state, province, oblast
    COUNTY = "county"  # second-order division
    CITY = "city"  # any other populated place
    REGION = "region"  # a part of one country without borders of its own
    AREA = "area"  # over several countries, or contested: no country is stated
    CONTINENT = "continent"
    WATER = "water"  # ocean, sea, strait, lake, river
    SITE = "site"  # a palace, base, airport or the like


@dataclass(frozen=True, slots=True)
class Place:
    """One entry, as found under one of its names.

    Attributes:
        id: GeoNames id; negative, and another one in other versions of the file, for the
            project's own entries, which have none.
        name: the gazetteer's name.
        kind: what kind of place.
        country: ISO 3166 alpha-3, None for areas, continents and waters.
        admin1: GeoNames code of the first-order division, "TX" or "12"; None where unknown.
        latitude, longitude: WGS 84 degrees.
        population: inhabitants; 0 where unknown or not a populated place.
        alias: whether the name looked up is not its main one.
    """

    id: int
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    alias: bool

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, None for own entries."""
        return self.id if self.id > 0 else None

    @property
    def key(self) -> str:
        """What names it in every version of the gazetteer: "geonames:524901", "area:donbas"."""
        if self.id > 0:
            return f"geonames:{self.id}"
        return f"{self.kind}:{re.sub('[^a-z0-9]+', '-', fold(self.name)).strip('-')}"


def fold(name: str) -> str:
    """The spelling under which a name is filed: no case, accents, full stops or hyphens.

    "St. Louis", "Saint Louis" and "ST LOUIS" are one; so are "Port-au-Prince" and
    "Port au Prince". Letters that only look alike stay apart.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.sub(r"[\s\-–]+", " ", bare.translate(_LETTERS)).casefold().split()
    return " ".join(_SAME_WORD.get(word, word) for word in words)


_LETTERS = str.maketrans({"’": "'", ".": None, "‘": None, "`": None, "ʻ": None, "ʼ": None})
_SAME_WORD = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}


class Gazetteer:
    """Look up places by name.

    Opened on the first lookup; each process opens the file for itself.

    Args:
        path: the SQLite file.
    Raises:
        ModelFileError: at the first lookup, if the file is missing, damaged or of another
            version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._found: dict[str, tuple[Place, ...]] = {}

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        self.__init__(path)  # type: ignore[misc]

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of that name in any spelling `fold` joins, largest population first."""
        if name not in self._found:
            self._remember(name, self._select("toponym", fold(name)))
        return self._found[name]

    def lookup_short(self, text: str) -> tuple[Place, ...]:
        """Every place that is abbreviated exactly so: "Tex.", "W.Va.", "U.S."; "us" is none."""
        key = f"\0{text}"
        if key not in self._found:
            self._remember(key, self._select("short", text))
        return self._found[key]

    def content_digest(self) -> str:
        """SHA-256 over every row in the order of the keys; the same on every SQLite version."""
        digest = hashlib.sha256()
        for table in ("toponym", "short"):
            for row in self._rows(f"SELECT * FROM {table} ORDER BY key, place"):
                digest.update("\t".join(map(str, row)).encode() + b"\n")
        return digest.hexdigest()

    def _remember(self, key: str, places: tuple[Place, ...]) -> None:
        if len(self._found) >= _CACHED_NAMES:
            self._found.clear()
        self._found[key] = places

    def _select(self, table: str, key: str) -> tuple[Place, ...]:
        rows = self._rows(
            "SELECT place, name, kind, country, admin1, latitude, longitude, population, alias "
            f"FROM {table} WHERE key = ? ORDER BY population DESC, place",
            key,
        )
        return tuple(
            Place(
                id=place,
                name=name or key.title(),
                kind=PlaceKind(kind),
                country=country,
                admin1=admin1,
                latitude=latitude / _UNITS_PER_DEGREE,
                longitude=longitude / _UNITS_PER_DEGREE,
                population=population,
                alias=bool(alias),
            )
            for place, name, kind, country, admin1, latitude, longitude, population, alias in rows
        )

    def _rows(self, query: str, *values: str) -> Iterator[tuple]:  # type: ignore[type-arg]
        if self._connection is None or self._process != os.getpid():
            self._connection = _connect(self.path)
            self._process = os.getpid()
        try:
            yield from self._connection.execute(query, values)
        except sqlite3.DatabaseError as error:
            raise ModelFileError(
                f"{self.path}: the gazetteer is damaged ({error}); install onrecord again"
            ) from error


_UNITS_PER_DEGREE = 10_000  # coordinates are stored as whole numbers of 1/10000 degree: 11 m


@lru_cache(maxsize=1)
def bundled_gazetteer() -> Gazetteer:
    """The gazetteer that comes with the package."""
    return Gazetteer(Path(str(files("onrecord.places").joinpath(FILE))))


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise ModelFileError(f"{path}: no gazetteer here; install onrecord again")
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise ModelFileError(
            f"{path}: not a gazetteer ({error}), expected a SQLite file; install onrecord again"
        ) from error
    if version != VERSION:
        raise ModelFileError(
            f"{path}: gazetteer version {version}, expected {VERSION}; install onrecord again"
        )
    return connection
