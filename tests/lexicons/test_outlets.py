"""The table of outlets."""

from collections import Counter

import pytest

from onrecord.lexicons import outlets
from onrecord.lexicons._table import read_table
from onrecord.lexicons.countries import country
from onrecord.places.gazetteer import PlaceKind, bundled_gazetteer

ROWS = tuple(read_table("outlets.tsv", ("name", "names", "domains", "country", "admin1", "town")))


@pytest.mark.parametrize(
    ("clue", "alpha3", "town"),
    [
        ("The Irish Times", "IRL", None),
        ("irish times", "IRL", None),
        ("https://www.irishtimes.com/news/2024/1", "IRL", None),
        ("bostonglobe.com", "USA", "Boston"),
        ("independent.ie", "IRL", None),
        ("https://www.independent.co.uk/a", "GBR", None),
        ("news.example.co.uk", "GBR", None),
        ("example.ie", "IRL", None),
    ],
)
def test_an_outlet_is_known_by_name_address_and_host(clue, alpha3, town):
    found = outlets.find_outlet(clue)
    assert found is not None
    assert (found.country, found.town) == (alpha3, town)


@pytest.mark.parametrize(
    "clue", ["", "Reuters", "example.com", "example.io", "http://[", "The Utter Nonsense", "ie"]
)
def test_an_outlet_without_a_known_home_has_none(clue):
    assert outlets.find_outlet(clue) is None


def test_every_country_exists():
    assert [row["name"] for row in ROWS if country(row["country"]) is None] == []


def test_no_name_and_no_domain_is_given_twice():
    for column in ("names", "domains"):
        counted = Counter(each for row in ROWS for each in row[column].split("|") if each)
        assert [each for each, count in counted.items() if count > 1] == []
    names = [each.casefold() for row in ROWS for each in (row["name"], *row["names"].split("|"))]
    assert [each for each, count in Counter(filter(None, names)).items() if count > 1] == []


def test_every_town_is_in_the_gazetteer_where_the_table_says():
    gazetteer = bundled_gazetteer()
    missing = [
        row["name"]
        for row in ROWS
        if row["town"]
        and not any(
            place.kind in (PlaceKind.CITY, PlaceKind.CAPITAL)
            and place.country == row["country"]
            and row["admin1"] in ("", place.admin1)
            for place in gazetteer.lookup(row["town"])
        )
    ]
    assert missing == []


def test_a_town_is_stated_for_every_division():
    assert [row["name"] for row in ROWS if row["admin1"] and not row["town"]] == []
