"""The table of countries."""

import pytest

from onrecord.lexicons import countries


@pytest.mark.parametrize(
    ("name", "alpha3"),
    [
        ("Russia", "RUS"),
        ("RUSSIA", "RUS"),
        ("the Netherlands", "NLD"),
        ("U.S.", "USA"),
        ("US", "USA"),
        ("Britain", "GBR"),
        ("Scotland", "GBR"),
        ("DPRK", "PRK"),
        ("Burma", "MMR"),
        ("Côte d’Ivoire", "CIV"),
        ("Taiwan", "TWN"),
        ("Kosovo", "XKX"),
        ("West Bank", None),
        ("us", None),
        ("Korea", None),
        ("Russian", None),
        ("Moscow", None),
        ("", None),
    ],
)
def test_country_of_name_knows_names_and_abbreviations_alone(name, alpha3):
    assert countries.country_of_name(name) == alpha3


@pytest.mark.parametrize(
    ("demonym", "alpha3"),
    [
        ("Russians", "RUS"),
        ("Turk", "TUR"),
        ("Frenchman", "FRA"),
        ("Briton", "GBR"),
        ("Scots", "GBR"),
        ("Congolese", "COD"),
        ("Russia", None),
    ],
)
def test_country_of_demonym_knows_singular_and_plural(demonym, alpha3):
    assert countries.country_of_demonym(demonym) == alpha3


@pytest.mark.parametrize(
    ("capital", "alpha3"),
    [
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("MOSCOW", "RUS"),
        ("Washington", "USA"),
        ("Sana’a", "YEM"),
        ("Vladivostok", None),
    ],
)
def test_capital_country_takes_old_and_new_spellings(capital, alpha3):
    assert countries.capital_country(capital) == alpha3


@pytest.mark.parametrize(
    ("name", "alpha3", "sector"),
    [
        ("the Kremlin", "RUS", "GOV"),
        ("The White House", "USA", "GOV"),
        ("Pentagon", "USA", "MIL"),
        ("Foggy Bottom", "USA", "GOV"),
        ("Quai d’Orsay", "FRA", "GOV"),
        ("Knesset", "ISR", "LEG"),
    ],
)
def test_seat_stands_for_a_body_of_one_country(name, alpha3, sector):
    seat = countries.seat(name)
    assert seat is not None
    assert (seat.country, seat.sector) == (alpha3, sector)


def test_codes_are_unique_and_every_present_country_has_a_point():
    rows = list(countries.countries())
    assert len({row.alpha3 for row in rows}) == len(rows)
    present = [row for row in rows if row.alpha2]
    assert len(present) == 250
    assert all(-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180 for row in present)
    assert len({row.geonameid for row in present}) == 250


def test_alpha2_and_alpha3_name_the_same_row():
    assert countries.alpha3_of("DE") == "DEU"
    assert countries.country("DEU").alpha2 == "DE"
    assert countries.country("XXX") is None


def test_no_word_is_a_name_of_one_country_and_a_demonym_of_another():
    for row in countries.countries():
        for demonym in row.demonyms:
            assert countries.country_of_name(demonym) is None
