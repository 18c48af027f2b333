"""Attributions: the attributions layer against PolNeAR's."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.evaluate.formats import (
    AttributionGold,
    AttributionItem,
    AttributionPrediction,
    LineId,
    Scores,
    Span,
)
from onrecord.evaluate.score_attribution import score_attribution
from onrecord.evaluate.task import Measure, Task

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.annotate.layers import Attribution, Range


class AttributionTask(Task[AttributionGold, AttributionPrediction]):
    """One attribution is one turn: a cue, its speaker, and all pieces of the content.

    `onrecord.evaluate.polnear` says how the corpus draws what the layer holds.
    """

    name = "attribution"
    gold_type = AttributionGold
    prediction_type = AttributionPrediction
    size_path = ("gold",)
    measures = (
        Measure("content exact F1", ("content.exact", 2), 100),
        Measure("content partial F1", ("content.partial", 2), 100),
        Measure("content token F1", ("content.token", 2), 100),
        Measure("content by span F1", ("content.span-exact", 2), 100),
        Measure("cue exact F1", ("cue.exact", 2), 100),
        Measure("lenient triple F1", ("triple.lenient", 2), 100),
    )

    def text(self, line: AttributionGold) -> str:
        """The text as it is."""
        return line.text

    def published(self, line: AttributionGold) -> None:
        """The corpus has no dates."""

    def predict(self, line: AttributionGold, doc: "Doc") -> AttributionGold:
        """The attributions layer, drawn as the corpus draws it."""
        from onrecord.evaluate.polnear import as_polnear_draws

        drawn = [as_item(each) for each in as_polnear_draws(doc)]
        return AttributionGold(id=line.id, text=line.text, attributions=drawn)

    def score(self, predictions: Mapping[LineId, AttributionPrediction]) -> Scores:
        """See `score_attribution`."""
        return score_attribution(self.gold, predictions)


def as_item(attribution: "Attribution") -> AttributionItem:
    """An attribution as prediction files have it."""
    return AttributionItem(
        source=_spans([attribution.speaker]),
        cue=_spans(attribution.cue),
        content=_spans(attribution.content),
        type=attribution.form.value,
    )


def _spans(ranges: Sequence["Range | None"]) -> list[Span]:
    return [(part.start, part.end) for part in ranges if part]
