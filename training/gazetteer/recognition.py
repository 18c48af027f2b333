"""Fit the weights by which `onrecord.places.recognise` tells a toponym.

    ONRECORD_CORPORA=... python training/gazetteer/recognition.py

Learns from the places of LGL and GeoWebNews: a candidate is positive if it overlaps a place of
the gold. Logistic regression with an L2 penalty, by Newton's method; the folds of the
cross-validation are whole articles. Nothing of the texts is kept but the weights.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from onrecord.annotate.language_model import load_language_model
from onrecord.config import load_config
from onrecord.places import recognise
from onrecord.places.gazetteer import bundled_gazetteer

TARGET = Path(recognise.__file__).with_name("weights.tsv")
CORPORA = ("lgl", "geowebnews")
PENALTY = 2.0
PROBABILITY = 0.4
"""From which a candidate is a toponym: a missed place is lost, a false one mostly unresolved."""
FOLDS = 5
HEAD = """\
# about: weights of the features by which a candidate is a toponym: the sum is above 0 for one
# source: fitted by training/gazetteer/recognition.py on LGL and GeoWebNews
# licence: Apache-2.0
feature\tweight
"""


def main() -> None:
    """Print the cross-validated precision and recall, write the weights of all the data."""
    articles = list(read_articles())
    names = sorted({name for rows in articles for features, _ in rows for name in features})
    data = [_matrix(rows, names) for rows in articles]
    print(_cross_validated(data))
    weights = fit(np.vstack([x for x, _ in data]), np.concatenate([y for _, y in data]))
    weights[names.index("bias")] += np.log((1 - PROBABILITY) / PROBABILITY)
    lines = (f"{name}\t{weight:.2f}\n" for name, weight in zip(names, weights, strict=True))
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


def read_articles() -> Iterator[list[tuple[list[str], bool]]]:
    """Features and truth of every candidate, article by article."""
    nlp, gazetteer = load_language_model(), bundled_gazetteer()
    folder = Path(load_config().text("corpora")) / "place"
    for name in CORPORA:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            articles = [json.loads(line) for line in lines]
        docs = nlp.pipe(article["text"] for article in articles)
        for article, doc in zip(articles, docs, strict=True):
            candidates = list(recognise.find_candidates(doc, gazetteer))
            rows = []
            for each, features in zip(candidates, recognise.describe(doc, candidates), strict=True):
                start, last = doc[each.start].idx, doc[each.end - 1]
                end = last.idx + len(last)
                gold = any(p["start"] < end and start < p["end"] for p in article["places"])
                rows.append((features, gold))
            yield rows


def _matrix(rows: list[tuple[list[str], bool]], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    column = {name: number for number, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for number, (features, _) in enumerate(rows):
        x[number, [column[name] for name in features]] = 1
    return x, np.array([gold for _, gold in rows], dtype=float)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The weights of greatest penalised likelihood."""
    weights = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - PENALTY * weights
        curvature = (x.T * (p * (1 - p))) @ x + PENALTY * np.eye(x.shape[1])
        weights += np.linalg.solve(curvature, gradient)
    return weights


def _cross_validated(data: list[tuple[np.ndarray, np.ndarray]]) -> str:
    found = right = gold = 0.0
    limit = np.log(PROBABILITY / (1 - PROBABILITY))
    for fold in range(FOLDS):
        rest = [rows for number, rows in enumerate(data) if number % FOLDS != fold]
        weights = fit(np.vstack([x for x, _ in rest]), np.concatenate([y for _, y in rest]))
        for x, y in data[fold::FOLDS]:
            chosen = x @ weights > limit
            found += chosen.sum()
            right += y[chosen].sum()
            gold += y.sum()
    return f"candidates: precision {right / found:.3f}, recall {right / gold:.3f}"


if __name__ == "__main__":
    main()
