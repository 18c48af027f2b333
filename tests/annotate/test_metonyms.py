"""Countries, capitals and palaces as parties and as places."""

import pytest

from onrecord.annotate.parse import read_doc
from onrecord.terms import ActorType

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Warsaw sent a note.", "Warsaw"),
        ("The plan was rejected by Cairo.", "Cairo"),
        ("The letter from Warsaw was short.", "Warsaw"),
        ("The envoy warned Ankara.", "Ankara"),
        ("It imposed tariffs against Norway.", "Norway"),
        ("The White House denied it.", "The White House"),
    ],
)
def test_a_capital_that_acts_or_is_acted_upon_is_its_government(find, text, words):
    assert find(text)[words].type is ActorType.GOVERNMENT


@pytest.mark.parametrize(
    ("text", "governments"),
    [
        ("Denmark sent weapons to Latvia.", ["Denmark", "Latvia"]),
        ("Generators were supplied to Malta.", ["Malta"]),
        ("Kosovo demanded an apology from Serbia.", ["Kosovo", "Serbia"]),
        ("Denmark sent the nurses to Latvia.", ["Denmark"]),
        ("Finland praised the reaction from Chile.", ["Finland", "Chile"]),
        ("Peru halted its aid to Bolivia.", ["Peru", "Bolivia"]),
    ],
)
def test_who_is_given_a_thing_is_a_government_and_where_persons_are_sent_a_place(
    nlp, text, governments
):
    entities = read_doc(text, nlp, published=None)._.onrecord_entities
    found = [each.name for each in entities if each.type is ActorType.GOVERNMENT]
    assert found == [f"Government of {country}" for country in governments]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Russian attack failed.", "Russian", "Government of Russia"),
        ("The US offer stands.", "US", "Government of the United States"),
    ],
)
def test_a_country_before_a_noun_for_an_act_is_its_doer(find, text, words, name):
    assert find(text)[words].name == name


def test_a_country_before_another_noun_is_none(find):
    assert "Chilean" not in find("The Chilean wine was sold.")
