"""Place names that stand for those who belong to the place."""

import math

import pytest

from onrecord.lexicons._load import load_lexicon
from onrecord.places import metonymy as module
from onrecord.places.metonymy import describe, find_metonyms

READINGS = load_lexicon("place_readings")


def spans(doc, *names):
    return [next(doc[i : i + 1] for i in range(len(doc)) if doc[i].text == name) for name in names]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moldova rejected the proposal on Monday.", "Moldova"),
        ("The envoy held talks with Ankara about the strait.", "Ankara"),
        ("She made her debut for Norway in a friendly against Iceland.", "Norway"),
        ("She made her debut for Norway in a friendly against Iceland.", "Iceland"),
        ("The sanctions were imposed by Canada.", "Canada"),
        ("Chile won the match by two goals.", "Chile"),
    ],
)
def test_governments_and_teams_are_metonymic(language_model, text, name):
    doc = language_model(text)
    assert find_metonyms(doc, spans(doc, name)) == [True]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministers met in Vienna on Monday.", "Vienna"),
        ("He was born in Peru and moved to Lima at the age of ten.", "Peru"),
        ("He was born in Peru and moved to Lima at the age of ten.", "Lima"),
        ("Hamar is a town in the east of Norway.", "Hamar"),
        ("She visited Warsaw in the spring.", "Warsaw"),
        ("The bridge lies near Turku, Finland.", "Finland"),
    ],
)
def test_where_people_are_and_go_is_literal(language_model, text, name):
    doc = language_model(text)
    assert find_metonyms(doc, spans(doc, name)) == [False]


@pytest.mark.model
def test_conjuncts_are_read_like_the_first_of_them(language_model):
    doc = language_model("Norway, Iceland and Malta signed the treaty.")
    assert find_metonyms(doc, spans(doc, "Norway", "Iceland", "Malta")) == [True, True, True]


@pytest.mark.model
def test_a_text_without_place_names_has_no_readings(language_model):
    assert find_metonyms(language_model("Nobody came."), []) == []


@pytest.mark.model
def test_common_relations_have_weights(language_model):
    doc = language_model("Norway sent a note to Oslo, and Malta's team lost in Turku.")
    (first, *_) = describe(doc, spans(doc, "Norway"))
    assert {"relation=nsubj", "governor=affairs:nsubj"} <= set(first) & set(module._weights())


def test_weights_are_finite_numbers():
    assert all(math.isfinite(weight) for weight in module._weights().values())


@pytest.mark.model
@pytest.mark.parametrize("entry", list(READINGS), ids=lambda entry: entry.id)
def test_classes_of_words_fire_in_yes_and_not_in_no(language_model, entry):
    matcher = READINGS.matcher(language_model.vocab)

    def fired(text):
        found = matcher(language_model(text))
        return {language_model.vocab.strings[key] for key, _, _ in found}

    assert all(entry.id in fired(text) for text in entry.yes)
    assert not any(entry.id in fired(text) for text in entry.no)
