"""Places: recognition of toponyms, and distance of their resolution.

- strict: same span; relaxed: any shared character, one to one, strict matches first; over all
  toponyms of the gold.
- resolution: over toponyms with gold coordinates that were recognised and resolved: share
  within 161 km (100 miles), mean and median distance, and the area under the curve of
  ln(1 + km) / ln(20039), 0 best; 20,039 km is half the earth's circumference.
- end to end: resolved within 161 km, of all toponyms with gold coordinates.

Percentages, one decimal.

Source: Gritta, Pilehvar and Collier 2020, "A pragmatic guide to geoparsing evaluation".
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import asin, cos, log, radians, sin, sqrt
from operator import attrgetter

from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.counts import prf
from onrecord.evaluate.formats import LineId, PlaceGold, PlaceItem, PlacePrediction, Scores

EARTH_RADIUS_KM = 6371
NEAR_KM = 161
FARTHEST_KM = 20039

_Pair = tuple[PlaceItem, PlaceItem | None]


def score_place(gold: Sequence[PlaceGold], predictions: Mapping[LineId, PlacePrediction]) -> Scores:
    """The measures of `predictions` against `gold`; a text without prediction counts as empty.

    Without a single resolved toponym the resolution's keys are left out.
    """
    predicted = 0
    pairs: list[_Pair] = []
    for line in gold:
        found = predictions.get(line.id)
        places = sorted(found.places, key=attrgetter("start")) if found else []
        predicted += len(places)
        pairs += _pair(sorted(line.places, key=attrgetter("start")), places)
    strict = sum(other is not None and _same_span(place, other) for place, other in pairs)
    relaxed = sum(other is not None for _, other in pairs)
    return {
        "gold": len(pairs),
        "pred": predicted,
        "strict": _percentages(strict, predicted, len(pairs)),
        "relaxed": _percentages(relaxed, predicted, len(pairs)),
        **_resolution(pairs),
    }


def distance_km(
    latitude: float, longitude: float, to_latitude: float, to_longitude: float
) -> float:
    """Great-circle distance by the haversine formula, arguments in degrees."""
    half_chord = (
        sin(radians(to_latitude - latitude) / 2) ** 2
        + cos(radians(latitude))
        * cos(radians(to_latitude))
        * sin(radians(to_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(min(1, sqrt(half_chord)))


def _pair(gold: list[PlaceItem], predicted: list[PlaceItem]) -> list[_Pair]:
    free = dict(enumerate(predicted))
    matches: dict[int, PlaceItem] = {}
    for test in (_same_span, _overlaps):
        for index, place in enumerate(gold):
            if index in matches:
                continue
            key = next((key for key, other in free.items() if test(place, other)), None)
            if key is not None:
                matches[index] = free.pop(key)
    return [(place, matches.get(index)) for index, place in enumerate(gold)]


def _resolution(pairs: list[_Pair]) -> Scores:
    located = [(place, other) for place, other in pairs if place.lat is not None]
    distances = sorted(
        distance_km(place.lat, place.lon, other.lat, other.lon)
        for place, other in located
        if other is not None
        and place.lat is not None
        and place.lon is not None
        and other.lat is not None
        and other.lon is not None
    )
    if not distances:
        return {}
    near = sum(distance <= NEAR_KM for distance in distances)
    return {
        "gold_coords": len(located),
        "recognised": sum(other is not None for _, other in located),
        "resolved": len(distances),
        "acc161_of_resolved": round(100 * near / len(distances), 1),
        "acc161_end_to_end": round(100 * near / len(located), 1),
        "mean_km": round(sum(distances) / len(distances)),
        "median_km": round(distances[len(distances) // 2], 1),
        "auc": round(_area_under_curve(distances), 3),
    }


def _area_under_curve(distances: list[float]) -> float:
    """Trapezoid rule over the sorted log distances, each scaled to 0..1."""
    scaled = sorted(log(1 + distance) / log(FARTHEST_KM) for distance in distances)
    if len(scaled) == 1:
        return scaled[0]
    return sum((low + high) / 2 for low, high in pairwise(scaled)) / (len(scaled) - 1)


def _same_span(one: PlaceItem, other: PlaceItem) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _overlaps(one: PlaceItem, other: PlaceItem) -> bool:
    return other.start < one.end and one.start < other.end


def _percentages(right: int, predicted: int, gold: int) -> dict[str, float]:
    precision, recall, _ = prf(right, predicted, gold)
    total = precision + recall
    return {
        "P": round(100 * precision, 1),
        "R": round(100 * recall, 1),
        "F1": round(100 * 2 * precision * recall / total, 1) if total else 0.0,
    }


if __name__ == "__main__":
    run_alone(score_place, gold_type=PlaceGold, prediction_type=PlacePrediction)
