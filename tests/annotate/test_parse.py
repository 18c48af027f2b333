"""Datelines are parsed apart, long texts in pieces, and both are read as one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate import parse
from onrecord.record.assemble import assemble_acts


@given(st.text(alphabet="ab. \n”", max_size=300), st.integers(2, 40))
def test_pieces_make_up_the_text_and_are_short(text, longest):
    pieces = list(parse.split(text, longest=longest))
    assert "".join(pieces) == text
    assert all(len(piece) <= longest for piece in pieces)


def test_pieces_end_between_paragraphs_where_they_can():
    text = "One sentence. Another.\n\nSecond paragraph here."
    assert list(parse.split(text, longest=30)) == [
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
    monkeypatch.setattr(parse.split, "__kwdefaults__", {"longest": 70})
    doc = parse.read_doc(text, nlp, published="2025-09-05")
    assert doc.text == text
    pledged, said = assemble_acts(doc)
    assert text[said.trigger.start : said.trigger.end] == "said"
    assert said.actor.actor.name == pledged.actor.actor.name == "Kari Lund"


@pytest.mark.model
@pytest.mark.parametrize("head", ["OSLO, Sept 5 (Nordwire) - ", "date 2025-09-05 OSLO: ", "OSLO: "])
def test_a_dateline_is_no_part_of_the_first_sentence(nlp, head):
    text = head + "Norwegian Foreign Minister Kari Lund pledged to send engineers."
    doc = parse.read_doc(text, nlp, published="2025-09-05")
    assert doc.text == text
    (act,) = assemble_acts(doc)
    assert act.actor.mention.exact == "Norwegian Foreign Minister Kari Lund"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Photograph: Nordpix\n\nLund accuses Oslo.",
            ["Photograph: Nordpix\n\n", "Lund accuses Oslo."],
        ),
        ("12 May 2023 14.05 Lund accuses Oslo.", ["12 May 2023 14.05", "Lund accuses Oslo."]),
        ("14:05 BST Lund accuses Oslo.", ["14:05 BST", "Lund accuses Oslo."]),
        ("At 14.05 Lund accused Oslo.", ["At 14.05 Lund accused Oslo."]),
    ],
)
def test_headings_and_time_stamps_are_no_part_of_the_sentence_after_them(nlp, text, sentences):
    doc = parse.read_doc(text, nlp, published=None)
    assert [sentence.text for sentence in doc.sents] == sentences


@pytest.mark.model
@pytest.mark.parametrize("junk", ['"' * 200_000, "“" * 999, ")" * 5_000, "x-" * 3_000, "." * 400])
def test_a_run_without_a_blank_is_one_token_beyond_any_words_length(language_model, junk):
    text = f"Holm spoke. {junk} “We stay,” she said.\n\n{junk}"
    started = time.process_time()
    doc = parse.read_doc(text, language_model, published=None)
    assert doc.text == text
    assert [token.text for token in doc[:3]] == ["Holm", "spoke", "."]
    assert len(doc) < 100
    assert time.process_time() - started < 10


@pytest.mark.model
@pytest.mark.parametrize("link", [" and said, before it left, that Chad", " because Chad"])
def test_no_sentence_is_longer_than_sentences_are(language_model, link):
    text = "Norway said that Chad" + link * 400 + " left. Oslo agreed."
    doc = parse.read_doc(text, language_model, published=None)
    assert doc.text == text
    assert max(len(sentence) for sentence in doc.sents) <= parse.LONGEST_SENTENCE
    assert [*doc.sents][-1].text == "Oslo agreed."


@pytest.mark.model
def test_a_long_sentence_is_cut_at_a_pause(language_model):
    doc = language_model.make_doc("Chad left, " * 300)
    doc[0].is_sent_start = True
    for token in doc[1:]:
        token.is_sent_start = False
    starts = [*parse.cuts(doc[:])]
    assert starts[0] == 0
    assert all(doc[start].text == "Chad" for start in starts)


@pytest.mark.model
def test_a_sentence_of_the_usual_length_is_not_cut(language_model):
    assert not [*parse.cuts(language_model.make_doc("Chad left, " * 100)[:])]
