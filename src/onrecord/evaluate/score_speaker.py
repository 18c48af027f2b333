"""Speakers: whom pronouns, titles, surnames and other words in a text stand for.

The gold says where the words are; what is measured is to whom they were resolved. Words are right
when the name and, where they are asked, country and `anonymous` are among the accepted ones; names
are compared as `evaluate.accepted` has it.
Words that stand for nobody the text tells of are right when nobody was found for them.

- accuracy: right, of all words asked for; so by kind of case and by part of the file.
- name, country, anonymous: the same for each field alone; country over words that stand for
  somebody, country and anonymous over those for which they are asked.
- answered: words for which somebody was found, of those that stand for somebody.
- precision: right, of the words for which somebody was found.

Fractions of 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluate.accepted import is_accepted, share
from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.formats import (
    LineId,
    Scores,
    SpeakerGold,
    SpeakerItem,
    SpeakersGold,
    SpeakersPrediction,
)


@dataclass(frozen=True, slots=True)
class _Case:
    part: str
    gold: SpeakerGold
    found: SpeakerItem

    @property
    def names_nobody(self) -> bool:
        """Whether the text leaves open whom the words stand for."""
        return self.gold.name == [None]

    @property
    def name_is_right(self) -> bool:
        return is_accepted(self.found.name, self.gold.name)

    @property
    def country_is_right(self) -> bool:
        return self.gold.country is None or self.found.country in self.gold.country

    @property
    def anonymity_is_right(self) -> bool:
        return self.gold.anonymous in {None, self.found.anonymous}

    @property
    def is_right(self) -> bool:
        if self.found.name is None:
            return self.name_is_right
        return self.name_is_right and self.country_is_right and self.anonymity_is_right


def score_speaker(
    gold: Sequence[SpeakersGold], predictions: Mapping[LineId, SpeakersPrediction]
) -> Scores:
    """The measures of `predictions` against `gold`; words without prediction count as open."""
    cases = [case for line in gold for case in _cases(line, predictions.get(line.id))]
    somebody = [case for case in cases if not case.names_nobody]
    placed = [case for case in somebody if case.gold.country is not None]
    answered = [case for case in cases if case.found.name is not None]
    asked = [case for case in cases if case.gold.anonymous is not None]
    return {
        "gold": len(cases),
        "accuracy": share(case.is_right for case in cases),
        "name": share(case.name_is_right for case in cases),
        "country": share(case.country_is_right for case in placed),
        "anonymous": share(case.anonymity_is_right for case in asked),
        "answered": share(case.found.name is not None for case in somebody),
        "precision": share(case.is_right for case in answered),
        "part": _by(cases, [case.part for case in cases]),
        "kind": _by(cases, [case.gold.kind for case in cases]),
    }


def _cases(line: SpeakersGold, prediction: SpeakersPrediction | None) -> list[_Case]:
    found = {(item.start, item.end): item for item in prediction.speakers} if prediction else {}
    return [
        _Case(
            line.part,
            asked,
            found.get((asked.start, asked.end), SpeakerItem(start=asked.start, end=asked.end)),
        )
        for asked in line.speakers
    ]


def _by(cases: Sequence[_Case], labels: Sequence[str]) -> dict[str, dict[str, float]]:
    """Accuracy for each label, in the order in which the labels come."""
    found = {}
    for label in dict.fromkeys(labels):
        right = [case.is_right for case, own in zip(cases, labels, strict=True) if own == label]
        found[label] = {"right": sum(right), "of": len(right), "accuracy": share(right)}
    return found


if __name__ == "__main__":
    run_alone(score_speaker, gold_type=SpeakersGold, prediction_type=SpeakersPrediction)
