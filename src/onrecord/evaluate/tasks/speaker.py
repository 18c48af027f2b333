"""Speakers: the party behind the words that a gold file asks for.

The package has a gold file of its own, `speakers.jsonl`: passages written for it, most of them
hard, in which every person and event is invented. Its part `fitted` was there while the first
rules were written; `unseen` and `fresh` were measured once before rules were written from their
errors. docs/quality.md has the figures.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.evaluate.formats import (
    LineId,
    Scores,
    SpeakerGold,
    SpeakerItem,
    SpeakersGold,
    SpeakersPrediction,
)
from onrecord.evaluate.score_speaker import score_speaker
from onrecord.evaluate.task import Measure, Task, iso_day

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.annotate.layers import Entity


class SpeakerTask(Task[SpeakersGold, SpeakersPrediction]):
    """The words are given, so that nothing but their resolution is measured."""

    name = "speaker"
    gold_type = SpeakersGold
    prediction_type = SpeakersPrediction
    size_path = ("gold",)
    measures = (
        Measure("accuracy", ("accuracy",), 100),
        Measure("precision", ("precision",), 100),
        Measure("name", ("name",), 100),
        Measure("country", ("country",), 100),
        Measure("anonymous", ("anonymous",), 100),
    )
    own_gold = Path(__file__).parent.parent / "speakers.jsonl"

    def text(self, line: SpeakersGold) -> str:
        """The text as it is."""
        return line.text

    def published(self, line: SpeakersGold) -> str | None:
        """The day of publication."""
        return iso_day(line.published)

    def predict(self, line: SpeakersGold, doc: "Doc") -> SpeakersPrediction:
        """The entities of the mentions at the words that the line asks for."""
        return SpeakersPrediction(
            id=line.id, speakers=[_resolved(doc, asked) for asked in line.speakers]
        )

    def score(self, predictions: Mapping[LineId, SpeakersPrediction]) -> Scores:
        """See `score_speaker`."""
        return score_speaker(self.gold, predictions)


def entity_at(doc: "Doc", start: int, end: int) -> "Entity | None":
    """The party that the words at an offset stand for; None where none was found."""
    from onrecord.annotate.actor import entity_of

    words = doc.char_span(start, end, alignment_mode="expand")
    position = None if words is None else entity_of(doc, words.root)
    return None if position is None else doc._.onrecord_entities[position]


def _resolved(doc: "Doc", asked: SpeakerGold) -> SpeakerItem:
    entity = entity_at(doc, asked.start, asked.end)
    if entity is None:
        return SpeakerItem(start=asked.start, end=asked.end)
    return SpeakerItem(
        start=asked.start,
        end=asked.end,
        name=entity.name,
        country=entity.country,
        anonymous=entity.anonymous,
    )
