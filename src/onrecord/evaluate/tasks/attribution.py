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

    PolNeAR joins a quotation without a cue to the attribution of its paragraph whose speaker it
    takes over, and annotates no other quotation without a cue; neither does a prediction.
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
        """The attributions layer, by turns."""
        return AttributionGold(
            id=line.id, text=line.text, attributions=_turns(line.text, doc._.onrecord_attributions)
        )

    def score(self, predictions: Mapping[LineId, AttributionPrediction]) -> Scores:
        """See `score_attribution`."""
        return score_attribution(self.gold, predictions)


def _turns(text: str, layer: Sequence["Attribution"]) -> list[AttributionItem]:
    contents = {
        index: list(attribution.content)
        for index, attribution in enumerate(layer)
        if attribution.cue
    }
    for index, attribution in enumerate(layer):
        origin = _origin(layer, index)
        if origin != index and origin in contents and not attribution.cue:
            contents[origin] += _in_paragraph_of(text, contents[origin], attribution.content)
    return [
        AttributionItem(
            source=_spans([layer[index].speaker]),
            cue=_spans(layer[index].cue),
            content=_spans(sorted(content)),
            type=layer[index].form.value,
        )
        for index, content in contents.items()
    ]


def _origin(layer: Sequence["Attribution"], index: int) -> int:
    """The attribution from which the speaker is taken over, itself where it names its own."""
    while (before := layer[index].inferred_from) is not None:
        index = before
    return index


def _in_paragraph_of(
    text: str, first: Sequence["Range"], pieces: Sequence["Range"]
) -> list["Range"]:
    """The pieces with no line break between them and the pieces that they continue."""
    return [piece for piece in pieces if "\n" not in text[first[-1].end : piece.start]]


def _spans(ranges: Sequence["Range | None"]) -> list[Span]:
    return [(part.start, part.end) for part in ranges if part]
