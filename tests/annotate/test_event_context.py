"""The contexts of an act, by the words that show them."""

import pytest

from onrecord.terms import ActClass, PloverContext

pytestmark = pytest.mark.model


@pytest.fixture
def contexts_of(nlp):
    """The contexts of the only act of a text with a type, each with the words that show it."""

    def find(text: str):
        (act,) = (act for act in nlp(text)._.onrecord_acts if act.plover)
        return [
            (shown.context, text[shown.range.start : shown.range.end]) for shown in act.contexts
        ]

    return find


def test_each_context_is_given_once_by_its_first_words_in_text_order(contexts_of):
    text = "Norway urged Chad to pull its soldiers and its tanks out before the election."
    assert contexts_of(text) == [
        (PloverContext.MILITARY, "soldiers"),
        (PloverContext.ELECTION, "election"),
    ]


def test_what_the_sentence_says_beside_the_content_counts(contexts_of):
    text = "After the earthquake, Norway urged Chad to reopen the road."
    assert contexts_of(text) == [(PloverContext.DISASTERS, "earthquake")]


def test_what_another_sentence_says_does_not_count(contexts_of):
    text = "The earthquake struck at noon. Norway urged Chad to reopen the road."
    assert contexts_of(text) == []


def test_an_act_without_a_type_has_none(nlp):
    (act,) = nlp("Norwegian officials said the earthquake had struck at noon.")._.onrecord_acts
    assert (act.act_class, act.contexts) == (ActClass.ASSERT, ())
