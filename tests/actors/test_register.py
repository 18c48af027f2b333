"""The register of persons and organisations."""

from datetime import date

import pytest

from onrecord.actors.register import Register, shipped_register
from onrecord.lexicons.officeholders import Term


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


@pytest.mark.parametrize(
    ("countries", "day", "name"),
    [
        ({"GBR"}, date(2022, 5, 1), "Ben Wallace"),
        ({"GBR"}, date(2014, 5, 1), None),
        ({"GBR"}, None, None),
        ({"NOR"}, date(2022, 5, 1), None),
        ((), date(2022, 5, 1), None),
    ],
)
def test_a_common_surname_is_plain_where_the_article_is_about_its_country(countries, day, name):
    found = shipped_register().find_surname("Wallace", countries=countries, day=day)
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


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("Aleksandr Lukashenka", "Alexander Lukashenko"),
        ("Bashar al-Asad", "Bashar al-Assad"),
        ("Volodymyr Zelenskyj", "Volodymyr Zelenskyy"),
        ("Kim Jong Nam", None),
        ("Alexander Petrenko", None),
    ],
)
def test_a_full_name_is_known_in_other_spellings(name, known_as):
    found = shipped_register().find_person(name, day=date(2015, 5, 1))
    assert (found.name if found else None) == known_as


def term(name, *, country, office="president", since=date(2001, 1, 1), **fields):
    told = {"names": (), "surnames": (name.split()[-1],), "body": None, "sector": "GOV"}
    told |= {"until": date(2005, 1, 1), "gender": "m", "alone": True, "source": "here"}
    return Term(name=name, country=country, office=office, since=since, **told | fields)


def test_a_spelling_of_two_persons_means_neither():
    register = Register(
        [term("Mohammed Hasan", country="EGY"), term("Muhammad Hassan", country="IRQ")], []
    )
    assert register.find_person("Mohamed Hassan", day=date(2003, 1, 1)) is None
    assert register.find_person("Mohammed Hasan", day=date(2003, 1, 1)).country == "EGY"


def test_a_person_has_one_id_in_the_offices_of_state_and_of_bodies():
    register = Register(
        [
            term("Ana Sorel", country="CHL", office="foreign_minister"),
            term("Ana Sorel", country="IGO", office="secretary_general", body="United Nations"),
            term("Tomas Hruby", country="CSK"),
            term("Tomas Hruby", country="CZE", since=date(2003, 1, 1)),
        ],
        [],
    )
    assert set(map(register.person_id, register.terms)) == {
        "person:CHL:ana-sorel",
        "person:CZE:tomas-hruby",
    }


def test_persons_of_two_countries_have_two_ids():
    register = Register([term("Juan Ruiz", country="CHL"), term("Juan Ruiz", country="PER")], [])
    assert set(map(register.person_id, register.terms)) == {
        "person:CHL:juan-ruiz",
        "person:PER:juan-ruiz",
    }


def test_every_shipped_actor_has_an_id_of_its_own():
    register = shipped_register()
    names = {}
    for each in register.terms:
        assert names.setdefault(register.person_id(each), each.name) == each.name
    for each in register.organisations():
        assert names.setdefault(register.organisation_id(each), each.name) == each.name


@pytest.mark.parametrize(
    ("country", "day", "office"),
    [
        ("CHL", date(2010, 1, 1), "president"),
        ("PER", None, "minister"),
        (None, date(2003, 1, 1), "minister"),
        (None, date(2001, 6, 1), "president"),
        (None, date(2010, 1, 1), "president"),
    ],
)
def test_of_namesakes_the_country_then_the_day_then_fame_tells(country, day, office):
    register = Register(
        [
            term("Juan Ruiz", country="CHL", until=date(2002, 1, 1)),
            term(
                "Juan Ruiz", country="PER", office="minister", since=date(2002, 2, 1), alone=False
            ),
        ],
        [],
    )
    assert register.find_person("Juan Ruiz", country=country, day=day).office == office


def test_namesakes_that_nothing_tells_apart_are_nobody():
    register = Register([term("Juan Ruiz", country="CHL"), term("Juan Ruiz", country="PER")], [])
    assert register.find_person("Juan Ruiz", day=date(2003, 1, 1)) is None
    assert register.find_surname("Ruiz", day=date(2003, 1, 1)) is None
