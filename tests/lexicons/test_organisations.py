"""The table of organisations."""

from datetime import date
from itertools import combinations

import pytest

from onrecord.lexicons._table import read_table
from onrecord.lexicons.countries import capital_country, country, country_of_demonym
from onrecord.lexicons.organisations import (
    _MEMBERS_COLUMNS,
    _MEMBERS_FILE,
    Membership,
    shipped_organisations,
)
from onrecord.terms import ActorType, Sector

BY_NAME = {item.name: item for item in shipped_organisations()}


def test_every_row_has_a_known_type_sector_and_country():
    for item in shipped_organisations():
        assert ActorType(item.type)
        assert item.sector is None or Sector(item.sector)
        assert item.country in {None, "IGO"} or country(item.country), item


def test_no_spelling_names_two_organisations():
    named = {}
    for item in shipped_organisations():
        for spelling in (item.name, *item.names):
            assert named.setdefault(spelling, item.name) == item.name, spelling


def test_no_spelling_is_a_people_or_a_capital_when_its_article_is_gone():
    for item in shipped_organisations():
        for spelling in (item.name, *item.names):
            bare = spelling.removeprefix("The ").removeprefix("the ")
            assert country_of_demonym(bare) is None, spelling
            assert capital_country(bare) is None, spelling


@pytest.mark.parametrize(
    ("name", "day", "members"),
    [
        ("E3", date(2025, 8, 28), "DEU FRA GBR"),
        ("Group of Seven", date(2025, 6, 16), "CAN DEU FRA GBR ITA JPN USA"),
        ("Group of Eight", date(2013, 6, 17), "CAN DEU FRA GBR ITA JPN RUS USA"),
        ("Group of Eight", date(2015, 6, 7), ""),
        ("Quad", date(2024, 9, 21), "AUS IND JPN USA"),
        ("Visegrád Group", date(2022, 3, 10), "CZE HUN POL SVK"),
        ("Visegrád Group", date(1992, 5, 6), "CSK HUN POL"),
        ("Weimar Triangle", date(2024, 2, 12), "DEU FRA POL"),
        ("BRICS", date(2023, 8, 22), "BRA CHN IND RUS ZAF"),
        ("BRICS", date(2025, 7, 6), "ARE BRA CHN EGY ETH IDN IND IRN RUS ZAF"),
        ("Collective Security Treaty Organization", date(2022, 1, 6), "ARM BLR KAZ KGZ RUS TJK"),
        ("P5", date(1987, 7, 20), "CHN FRA GBR SUN USA"),
        ("Quartet", date(2010, 3, 19), "RUS USA"),
        ("Amnesty International", date(2022, 1, 1), ""),
    ],
)
def test_a_bloc_has_the_members_of_the_day(name, day, members):
    assert BY_NAME[name].members_on(day) == tuple(members.split())


@pytest.mark.parametrize(
    ("name", "day", "count"),
    [
        ("NATO", date(2022, 2, 24), 30),
        ("NATO", date(2023, 4, 4), 31),
        ("NATO", date(2024, 3, 7), 32),
        ("NATO", date(1987, 12, 8), 16),
        ("European Union", date(2019, 5, 23), 28),
        ("European Union", date(2020, 2, 1), 27),
        ("European Economic Community", date(1987, 7, 1), 12),
        ("Eurogroup", date(2023, 1, 1), 20),
        ("Council of Europe", date(2022, 3, 17), 46),
        ("Association of Southeast Asian Nations", date(2020, 1, 1), 10),
        ("African Union", date(2018, 1, 1), 55),
        ("Economic Community of West African States", date(2025, 2, 1), 12),
        ("Arab League", date(2024, 1, 1), 22),
        ("Group of Twenty", date(2020, 11, 21), 19),
        *(("UN Security Council", date(year, 6, 1), 15) for year in range(2014, 2027)),
    ],
)
def test_an_organisation_has_as_many_members_as_it_counts_itself(name, day, count):
    assert len(BY_NAME[name].members_on(day)) == count


def test_every_membership_is_of_a_known_organisation_in_the_order_of_time():
    for row in read_table(_MEMBERS_FILE, _MEMBERS_COLUMNS):
        assert row["organisation"] in BY_NAME, row
        assert country(row["member"]) or row["member"] in BY_NAME, row
        assert not row["until"] or row["from"] <= row["until"], row


def test_nobody_is_a_member_twice_at_a_time():
    for item in BY_NAME.values():
        for one, other in combinations(item.members, 2):
            apart = other.since > one.until if one.until else False
            assert one.member != other.member or apart, (item.name, one, other)


def test_a_membership_without_dates_holds_on_every_day():
    assert Membership(member="FRA").covers(date(1700, 1, 1))
