import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from onrecord.export.ledger import WIDEST, render_ledger
from onrecord.model import Evidence, When
from onrecord.terms import Precision

ESCAPE = re.compile(r"\x1b\[[\d;]*m")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_asked(article, width):
    for line in render_ledger(article, width=width).splitlines():
        assert cell_len(line) <= min(width, WIDEST)
        assert line == line.rstrip()


@pytest.mark.parametrize("words", ["1 Jan to 31 Mar", "some time in the years after the war " * 2])
def test_date_too_long_for_the_edge_follows_below(article, words):
    time = When(
        value="?",
        earliest=None,
        latest=None,
        precision=Precision.RANGE,
        evidence=Evidence(start=0, end=len(words), exact=words),
    )
    act = replace(article.acts[2], said_at=time)
    ledger = render_ledger(replace(article, acts=(act,)), width=40)
    assert f"“{' '.join(words.split())}”" in " ".join(ledger.split())
    assert max(map(len, ledger.splitlines())) <= 40


def test_acts_stand_under_their_actor_in_text_order(article):
    ledger = render_ledger(article, width=100)
    in_order = [
        "Ingrid Solheim  fisheries minister, NOR, GOV",
        "asserts",
        "threatens   → Government of Iceland",
        "\n12 coastal states\n",
        "pledges",
        "Government of Denmark",
        "warns",
        "Foreign Ministry of Iceland",
        "refuses",
        "denies",
    ]
    places = [ledger.index(words) for words in in_order]
    assert places == sorted(places)
    assert ledger.count("Foreign Ministry of Iceland") == 1


def test_act_shows_words_condition_place_date_and_way(article):
    ledger = render_ledger(article, width=100)
    assert "threatens   → Government of Iceland  “will close”" in ledger
    assert re.search(r"condition   If Reykjavik lands one more tonne above its share\n", ledger)
    assert re.search(r"“will close” +14 Mar 2025\n", ledger)
    assert "Bergen, NOR" in ledger
    assert "possible · via two officials · via “told”" in ledger
    assert "due 30 Jun 2025" in ledger


def test_act_shows_to_whom_where_and_by_what_it_was_said(article):
    ledger = " ".join(render_ledger(article, width=100).split())
    assert "Bergen, NOR · told reporters · venue a briefing in Bergen" in ledger
    assert "possible · medium a statement" in ledger


def test_a_doubtful_act_is_called_so(article):
    first, *others = article.acts
    for confidence, told in ((0.31, 1), (0.9, 0), (None, 0)):
        acts = (replace(first, confidence=confidence), *others)
        assert render_ledger(replace(article, acts=acts)).count("doubtful") == told


def test_an_act_of_history_is_called_so_and_stands_back(article):
    first, *others = article.acts
    recalled = replace(article, acts=(replace(first, historical=True), *others))
    assert "history" not in render_ledger(article)
    assert "history" in render_ledger(recalled)
    bright, dim = (render_ledger(one, color=True) for one in (article, recalled))
    assert dim.count("\x1b[2m") > bright.count("\x1b[2m")


def test_head_names_outlet_date_source_and_count(article):
    assert "Nordwire · 14 Mar 2025 · reports/nordwire.txt · 9 acts" in render_ledger(article)


def test_every_word_of_the_content_is_there(article):
    shown = " ".join(render_ledger(article, width=60).split())
    for act in article.acts:
        for piece in act.content:
            assert " ".join(piece.exact.split()) in shown


def test_plain_ledger_has_no_escape_sequence(article):
    assert "\x1b" not in render_ledger(article)


def test_colour_changes_nothing_but_colour(article):
    colored = render_ledger(article, color=True)
    assert "\x1b[1;31mthreatens\x1b[0m" in colored
    assert ESCAPE.sub("", colored) == render_ledger(article)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_ledger_fits_the_encoding_of_its_stream(article, encoding):
    assert render_ledger(article, encoding=encoding).encode(encoding)


def test_typewriter_marks_stand_in_where_the_stream_has_no_others(article):
    ledger = render_ledger(article, encoding="ascii", width=100)
    assert 'threatens   -> Government of Iceland  "will close"' in ledger


def test_article_without_acts_says_so(bare_article):
    ledger = render_ledger(bare_article)
    assert "0 acts" in ledger
    assert "no act found" in ledger


def test_act_of_nobody_is_listed_under_not_named(article):
    nameless = replace(article.acts[0], actor=None)
    assert "\nnot named\n" in render_ledger(replace(article, acts=(nameless,)))


def test_escape_sequence_in_a_headline_does_not_reach_the_terminal(article):
    ledger = render_ledger(replace(article, title="\x1b]0;owned\x07calm"))
    assert "\x1b" not in ledger
    assert "‹U+001B›]0;owned‹U+0007›calm" in ledger


def test_word_longer_than_the_line_is_folded(article):
    title = "https://example.org/" + "a" * 200
    lines = render_ledger(replace(article, title=title), width=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert title in "".join(lines[:5])


def test_wide_characters_count_two_columns(article):
    lines = render_ledger(replace(article, title="渔业" * 40), width=60).splitlines()
    assert max(cell_len(line) for line in lines) <= 60
