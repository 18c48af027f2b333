"""Texts that speak stand for their authors."""

import pytest

from onrecord.annotate.actor import entity_of
from onrecord.annotate.parse import read_doc

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def author(nlp):
    def read(text: str, word: str) -> str | None:
        doc = read_doc(text, nlp, published="2024-03-12")
        found = entity_of(doc, next(token for token in doc if token.text == word))
        return None if found is None else doc._.onrecord_entities[found].name

    return read


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The Chilean navy’s report said nine ships sank.", "report", "Armed forces of Chile"),
        ("The report by the African Union said nine ships sank.", "report", "African Union"),
        ("A statement from Iceland’s cabinet denied it.", "statement", "Government of Iceland"),
        (
            "According to figures from the IAEA, it leaked.",
            "figures",
            "International Atomic Energy Agency",
        ),
        ("The latest Chilean report said nine ships sank.", "report", "Government of Chile"),
        ("A UNHCR survey found that most had fled.", "survey", "UN Refugee Agency"),
        ("President Elena Prado’s remarks drew protests.", "remarks", "Elena Prado"),
    ],
)
def test_a_text_that_speaks_is_its_author(author, text, word, name):
    assert author(text, word) == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Local reports said nine ships sank.", "reports"),
        ("She read the navy’s report aloud.", "report"),
        ("The report on Chile said nine ships sank.", "report"),
    ],
)
def test_a_text_without_an_author_or_that_is_silent_is_no_party(author, text, word):
    assert author(text, word) is None
