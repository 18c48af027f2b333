"""Fit the head that tells PLOVER types, after measuring by cross-validation how good it is.

    python -m training.event.train --corpora DIR --out FOLDER

Writes `event.npy` (weights) and `model.json` (labels, seeds, hashes, cross-validated scores), for
`src/onrecord/models/files/event`; without `--out` it prints the scores alone. The folds are
sentences. Torch is not needed: the states are those of the shipped reader.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.models.attribution import MODEL_FOLDER
from onrecord.models.event import OUTCOMES, softmax
from training.event.examples import Examples, hash_of, one_hot, read_examples
from training.event.regression import Floats, fit_regression

PENALTY = 0.003
FOLDS = 10
SEEDS = (0, 1, 2)
"""Of the folds; the scores are means over them."""
LEAST_PROBABILITY = 0.6
"""From which the head had better be believed: there it answers as often as the rules alone do, and
is right more often; the curve is in `docs/models/event.md`."""
CURVE = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_STATES = slice(0, -(len(OUTCOMES) + 1))
_STEADY = 1e-5  # keeps a number that never changes from being divided by nothing


@dataclass(frozen=True, slots=True)
class Point:
    """What is left of the events from some probability on.

    Attributes:
        least_probability: the lowest.
        coverage: share of the events that the head is so sure of.
        accuracy: share of these that are right; 0 where there are none.
    """

    least_probability: float
    coverage: float
    accuracy: float


def fit_head(rows: NDArray[np.float32], outcomes: NDArray[np.int64]) -> Floats:
    """The weights for numbers as `describe_event` gives them, in the last row the bias.

    Only the states are brought to one scale; the rules' answer has its own.
    """
    scale = np.ones(rows.shape[1], dtype=np.float32)
    scale[_STATES] = rows[:, _STATES].std(axis=0) + _STEADY
    weights = fit_regression(rows / scale, one_hot(outcomes), penalty=PENALTY)
    weights[:-1] /= scale[:, None]
    return weights


def cross_validate(examples: Examples, *, seed: int) -> NDArray[np.float32]:
    """The probabilities of each event's outcomes from weights fitted without its sentence.

    Args:
        examples: at least as many sentences as folds.
        seed: of the folds.
    """
    order = np.random.default_rng(seed).permutation(examples.texts.max() + 1)
    folds = order[examples.texts] % FOLDS
    probabilities = np.zeros((len(folds), len(OUTCOMES)), dtype=np.float32)
    for fold in range(FOLDS):
        apart = folds == fold
        weights = fit_head(examples.rows[~apart], examples.outcomes[~apart])
        probabilities[apart] = softmax(examples.rows[apart] @ weights[:-1] + weights[-1])
    return probabilities


def without_rules(examples: Examples) -> Examples:
    """The same events, with nothing said by the rules."""
    rows = examples.rows.copy()
    rows[:, _STATES.stop :] = 0
    return Examples(rows, examples.outcomes, examples.by_rule, examples.texts)


def accuracy(probabilities: NDArray[np.float32], examples: Examples) -> float:
    """Share of the events whose most probable outcome is the right one."""
    return float((probabilities.argmax(axis=1) == examples.outcomes).mean())


def curve(probabilities: NDArray[np.float32], examples: Examples) -> list[Point]:
    """Coverage and accuracy from each of the probabilities of `CURVE` on."""
    sure = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == examples.outcomes
    points = []
    for least in CURVE:
        kept = sure >= least
        points.append(
            Point(least, float(kept.mean()), float(right[kept].mean()) if kept.any() else 0.0)
        )
    return points


def measure(examples: Examples) -> dict[str, Any]:
    """The cross-validated scores, each a mean over `SEEDS`."""
    bare = without_rules(examples)
    alone = [accuracy(cross_validate(bare, seed=seed), bare) for seed in SEEDS]
    both = [cross_validate(examples, seed=seed) for seed in SEEDS]
    curves = [curve(probabilities, examples) for probabilities in both]
    return {
        "rules_alone": _rounded([float((examples.by_rule == examples.outcomes).mean())]),
        "head_alone": _rounded(alone),
        "head_and_rules": _rounded([accuracy(each, examples) for each in both]),
        "curve": [
            {
                "least_probability": points[0].least_probability,
                "coverage": _rounded([point.coverage for point in points]),
                "accuracy": _rounded([point.accuracy for point in points]),
            }
            for points in zip(*curves, strict=True)
        ],
    }


def write_head(weights: Floats, training: dict[str, Any], out: Path) -> None:
    """Write `event.npy` and `model.json`.

    Args:
        weights: from `fit_head`.
        training: how they came about.
        out: folder for the files.
    """
    out.mkdir(parents=True, exist_ok=True)
    np.save(out / "event.npy", weights.astype(np.float16))
    account = {
        "model": "event",
        "files": {"event.npy": hashlib.sha256((out / "event.npy").read_bytes()).hexdigest()},
        "reader": _hash_of_reader(),
        "outcomes": [list(types) for types in OUTCOMES],
        "least_probability": LEAST_PROBABILITY,
        "training": training,
    }
    (out / "model.json").write_text(json.dumps(account, indent=1) + "\n", encoding="utf-8")


def _hash_of_reader() -> str:
    account = json.loads((MODEL_FOLDER / "model.json").read_text(encoding="utf-8"))
    digest: str = account["files"]["attribution.onnx"]
    return digest


def _rounded(scores: Sequence[float]) -> float:
    return round(sum(scores) / len(scores), 3)


def main() -> None:
    """Read the command line, print the scores, write the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, help="folder for the files; nothing is written without")
    arguments = parser.parse_args()
    examples = read_examples(arguments.corpora)
    scores = measure(examples)
    print(json.dumps(scores, indent=1))
    if arguments.out:
        training = {
            "corpus_sha256": hash_of(arguments.corpora),
            "events": len(examples.outcomes),
            "penalty": PENALTY,
            "folds": FOLDS,
            "seeds": list(SEEDS),
            "cross_validated": scores,
        }
        weights = fit_head(examples.rows, examples.outcomes)
        write_head(weights, training, arguments.out)


if __name__ == "__main__":
    main()
