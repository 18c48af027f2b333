"""The table of organisations."""

import pytest

from onrecord.lexicons.countries import country
from onrecord.lexicons.organisations import _organisations, organisation
from onrecord.terms import ActorType


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
    found = organisation(name)
    assert found
    assert (found.name, found.country) == (canonical, where)


def test_words_of_the_language_are_no_organisations():
    assert organisation("is") is None
    assert organisation("who") is None
    assert organisation("") is None


def test_every_row_has_a_known_type_sector_and_country():
    sectors = {"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "REB", "PRM", "PTY", "BUS"}
    sectors |= {"JRN", "SOC", "EDU", "MED", "LAB", "REF"}
    for item in _organisations().values():
        assert ActorType(item.type)
        assert item.sector is None or item.sector in sectors, item
        assert item.country in {None, "IGO"} or country(item.country), item
