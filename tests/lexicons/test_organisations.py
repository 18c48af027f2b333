"""The table of organisations."""

from onrecord.lexicons.countries import country
from onrecord.lexicons.organisations import shipped_organisations
from onrecord.terms import ActorType


def test_every_row_has_a_known_type_sector_and_country():
    sectors = {"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "REB", "PRM", "PTY", "BUS"}
    sectors |= {"JRN", "SOC", "EDU", "MED", "LAB", "REF", "REL", "CRM"}
    for item in shipped_organisations():
        assert ActorType(item.type)
        assert item.sector is None or item.sector in sectors, item
        assert item.country in {None, "IGO"} or country(item.country), item


def test_no_spelling_names_two_organisations():
    named = {}
    for item in shipped_organisations():
        for spelling in (item.name, *item.names):
            assert named.setdefault(spelling, item.name) == item.name, spelling
