"""Time expressions: TempEval-3 task A, by entity.

- strict: same start and end; relaxed: any shared character, one to one in text order.
- type F1 and value F1: relaxed F1 times the share of relaxed matches with the right attribute.

Values are compared as strings, upper and lower case alike. Percentages, two decimals.

Source: UzZaman et al. 2013, "SemEval-2013 Task 1: TempEval-3", section 4, and its toolkit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.counts import prf
from onrecord.evaluate.formats import LineId, Scores, TimeGold, TimePrediction, TimexItem


@dataclass(slots=True)
class _Counts:
    gold: int = 0
    predicted: int = 0
    strict: int = 0
    relaxed: int = 0
    right_type: int = 0
    right_value: int = 0


def score_time(gold: Sequence[TimeGold], predictions: Mapping[LineId, TimePrediction]) -> Scores:
    """The measures of `predictions` against `gold`; a text without prediction counts as empty."""
    counts = _Counts()
    for line in gold:
        found = predictions.get(line.id)
        _count(counts, line.timexes, found.timexes if found else [])
    relaxed_f1 = _percentages(counts, counts.relaxed)["F1"]
    return {
        "gold": counts.gold,
        "pred": counts.predicted,
        "strict": _percentages(counts, counts.strict),
        "relaxed": _percentages(counts, counts.relaxed),
        "type_acc": _of_relaxed(100 * counts.right_type, counts),
        "value_acc": _of_relaxed(100 * counts.right_value, counts),
        "type_F1": _of_relaxed(relaxed_f1 * counts.right_type, counts),
        "value_F1": _of_relaxed(relaxed_f1 * counts.right_value, counts),
    }


def _count(counts: _Counts, gold: list[TimexItem], predicted: list[TimexItem]) -> None:
    free = sorted(predicted, key=attrgetter("start"))
    counts.gold += len(gold)
    counts.predicted += len(free)
    for timex in sorted(gold, key=attrgetter("start")):
        match = _best_match(timex, free)
        if match is None:
            continue
        free.remove(match)
        counts.relaxed += 1
        counts.strict += _same_span(timex, match)
        counts.right_type += match.type == timex.type
        counts.right_value += _normal(match.value) == _normal(timex.value)


def _best_match(timex: TimexItem, free: list[TimexItem]) -> TimexItem | None:
    """The overlapping prediction with the same span, else with the longest overlap."""
    overlapping = [other for other in free if _overlap(timex, other) > 0]
    return max(
        overlapping,
        key=lambda other: (_same_span(timex, other), _overlap(timex, other)),
        default=None,
    )


def _overlap(one: TimexItem, other: TimexItem) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _same_span(one: TimexItem, other: TimexItem) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _normal(value: str | None) -> str:
    return (value or "").strip().upper()


def _percentages(counts: _Counts, right: int) -> dict[str, float]:
    scores = prf(right, counts.predicted, counts.gold)
    return {key: round(100 * value, 2) for key, value in zip(("P", "R", "F1"), scores, strict=True)}


def _of_relaxed(amount: float, counts: _Counts) -> float:
    return round(amount / counts.relaxed, 2) if counts.relaxed else 0.0


if __name__ == "__main__":
    run_alone(score_time, gold_type=TimeGold, prediction_type=TimePrediction)
