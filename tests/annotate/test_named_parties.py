"""Parties called by a name: titles, abbreviations, legal forms."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mr Haddad left.", "Mr Haddad", "Haddad"),
        ("King Olav spoke.", "King Olav", "King Olav"),
    ],
)
def test_a_name_leaves_out_the_title_unless_it_belongs_to_it(find, text, words, name):
    assert find(text)[words].name == name


def test_an_abbreviation_in_brackets_is_another_name(find):
    found = find("The Baltic Grain Forum (BGF) met.")
    assert found["The Baltic Grain Forum"].aliases == ["BGF"]


def test_a_firm_is_also_known_without_its_legal_form(find):
    found = next(iter(find("Bergen Shipping Corp named a new chairman.").values()))
    assert "Bergen Shipping" in found.aliases
