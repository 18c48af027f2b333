"""Metonymy: whether each place name stands for the place or for those who belong to it.

Only names count that the gold marks as one or the other; a name without prediction is wrong.
Names of which a corpus tells that they are neither wholly (GeoWebNews: "Mixed", modifiers,
demonyms, names inside those of organisations) are left out.

- accuracy: right, of all.
- metonymic, literal: precision, recall and F1 of each reading.

Percentages, one decimal.

Source: accuracy as in Gritta, Pilehvar, Limsopatham and Collier 2017, "Vancouver welcomes you!
Minimalist location metonymy resolution"; the types of GeoWebNews as in Gritta, Pilehvar and
Collier 2020, "A pragmatic guide to geoparsing evaluation".
"""

from collections.abc import Mapping, Sequence

from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.counts import prf
from onrecord.evaluate.formats import (
    LineId,
    MetonymyGold,
    MetonymyItem,
    MetonymyPrediction,
    Scores,
)

CLEAR_TYPES = frozenset({None, "Literal", "Metonymic"})
"""The types of GeoWebNews that are one reading and no other; ReLocaR has no types."""


def is_marked(place: MetonymyItem) -> bool:
    """Whether the gold tells the reading of a name."""
    return place.metonym is not None and place.type in CLEAR_TYPES


def score_metonymy(
    gold: Sequence[MetonymyGold], predictions: Mapping[LineId, MetonymyPrediction]
) -> Scores:
    """The measures of `predictions` against `gold`."""
    pairs: list[tuple[bool, bool | None]] = []
    for line in gold:
        prediction = predictions.get(line.id)
        found = {(p.start, p.end): p.metonym for p in prediction.places} if prediction else {}
        pairs += [
            (bool(place.metonym), found.get((place.start, place.end)))
            for place in line.places
            if is_marked(place)
        ]
    right = sum(expected == found for expected, found in pairs)
    return {
        "gold": len(pairs),
        "accuracy": round(100 * right / len(pairs), 1) if pairs else 0.0,
        "metonymic": _reading(pairs, reading=True),
        "literal": _reading(pairs, reading=False),
    }


def _reading(pairs: Sequence[tuple[bool, bool | None]], *, reading: bool) -> dict[str, float]:
    expected = sum(gold is reading for gold, _ in pairs)
    predicted = sum(found is reading for _, found in pairs)
    right = sum(gold is reading and found is reading for gold, found in pairs)
    precision, recall, f1 = prf(right, predicted, expected)
    return {
        "P": round(100 * precision, 1),
        "R": round(100 * recall, 1),
        "F1": round(100 * f1, 1),
    }


if __name__ == "__main__":
    run_alone(score_metonymy, gold_type=MetonymyGold, prediction_type=MetonymyPrediction)
