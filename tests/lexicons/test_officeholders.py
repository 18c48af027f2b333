"""The register of officeholders."""

from datetime import date
from itertools import pairwise

import pytest

from onrecord.lexicons._load import load_lexicon
from onrecord.lexicons.countries import country
from onrecord.lexicons.officeholders import _terms, find_holder, find_person, find_surname

EVERY = [term for terms in _terms().by_office.values() for term in terms]


def test_every_term_has_an_order_a_country_and_a_gender():
    for term in EVERY:
        assert term.since < term.until, term
        assert term.country == "IGO" or country(term.country), term
        assert term.body or term.country != "IGO", term
        assert term.gender in {"m", "f"}, term


def test_no_office_of_a_state_had_two_holders_for_long():
    by_seat = {}
    for term in EVERY:
        by_seat.setdefault((term.office, term.country, term.body), []).append(term)
    for terms in by_seat.values():
        terms.sort(key=lambda term: term.since)
        for earlier, later in pairwise(terms):
            overlap = (earlier.until - later.since).days
            assert overlap <= 31, (earlier, later)  # months are told where the day is not


def test_most_registers_of_the_offices_are_used():
    used = {term.office for term in EVERY}
    named = {e.fields["register"] for e in load_lexicon("offices") if "register" in e.fields}
    assert {"president", "prime_minister", "foreign_minister", "secretary_general"} <= used & named


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
    found = find_surname(surname, day=day)
    assert (found.name if found else None) == name


def test_a_title_makes_a_common_surname_plain():
    found = find_surname("Brown", office="prime_minister", day=date(2008, 5, 1))
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
    found = find_holder(office, day=day, **where)
    assert (found.name if found else None) == name


def test_a_full_name_is_known_by_the_term_that_covers_the_day():
    found = find_person("Liz Truss", day=date(2022, 9, 20))
    assert found
    assert found.office == "prime_minister"
    assert find_person("No Body", day=None) is None
    assert find_person("George Bush", day=None) is None


def test_a_name_is_spelled_as_its_surname_is():
    found = find_surname("Zelenskiy", day=date(2022, 5, 1))
    assert found
    assert found.spelled_like("Zelenskiy") == "Volodymyr Zelenskiy"
    assert found.spelled_like("Elsewhere") == "Volodymyr Zelenskyy"
