from datetime import date

import pytest
import spacy

from onrecord.annotate.dateline import CREDITS, find_dateline
from onrecord.annotate.layers import Range

WIRE = "OSLO, Sept 5 (Agency) - Norway offered talks.\n\n(Reporting by Ann Smith)"


@pytest.fixture(scope="module")
def blank():
    """An English tokenizer with the dateline component alone."""
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_dateline")
    return nlp


def test_dateline_stops_at_the_first_word_of_the_report():
    dateline = find_dateline(WIRE)
    assert WIRE[dateline.range.start : dateline.range.end] == "OSLO, Sept 5 (Agency) - "
    assert dateline.place == Range(0, 4)
    assert dateline.agency == Range(14, 20)


def test_dateline_of_two_places_gives_the_first():
    text = "TOKYO/SEOUL, May 2 (Reuters) - The envoys met."
    assert find_dateline(text).place == Range(0, 5)


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (WIRE, None, None),
        (WIRE, date(2025, 9, 5), date(2025, 9, 5)),
        ("date 2025-09-05 OSLO: Talks ended.", None, date(2025, 9, 5)),
        ("date 2025-09-05 OSLO: Talks ended.", date(2025, 9, 8), date(2025, 9, 5)),
    ],
)
def test_day_is_never_guessed(text, published, day):
    assert find_dateline(text, published=published).day == day


def test_component_sets_dateline_and_credits(blank):
    doc = blank.make_doc(WIRE)
    doc._.onrecord_published = "2025-09-05T10:00:00Z"
    doc = blank.get_pipe("onrecord_dateline")(doc)
    assert doc._.onrecord_dateline.day == date(2025, 9, 5)
    assert [span.text for span in doc.spans[CREDITS]] == ["(Reporting by Ann Smith)"]
    assert [span.label_ for span in doc.spans[CREDITS]] == ["credit.by"]


def test_component_leaves_other_texts_alone(blank):
    doc = blank("Norway offered talks on Friday.")
    assert doc._.onrecord_dateline is None
    assert len(doc.spans[CREDITS]) == 0


def test_dateline_survives_serialisation(blank):
    doc = blank(WIRE)
    copy = spacy.tokens.Doc(blank.vocab).from_bytes(doc.to_bytes())
    assert copy._.onrecord_dateline == doc._.onrecord_dateline


@pytest.mark.parametrize(
    ("head", "zone"),
    [("TOKYO, Sept 5 (Agency) -", "Asia/Tokyo"), ("PARIS, Texas (Agency) -", "America/Chicago")],
)
def test_zone_is_that_of_the_place(head, zone):
    assert find_dateline(f"{head} The envoy left.").zone == zone
