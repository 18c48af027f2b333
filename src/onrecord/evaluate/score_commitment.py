"""Commitments: what pledges, offers, threats, refusals and agreements were found to come to.

Acts are matched as `onrecord.evaluate.act_matching` says, their commitments by action and object.
A commitment of an act that was not found is missed. An object is right where its words overlap an
accepted extent by half (Jaccard), an amount where its words overlap and its bounds, unit, currency
and period are right. Beneficiary and place are compared as words, times by the day on which they
end. A commitment is right with every part right and no amount added.

- gold: commitments asked for. found: share of them that were found.
- right: share that are right; so by part of the file. right_of_found: of the found ones.
- action, object, beneficiary, place, due, strength, polarity: right, of the found ones.
- amount: precision, recall and F1; those of commitments that were not found are missed.
- none: found acts that hold no commitment to which none was given.

Fractions of 1, three decimals.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluate.act_matching import HALF, Passage, jaccard, match_acts
from onrecord.evaluate.alignment import align
from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.counts import prf
from onrecord.evaluate.formats import (
    AmountGold,
    AmountItem,
    CommitmentGold,
    CommitmentItem,
    CommitmentsGold,
    CommitmentsPrediction,
    CommittingAct,
    CommittingItem,
    LineId,
    Scores,
)

PARTS = ("action", "object", "beneficiary", "place", "due", "strength", "polarity")
"""What is asked of a commitment beside its amounts."""


@dataclass(frozen=True, slots=True)
class _Match:
    """An act that is asked for in a passage, and the one found for it."""

    passage: Passage
    part: str
    asked: CommittingAct
    found: CommittingItem | None


@dataclass(frozen=True, slots=True)
class _Case:
    """A commitment that is asked for, and what was found for it."""

    part: str
    asked: CommitmentGold
    found: CommitmentItem | None = None
    right_parts: frozenset[str] = frozenset()
    right_amounts: int = 0

    @property
    def is_right(self) -> bool:
        amounts = len(self.found.amounts) if self.found else 0
        return (
            len(self.right_parts) == len(PARTS)
            and amounts == len(self.asked.amounts) == self.right_amounts
        )


def score_commitment(
    gold: Sequence[CommitmentsGold], predictions: Mapping[LineId, CommitmentsPrediction]
) -> Scores:
    """The measures of `predictions` against `gold`; a passage without one counts as empty."""
    matched = [match for line in gold for match in _matched(line, predictions.get(line.id))]
    cases = [case for match in matched for case in _cases(match)]
    found = [case for case in cases if case.found is not None]
    amounts = prf(
        sum(case.right_amounts for case in found),
        sum(len(case.found.amounts) for case in found if case.found),
        sum(len(case.asked.amounts) for case in cases),
    )
    return {
        "gold": len(cases),
        "right": _share(case.is_right for case in cases),
        "found": _share(case.found is not None for case in cases),
        "right_of_found": _share(case.is_right for case in found),
        "part": {
            part: _part(case for case in cases if case.part == part)
            for part in dict.fromkeys(case.part for case in cases)
        },
        **{name: _share(name in case.right_parts for case in found) for name in PARTS},
        "amount": {name: round(value, 3) for name, value in amounts._asdict().items()},
        "none": _share(
            not match.found.commitments
            for match in matched
            if match.found is not None and not match.asked.commitments
        ),
    }


def _matched(line: CommitmentsGold, prediction: CommitmentsPrediction | None) -> list[_Match]:
    """The acts that are asked for in a passage, each with the one found for it."""
    passage = Passage(line.text)
    predicted = prediction.acts if prediction else []
    matches = match_acts(passage, line.acts, predicted)
    return [
        _Match(passage, line.part, act, predicted[matches[index]] if index in matches else None)
        for index, act in enumerate(line.acts)
    ]


def _cases(match: _Match) -> Iterable[_Case]:
    found = match.found.commitments if match.found else []
    pairs = dict(_aligned(match.passage, match.asked.commitments, found))
    for position, asked in enumerate(match.asked.commitments):
        if position in pairs:
            yield _case(match.passage, match.part, asked, found[pairs[position]])
        else:
            yield _Case(match.part, asked)


def _aligned(
    passage: Passage, asked: Sequence[CommitmentGold], found: Sequence[CommitmentItem]
) -> list[tuple[int, int]]:
    def similarity(i: int, j: int) -> float:
        same_action = found[j].action in asked[i].action
        return same_action + _object_overlap(passage, asked[i], found[j])

    return align(range(len(asked)), range(len(found)), similarity)


def _case(passage: Passage, part: str, asked: CommitmentGold, found: CommitmentItem) -> _Case:
    right = {
        name for name in PARTS if name != "object" and getattr(found, name) in getattr(asked, name)
    }
    if _object_overlap(passage, asked, found) >= HALF:
        right.add("object")
    pairs = align(
        range(len(asked.amounts)),
        range(len(found.amounts)),
        lambda i, j: _amount_overlap(passage, asked.amounts[i], found.amounts[j]),
        above=0,
    )
    right_amounts = sum(_is_same_amount(asked.amounts[i], found.amounts[j]) for i, j in pairs)
    return _Case(part, asked, found, frozenset(right), right_amounts)


def _object_overlap(passage: Passage, asked: CommitmentGold, found: CommitmentItem) -> float:
    """The best overlap of two objects; 1 where both have none."""
    if asked.object is None:
        return float(found.object is None)
    words = passage.words(found.object, found.object_start)
    extents = zip(asked.object.text, asked.object.start, strict=True)
    return max(jaccard(passage.words(*extent), words) for extent in extents)


def _amount_overlap(passage: Passage, asked: AmountGold, found: AmountItem) -> float:
    words = passage.words(found.text, found.start)
    extents = zip(asked.text, asked.start, strict=True)
    return max(jaccard(passage.words(*extent), words) for extent in extents)


def _is_same_amount(asked: AmountGold, found: AmountItem) -> bool:
    return (
        (asked.least, asked.most) == (found.least, found.most)
        and found.unit in asked.unit
        and found.currency in asked.currency
        and found.per in asked.per
    )


def _part(cases: Iterable[_Case]) -> Scores:
    right = [case.is_right for case in cases]
    return {"right": sum(right), "of": len(right), "accuracy": _share(right)}


def _share(right: Iterable[bool]) -> float:
    """The share of true ones; 0 of none."""
    values = list(right)
    return round(sum(values) / len(values), 3) if values else 0.0


if __name__ == "__main__":
    run_alone(score_commitment, gold_type=CommitmentsGold, prediction_type=CommitmentsPrediction)
