"""Acts: detection, class, condition, and the fields of the acts that were found.

Gold and predicted acts of a passage are matched as `onrecord.evaluate.act_matching` says. An act
that both annotators saw and nobody predicted is a miss, a predicted act that no annotator saw a
false alarm; an act that one annotator saw costs nothing.

- acts: precision, recall and F1 of detection; act_and_class_f1: found with the right class.
- condition: over found acts to which every annotator gave a condition, right where its words
  overlap an accepted one by half (Jaccard); a condition on an act without one, or on a false
  alarm, is a false alarm; `span_dice` is the word overlap on those that have both.
- accuracy_of_matched: each field among the accepted values, over found agreed acts; a name
  is right if it holds the last word of an accepted one, or only words of it.
- per_class: agreed acts, those found with the right class, and false alarms, by class.

Fractions of 1, three decimals.

Source: the project's guide for acts, commitments and conditions.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.evaluate.act_matching import HALF, Passage, jaccard, match_acts
from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.formats import (
    ActGold,
    ActItem,
    ActsGold,
    ActsPrediction,
    LineId,
    Scores,
)

FIELDS = {
    "class": "act_class",
    "plover": "plover",
    "modality": "modality",
    "polarity": "polarity",
    "form": "form",
    "said_on": "said_on",
    "actor_country": "actor_country",
    "recipient_country": "recipient_country",
}
"""Name in the files -> attribute; a field is right where its value is an accepted one."""

_WORD = re.compile(r"\w+")


class JudgedAct(NamedTuple):
    """Whether annotators saw a predicted act, and whether they gave it the same class."""

    seen: bool
    same_class: bool


@dataclass(slots=True)
class _Condition:
    right: int = 0
    false_alarms: int = 0
    missed: int = 0
    shared_words: int = 0
    words: int = 0

    def scores(self) -> Scores:
        return {
            "f1": _f1(self.right, self.false_alarms, self.missed),
            "tp": self.right,
            "fp": self.false_alarms,
            "fn": self.missed,
            "span_dice": round(2 * self.shared_words / self.words, 3) if self.words else 0.0,
        }


@dataclass(slots=True)
class _OfClass:
    gold: int = 0
    right: int = 0
    false_alarms: int = 0


@dataclass(slots=True)
class _Counts:
    found: int = 0
    missed: int = 0
    false_alarms: int = 0
    right_fields: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys([*FIELDS, "actor_name"], 0)
    )
    condition: _Condition = field(default_factory=_Condition)
    per_class: dict[str, _OfClass] = field(default_factory=dict)

    def of_class(self, name: str | None) -> _OfClass:
        return self.per_class.setdefault(str(name), _OfClass())


def score_acts(gold: Sequence[ActsGold], predictions: Mapping[LineId, ActsPrediction]) -> Scores:
    """The measures of `predictions` against `gold`; a passage without one counts as empty."""
    counts = _Counts()
    for line in gold:
        found = predictions.get(line.id)
        _count(counts, line, found.acts if found else [])
    right_class = counts.right_fields["class"]
    return {
        "acts": _detection(counts),
        "act_and_class_f1": _f1(
            right_class,
            counts.false_alarms + counts.found - right_class,
            counts.missed + counts.found - right_class,
        ),
        "condition": counts.condition.scores(),
        "accuracy_of_matched": {
            name: round(right / counts.found, 3) if counts.found else 0.0
            for name, right in counts.right_fields.items()
        },
        "per_class": {
            name: {"gold": row.gold, "right": row.right, "false_alarms": row.false_alarms}
            for name, row in sorted(counts.per_class.items(), key=lambda item: -item[1].gold)
        },
    }


def judge_acts(gold: ActsGold, predicted: Sequence[ActItem]) -> list[JudgedAct | None]:
    """How each predicted act stands to the gold; None where one of two annotators saw it."""
    judged: list[JudgedAct | None] = [JudgedAct(False, False)] * len(predicted)
    for index, number in match_acts(Passage(gold.text), gold.acts, predicted).items():
        act = gold.acts[index]
        same_class = predicted[number].act_class in act.act_class
        judged[number] = JudgedAct(True, same_class) if act.agreed else None
    return judged


def _count(counts: _Counts, line: ActsGold, predicted: Sequence[ActItem]) -> None:
    passage = Passage(line.text)
    matches = match_acts(passage, line.acts, predicted)
    for index, act in enumerate(line.acts):
        row = counts.of_class(act.act_class[0])
        if not act.agreed:
            continue
        row.gold += 1
        if index not in matches:
            counts.missed += 1
            counts.condition.missed += _has_agreed_condition(act)
            continue
        found = predicted[matches[index]]
        counts.found += 1
        row.right += found.act_class in act.act_class
        _count_fields(counts.right_fields, act, found)
        _count_condition(counts.condition, passage, act, found)
    matched = set(matches.values())
    for index, found in enumerate(predicted):
        if index not in matched:
            counts.false_alarms += 1
            counts.of_class(found.act_class).false_alarms += 1
            counts.condition.false_alarms += bool(found.condition)


def _count_fields(right: dict[str, int], act: ActGold, found: ActItem) -> None:
    for name, attribute in FIELDS.items():
        right[name] += getattr(found, attribute) in (getattr(act, attribute) or [None])
    right["actor_name"] += _same_name(act.actor_name or [None], found.actor_name)


def _same_name(accepted: Sequence[str | None], name: str | None) -> bool:
    """Whether the name holds the last word of an accepted one, or only words of it."""
    if not name:
        return None in accepted
    words = set(_lower_words(name))
    for other in accepted:
        expected = _lower_words(other or "")
        if expected and (expected[-1] in words or words <= set(expected)):
            return True
    return False


def _lower_words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _has_agreed_condition(act: ActGold) -> bool:
    return any(act.condition) and None not in act.condition


def _count_condition(counts: _Condition, passage: Passage, act: ActGold, found: ActItem) -> None:
    words = passage.words(found.condition, found.condition_start)
    if not _has_agreed_condition(act):
        counts.false_alarms += bool(words) and not any(act.condition)
    elif not words:
        counts.missed += 1
    else:
        accepted = (passage.words(piece) for piece in act.condition if piece)
        best = max(accepted, key=lambda expected: len(expected & words))
        right = jaccard(best, words) >= HALF
        counts.right += right
        counts.false_alarms += not right
        counts.missed += not right
        counts.shared_words += len(best & words)
        counts.words += len(best) + len(words)


def _detection(counts: _Counts) -> Scores:
    found = counts.found
    return {
        "precision": round(found / (found + counts.false_alarms), 3) if found else 0.0,
        "recall": round(found / (found + counts.missed), 3) if found else 0.0,
        "f1": _f1(found, counts.false_alarms, counts.missed),
        "gold": found + counts.missed,
    }


def _f1(right: int, false_alarms: int, missed: int) -> float:
    return round(2 * right / (2 * right + false_alarms + missed), 3) if right else 0.0


if __name__ == "__main__":
    run_alone(score_acts, gold_type=ActsGold, prediction_type=ActsPrediction)
