"""Which cue introduces a quotation."""

import pytest

from onrecord.annotate.cues import CueFinder
from onrecord.annotate.drafts import Drafts
from onrecord.annotate.quote_context import QuoteContext
from onrecord.annotate.quote_cues import QuoteCues
from onrecord.annotate.quotes import find_quotes

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def cue_beside(language_model):
    """A function from a text to the head of the cue beside its first quotation."""
    finder = CueFinder(language_model.vocab)

    def find(text):
        doc = language_model(text)
        context = QuoteContext(doc, find_quotes(text))
        cue = QuoteCues(context, finder(doc), Drafts([]), finder).beside(context.quotes[0])
        return cue.head.text if cue else None

    return find


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“We will wait for it,” Holm told them.", "told"),
        ("Holm told them: “We will wait for it.”", "told"),
        ("Asked about the ice, Holm said, “We will wait.”", "said"),
        ("“We will wait for it,” Holm shrugged.", "shrugged"),
        ("The ice is thick – Anna Holm: “We will wait for it.”", ":"),
        ("His answer was short: “We will wait for it.”", ":"),
        ("“We will wait for it.” Holm said nothing more.", None),
        ("The ice broke. “We will wait for it.”", None),
    ],
)
def test_the_cue_stands_in_the_sentence_of_the_quotation(cue_beside, text, cue):
    assert cue_beside(text) == cue


def test_a_cue_that_touches_the_mark_wins_over_one_behind(cue_beside):
    assert cue_beside("Holm said: “We will wait,” and added that he was cold.") == "said"
