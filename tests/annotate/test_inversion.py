"""The speaker between what is said and a cue at the end."""

import pytest

from onrecord.annotate.attribution import AttributionComponent
from onrecord.annotate.cues import CueFinder
from onrecord.annotate.inversion import head_of, inverted_speaker, phrase_before

pytestmark = pytest.mark.model

GEARING = (
    "Oslo is gearing up to send modern Nordlys ferries to the islands, as well as Havsula tugs, "
    "and will continue to supply Torden barges, the transport secretary, Ola Berg, has said."
)
PIER = "Meanwhile, four boats hit a pier in Varna, the regional governor, Ola Berg, said."


@pytest.fixture
def cue_of(language_model):
    """A function from a text to its last cue."""
    find = CueFinder(language_model.vocab)
    return lambda text: find(language_model(text))[-1]


@pytest.mark.parametrize(
    ("text", "phrase", "head"),
    [
        (GEARING, "the transport secretary, Ola Berg", "secretary"),
        ("The road is open, Ola Berg, the mayor, said.", "Ola Berg, the mayor", "Berg"),
        ("The road is open, the mayor of Varna said.", "the mayor of Varna", "mayor"),
        ("The fleet left Varna, the old port, Berg said.", "Berg", "Berg"),
    ],
)
def test_the_phrase_before_a_cue_is_a_name_with_what_it_stands_for(cue_of, text, phrase, head):
    found = phrase_before(cue_of(text))
    assert (found.text, head_of(found).text) == (phrase, head)


@pytest.mark.parametrize(
    "text",
    [
        "The fleet left and said little.",  # a verb before the cue
        "The mayor wanted to say more.",  # no tense
        "The raid broke the truce, which the review notes.",  # a relative clause
    ],
)
def test_what_is_no_noun_phrase_speaks_not(cue_of, text):
    assert phrase_before(cue_of(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "In the morning, the mayor said the road was open.",  # what is said follows
        "The mayor said.",  # nothing stands before
        "The road is open and the mayor said so.",  # no comma
    ],
)
def test_a_speaker_is_inverted_only_behind_what_is_said(cue_of, text):
    assert inverted_speaker(cue_of(text)) is None


@pytest.mark.parametrize(
    ("text", "content"),
    [(GEARING, GEARING[: GEARING.index(", the tr")]), (PIER, PIER[: PIER.index(", the reg")])],
)
def test_what_stands_before_an_inverted_speaker_is_the_content(language_model, text, content):
    doc = AttributionComponent(language_model)(language_model(text))
    (said,) = [a for a in doc._.onrecord_attributions if a.rule == "rv.say"]
    assert [text[piece.start : piece.end] for piece in said.content] == [content]
