"""What stands around a quotation."""

import pytest

from onrecord.annotate.quote_context import QuoteContext
from onrecord.annotate.quotes import find_quotes

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def context_of(language_model):
    return lambda text: QuoteContext(language_model(text), find_quotes(text))


@pytest.mark.parametrize(
    ("text", "utterance"),
    [
        ("“We will wait for the ice,” Holm said.", True),
        ("“Never,” Holm said.", True),
        ("Holm called it “unfair” again.", False),
        ("Holm read from “The Ice Is Gone,” a novel.", False),
        ("The “coalition of the willing,” as it is known, met.", False),
    ],
)
def test_an_utterance_is_told_from_a_name_in_marks(context_of, text, utterance):
    context = context_of(text)
    assert context.is_utterance(context.quotes[0]) is utterance


def test_words_before_a_quotation_stop_at_the_sentence_and_the_paragraph(context_of):
    context = context_of("A headline\n\nThe ice broke. Then Holm said: “We will wait.”")
    words = [token.text for token in context.backwards(context.quotes[0].range.start)]
    assert words == [":", "said", "Holm", "Then"]


def test_a_quotation_at_the_head_of_a_paragraph_stands_alone(context_of):
    context = context_of("A headline\n\n“We will wait.”")
    assert context.stands_alone(context.quotes[0])


def test_words_after_a_quotation_stop_before_the_next_one(context_of):
    context = context_of("“We wait,” Holm said, “for the ice to go.” He left.")
    words = [token.text for token in context.forwards(context.quotes[0].range.end)]
    assert words == ["Holm", "said", ","]
