"""Layers survive serialisation, and a clash of names is an error."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.annotate import extensions
from onrecord.annotate.layers import Attribution, Dateline, Entity, Range, Timex
from onrecord.errors import ConfigError
from onrecord.model import When
from onrecord.models.word_states import WordStates
from onrecord.terms import ActorType, Form, Precision, TimexType


def doc_of(*words: str) -> Doc:
    return Doc(Vocab(), words=list(words))


@given(st.integers(0, 5), st.sampled_from(list(TimexType)), st.dates(), st.text(max_size=9))
def test_layers_survive_to_bytes(start, kind, day, name):
    doc = doc_of("on", "Friday")
    when = When(value=day.isoformat(), earliest=day, latest=None, precision=Precision.DAY)
    time = Timex(range=Range(start, start + 1), type=kind, value=None, when=when, rule="t")
    entity = Entity(name=name, type=ActorType.PERSON)
    attribution = Attribution(
        speaker=None,
        speaker_head=None,
        cue=(Range(0, 2),),
        content=(Range(3, 9),),
        form=Form.DIRECT,
        rule="r",
    )
    doc._.onrecord_times = (time,)
    doc._.onrecord_entities = (entity,)
    doc._.onrecord_attributions = (attribution,)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert tuple(again._.onrecord_times) == (time,)
    assert tuple(again._.onrecord_entities) == (entity,)
    assert tuple(again._.onrecord_attributions) == (attribution,)


def test_states_of_the_words_survive_to_bytes():
    doc = doc_of("on", "Friday")
    words = np.array([(0, 2), (3, 9)], dtype=np.int32)
    states = np.array([[0.5, 1.5], [2.5, -1.0]], dtype=np.float16)
    doc._.onrecord_states = WordStates(words, states)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())._.onrecord_states
    assert np.array_equal(again.words, words)
    assert np.array_equal(again.states, states)
    assert again.states.dtype == np.float16


def test_layers_are_empty_until_their_component_ran():
    doc = doc_of("Hello")
    assert all(getattr(doc._, name) == () for name in extensions.LAYERS)


def test_the_published_day_is_the_callers_then_the_datelines():
    doc = doc_of("OSLO", ":", "Talks")
    assert extensions.published_day(doc) is None
    doc._.onrecord_dateline = Dateline(range=Range(0, 6), day=date(2025, 9, 3))
    assert extensions.published_day(doc) == date(2025, 9, 3)
    doc._.onrecord_published = "2025-09-05T10:00:00Z"
    assert extensions.published_day(doc) == date(2025, 9, 5)


def test_a_dateline_in_the_future_tells_no_day():
    doc = doc_of("OSLO", ":", "Talks")
    doc._.onrecord_dateline = Dateline(range=Range(0, 6), day=date(2999, 9, 3))
    assert extensions.published_day(doc) is None


def test_a_clash_with_another_package_is_an_error():
    with pytest.raises(ConfigError, match="set by another package"):
        extensions._declare()


@pytest.mark.parametrize(
    ("published", "zone", "day"),
    [
        ("2025-09-06T01:30:00Z", "America/New_York", "2025-09-05"),
        ("2025-09-05T22:30:00+00:00", "Asia/Tokyo", "2025-09-06"),
        ("2025-09-06T01:30:00+02:00", "Europe/London", "2025-09-06"),
        ("2025-09-05T23:30:00+00:00", None, "2025-09-05"),
        ("2025-09-05T23:30:00", "Asia/Tokyo", "2025-09-05"),
        ("2025-09-05", "America/New_York", "2025-09-05"),
        ("2025-09-05T00:00:00Z", "America/New_York", "2025-09-05"),
        ("2025-09-05T23:30:00+00:00", "Nowhere/Land", "2025-09-05"),
        ("0001-01-01T01:00:00+00:00", "America/New_York", "0001-01-01"),
    ],
    ids=[
        *("evening there", "next day there", "summer time", "no zone", "no offset", "a day"),
        *("midnight sharp is a day", "unknown zone", "edge of the calendar"),
    ],
)
def test_a_moment_is_told_by_the_clocks_of_the_datelines_place(published, zone, day):
    doc = doc_of("x")
    doc._.onrecord_published = published
    doc._.onrecord_dateline = Dateline(range=Range(0, 1), zone=zone)

    assert extensions.published_day(doc) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("stated", "day"),
    [("2025-09-04", "2025-09-04"), ("2025-09-06", "2025-09-06"), ("2025-09-01", "2025-09-05")],
)
def test_a_report_speaks_from_its_datelines_day_where_that_is_next_to_publication(stated, day):
    doc = doc_of("x")
    doc._.onrecord_published = "2025-09-05"
    doc._.onrecord_dateline = Dateline(range=Range(0, 1), day=date.fromisoformat(stated))

    assert extensions.published_day(doc) == date.fromisoformat(day)
