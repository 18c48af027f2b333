"""Actors: who the parties are that words of published articles stand for.

The gold says where the words are; what is measured is the party they were resolved to. Each field
is right when it is among the values accepted for it; words for which no party was found are wrong
in every field.

- name: identity, right of all words asked for; names are compared as `evaluate.accepted` has it.
- country: ISO 3166 alpha-3, "IGO", or none where none is accepted; of the words for which it is
  asked.
- type, sector: the same, sector where it is asked.
- answered: words for which a party was found.
- part, kind: name and country by part of the sample and by kind of words.

Fractions of 1.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluate.accepted import is_accepted, share
from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.formats import (
    ActorGold,
    ActorItem,
    ActorsGold,
    ActorsPrediction,
    LineId,
    Scores,
)


@dataclass(frozen=True, slots=True)
class _Case:
    part: str
    gold: ActorGold
    found: ActorItem | None

    def has(self, field: str) -> bool:
        """Whether a field is asked."""
        return getattr(self.gold, field) is not None

    def is_right(self, field: str) -> bool:
        """Whether a party was found whose field is among the accepted values."""
        accepted: Collection[str | None] = getattr(self.gold, field)
        return self.found is not None and is_accepted(getattr(self.found, field), accepted)


def score_actor(
    gold: Sequence[ActorsGold], predictions: Mapping[LineId, ActorsPrediction]
) -> Scores:
    """The measures of `predictions` against `gold`; words without prediction count as open."""
    cases = [case for line in gold for case in _cases(line, predictions.get(line.id))]
    return {
        "gold": len(cases),
        **{field: _right(cases, field) for field in ("name", "country", "type", "sector")},
        "answered": share(case.found is not None for case in cases),
        "part": _by(cases, lambda case: case.part),
        "kind": _by(cases, lambda case: case.gold.kind),
    }


def _cases(line: ActorsGold, prediction: ActorsPrediction | None) -> list[_Case]:
    items = prediction.actors if prediction else []
    found = {(item.start, item.end): item for item in items if item.name is not None}
    return [_Case(line.part, asked, found.get((asked.start, asked.end))) for asked in line.actors]


def _right(cases: Sequence[_Case], field: str) -> float:
    return share(case.is_right(field) for case in cases if case.has(field))


def _by(cases: Sequence[_Case], label: Callable[[_Case], str]) -> dict[str, dict[str, float]]:
    """Name and country for each label, in the order in which the labels come."""
    return {
        one: {
            "of": len(own := [case for case in cases if label(case) == one]),
            "name": _right(own, "name"),
            "country": _right(own, "country"),
        }
        for one in dict.fromkeys(map(label, cases))
    }


if __name__ == "__main__":
    run_alone(score_actor, gold_type=ActorsGold, prediction_type=ActorsPrediction)
