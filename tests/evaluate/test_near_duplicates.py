"""How near-duplicates are measured."""

import json
import random
from dataclasses import replace
from datetime import date

import pytest

from evaluation.near_duplicates import (
    EDITS,
    TAKES,
    Part,
    Story,
    as_table,
    copy_of,
    found_pairs,
    takes,
)

STORY = Story(
    id="a",
    text=(
        "OSLO, Feb 3 (Reuters) - The union said two ports would close on Monday.\n\n"
        "“We told the owners in May,” its head said.\n\n"
        "The owners said they would go to court, which expected officials to help."
    ),
    title="UNION TO CLOSE TWO PORTS ON MONDAY",
    published=date(2031, 2, 3),
    outlet="One",
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_every_edit_changes_the_story(edit):
    assert any(edit(STORY, random.Random(seed)) != STORY for seed in range(5))


def test_a_copy_follows_the_seed():
    assert copy_of(STORY, random.Random(5)) == copy_of(STORY, random.Random(5))
    assert copy_of(STORY, random.Random(5)).id == "a-copy"


def test_pairs_are_found_through_the_index():
    again = replace(STORY, id="b", outlet="Two")
    other = replace(STORY, id="c", text="Snow fell on Vaasa. Nobody was hurt.", title="Snow")
    assert found_pairs(story.body() for story in (other, again, STORY)) == {("a", "b")}


def test_takes_are_counted_by_what_was_read():
    judged = [json.loads(line) for line in TAKES.read_text(encoding="utf-8").splitlines()]
    stories = {
        article: replace(STORY, id=article)
        for line in judged
        for article in (line["left"], line["right"])
    }
    part = takes(list(stories.values()))
    assert part.pairs == len(judged)
    assert part.right == part.found & part.right


def test_the_table_counts_wrong_ones():
    part = Part("p", pairs=4, right={("a", "b"), ("a", "c")}, found={("a", "b"), ("x", "y")})
    assert "| p | 4 | 2 | 2 | 1 | 0.500 | 0.500 |" in as_table([part])
