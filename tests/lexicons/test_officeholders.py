"""The register of officeholders."""

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from onrecord.lexicons._load import load_lexicon
from onrecord.lexicons._table import read_table
from onrecord.lexicons.countries import country
from onrecord.lexicons.officeholders import (
    _COLUMNS,
    _REGIONS,
    OFFICES,
    SHARED_OFFICES,
    _day,
    _terms,
    find_holder,
    find_person,
    find_surname,
)
from onrecord.lexicons.organisations import organisation

EVERY = [term for terms in _terms().by_office.values() for term in terms]
ROWS = [row for region in _REGIONS for row in read_table(f"officeholders/{region}.tsv", _COLUMNS)]


def first_certain(row):
    """The first day on which a row surely says that the person held the office."""
    return _day(row["from"], last=True)


def last_certain(row):
    return _day(row["until"], last=False) if row["until"] else date.max


def test_every_term_has_an_order_a_country_and_a_gender():
    for term in EVERY:
        assert term.since <= term.until, term
        assert term.country == "IGO" or country(term.country), term
        assert term.body or term.country != "IGO", term
        assert term.gender in {"m", "f"}, term


def test_every_body_is_an_organisation_or_a_seat():
    bodies = {term.body for term in EVERY if term.country == "IGO"}
    assert not {body for body in bodies if getattr(organisation(body), "name", None) != body}


def test_nobody_is_said_to_hold_an_office_that_another_holds():
    by_seat = defaultdict(list)
    for row in ROWS:
        if row["office"] not in SHARED_OFFICES:
            by_seat[row["office"], row["country"], row["body"]].append(row)
    for rows in by_seat.values():
        for one, other in combinations(rows, 2):
            both_from = max(first_certain(one), first_certain(other))
            both_until = min(last_certain(one), last_certain(other))
            assert both_from >= both_until, (one, other)  # the day of the handover has two


def test_no_spelling_belongs_to_two_persons_of_one_country():
    owners = defaultdict(set)
    for row in ROWS:
        for spelling in filter(None, (row["name"], *row["names"].split("|"))):
            owners[spelling, row["country"]].add(row["name"])
    several = {spelling: names for spelling, names in owners.items() if len(names) > 1}
    assert several == {("George Bush", "USA"): {"George H. W. Bush", "George W. Bush"}}


def test_a_person_has_one_gender_and_one_set_of_spellings():
    known = {}
    for row in ROWS:
        told = (row["names"], row["surnames"], row["alone"], row["gender"])
        assert known.setdefault((row["name"], row["country"]), told) == told, row


def test_offices_of_titles_are_offices_of_the_table():
    named = {e.fields["register"] for e in load_lexicon("offices") if "register" in e.fields}
    assert named <= OFFICES
    assert SHARED_OFFICES <= OFFICES


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
