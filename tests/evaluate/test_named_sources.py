"""Which sources of a corpus of attributions tell by themselves who is meant."""

import pytest

from evaluation.named_sources import named_sources
from onrecord.evaluate.formats import AttributionGold, AttributionItem


def sources(text, *words):
    items = [
        AttributionItem(source=[(text.index(source), text.index(source) + len(source))])
        for source in words
    ]
    found = named_sources(AttributionGold(id="a", text=text, attributions=items))
    return [(s.kind, s.name) for s in found.speakers] if found else []


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Moen spoke. Kaja Moen left.", "Moen", ("surname", ["Kaja Moen"])),
        ("Mr. Moen spoke. Eric Moen left.", "Mr. Moen", ("title and surname", ["Eric Moen"])),
        (
            "Senator Moen spoke. Kaja Moen left.",
            "Senator Moen",
            ("title and surname", ["Kaja Moen"]),
        ),
        ("Senator Kaja Moen left.", "Senator Kaja Moen", ("full name", ["Kaja Moen"])),
        ("Moen spoke. Kaja B. Moen left.", "Moen", ("surname", ["Kaja B. Moen", "Kaja Moen"])),
        ("Moen spoke. Eric Moen Jr. left.", "Moen", ("surname", ["Eric Moen", "Eric Moen Jr."])),
    ],
)
def test_the_full_name_of_a_source_is_the_texts_own(text, source, expected):
    assert sources(text, source) == [expected]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Moen spoke.", "Moen"),
        ("Moen spoke. Kaja Moen met Eric Moen.", "Moen"),
        ("Kaja Moen left. She spoke.", "She"),
        ("Kaja Moen left. The senator spoke.", "The senator"),
        ("Kaja Moen left. Friends of Moen spoke.", "Friends of Moen"),
        ("Moen spoke. Outside Moen left.", "Moen"),
    ],
    ids=["no full name", "two", "pronoun", "title", "group", "no given name"],
)
def test_other_sources_are_left_out(text, source):
    assert sources(text, source) == []


def test_a_source_of_two_pieces_is_left_out():
    item = AttributionItem(source=[(0, 4), (12, 16)])
    line = AttributionGold(id="a", text="Moen spoke. Kaja Moen left.", attributions=[item])

    assert named_sources(line) is None


def test_each_source_is_asked_for_once():
    assert len(sources("Moen spoke. Kaja Moen left.", "Moen", "Moen")) == 1
