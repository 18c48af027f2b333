"""Proper names that stand for a known party."""

from datetime import date

import pytest

from onrecord.actors.register import shipped_register
from onrecord.annotate.references import (
    entity_spans,
    find_references,
    government_of,
    in_its_time,
    name_of_country,
    refer,
)
from onrecord.terms import ActorType


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Russia", "Government of Russia", "RUS"),
        ("the US", "Government of the United States", "USA"),
        ("Kyiv", "Government of Ukraine", "UKR"),
        ("the Kremlin", "Government of Russia", "RUS"),
        ("the Pentagon", "Department of Defense of the United States", "USA"),
        ("Brussels", "European Union", "IGO"),
        ("Nato", "NATO", "IGO"),
        ("Scotland", "Government of Scotland", "GBR"),
        ("Russian", "Russian", "RUS"),
    ],
)
def test_a_name_stands_for_its_party(text, name, country):
    found = refer(text, shipped_register())
    assert found
    assert (found.name, found.country) == (name, country)


@pytest.mark.parametrize("text", ["Springfield", "western", "Ian", ""])
def test_an_unknown_name_stands_for_nobody(text):
    assert refer(text, shipped_register()) is None


def test_country_names_take_their_article():
    assert name_of_country("NLD") == "the Netherlands"
    assert government_of("FRA") == "Government of France"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The United Arab Emirates and the EU agreed.",
            ["Government of the United Arab Emirates", "European Union"],
        ),
        (
            "The Organization for Security and Co-operation in Europe met.",
            ["Organization for Security and Co-operation in Europe"],
        ),
        ("McDonald’s closed.", ["McDonald's"]),
        ("Jordan Pike spoke.", []),
    ],
)
def test_the_longest_name_is_found_and_not_parts_of_personal_names(language_model, text, expected):
    doc = language_model(text)
    found = find_references(doc, [token.text for token in doc], shipped_register())
    assert [each.reference.name for each in found] == expected


@pytest.mark.model
def test_an_entity_with_a_comma_is_two_names(language_model):
    from spacy.tokens import Span

    doc = language_model("In Kyiv, Bondar spoke.")
    doc.ents = [Span(doc, 1, 4, label="PERSON")]
    assert entity_spans(doc) == [(1, 2, "PERSON"), (3, 4, "PERSON")]


def test_countries_are_governments_and_blocs_are_igos():
    assert refer("France", shipped_register()).type is ActorType.GOVERNMENT
    assert refer("the UN", shipped_register()).type is ActorType.IGO
    assert refer("Hezbollah", shipped_register()).type is ActorType.ARMED_GROUP


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("Moscow", date(1987, 3, 5), "Government of the Soviet Union"),
        ("the Kremlin", date(1991, 12, 25), "Government of the Soviet Union"),
        ("Moscow", date(1991, 12, 26), "Government of Russia"),
        ("Moscow", None, "Government of Russia"),
        ("Prague", date(1990, 1, 1), "Government of Czechoslovakia"),
        ("Paris", date(1987, 3, 5), "Government of France"),
        ("Russia", date(1987, 3, 5), "Government of Russia"),
    ],
)
def test_a_capital_stands_for_the_state_of_its_time(text, day, name):
    found = refer(text, shipped_register())
    assert found
    assert in_its_time(found, day).name == name
