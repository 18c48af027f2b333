"""Long texts are parsed in pieces and read as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate import long_text
from onrecord.record.assemble import assemble_acts


@given(st.text(alphabet="ab. \n”", max_size=300), st.integers(2, 40))
def test_pieces_make_up_the_text_and_are_short(text, longest):
    pieces = list(long_text.split(text, longest=longest))
    assert "".join(pieces) == text
    assert all(len(piece) <= longest for piece in pieces)


def test_pieces_end_between_paragraphs_where_they_can():
    text = "One sentence. Another.\n\nSecond paragraph here."
    assert list(long_text.split(text, longest=30)) == [
        "One sentence. Another.\n\n",
        "Second paragraph here.",
    ]


@pytest.mark.model
def test_a_text_in_pieces_keeps_its_offsets_and_its_actors(nlp, monkeypatch):
    text = (
        "Norwegian Foreign Minister Kari Lund pledged to send engineers.\n\n"
        "The weather was fine.\n\n"
        "Lund said the repair could not wait."
    )
    monkeypatch.setattr(long_text.split, "__kwdefaults__", {"longest": 70})
    doc = long_text.read_doc(text, nlp, published="2025-09-05")
    assert doc.text == text
    pledged, said = assemble_acts(doc)
    assert text[said.trigger.start : said.trigger.end] == "said"
    assert said.actor.actor.name == pledged.actor.actor.name == "Kari Lund"
