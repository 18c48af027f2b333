"""What a cue governs: the content of indirect speech."""

import pytest

from onrecord.annotate.attribution import AttributionComponent
from onrecord.annotate.indirect_speech import content_with_complementiser, pieces_of
from onrecord.annotate.layers import Range

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def contents(language_model):
    """A function from a text to its contents by rule."""
    component = AttributionComponent(language_model)

    def read(text):
        return {
            a.rule: " … ".join(text[piece.start : piece.end] for piece in a.content)
            for a in component(language_model(text))._.onrecord_attributions
        }

    return read


@pytest.mark.parametrize(
    ("text", "rule", "content"),
    [
        ("Holm said that the dam was safe.", "rv.say", "the dam was safe"),
        ("Holm said the dam was safe.", "rv.say", "the dam was safe"),
        ("The dam was safe, Holm said.", "rv.say", "The dam was safe"),
        ("The dam, Holm said, was safe.", "rv.say", "The dam … was safe"),
        ("As Holm said, the dam was safe.", "rv.say", "the dam was safe"),
        ("No ferries before May, says Holm", "rv.say", "No ferries before May"),
        ("Reporters asked whether the dam was safe.", "rv.ask", "whether the dam was safe"),
        ("Holm told the crews that help was near.", "rv.tell", "help was near"),
        ("Riga pledged to pay.", "rv.promise", "to pay"),
        ("Oslo urged both sides to talk.", "rv.urge", "both sides to talk"),
        ("The firm denied taking bribes.", "rv.deny", "taking bribes"),
        ("Oslo accused Riga of delay.", "rv.accuse", "Riga of delay"),
        ("Oslo called the vote a sham.", "rv.call", "the vote a sham"),
        ("The council is expected to vote.", "rv.expect", "The council … to vote"),
        ("Oslo's claim that it paid is false.", "rn.claim", "it paid"),
        ("Turkey is willing to host talks.", "ra.ready", "to host talks"),
    ],
)
def test_content_is_exact(contents, text, rule, content):
    assert contents(text)[rule] == content


def test_a_second_cue_is_no_part_of_the_first_content(contents):
    found = contents("Holm said the dam was safe, warning that people would die.")
    assert found["rv.say"] == "the dam was safe"
    assert found["rv.warn"] == "people would die"


def test_a_relative_clause_added_by_a_comma_is_the_writers(contents):
    found = contents("The union rejected the plan, which would close two yards.")
    assert found["rv.criticise"] == "the plan"


@pytest.mark.parametrize(
    "text", ["I think the dam is safe.", "We hope that the rain stops.", "He called yesterday."]
)
def test_the_writers_own_thoughts_and_plain_calls_are_no_attributions(contents, text):
    assert contents(text) == {}


def test_a_content_does_not_cross_a_line(contents):
    found = contents("Holm says ferries will sail\nBergen ferries were sold last week by the town.")
    assert "\n" not in found["rv.say"]


def test_the_complementiser_can_be_had_with_the_content(language_model):
    text = "Holm said that, given the ice, nobody would sail."
    doc = language_model(text)
    start = text.index("given")
    wide = content_with_complementiser(doc, Range(start, len(text) - 1))
    assert text[wide.start : wide.end] == "that, given the ice, nobody would sail"


def test_pieces_join_over_punctuation_and_lose_their_edges(language_model):
    text = "Holm, the mayor, left."
    doc = language_model(text)
    assert pieces_of(doc, [0, 2, 3, 4]) == [Range(0, 15)]
    assert pieces_of(doc, [4, 6]) == []
