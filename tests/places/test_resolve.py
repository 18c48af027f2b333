"""Which place a name is, from the other names of its article."""

import pytest

from onrecord.places.gazetteer import Place, PlaceKind
from onrecord.places.resolve import (
    CONTAINMENT,
    CONTEXT,
    LARGEST,
    ONLY,
    OUTLET,
    UNRESOLVED,
    Home,
    Resolution,
    Toponym,
    resolve,
)


def city(number, name, country, admin1, latitude, longitude, population):
    return Place(
        number, name, PlaceKind.CITY, country, admin1, latitude, longitude, population, False
    )


TEXAS = Place(1, "Texas", PlaceKind.STATE, "USA", "TX", 31.25, -99.25, 0, False)
FRANCE = Place(2, "France", PlaceKind.COUNTRY, "FRA", None, 46, 2, 67_000_000, False)
PARIS_FRANCE = Place(3, "Paris", PlaceKind.CAPITAL, "FRA", "11", 48.85, 2.35, 2_100_000, False)
PARIS_TEXAS = city(4, "Paris", "USA", "TX", 33.66, -95.56, 25_000)
DALLAS = city(5, "Dallas", "USA", "TX", 32.78, -96.81, 1_300_000)
HILLS = (
    city(6, "Greenhill", "USA", "OH", 40.0, -83.0, 3_000),
    city(7, "Greenhill", "USA", "GA", 33.0, -83.0, 3_000),
)
BOSTONS = (
    city(12, "Boston", "USA", "MA", 42.36, -71.06, 650_000),
    city(13, "Boston", "GBR", "ENG", 52.97, -0.02, 45_000),
)
HAMLET = city(8, "Lonely", "USA", "MT", 47.0, -109.0, 700)

PARIS = Toponym("paris", (PARIS_FRANCE, PARIS_TEXAS))


def test_a_capital_needs_no_context_if_it_is_by_far_the_largest():
    (found,) = resolve([PARIS])
    assert found.place == PARIS_FRANCE


def test_a_container_decides_and_carries_over_to_later_mentions():
    first = Toponym("paris", PARIS.places, container=(TEXAS,))
    found = resolve([first, Toponym("texas", (TEXAS,)), PARIS])
    assert found[0] == Resolution(PARIS_TEXAS, CONTAINMENT)
    assert found[2].place == PARIS_TEXAS


def test_two_containers_give_one_name_two_senses():
    texan = Toponym("paris", PARIS.places, container=(TEXAS,))
    french = Toponym("paris", PARIS.places, container=(FRANCE,))
    found = resolve([texan, french])
    assert [each.place for each in found] == [PARIS_TEXAS, PARIS_FRANCE]


def test_neighbours_and_their_state_outweigh_nothing_known():
    ohio = Place(9, "Ohio", PlaceKind.STATE, "USA", "OH", 40.25, -83.0, 0, False)
    found = resolve([Toponym("greenhill", HILLS), Toponym("ohio", (ohio,))])
    assert found[0] == Resolution(HILLS[0], CONTEXT)


def test_candidates_without_evidence_stay_open_and_are_kept():
    assert resolve([Toponym("greenhill", HILLS)]) == [Resolution(None, UNRESOLVED, HILLS)]


def test_size_alone_decides_nothing():
    assert resolve([Toponym("boston", BOSTONS)]) == [Resolution(None, UNRESOLVED, BOSTONS)]


def test_a_country_is_left_open_beside_a_state_that_comes_near_it():
    country = Place(18, "Georgia", PlaceKind.COUNTRY, "GEO", None, 42.0, 43.5, 3_700_000, False)
    state = Place(19, "Georgia", PlaceKind.STATE, "USA", "GA", 32.75, -83.5, 0, False)
    georgia = Toponym("georgia", (country, state))
    assert resolve([georgia])[0].place is None
    assert resolve([georgia], countries=["GEO"])[0].place == country


def test_size_decides_in_a_country_that_the_article_names():
    boston = Toponym("boston", BOSTONS)
    assert resolve([boston], countries=["USA"])[0].place == BOSTONS[0]


def test_of_many_places_of_a_name_ten_candidates_are_kept():
    hills = tuple(city(n, "Hill", "USA", f"A{n}", n, -n, 1_000 + n) for n in range(20, 50))
    (found,) = resolve([Toponym("hill", hills)])
    assert [place.id for place in found.candidates] == [*range(49, 39, -1)]


