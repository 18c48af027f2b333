"""How well confidence holds: of what is believed with .8, do eight in ten turn out right?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

BINS = 10


class Judged(NamedTuple):
    """One item: the confidence it was given, and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Items of much the same confidence.

    Attributes:
        count: of the items, at least one.
        confidence: their mean.
        right: share of those that are right.
    """

    count: int
    confidence: float
    right: float


def equal_width_bins(judged: Iterable[Judged], *, bins: int = BINS) -> list[Bin]:
    """Bins of the same width from 0 to 1, each with its lower edge; empty ones are left out."""
    groups: dict[int, list[Judged]] = {}
    for item in judged:
        groups.setdefault(min(int(item.confidence * bins), bins - 1), []).append(item)
    return [_bin(groups[number]) for number in sorted(groups)]


def equal_mass_bins(judged: Iterable[Judged], *, bins: int = BINS) -> list[Bin]:
    """Bins of as many items each, as far as the number allows, in order of confidence.

    Items of equal confidence stay in the order in which they come.
    """
    ordered = sorted(judged, key=lambda item: item.confidence)
    edges = [round(len(ordered) * number / bins) for number in range(bins + 1)]
    groups = [ordered[start:end] for start, end in pairwise(edges)]
    return [_bin(group) for group in groups if group]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: by how much confidence misses, on average over the items.

    Source: Naeini, Cooper and Hauskrecht 2015, "Obtaining well calibrated probabilities using
    Bayesian binning", AAAI.
    """
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.confidence - each.right) for each in bins) / total


def brier_score(judged: Sequence[Judged]) -> float:
    """The mean squared distance from confidence to outcome; 0 is best. Source: Brier 1950."""
    return sum((item.confidence - item.right) ** 2 for item in judged) / len(judged)


def error_by_chance(judged: Sequence[Judged], *, rounds: int = 500, seed: int = 7) -> float:
    """The calibration error in bins of equal width that true probabilities would have.

    So many items leave that much to chance: the mean over `rounds` drawings of outcomes from the
    confidences themselves.
    """
    generator = np.random.default_rng(seed)
    confidences = [item.confidence for item in judged]
    errors = []
    for drawn in generator.random((rounds, len(judged))):
        outcomes = map(Judged, confidences, drawn < confidences)
        errors.append(calibration_error(equal_width_bins(outcomes)))
    return sum(errors) / rounds


def _bin(group: Sequence[Judged]) -> Bin:
    count = len(group)
    return Bin(
        count,
        sum(item.confidence for item in group) / count,
        sum(item.right for item in group) / count,
    )
