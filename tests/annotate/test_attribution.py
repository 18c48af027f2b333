"""Who says what: speaker, cue and content of invented sentences, and shapes that must hold."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.annotate.attribution import AttributionComponent

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def component(language_model):
    return AttributionComponent(language_model)


@pytest.fixture(scope="module")
def read(language_model, component):
    """A function from a text to its attributions, each as speaker, cue and content words."""

    def parts(text):
        doc = component(language_model(text))
        return [
            (
                text[a.speaker.start : a.speaker.end] if a.speaker else None,
                " … ".join(text[piece.start : piece.end] for piece in a.cue),
                " … ".join(text[piece.start : piece.end] for piece in a.content),
            )
            for a in doc._.onrecord_attributions
        ]

    return parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that the bridge would stay closed.",
            ("The minister", "said", "the bridge would stay closed"),
        ),
        (
            "“The bridge stays closed,” Minister Anna Holm said on Friday.",
            ("Minister Anna Holm", "said", "“The bridge stays closed,”"),
        ),
        (
            "“The bridge stays closed,” said Holm. “It is not safe.”",
            ("Holm", "said", "“The bridge stays closed,” … “It is not safe.”"),
        ),
        (
            "“The bridge,” Holm said, “stays closed for good.”",
            ("Holm", "said", "“The bridge,” … “stays closed for good.”"),
        ),
        (
            "According to the ministry, two ships left the port.",
            ("the ministry", "According to", "two ships left the port"),
        ),
        (
            "The council did not say whether the talks had failed.",
            ("The council", "did not say", "whether the talks had failed"),
        ),
        (
            "The governor vowed to rebuild the bridge.",
            ("The governor", "vowed", "to rebuild the bridge"),
        ),
        (
            "The mayor called for calm.",
            ("The mayor", "called for", "calm"),
        ),
    ],
)
def test_speaker_cue_and_content_are_exact(read, text, expected):
    assert expected in read(text)


def test_a_told_party_is_the_addressee(language_model, component):
    text = "Holm told reporters that the talks had failed."
    (attribution,) = component(language_model(text))._.onrecord_attributions
    assert text[attribution.addressee.start : attribution.addressee.end] == "reporters"


def test_what_is_said_in_a_statement_lies_within_it(language_model, component):
    text = "Holm said the council had pledged to pay for the bridge."
    outer, inner = component(language_model(text))._.onrecord_attributions
    assert (outer.parent, inner.parent) == (None, 0)
    assert outer.content[0].covers(inner.content[0])


def test_a_word_held_at_arms_length_is_no_attribution(read):
    assert read("The “coalition of the willing” met in the old port.") == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    words=st.lists(
        st.sampled_from(
            ["Holm", "said", "that", "“", "”", '"', "‘", "’", ",", ".", ":", "–", "\n", "\n\n",
             "the", "dam", "told", "asked", "she", "according", "to", "claim", "is", "–"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_string_of_words_and_marks_gives_ordered_ranges_of_the_text(
    language_model, component, words
):
    text = " ".join(words)
    found = component(language_model(text))._.onrecord_attributions
    starts = [attribution.content[0].start for attribution in found]
    assert starts == sorted(starts)
    for position, attribution in enumerate(found):
        pieces = [*attribution.cue, *attribution.content]
        pieces += [piece for piece in (attribution.speaker, attribution.addressee) if piece]
        assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
        assert list(attribution.content) == sorted(attribution.content)
        assert attribution.parent != position
