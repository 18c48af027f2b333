"""Where an act took place."""

import pytest

from onrecord.annotate.act_place import place_of
from onrecord.annotate.place import PlaceComponent
from onrecord.places.gazetteer import bundled_gazetteer

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def place(language_model):
    component = PlaceComponent(bundled_gazetteer())

    def named(text, verb):
        doc = component(language_model(text))
        position = place_of(doc, next(token for token in doc if token.text == verb))
        return None if position is None else doc._.onrecord_places[position].where.evidence.exact

    return named


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("The ministers met in Geneva on Friday.", "met", "Geneva"),
        ("In Geneva, the ministers signed the accord.", "signed", "Geneva"),
        ("Melnyk spoke from Kyiv.", "spoke", "Kyiv"),
        ("The ministers met in the town of Hamar.", "met", "Hamar"),
        ("Fighting broke out in the Kherson region.", "broke", "Kherson"),
    ],
)
def test_a_phrase_of_place_on_the_verb_tells_it(place, text, verb, words):
    assert place(text, verb) == words


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("Orlov told an economic forum in Vladivostok that he would wait.", "told", "Vladivostok"),
        ("She hosted her counterpart in Alaska.", "hosted", "Alaska"),
        ("He told reporters in Vienna that talks would resume.", "told", "Vienna"),
        ("She promised more aid during a visit to Chisinau.", "promised", "Chisinau"),
        ("The ministers spoke on the sidelines of a summit in Bali.", "spoke", "Bali"),
        ("She said so at a meeting of diplomats in Vienna.", "said", "Vienna"),
        ("The two sides held talks in Oslo.", "held", "Oslo"),
    ],
)
def test_an_occasion_or_an_audience_beside_the_verb_tells_it(place, text, verb, words):
    assert place(text, verb) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Speaking from Kyiv, Melnyk said the offer stood.", "Kyiv"),
        ("Arriving in Brussels, Melnyk said the offer stood.", "Brussels"),
        ("Having studied in Brussels, Melnyk said the offer stood.", None),
    ],
)
def test_a_participle_tells_where_the_speaker_appears(place, text, words):
    assert place(text, "said") == words


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("She condemned the attack in Mumbai.", "condemned"),
        ("Germany will send tanks to Ukraine.", "send"),
        ("PARIS, May 3 (Agency) - The minister refused.", "refused"),
        ("The minister announced a summit in Oslo.", "announced"),
        ("She cancelled a visit to Oslo.", "cancelled"),
        ("She wrote a letter to Oslo.", "wrote"),
        ("Nobody came.", "came"),
    ],
)
def test_other_places_and_the_dateline_are_not_where_it_was_done(place, text, verb):
    assert place(text, verb) is None


@pytest.mark.parametrize(
    "text",
    [
        "Shots were fired at the Gaza border on Monday.",
        "Shots were fired near the border between Chad and Sudan.",
        "Shots were fired at the Polish-Belarusian border.",
    ],
)
def test_a_border_is_not_the_place_beside_it(place, text):
    assert place(text, "fired") is None
