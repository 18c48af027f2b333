"""In which country a place lies, and whose an adjective is."""

import pytest

from onrecord.annotate.lands import land_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("word", "country"),
    [("Lobito", "AGO"), ("Kenyan", "KEN"), ("ferry", None), ("old", None), ("navy", None)],
)
def test_land_of_a_place_or_an_adjective(nlp, word, country):
    doc = nlp("Near Lobito the old navy took a Kenyan ferry.")
    (token,) = [token for token in doc if token.text == word]
    assert land_of(doc, token) == country
