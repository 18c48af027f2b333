"""The table of currencies."""

from collections import Counter

import pytest

from onrecord.lexicons._table import read_table
from onrecord.lexicons.countries import country
from onrecord.lexicons.currencies import currency_of, is_currency_noun, is_currency_symbol

ROWS = tuple(read_table("currencies.tsv", ("code", "nouns", "symbols", "countries", "bare")))


def bare_of(row):
    return {word.removeprefix("*") for word in row["bare"].split("|") if word}


@pytest.mark.parametrize(
    ("name", "countries", "code"),
    [
        ("euros", {}, "EUR"),
        ("Hryvnias", {}, "UAH"),
        ("€", {}, "EUR"),
        ("US$", {}, "USD"),
        ("CHF", {}, "CHF"),
        ("$", {}, "USD"),
        ("dollars", {"told": "CAN"}, "CAD"),
        ("dollars", {"outlet": "CAN"}, "CAD"),
        ("dollars", {"speaker": "CAN"}, "USD"),
        ("crowns", {}, None),
        ("crowns", {"speaker": "NOR"}, "NOK"),
        ("crowns", {"told": "FRA", "speaker": "CZE"}, "CZK"),
        ("crowns", {"told": "SWE", "speaker": "CZE"}, "SEK"),
        ("francs", {"speaker": "SEN"}, "XOF"),
        ("pounds", {"speaker": "EGY"}, "EGP"),
        ("pounds", {"speaker": "FRA"}, "GBP"),
        ("tents", {"speaker": "FRA"}, None),
    ],
)
def test_a_country_tells_whose_money_is_meant(name, countries, code):
    assert currency_of(name, **countries) == code


def test_nouns_are_known_in_any_case_and_signs_in_their_own():
    assert is_currency_noun("Roubles")
    assert is_currency_symbol("Rs")
    assert not is_currency_symbol("rs")


def test_every_code_comes_once_and_every_country_exists():
    assert [code for code, n in Counter(row["code"] for row in ROWS).items() if n > 1] == []
    named = {alpha3 for row in ROWS for alpha3 in row["countries"].split("|")}
    assert [alpha3 for alpha3 in named if country(alpha3) is None] == []


def test_a_bare_word_means_one_currency():
    counted = Counter(word for row in ROWS for word in bare_of(row))
    assert [word for word, n in counted.items() if n > 1] == []
    for row in ROWS:
        names = {*row["nouns"].split("|"), *row["symbols"].split("|")}
        assert bare_of(row) <= names
