"""The register of persons and organisations."""

from datetime import date

import pytest

from onrecord.actors.register import Register, shipped_register
from onrecord.errors import LexiconError
from onrecord.lexicons.organisations import Organisation


@pytest.mark.parametrize(
    ("surname", "day", "name"),
    [
        ("Putin", date(2010, 5, 1), "Vladimir Putin"),
        ("Bush", date(1990, 5, 1), "George H. W. Bush"),
        ("Bush", date(2004, 5, 1), "George W. Bush"),
        ("Merkel", date(2023, 5, 1), "Angela Merkel"),
        ("Merkel", date(2001, 5, 1), None),
        ("Thatcher", date(2010, 5, 1), None),
        ("Brown", date(2008, 5, 1), None),
        ("Putin", None, "Vladimir Putin"),
        ("Bush", None, None),
        ("Nobody", date(2008, 5, 1), None),
    ],
)
def test_a_surname_alone_means_who_is_known_by_it_on_that_day(surname, day, name):
    found = shipped_register().find_surname(surname, day=day)
    assert (found.name if found else None) == name


def test_a_title_makes_a_common_surname_plain():
    found = shipped_register().find_surname("Brown", office="prime_minister", day=date(2008, 5, 1))
    assert found
    assert found.name == "Gordon Brown"


@pytest.mark.parametrize(
    ("office", "where", "day", "name"),
    [
        ("president", {"country": "USA"}, date(2022, 5, 1), "Joe Biden"),
        ("president", {"country": "USA"}, date(2021, 1, 20), None),
        ("president", {"country": "USA"}, date(2030, 1, 1), None),
        ("president", {"country": "USA"}, None, None),
        ("president", {}, date(2022, 5, 1), None),
        ("secretary_general", {"body": "NATO"}, date(2022, 5, 1), "Jens Stoltenberg"),
    ],
)
def test_an_office_has_a_holder_only_where_one_is_certain(office, where, day, name):
    found = shipped_register().find_holder(office, day=day, **where)
    assert (found.name if found else None) == name


def test_a_full_name_is_known_by_the_term_that_covers_the_day():
    found = shipped_register().find_person("Liz Truss", day=date(2022, 9, 20))
    assert found
    assert found.office == "prime_minister"
    assert shipped_register().find_person("No Body", day=None) is None
    assert shipped_register().find_person("George Bush", day=None) is None


def test_a_name_is_spelled_as_its_surname_is():
    found = shipped_register().find_surname("Zelenskiy", day=date(2022, 5, 1))
    assert found
    assert found.spelled_like("Zelenskiy") == "Volodymyr Zelenskiy"
    assert found.spelled_like("Elsewhere") == "Volodymyr Zelenskyy"


@pytest.mark.parametrize(
    ("name", "canonical", "where"),
    [
        ("Nato", "NATO", "IGO"),
        ("the EU", "European Union", "IGO"),
        ("U.N.", "United Nations", "IGO"),
        ("Hizbollah", "Hezbollah", "LBN"),
        ("Kurdistan Workers’ Party", "PKK", "TUR"),
        ("The Guardian", "Guardian", "GBR"),
    ],
)
def test_spellings_lead_to_one_organisation(name, canonical, where):
    found = shipped_register().organisation(name)
    assert found
    assert (found.name, found.country) == (canonical, where)


def test_words_of_the_language_are_no_organisations():
    assert shipped_register().organisation("is") is None
    assert shipped_register().organisation("who") is None
    assert shipped_register().organisation("") is None


def test_a_spelling_of_two_organisations_is_refused():
    def named(name):
        return Organisation(name=name, names=("NSA",), type="igo", sector=None, country="IGO")

    with pytest.raises(LexiconError, match="'NSA' names both 'North Sea Accord' and 'North Sea"):
        Register([], [named("North Sea Accord"), named("North Sea Alliance")])
