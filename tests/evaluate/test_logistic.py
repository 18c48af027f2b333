from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.logistic import fit_logistic


def share(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


def test_without_features_the_bias_is_the_share_of_right_items():
    weights = fit_logistic([{}] * 4, [True, True, True, False])

    assert share(weights["bias"]) == pytest.approx(0.75)


def test_a_feature_that_foretells_takes_a_weight_of_its_sign():
    quoted, plain = {"quoted": 1.0}, {}
    weights = fit_logistic(
        [quoted] * 10 + [plain] * 10, [True] * 8 + [False] * 2 + [True] * 4 + [False] * 6
    )

    assert weights["quoted"] > 0
    assert 0.5 < share(weights["bias"] + weights["quoted"]) < 0.8  # the penalty holds it back


def test_a_rising_feature_that_would_fall_is_left_out():
    features = [{"score": number / 10} for number in range(10)]
    right = [number < 5 for number in range(10)]

    assert fit_logistic(features, right)["score"] < 0
    assert "score" not in fit_logistic(features, right, rising={"score"})


@pytest.mark.parametrize("right", [[True, True], [False], []])
def test_items_of_one_outcome_teach_nothing(right):
    with pytest.raises(ValueError, match="one outcome"):
        fit_logistic([{}] * len(right), right)


@given(
    st.lists(st.tuples(st.floats(-4, 4), st.booleans()), min_size=4, max_size=40).filter(
        lambda items: len({right for _, right in items}) == 2
    )
)
def test_the_mean_of_what_is_foretold_is_the_share_of_what_is_right(items):
    features = [{"x": value} for value, _ in items]
    weights = fit_logistic(features, [right for _, right in items])

    foretold = [share(weights["bias"] + weights["x"] * value) for value, _ in items]
    assert sum(foretold) == pytest.approx(sum(right for _, right in items), abs=1e-4)
