"""Challenge sets: what is asked of certain acts in passages that are hard in one known way.

Acts are matched as `onrecord.evaluate.act_matching` says. Only what the gold states of an act is
asked: its conditions (an empty list: it has none), modality, polarity, whether it is history. A
condition is found where its words overlap an accepted extent by half (Jaccard), and is right with
an accepted kind besides and, where a time is asked, with the days on which that begins and ends.
An act is right when it was found and everything asked of it is right, no condition being added;
acts that the gold does not name cost nothing.

- right: acts that are right, of all asked for; so by part of the file.
- found: acts that were found; right_of_found: those that are right, of them.
- class, modality, polarity, historical: right, of the found acts of which it is asked.
- unconditional: found acts without a condition to which none was given.
- condition: precision, recall and F1 of finding the conditions of all acts asked for; those of
  acts that were not found are missed. `span_dice`: word overlap with the nearest accepted extent;
  `kind`, `days`: right kind and right days; all three over the conditions found.

Fractions of 1, three decimals.

Source: challenge sets after Isabelle, Cherry and Foster (2017), A challenge set approach to
evaluating machine translation, EMNLP.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluate.act_matching import HALF, Passage, Words, jaccard, match_acts
from onrecord.evaluate.alignment import align
from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.counts import prf
from onrecord.evaluate.formats import (
    ChallengeAct,
    ChallengeGold,
    ChallengeItem,
    ChallengePrediction,
    ConditionGold,
    ConditionItem,
    LineId,
    Scores,
)


@dataclass(frozen=True, slots=True)
class _FoundCondition:
    """A condition of the gold and the predicted one that overlaps it by half."""

    asked: ConditionGold
    found: ConditionItem
    dice: float

    @property
    def kind_is_right(self) -> bool:
        return self.found.kind in self.asked.kind

    @property
    def asks_days(self) -> bool:
        return self.asked.latest is not None

    @property
    def days_are_right(self) -> bool:
        begins = self.asked.earliest in {None, self.found.earliest}
        return begins and self.asked.latest in {None, self.found.latest}

    @property
    def is_right(self) -> bool:
        return self.kind_is_right and self.days_are_right


@dataclass(frozen=True, slots=True)
class _Case:
    """An act that is asked for, and what was found for it."""

    part: str
    asked: ChallengeAct
    found: ChallengeItem | None
    conditions: tuple[_FoundCondition, ...] = ()

    @property
    def asked_conditions(self) -> int:
        return len(self.asked.conditions or ())

    @property
    def found_conditions(self) -> int:
        """How many conditions were predicted, where the gold states them."""
        if self.found is None or self.asked.conditions is None:
            return 0
        return len(self.found.conditions)

    @property
    def conditions_are_right(self) -> bool:
        if self.asked.conditions is None:
            return True
        numbers = {self.asked_conditions, self.found_conditions, len(self.conditions)}
        return len(numbers) == 1 and all(one.is_right for one in self.conditions)

    @property
    def is_right(self) -> bool:
        return (
            self.found is not None
            and self.conditions_are_right
            and (not self.asked.modality or self.found.modality in self.asked.modality)
            and (not self.asked.polarity or self.found.polarity in self.asked.polarity)
            and self.asked.historical in {None, self.found.historical}
        )


def score_challenge(
    gold: Sequence[ChallengeGold], predictions: Mapping[LineId, ChallengePrediction]
) -> Scores:
    """The measures of `predictions` against `gold`; a passage without one counts as empty."""
    cases = [case for line in gold for case in _cases(line, predictions.get(line.id))]
    pairs = [(case.asked, case.found) for case in cases if case.found is not None]
    parts = dict.fromkeys(case.part for case in cases)
    return {
        "gold": len(cases),
        "right": _share(case.is_right for case in cases),
        "found": _share(case.found is not None for case in cases),
        "right_of_found": _share(case.is_right for case in cases if case.found is not None),
        "part": {part: _part(case for case in cases if case.part == part) for part in parts},
        "class": _share(found.act_class in asked.act_class for asked, found in pairs),
        "modality": _share(
            found.modality in asked.modality for asked, found in pairs if asked.modality
        ),
        "polarity": _share(
            found.polarity in asked.polarity for asked, found in pairs if asked.polarity
        ),
        "historical": _share(
            found.historical == asked.historical
            for asked, found in pairs
            if asked.historical is not None
        ),
        "unconditional": _share(
            not found.conditions for asked, found in pairs if asked.conditions == []
        ),
        "condition": _conditions(cases),
    }


def _cases(line: ChallengeGold, prediction: ChallengePrediction | None) -> list[_Case]:
    passage = Passage(line.text)
    predicted = prediction.acts if prediction else []
    matches = match_acts(passage, line.acts, predicted)
    cases = []
    for index, asked in enumerate(line.acts):
        found = predicted[matches[index]] if index in matches else None
        conditions = _found_conditions(passage, asked, found) if found else ()
        cases.append(_Case(line.part, asked, found, conditions))
    return cases


def _found_conditions(
    passage: Passage, asked: ChallengeAct, found: ChallengeItem
) -> tuple[_FoundCondition, ...]:
    expected = [
        [passage.words(*extent) for extent in zip(one.text, one.start, strict=True)]
        for one in asked.conditions or ()
    ]
    words = [[passage.words(one.text, one.start)] for one in found.conditions]
    pairs = align(expected, words, _overlap)
    return tuple(
        _FoundCondition(
            (asked.conditions or [])[i],
            found.conditions[j],
            max(_dice(extent, *words[j]) for extent in expected[i]),
        )
        for i, j in pairs
        if _overlap(expected[i], words[j]) >= HALF
    )


def _overlap(accepted: Sequence[Words], found: Sequence[Words]) -> float:
    return max(jaccard(extent, words) for extent in accepted for words in found)


def _dice(one: Words, other: Words) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _part(cases: Iterable[_Case]) -> Scores:
    right = [case.is_right for case in cases]
    return {"right": sum(right), "of": len(right), "accuracy": _share(right)}


def _conditions(cases: Sequence[_Case]) -> Scores:
    found = [condition for case in cases for condition in case.conditions]
    scores = prf(
        len(found),
        sum(case.found_conditions for case in cases),
        sum(case.asked_conditions for case in cases),
    )
    return {
        **{name: round(value, 3) for name, value in scores._asdict().items()},
        "span_dice": round(sum(one.dice for one in found) / len(found), 3) if found else 0.0,
        "kind": _share(one.kind_is_right for one in found),
        "days": _share(one.days_are_right for one in found if one.asks_days),
    }


def _share(right: Iterable[bool]) -> float:
    """The share of true ones; 0 of none."""
    values = list(right)
    return round(sum(values) / len(values), 3) if values else 0.0


if __name__ == "__main__":
    run_alone(score_challenge, gold_type=ChallengeGold, prediction_type=ChallengePrediction)
