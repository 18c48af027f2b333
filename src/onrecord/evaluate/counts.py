"""Precision, recall and F1 from counts."""

from typing import NamedTuple


class Prf(NamedTuple):
    """Precision, recall and their harmonic mean, as fractions of 1; 0 where nothing counts."""

    precision: float
    recall: float
    f1: float


def prf(right: float, predicted: int, gold: int, *, right_gold: float | None = None) -> Prf:
    """Precision and recall of `right` among `predicted` and among `gold`.

    Args:
        right: what counts as right on the predictions' side.
        predicted: how many were predicted.
        gold: how many the gold has.
        right_gold: the same on the gold's side, where it differs (proportional overlap).
    """
    precision = right / predicted if predicted else 0.0
    recall = (right if right_gold is None else right_gold) / gold if gold else 0.0
    total = precision + recall
    return Prf(precision, recall, 2 * precision * recall / total if total else 0.0)
