"""Which words name a place."""

import math
from itertools import pairwise

import pytest

from onrecord.places import recognise as module
from onrecord.places.gazetteer import bundled_gazetteer
from onrecord.places.recognise import describe, find_candidates, recognise


def names(doc):
    return [candidate.text for candidate in recognise(doc, bundled_gazetteer())]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys of Norway met in Geneva on Tuesday.", ["Norway", "Geneva"]),
        ("Troops left the Netherlands for the Black Sea.", ["Netherlands", "Black Sea"]),
        ("WARSAW, May 4 (Agency) - The cabinet met.", ["WARSAW"]),
        ("She was born in Huntington, W.Va., and moved to Ohio.", ["Huntington", "W.Va.", "Ohio"]),
        ("U.S. envoys flew to Port-au-Prince.", ["U.S.", "Port-au-Prince"]),
        ("Fighting went on in Donbas.", ["Donbas"]),
        ("Police closed Cleveland Drive near Aurora.", ["Cleveland Drive", "Aurora"]),
        ("The flood reached the banks of the Kettle River.", ["Kettle River"]),
    ],
)
def test_toponyms_are_found_without_their_article(language_model, text, expected):
    assert names(language_model(text)) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Russian and Turkish officers spoke.",
        "Mr. Jordan and Mrs. Lincoln spoke first.",
        "He will be back in May or March.",
        "They told us to wait.",
        "Nato and the Red Cross said so.",
    ],
)
def test_demonyms_persons_and_months_are_no_toponyms(language_model, text):
    assert names(language_model(text)) == []


@pytest.mark.model
def test_candidates_are_in_text_order_and_do_not_overlap(language_model):
    doc = language_model(
        "New York City officials met New York state police in York, Pa., near D.C."
    )
    found = list(find_candidates(doc, bundled_gazetteer()))
    assert len(found) > 3
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.model
def test_the_longest_name_wins(language_model):
    doc = language_model("He flew to New York City.")
    assert [c.text for c in find_candidates(doc, bundled_gazetteer())] == ["New York City"]


@pytest.mark.model
@pytest.mark.parametrize("name", ["Cleveland Drive", "Lake Orford", "Kettle River"])
def test_a_street_or_river_is_not_the_town_in_its_name(language_model, name):
    doc = language_model(f"They met at {name} on Monday.")
    (found,) = find_candidates(doc, bundled_gazetteer())
    assert (found.text, found.places) == (name, ())


@pytest.mark.model
def test_every_feature_that_describes_common_text_has_a_weight(language_model):
    doc = language_model("The president of Mali met Mr. Paris in Lincoln, Neb., near the Platte.")
    candidates = list(find_candidates(doc, bundled_gazetteer()))
    features = {feature for each in describe(doc, candidates) for feature in each}
    assert features
    assert features <= set(module._weights())


def test_weights_are_finite_numbers():
    assert all(math.isfinite(weight) for weight in module._weights().values())
