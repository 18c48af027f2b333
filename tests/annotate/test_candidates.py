"""What a noun phrase does in its clause."""

import pytest

from onrecord.annotate.candidates import speech_lemmas

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("The envoy met the mayor.", "The envoy", "subject"),
        ("The envoy met the mayor.", "the mayor", "object"),
        ("The plan was rejected by the mayor.", "the mayor", "agent"),
        ("According to the mayor, it rained.", "the mayor", "agent"),
        ("The mayor’s plan failed.", "The mayor", "possessive"),
        ("Ian Hale, the mayor, left.", "the mayor", "apposition"),
        ("Ian Hale is the mayor.", "the mayor", "predicate"),
        ("The envoy and the mayor left.", "the mayor", "subject"),
        ("“It rains,” said the mayor.", "the mayor", "subject"),
        ("They spoke with the mayor.", "the mayor", "other"),
    ],
)
def test_a_mention_has_the_role_of_its_phrase(find, text, words, role):
    assert find(text)[words].role == role


def test_verbs_of_saying_are_those_of_the_reporting_lexicon():
    assert {"say", "tell", "add"} <= speech_lemmas()
    assert "walk" not in speech_lemmas()
