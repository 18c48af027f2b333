"""Challenge sets: the record's answers on passages that are hard in one known way.

`evaluation/conditions` and `evaluation/negation` hold the sets, one family of hard sentences a
file. Their passages were written for this project; the events in them are invented.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from onrecord.evaluate.formats import (
    ChallengeGold,
    ChallengeItem,
    ChallengePrediction,
    ConditionItem,
    LineId,
    Scores,
)
from onrecord.evaluate.score_challenge import score_challenge
from onrecord.evaluate.task import Measure, Task, iso_day
from onrecord.evaluate.tasks.acts import act_item
from onrecord.model import Act, Condition

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ChallengeTask(Task[ChallengeGold, ChallengePrediction]):
    """What is asked of an act is a field of the record, each under its own name."""

    name = "challenge"
    gold_type = ChallengeGold
    prediction_type = ChallengePrediction
    size_path = ("gold",)
    measures = (
        Measure("dev right", ("part", "dev", "accuracy"), 100),
        Measure("test right", ("part", "test", "accuracy"), 100),
        Measure("act found", ("found",), 100),
        Measure("right of found", ("right_of_found",), 100),
    )

    def text(self, line: ChallengeGold) -> str:
        """The passage."""
        return line.text

    def published(self, line: ChallengeGold) -> str | None:
        """The day of publication."""
        return iso_day(line.published)

    def predict(self, line: ChallengeGold, doc: "Doc") -> ChallengePrediction:
        """The record of the passage."""
        from onrecord.record.assemble import assemble_acts

        return ChallengePrediction(id=line.id, acts=[_item(act) for act in assemble_acts(doc)])

    def score(self, predictions: Mapping[LineId, ChallengePrediction]) -> Scores:
        """See `score_challenge`."""
        return score_challenge(self.gold, predictions)


def _item(act: Act) -> ChallengeItem:
    return ChallengeItem(
        **msgspec.structs.asdict(act_item(act)),
        conditions=[_condition(one) for one in act.conditions],
        historical=act.historical,
    )


def _condition(condition: Condition) -> ConditionItem:
    when = condition.when
    return ConditionItem(
        start=condition.evidence.start,
        text=condition.evidence.exact,
        kind=condition.kind.value,
        earliest=_iso(when.earliest) if when else None,
        latest=_iso(when.latest) if when else None,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
