from zoneinfo import available_timezones

import pytest

from onrecord.lexicons._table import read_table
from onrecord.read.head import is_known
from onrecord.read.zones import zone_of

ROWS = [*read_table("dateline_zones.tsv", ("kind", "name", "zones"), package="onrecord.read")]


@pytest.mark.parametrize(
    ("city", "region", "zone"),
    [
        ("MOSCOW", None, "Europe/Moscow"),
        ("Bogota", None, "America/Bogota"),
        ("UNITED NATIONS", None, "America/New_York"),
        ("MOSCOW", "Russia", "Europe/Moscow"),
        ("MOSCOW", "Idaho", None),
        ("PARIS", "Texas", "America/Chicago"),
        ("Elmstead", "Ukraine", None),
        ("Elmstead", "Norway", "Europe/Oslo"),
        ("ELMSTEAD", None, None),
        ("PARIS", "Nowhere", None),
    ],
)
def test_zone_is_that_of_the_place_or_unknown(city, region, zone):
    assert zone_of(city, region=region) == zone


def test_every_zone_is_one_of_the_database():
    zones = {zone for row in ROWS for zone in row["zones"].split()}

    assert zones <= available_timezones()


def test_every_row_is_of_a_name_that_datelines_have():
    assert len(ROWS) > 600
    assert all(is_known(row["name"], row["kind"]) for row in ROWS)
