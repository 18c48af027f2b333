"""The invented passages of `evaluation/commitments`: whole, and labelled in the record's words."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from onrecord.evaluate.formats import CommitmentsGold
from onrecord.evaluate.jsonl import read_lines
from onrecord.evaluate.tasks.commitment import CommitmentTask
from onrecord.lexicons._table import read_table
from onrecord.terms import ActClass, Polarity, Strength

PATH = Path(__file__).parents[2] / "evaluation" / "commitments" / "commitments.jsonl"


@pytest.fixture(scope="module")
def lines():
    return read_lines(PATH, CommitmentsGold)


@pytest.fixture(scope="module")
def commitments(lines):
    return [(line, one) for line in lines for act in line.acts for one in act.commitments]


def test_no_passage_stands_twice_and_half_is_left_unread(lines):
    assert len({line.text for line in lines}) == len(lines) == 120
    assert Counter(line.part for line in lines) == {"dev": 60, "test": 60}


def test_words_stand_where_the_gold_says(lines, commitments):
    pieces = [
        (line, *piece)
        for line in lines
        for act in line.acts
        for piece in zip(act.trigger, act.trigger_start, strict=True)
    ]
    for line, one in commitments:
        for extents in (one.object, *one.amounts):
            if extents is not None:
                pieces += [(line, *each) for each in zip(extents.text, extents.start, strict=True)]
        for words in (*one.beneficiary, *one.place):
            assert words is None or words in line.text
    for line, words, start in pieces:
        assert line.text[start : start + len(words)] == words == words.strip(" ,;.")


def test_labels_are_those_of_the_record(lines, commitments):
    for line in lines:
        date.fromisoformat(line.published)
        for act in line.acts:
            assert {*act.act_class} <= {*ActClass}
    codes = {row["code"] for row in read_table("currencies.tsv", COLUMNS)}
    for _, one in commitments:
        assert {*one.strength} <= {*Strength}
        assert {*one.polarity} <= {*Polarity}
        for day in one.due:
            assert day is None or date.fromisoformat(day)
        for amount in one.amounts:
            assert {code for code in amount.currency if code} <= codes
            assert amount.least is not None or amount.most is not None


COLUMNS = ("code", "nouns", "symbols", "countries", "bare")
FLOOR = 0.4  # well below the scores of evaluation/floors.json


@pytest.mark.model
def test_commitments_are_read(nlp, lines, record_property):
    task = CommitmentTask([line for line in lines if line.part == "dev"][:30])
    predictions = {}
    for line in task.gold:
        doc = nlp.make_doc(line.text)
        doc._.onrecord_published = line.published
        predictions[line.id] = task.predict(line, nlp(doc))
    scores = task.score(predictions)

    record_property("right", scores["right"])
    assert scores["right"] >= FLOOR, scores
