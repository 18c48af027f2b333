"""Attributions as PolNeAR's corpus would have them."""

from dataclasses import replace

import pytest

from onrecord.annotate.attribution import AttributionComponent
from onrecord.annotate.layers import Range, ReaderView
from onrecord.evaluate.polnear import as_polnear_draws

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def drawn(language_model):
    component = AttributionComponent(language_model)

    def read(text):
        return [
            (
                text[a.speaker.start : a.speaker.end],
                [text[piece.start : piece.end] for piece in a.content],
            )
            for a in as_polnear_draws(component(language_model(text)))
        ]

    return read


def test_the_content_begins_with_its_complementiser(drawn):
    assert drawn("Holm said that it was safe.") == [("Holm", ["that it was safe"])]


def test_nothing_within_a_content_is_an_attribution(drawn):
    assert len(drawn("Holm said the council had pledged to pay.")) == 1


def test_a_relative_pronoun_is_the_source(drawn):
    assert drawn("Holm, who said it was safe, left.") == [("who", ["it was safe"])]


def test_a_quotation_without_a_cue_is_left_out(drawn):
    text = "Holm said the town would wait.\n\n“Nobody will sail before the ice is gone.”"
    assert drawn(text) == [("Holm", ["the town would wait"])]


def test_a_quotation_of_the_same_paragraph_joins_its_speakers_attribution(drawn):
    text = "Holm said the town would wait. “Nobody will sail before the ice is gone.”"
    assert drawn(text) == [
        ("Holm", ["the town would wait", "“Nobody will sail before the ice is gone.”"])
    ]


@pytest.fixture
def seen(language_model):
    """A layer of which the trained reader saw the first attribution alone."""

    def seen(text):
        doc = AttributionComponent(language_model)(language_model(text))
        first, *rest = doc._.onrecord_attributions
        view = ReaderView(score=0.9, cue=Range(first.cue[0].start, first.cue[0].end + 7))
        doc._.onrecord_attributions = (replace(first, reader=view), *rest)
        return [
            [text[piece.start : piece.end] for piece in each.cue] for each in as_polnear_draws(doc)
        ]

    return seen


def test_cues_are_drawn_as_the_reader_draws_them(seen):
    assert seen("Holm said Monday it was safe.") == [["said Monday"]]


def test_indirect_speech_that_the_reader_does_not_see_is_left_out(seen):
    assert seen("Holm said Monday it was safe. Lund hoped that it was.") == [["said Monday"]]


def test_a_quotation_that_the_reader_does_not_see_stays(seen):
    text = "Holm said Monday it was safe. “It was not,” said Lund."
    assert seen(text) == [["said Monday"], ["said"]]


def test_what_a_colon_attributes_stays_without_the_reader(seen):
    text = "Holm said Monday it was safe.\n\nLUND: We will wait for the ice."
    assert seen(text) == [["said Monday"], [":"]]
