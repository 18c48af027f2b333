"""Logistic regression with few features: weights that a person can read."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

BIAS = "bias"
_STEPS = 100
_SETTLED = 1e-9


def fit_logistic(
    features: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    *,
    penalty: float = 1.0,
    rising: Collection[str] = (),
) -> dict[str, float]:
    """The weight of each feature, and of `bias`, which every item has.

    Newton's method on the log likelihood less `penalty` / 2 times the sum of the squared weights;
    the bias is not penalised. The result does not depend on chance.

    Args:
        features: of each item; absent ones are 0.
        right: what is to be foretold.
        penalty: in items: about how many speak for no effect of a feature.
        rising: features whose weight may not be negative; they are left out where it would be.
    Raises:
        ValueError: no items, or all are right or none is.
    """
    if len(set(right)) < 2:
        raise ValueError(f"{len(right)} items of one outcome; weights need right and wrong ones")
    names = sorted({name for item in features for name in item})
    while True:
        weights = _fit(names, features, right, penalty)
        falling = {name for name in rising if weights.get(name, 0.0) < 0}
        if not falling:
            return weights
        names = [name for name in names if name not in falling]


def _fit(
    names: Sequence[str],
    features: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    penalty: float,
) -> dict[str, float]:
    table = np.array([[1.0, *(item.get(name, 0.0) for name in names)] for item in features])
    outcome = np.array(right, dtype=float)
    ridge = np.full(len(names) + 1, penalty)
    ridge[0] = 0.0
    weights = np.zeros(len(names) + 1)
    weights[0] = np.log(outcome.mean() / (1 - outcome.mean()))
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (expected - outcome) + ridge * weights
        curve = (table * (expected * (1 - expected))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < _SETTLED:
            break
    return {name: float(weight) for name, weight in zip([BIAS, *names], weights, strict=True)}
