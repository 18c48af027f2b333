import json

import numpy as np
import pytest

from onrecord.models.event import NUMBERS, OUTCOMES, RULE_WEIGHT, EventHead
from training.event import train
from training.event.examples import Examples
from training.event.train import cross_validate, curve, fit_head, without_rules, write_head

STATES = NUMBERS - len(OUTCOMES) - 1


@pytest.fixture(autouse=True)
def few_folds(monkeypatch):
    monkeypatch.setattr(train, "FOLDS", 4)


def examples(*, ruled=True, count=48):
    """Events of two outcomes, told by the rules or by the first state; two of each sentence."""
    outcomes = np.arange(count) // 2 % 2
    rows = np.zeros((count, NUMBERS), dtype=np.float32)
    rows[:, :9] = np.random.default_rng(1).normal(0, 0.1, (count, 9))
    if ruled:
        rows[np.arange(count), STATES + outcomes] = RULE_WEIGHT
    else:
        rows[:, 0] += 3 * outcomes
    return Examples(rows, outcomes, outcomes, np.arange(count) // 2)


@pytest.mark.parametrize("ruled", [True, False])
def test_what_rules_or_states_tell_is_learnt(ruled):
    given = examples(ruled=ruled)
    assert train.accuracy(cross_validate(given, seed=0), given) == 1.0


def test_nothing_is_learnt_from_rules_that_are_left_out():
    bare = without_rules(examples())
    assert not bare.rows[:, STATES:].any()
    assert train.accuracy(cross_validate(bare, seed=0), bare) < 0.9


def test_no_event_is_judged_by_weights_fitted_on_its_own_sentence():
    given = examples(ruled=False, count=16)
    alone = Examples(given.rows, given.outcomes.copy(), given.by_rule, given.texts)
    alone.outcomes[:2] = 5  # an outcome that only one sentence has
    assert (cross_validate(alone, seed=0)[:2].argmax(axis=1) != 5).all()


def test_the_curve_counts_who_is_sure_and_right():
    given = examples(count=4)
    probabilities = np.zeros((4, len(OUTCOMES)), dtype=np.float32)
    probabilities[[0, 1, 2, 3], [0, 0, 1, 0]] = [0.95, 0.65, 0.35, 0.2]
    points = {point.least_probability: point for point in curve(probabilities, given)}
    assert (points[0.0].coverage, points[0.0].accuracy) == (1.0, 0.75)
    assert (points[0.6].coverage, points[0.6].accuracy) == (0.5, 1.0)


def test_what_is_written_is_what_the_package_reads(tmp_path):
    given = examples()
    write_head(fit_head(given.rows, given.outcomes), {"seeds": [0]}, tmp_path)
    head = EventHead(tmp_path)
    guesses = [head.guess(row) for row in given.rows]
    assert [guess.types for guess in guesses] == [OUTCOMES[each] for each in given.outcomes]
    account = json.loads((tmp_path / "model.json").read_text())
    assert account["training"] == {"seeds": [0]}
    assert account["outcomes"] == [list(types) for types in OUTCOMES]
