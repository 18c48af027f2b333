"""Fit the weights by which `onrecord.places.metonymy` tells what a place name stands for.

    ONRECORD_CORPORA=... python -m training.metonymy.fit

Learns from the names of ReLocaR, and from those of GeoWebNews that are marked as wholly literal or
wholly metonymic. Logistic regression with an L2 penalty. The folds of the cross-validation are
texts; texts that begin alike are taken for one, since ReLocaR has some sentences several times.
Nothing of the texts is kept but the weights.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zlib import crc32

from evaluation.logistic import BIAS, fit_logistic
from onrecord.annotate.language_model import load_language_model
from onrecord.annotate.layers import Range
from onrecord.annotate.syntax import tokens_in
from onrecord.config import load_config
from onrecord.evaluate.formats import MetonymyGold
from onrecord.evaluate.jsonl import read_lines
from onrecord.evaluate.score_metonymy import is_marked
from onrecord.places import metonymy

TARGET = Path(metonymy.__file__).with_name("metonymy.tsv")
CORPORA = ("relocar", "geowebnews")
PENALTY = 3.0
FEWEST = 4
"""A feature that fewer names have is left out."""
FOLDS = 10
SAME_BEGINNING = 40
"""Code points by which two texts are taken for one."""
HEAD = """\
# about: weights of the features by which a place name is metonymic: the sum is above 0 for one
# source: fitted by training/metonymy/fit.py on ReLocaR and GeoWebNews
# licence: Apache-2.0
feature\tweight
"""

Item = tuple[list[str], bool, int]
"""The features of a name, whether it is metonymic, and the fold of its text."""


def main() -> None:
    """Print the cross-validated accuracies, write the weights of all the names."""
    corpora = {name: list(read_items(name)) for name in CORPORA}
    for name, items in corpora.items():
        others = [item for other in CORPORA if other != name for item in corpora[other]]
        print(
            f"{name}: {len(items)} names; accuracy cross-validated {cross_validated(items):.3f}, "
            f"with the other corpus beside {cross_validated(items, beside=others):.3f}, "
            f"from the other alone {accuracy(fit(others), items):.3f}"
        )
    weights = fit([item for items in corpora.values() for item in items])
    lines = (f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()))
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


def read_items(name: str) -> Iterator[Item]:
    """Every marked name of a corpus."""
    nlp = load_language_model()
    path = Path(load_config().text("corpora")) / "place" / f"{name}.jsonl"
    lines = read_lines(path, MetonymyGold)
    for line, doc in zip(lines, nlp.pipe(line.text for line in lines), strict=True):
        fold = crc32(line.text[:SAME_BEGINNING].encode()) % FOLDS
        spans, readings = [], []
        for place in filter(is_marked, line.places):
            span = tokens_in(doc, Range(place.start, place.end))
            if span is not None:
                spans.append(span)
                readings.append(bool(place.metonym))
        for features, reading in zip(metonymy.describe(doc, spans), readings, strict=True):
            yield features, reading, fold


def fit(items: Sequence[Item]) -> Mapping[str, float]:
    """The weights of the features that are frequent enough."""
    counts = Counter(feature for features, _, _ in items for feature in features)
    frequent = {name for name, count in counts.items() if count >= FEWEST and name != BIAS}
    rows = [{name: 1.0 for name in features if name in frequent} for features, _, _ in items]
    return fit_logistic(rows, [reading for _, reading, _ in items], penalty=PENALTY)


def accuracy(weights: Mapping[str, float], items: Sequence[Item]) -> float:
    """Share of the names whose reading the weights tell."""
    right = sum(
        (sum(weights.get(name, 0.0) for name in features) > 0) is reading
        for features, reading, _ in items
    )
    return right / len(items)


def cross_validated(items: Sequence[Item], *, beside: Sequence[Item] = ()) -> float:
    """The accuracy on each fold of weights fitted on the others, and on the items `beside`."""
    right = 0.0
    for fold in range(FOLDS):
        held_out = [item for item in items if item[2] == fold]
        rest = [item for item in items if item[2] != fold]
        right += accuracy(fit([*rest, *beside]), held_out) * len(held_out)
    return right / len(items)


if __name__ == "__main__":
    main()
