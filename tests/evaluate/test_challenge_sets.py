"""The sets of hard sentences in `evaluation/`: whole, and labelled in the record's own words."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from onrecord.evaluate.formats import ChallengeGold
from onrecord.evaluate.jsonl import read_lines
from onrecord.evaluate.tasks.challenge import ChallengeTask
from onrecord.terms import ActClass, ConditionKind, Modality, Polarity

FOLDERS = [Path(__file__).parents[2] / "evaluation" / name for name in ("conditions", "negation")]
SETS = [path for folder in FOLDERS for path in sorted(folder.glob("*.jsonl"))]
FRESH = sorted((FOLDERS[0].parent / "fresh").glob("*.jsonl"))


@pytest.fixture(params=[*SETS, *FRESH], ids=lambda path: f"{path.parent.name}-{path.stem}")
def lines(request):
    return read_lines(request.param, ChallengeGold)


def acts_of(lines):
    return [(line, act) for line in lines for act in line.acts]


def test_every_family_is_there():
    assert len(SETS) == 13


def test_no_passage_stands_twice():
    texts = Counter(
        line.text for path in [*SETS, *FRESH] for line in read_lines(path, ChallengeGold)
    )

    assert set(texts.values()) == {1}


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_half_of_each_set_is_left_unread(path):
    lines = read_lines(path, ChallengeGold)

    assert Counter(line.part for line in lines) == {"dev": 50, "test": 50}


def test_words_stand_where_the_gold_says(lines):
    for line, act in acts_of(lines):
        assert act.trigger
        pieces = [*zip(act.trigger, act.trigger_start, strict=True)]
        for condition in act.conditions or ():
            pieces += zip(condition.text, condition.start, strict=True)
        for words, start in pieces:
            assert line.text[start : start + len(words)] == words == words.strip(" ,;.")


def test_labels_are_those_of_the_record(lines):
    for _, act in acts_of(lines):
        assert {*act.act_class} <= {*ActClass}
        assert {*act.modality} <= {*Modality}
        assert {*act.polarity} <= {*Polarity}
        assert act.joined in {None, "and", "or"}
        assert (act.joined is None) or len(act.conditions) > 1
        for condition in act.conditions or ():
            assert {*condition.kind} <= {*ConditionKind}


def test_days_are_days_of_the_calendar(lines):
    for line, act in acts_of(lines):
        date.fromisoformat(line.published)
        for condition in act.conditions or ():
            days = [condition.earliest or condition.latest, condition.latest]
            assert [date.fromisoformat(day) for day in days if day] == sorted(
                date.fromisoformat(day) for day in days if day
            )


def test_every_act_is_asked_something(lines):
    unasked = [
        line.id
        for line, act in acts_of(lines)
        if act.conditions is None
        and not act.modality
        and not act.polarity
        and act.historical is None
    ]

    assert not unasked


@pytest.mark.parametrize("path", [path for path in SETS if path.parent.name == "conditions"])
def test_many_acts_of_each_set_of_conditions_have_none(path):
    acts = [act for _, act in acts_of(read_lines(path, ChallengeGold))]

    assert sum(act.conditions == [] for act in acts) >= len(acts) / 4


FLOOR = 0.3  # well below the scores of evaluation/floors.json


@pytest.mark.model
def test_exceptions_are_read_as_conditions(nlp, record_property):
    path = next(path for path in SETS if path.stem == "exceptions")
    task = ChallengeTask([line for line in read_lines(path, ChallengeGold) if line.part == "dev"])
    predictions = {}
    for line in task.gold:
        doc = nlp.make_doc(line.text)
        doc._.onrecord_published = line.published
        predictions[line.id] = task.predict(line, nlp(doc))
    scores = task.score(predictions)

    record_property("right", scores["right"])
    assert scores["right"] >= FLOOR, scores
