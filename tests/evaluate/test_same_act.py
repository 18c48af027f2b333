"""Pairs of acts: which act stands for one of the gold, and how pairs are counted."""

from datetime import date

import msgspec
import pytest
from tests.store.build import make_article

from evaluation.same_act import PAIRS, Pair, Side, Told, main, read_acts, score, traits_of
from onrecord.evaluate.jsonl import read_lines
from onrecord.export.jsonl import act_lines

FIRST = make_article("Solheim vowed Iceland to build two desalination ports for the herring fleet.")
SECOND = make_article("Solheim vowed Iceland to give the herring fleet two desalination ports.")
OTHER = make_article("Solheim vowed to plant a forest of birches.")


def told(*articles):
    day = date(2025, 3, 14)
    return {
        article.id: [Told(act=act, article=article.id, published=day) for act in article.acts]
        for article in articles
    }


def side(article) -> Side:
    act = article.acts[0]
    return Side(
        text="x",
        article=article.id,
        trigger=(act.trigger.start, act.trigger.end),
        content=[(piece.start, piece.end) for piece in act.content],
    )


def pair(left, right, *, same: bool) -> Pair:
    return Pair(id="1", part="dev", same=same, left=side(left), right=side(right))


def test_a_pair_counts_as_right_where_the_joiner_agrees():
    pairs = [pair(FIRST, SECOND, same=True), pair(FIRST, OTHER, same=False)]
    scores = score(pairs, told(FIRST, SECOND, OTHER))
    assert (scores["P"], scores["R"], scores["unread"]) == (100.0, 100.0, 0)


def test_an_act_that_was_not_read_counts_as_told_apart():
    scores = score([pair(FIRST, SECOND, same=True)], told(FIRST))
    assert (scores["R"], scores["unread"]) == (0.0, 1)


def test_an_act_with_another_trigger_and_little_of_the_content_does_not_stand_for_it():
    asked = msgspec.structs.replace(side(FIRST), trigger=(0, 3), content=[(0, 9)])
    assert traits_of(asked, told(FIRST)) is None


def test_acts_come_from_the_lines_of_read(tmp_path):
    path = tmp_path / "acts.jsonl"
    path.write_bytes(b"".join([*act_lines(FIRST), *act_lines(OTHER)]))
    found = read_acts(path)
    assert {key: [item.act for item in items] for key, items in found.items()} == {
        FIRST.id: list(FIRST.acts),
        OTHER.id: list(OTHER.acts),
    }
    assert found[FIRST.id][0].published == date(2025, 3, 14)


def test_the_gold_has_some_three_hundred_pairs_of_two_articles():
    pairs = read_lines(PAIRS, Pair)
    assert len(pairs) > 290
    assert all(line.left.article != line.right.article for line in pairs)
    assert {line.part for line in pairs} == {"dev", "test"}


def test_the_command_needs_acts_or_a_file_for_texts(capsys):
    with pytest.raises(SystemExit):
        main([])
    assert "--write-texts" in capsys.readouterr().err
