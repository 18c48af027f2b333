"""The tables of officeholders."""

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from onrecord.actors.register import shipped_register
from onrecord.errors import LexiconError
from onrecord.lexicons import officeholders
from onrecord.lexicons._load import load_lexicon
from onrecord.lexicons._table import iso_day, read_table
from onrecord.lexicons.countries import country
from onrecord.lexicons.officeholders import (
    _COLUMNS,
    _REGIONS,
    OFFICES,
    SHARED_OFFICES,
    shipped_terms,
)

EVERY = list(shipped_terms())
ROWS = [row for region in _REGIONS for row in read_table(f"officeholders/{region}.tsv", _COLUMNS)]


def first_certain(row):
    """The first day on which a row surely says that the person held the office."""
    return iso_day(row["from"], last=True)


def last_certain(row):
    return iso_day(row["until"], last=False) if row["until"] else date.max


def test_every_term_has_an_order_a_country_and_a_gender():
    for term in EVERY:
        assert term.since <= term.until, term
        assert term.country == "IGO" or country(term.country), term
        assert term.body or term.country != "IGO", term
        assert term.gender in {"m", "f"}, term


def test_a_body_is_called_as_the_table_of_organisations_calls_it():
    register = shipped_register()
    for term in EVERY:
        known = register.organisation(term.body) if term.body else None
        assert known is None or known.name == term.body, term
        assert known or term.country != "IGO", term


def test_an_unknown_office_stops_the_reading(monkeypatch):
    wrong = ROWS[0] | {"office": "presidant"}
    monkeypatch.setattr(officeholders, "read_table", lambda *_: iter([wrong]))
    with pytest.raises(LexiconError, match=r"africa\.tsv: .* unknown office 'presidant'"):
        next(shipped_terms())


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
    ("office", "country", "day", "body", "name"),
    [
        ("president", "SYR", date(2024, 12, 1), None, "Bashar al-Assad"),
        ("president", "SYR", date(2025, 2, 1), None, "Ahmed al-Sharaa"),
        ("president", "YEM", date(2023, 5, 1), None, "Rashad al-Alimi"),
        ("president", "YEM", date(2023, 5, 1), "Houthis", "Mahdi al-Mashat"),
        ("prime_minister", "LBY", date(2023, 9, 1), None, "Abdul Hamid Dbeibah"),
        (
            "prime_minister",
            "LBY",
            date(2023, 9, 1),
            "Government of National Stability",
            "Osama Hammad",
        ),
        (
            "prime_minister",
            "IRQ",
            date(2024, 5, 1),
            "Kurdistan Regional Government",
            "Masrour Barzani",
        ),
        ("supreme_leader", "IRN", date(1987, 3, 1), None, "Ruhollah Khomeini"),
        ("leader", "PSE", date(2024, 9, 1), "Hamas", "Yahya Sinwar"),
        ("leader", "AFG", date(2018, 5, 1), "Taliban", "Hibatullah Akhundzada"),
        ("foreign_minister", "AFG", date(2021, 7, 1), None, "Haneef Atmar"),
        ("foreign_minister", "AFG", date(2022, 7, 1), None, "Amir Khan Muttaqi"),
    ],
)
def test_rivals_for_power_and_those_who_took_it_are_told_apart(office, country, day, body, name):
    seat = (office, country, body)
    assert {
        term.name
        for term in EVERY
        if (term.office, term.country, term.body) == seat and term.covers(day)
    } == {name}
