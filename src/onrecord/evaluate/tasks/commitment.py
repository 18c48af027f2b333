"""Commitments: the record's answers on passages in which somebody commits himself.

`evaluation/commitments` holds the sets. Their passages were written for this project; the events
in them are invented.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from onrecord.evaluate.formats import (
    AmountItem,
    CommitmentItem,
    CommitmentsGold,
    CommitmentsPrediction,
    CommittingItem,
    LineId,
    Scores,
)
from onrecord.evaluate.score_commitment import score_commitment
from onrecord.evaluate.task import Measure, Task, iso_day
from onrecord.evaluate.tasks.acts import act_item
from onrecord.model import Act, Amount, Commitment

if TYPE_CHECKING:
    from spacy.tokens import Doc


class CommitmentTask(Task[CommitmentsGold, CommitmentsPrediction]):
    """What is asked of a commitment is a field of the record, each under its own name."""

    name = "commitment"
    gold_type = CommitmentsGold
    prediction_type = CommitmentsPrediction
    size_path = ("gold",)
    measures = (
        Measure("dev right", ("part", "dev", "accuracy"), 100),
        Measure("test right", ("part", "test", "accuracy"), 100),
        Measure("found", ("found",), 100),
        Measure("action", ("action",), 100),
        Measure("object", ("object",), 100),
        Measure("amount F1", ("amount", "f1"), 100),
        Measure("place", ("place",), 100),
        Measure("due", ("due",), 100),
        Measure("strength", ("strength",), 100),
        Measure("none where none", ("none",), 100),
    )

    def text(self, line: CommitmentsGold) -> str:
        """The passage."""
        return line.text

    def published(self, line: CommitmentsGold) -> str | None:
        """The day of publication."""
        return iso_day(line.published)

    def predict(self, line: CommitmentsGold, doc: "Doc") -> CommitmentsPrediction:
        """The record of the passage."""
        from onrecord.record.assemble import assemble_acts

        acts = [_item(act) for act in assemble_acts(doc)]
        return CommitmentsPrediction(id=line.id, acts=acts)

    def score(self, predictions: Mapping[LineId, CommitmentsPrediction]) -> Scores:
        """See `score_commitment`."""
        return score_commitment(self.gold, predictions)


def _item(act: Act) -> CommittingItem:
    return CommittingItem(
        **msgspec.structs.asdict(act_item(act)),
        commitments=[_commitment(one) for one in act.commitments],
    )


def _commitment(found: Commitment) -> CommitmentItem:
    mention = found.beneficiary.mention if found.beneficiary else None
    place = found.place.evidence if found.place else None
    latest = found.due.latest if found.due else None
    return CommitmentItem(
        action=found.action,
        object=found.object.exact if found.object else None,
        object_start=found.object.start if found.object else None,
        amounts=[_amount(one) for one in found.amounts],
        beneficiary=mention.exact if mention else None,
        place=place.exact if place else None,
        due=latest.isoformat() if latest else None,
        strength=found.strength.value if found.strength else None,
        polarity=found.polarity.value,
    )


def _amount(found: Amount) -> AmountItem:
    return AmountItem(
        start=found.evidence.start,
        text=found.evidence.exact,
        least=found.least,
        most=found.most,
        unit=found.unit,
        currency=found.currency,
        per=found.per,
    )
