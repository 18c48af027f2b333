import numpy as np
import pytest

from onrecord.models.event import softmax
from training.event.regression import fit_regression


def items(*, numbers=6, outcomes=3, count=80):
    dice = np.random.default_rng(5)
    rows = dice.normal(2.0, 1.0, (count, numbers)).astype(np.float32)
    labels = (rows[:, :outcomes] + dice.normal(0, 1, (count, outcomes))).argmax(axis=1)
    return rows, np.eye(outcomes, dtype=np.float32)[labels]


def slope_at(weights, rows, outcomes, *, penalty):
    missed = softmax(rows @ weights[:-1] + weights[-1]) - outcomes
    return (
        rows.T @ missed / len(rows) + 2 * penalty * weights[:-1],
        missed.mean(axis=0),
    )


@pytest.mark.parametrize("penalty", [0.003, 0.3])
def test_there_is_no_slope_at_the_weights(penalty):
    rows, outcomes = items()
    weights = fit_regression(rows, outcomes, penalty=penalty)
    slope, slope_of_bias = slope_at(weights, rows, outcomes, penalty=penalty)
    assert np.abs(slope).max() < 1e-3
    assert np.abs(slope_of_bias).max() < 1e-3


def test_more_numbers_than_items_are_fitted_too():
    rows, outcomes = items(numbers=200, count=40)
    weights = fit_regression(rows, outcomes, penalty=0.01)
    assert weights.shape == (201, 3)
    assert np.abs(slope_at(weights, rows, outcomes, penalty=0.01)[0]).max() < 1e-3


def test_a_strong_penalty_leaves_how_frequent_each_outcome_is():
    rows, outcomes = items()
    weights = fit_regression(rows, outcomes, penalty=1e4)
    assert softmax(rows[:1] @ weights[:-1] + weights[-1])[0] == pytest.approx(
        outcomes.mean(axis=0), abs=1e-3
    )