def test_a_name_of_nowhere_is_unresolved():
    assert resolve([Toponym("xyzzy", ())]) == [Resolution(None, UNRESOLVED)]


def test_a_small_place_needs_support_even_if_it_is_the_only_one():
    lonely = Toponym("lonely", (HAMLET,))
    assert resolve([lonely]) == [Resolution(None, UNRESOLVED, (HAMLET,))]
    supported = resolve([lonely, Toponym("dallas", (DALLAS,))])
    assert supported[0] == Resolution(HAMLET, ONLY)


def test_a_demonym_speaks_for_its_country():
    lonely = Toponym("lonely", (HAMLET,))
    assert resolve([lonely], countries=["USA"])[0].place == HAMLET


def test_a_city_and_the_state_named_for_it_are_told_apart_by_the_word_after():
    new_york_city = city(10, "New York City", "USA", "NY", 40.71, -74.0, 8_800_000)
    new_york = Place(11, "New York", PlaceKind.STATE, "USA", "NY", 43.0, -75.5, 0, False)
    places = (new_york_city, new_york)
    assert resolve([Toponym("new york", places)])[0].place == new_york_city
    assert resolve([Toponym("new york", places, division=True)])[0].place == new_york


def test_the_place_around_another_is_the_one_that_holds_it():
    new_york_city = city(10, "New York City", "USA", "NY", 40.71, -74.0, 8_800_000)
    new_york = Place(11, "New York", PlaceKind.STATE, "USA", "NY", 43.0, -75.5, 0, False)
    elmira = city(14, "Elmira", "USA", "NY", 42.09, -76.81, 26_000)
    places = (new_york_city, new_york)
    found = resolve(
        [
            Toponym("elmira", (elmira,), container=(new_york,)),
            Toponym("new york", places, contained=(elmira,)),
        ]
    )
    assert [each.place for each in found] == [elmira, new_york]


def test_a_name_before_a_noun_is_rather_a_town_than_a_country():
    jordan = Place(15, "Jordan", PlaceKind.COUNTRY, "JOR", None, 31.0, 36.0, 10_000_000, False)
    town = city(16, "Jordan", "USA", "MN", 44.67, -93.63, 6_000)
    near = city(17, "Shakopee", "USA", "MN", 44.8, -93.53, 40_000)
    school = Toponym("jordan", (jordan, town), modifier=True)
    (found, _) = resolve([school, Toponym("shakopee", (near,))])
    assert found.place == town


@pytest.mark.parametrize("rule", [CONTAINMENT, ONLY, CONTEXT, OUTLET, LARGEST, UNRESOLVED])
def test_rules_are_named_for_the_component(rule):
    assert rule.startswith("place.")


def test_the_result_does_not_hang_on_the_order_of_the_names():
    names = [Toponym("greenhill", HILLS), Toponym("dallas", (DALLAS,)), PARIS]
    forward = {name.name: each for name, each in zip(names, resolve(names), strict=True)}
    backward = dict(zip((name.name for name in reversed(names)), resolve(names[::-1]), strict=True))
    assert forward == backward


SPRINGFIELDS = (
    city(24, "Springfield", "USA", "MO", 37.2, -93.3, 170_000),
    city(25, "Springfield", "USA", "MA", 42.1, -72.6, 155_000),
)
WORCESTER = city(26, "Worcester", "USA", "MA", 42.26, -71.8, 206_000)


def test_the_home_of_a_local_outlet_tells_a_town_near_it():
    springfield = Toponym("springfield", SPRINGFIELDS)
    assert resolve([springfield])[0].place is None
    (found,) = resolve([springfield], home=Home("USA", WORCESTER))
    assert found == Resolution(SPRINGFIELDS[1], OUTLET)


def test_what_the_article_names_outweighs_the_home_of_its_outlet():
    missouri = Place(27, "Missouri", PlaceKind.STATE, "USA", "MO", 38.25, -92.5, 0, False)
    names = [Toponym("springfield", SPRINGFIELDS), Toponym("missouri", (missouri,))]
    assert resolve(names, home=Home("USA", WORCESTER))[0].place == SPRINGFIELDS[0]


def test_a_national_outlet_speaks_for_its_country():
    boston = Toponym("boston", BOSTONS)
    assert resolve([boston], home=Home("USA"))[0].place == BOSTONS[0]
    assert resolve([PARIS], home=Home("USA"))[0].place == PARIS_FRANCE
