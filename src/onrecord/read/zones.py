"""The time zone of the place that a dateline names."""

from functools import lru_cache

from onrecord.lexicons._table import read_table
from onrecord.read.head import folded


def zone_of(city: str, *, region: str | None = None) -> str | None:
    """The IANA name of a city's time zone; None where it is not sure.

    Args:
        city: as a dateline names it.
        region: the state or country after it; one with several zones must have the city's.
    """
    zones = _zones()
    known = zones.get(("city", folded(city)), ())
    if region is not None:
        of_region = zones.get(("region", folded(region)), ())
        known = of_region if len(of_region) == 1 else tuple(set(known) & set(of_region))
    return known[0] if known else None


@lru_cache
def _zones() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = read_table("dateline_zones.tsv", ("kind", "name", "zones"), package="onrecord.read")
    return {(row["kind"], folded(row["name"])): tuple(row["zones"].split()) for row in rows}
