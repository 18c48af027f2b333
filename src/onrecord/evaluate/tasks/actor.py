"""Actors: the parties behind words drawn at random from published articles.

`evaluation/actors-dev.jsonl` and `evaluation/actors-test.jsonl` hold the sample as offsets and
labels; docs/quality.md says how it was drawn and labelled. The texts are their publisher's and are
joined at run time.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.evaluate.formats import (
    ActorGold,
    ActorItem,
    ActorsGold,
    ActorsPrediction,
    LineId,
    Scores,
)
from onrecord.evaluate.score_actor import score_actor
from onrecord.evaluate.task import Measure, Task, iso_day
from onrecord.evaluate.tasks.speaker import entity_at

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ActorTask(Task[ActorsGold, ActorsPrediction]):
    """The words are given, so that nothing but their resolution is measured."""

    name = "actor"
    gold_type = ActorsGold
    prediction_type = ActorsPrediction
    size_path = ("gold",)
    measures = (
        Measure("country", ("country",), 100),
        Measure("name", ("name",), 100),
        Measure("type", ("type",), 100),
        Measure("sector", ("sector",), 100),
        Measure("answered", ("answered",), 100),
    )
    texts_apart = True

    def text(self, line: ActorsGold) -> str:
        """The text as it was joined."""
        return line.text

    def published(self, line: ActorsGold) -> str | None:
        """The day of publication."""
        return iso_day(line.published)

    def predict(self, line: ActorsGold, doc: "Doc") -> ActorsPrediction:
        """The entities of the mentions at the words that the line asks for."""
        return ActorsPrediction(id=line.id, actors=[_resolved(doc, asked) for asked in line.actors])

    def score(self, predictions: Mapping[LineId, ActorsPrediction]) -> Scores:
        """See `score_actor`."""
        return score_actor(self.gold, predictions)


def _resolved(doc: "Doc", asked: ActorGold) -> ActorItem:
    entity = entity_at(doc, asked.start, asked.end)
    if entity is None:
        return ActorItem(start=asked.start, end=asked.end)
    return ActorItem(
        start=asked.start,
        end=asked.end,
        name=entity.name,
        country=entity.country,
        anonymous=entity.anonymous,
        type=entity.type.value,
        sector=entity.sector,
    )
