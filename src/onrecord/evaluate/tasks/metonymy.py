"""Metonymy: the reading of place names that the gold asks about."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.evaluate.formats import (
    LineId,
    MetonymyGold,
    MetonymyItem,
    MetonymyPrediction,
    Scores,
)
from onrecord.evaluate.score_metonymy import is_marked, score_metonymy
from onrecord.evaluate.task import Measure, Task

if TYPE_CHECKING:
    from spacy.tokens import Doc


class MetonymyTask(Task[MetonymyGold, MetonymyPrediction]):
    """The names are given, since the corpora mark some of the names of a text and not others."""

    name = "metonymy"
    gold_type = MetonymyGold
    prediction_type = MetonymyPrediction
    size_path = ("gold",)
    measures = (
        Measure("accuracy", ("accuracy",), 1),
        Measure("metonymic F1", ("metonymic", "F1"), 1),
        Measure("metonymic P", ("metonymic", "P"), 1),
        Measure("metonymic R", ("metonymic", "R"), 1),
    )

    def text(self, line: MetonymyGold) -> str:
        """The text as it is."""
        return line.text

    def published(self, line: MetonymyGold) -> str | None:
        """Not told."""
        return None

    def predict(self, line: MetonymyGold, doc: "Doc") -> MetonymyPrediction:
        """What the place component would take each name for, found by itself or not."""
        from onrecord.places.metonymy import find_metonyms

        asked = [
            (place, span)
            for place in filter(is_marked, line.places)
            if (span := doc.char_span(place.start, place.end, alignment_mode="expand"))
        ]
        found = find_metonyms(doc, [span for _, span in asked])
        return MetonymyPrediction(
            id=line.id,
            places=[
                MetonymyItem(start=place.start, end=place.end, metonym=metonym)
                for (place, _), metonym in zip(asked, found, strict=True)
            ],
        )

    def score(self, predictions: Mapping[LineId, MetonymyPrediction]) -> Scores:
        """See `score_metonymy`."""
        return score_metonymy(self.gold, predictions)
