"""Places: the places layer against toponyms with coordinates."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.evaluate.formats import LineId, PlaceGold, PlaceItem, PlacePrediction, Scores
from onrecord.evaluate.score_place import score_place
from onrecord.evaluate.task import Measure, Task, iso_day

_LINK = re.compile(r"\ATITLE: .* LINK: (https?://\S+)")

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.annotate.layers import PlaceMention


class PlaceTask(Task[PlaceGold, PlacePrediction]):
    """Recognition and resolution together: nothing is told about the gold's spans."""

    name = "place"
    gold_type = PlaceGold
    prediction_type = PlacePrediction
    size_path = ("gold",)
    measures = (
        Measure("within 161 km, end to end", ("acc161_end_to_end",), 1),
        Measure("within 161 km, of resolved", ("acc161_of_resolved",), 1),
        Measure("strict F1", ("strict", "F1"), 1),
        Measure("relaxed F1", ("relaxed", "F1"), 1),
    )

    def text(self, line: PlaceGold) -> str:
        """The text as it is."""
        return line.text

    def published(self, line: PlaceGold) -> str | None:
        """The corpus's date, where it is a day."""
        return iso_day(line.date)

    def outlet(self, line: PlaceGold) -> str | None:
        """The web address in the head of the text, as some corpora keep it: "LINK: https://…"."""
        found = _LINK.search(line.text)
        return found[1] if found else None

    def predict(self, line: PlaceGold, doc: "Doc") -> PlaceGold:
        """The places layer."""
        return PlaceGold(
            id=line.id,
            text=line.text,
            date=line.date,
            places=[_item(line.text, mention) for mention in doc._.onrecord_places],
        )

    def score(self, predictions: Mapping[LineId, PlacePrediction]) -> Scores:
        """See `score_place`."""
        return score_place(self.gold, predictions)


def _item(text: str, mention: "PlaceMention") -> PlaceItem:
    start, end = mention.range.start, mention.range.end
    return PlaceItem(
        start=start,
        end=end,
        name=text[start:end],
        lat=mention.where.latitude,
        lon=mention.where.longitude,
        geonameid=mention.where.geonameid,
    )
