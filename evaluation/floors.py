"""Floors: the score below which a measure on a corpus may not fall."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

FLOORS_JSON = Path(__file__).with_name("floors.json")

LEAST_MARGIN = 0.3
"""Points by which a score may differ without a change of the code: the language model's numbers
differ in the last bits between processors, which turns a few of ten thousand decisions."""


class Verdict(StrEnum):
    """How a score stands to its floor."""

    HOLDS = "ok"
    ABOVE = "above"
    BELOW = "BELOW"
    NO_FLOOR = "NO FLOOR"


@dataclass(frozen=True, slots=True)
class Floor:
    """The best score so far and how far below it noise may lead, both in points of 100."""

    floor: float
    margin: float

    def judge(self, score: float) -> Verdict:
        """How `score`, to one decimal, stands to it."""
        score = round(score, 1)
        if score < self.floor - self.margin:
            return Verdict.BELOW
        return Verdict.ABOVE if score > self.floor else Verdict.HOLDS


@dataclass(frozen=True, slots=True)
class CorpusFloors:
    """The floors of one corpus.

    Attributes:
        task: the task they belong to.
        sha256: fingerprint of the corpus that they were measured on.
        measures: measure -> floor.
    """

    task: str
    sha256: str
    measures: Mapping[str, Floor]

    def judge(self, scores: Mapping[str, float]) -> Iterator[tuple[str, float, Verdict]]:
        """Each measure with its score and verdict."""
        for name, score in scores.items():
            floor = self.measures.get(name)
            yield name, score, floor.judge(score) if floor else Verdict.NO_FLOOR

    def raised(
        self, scores: Mapping[str, float], *, items: int, allow_regression: bool = False
    ) -> "CorpusFloors":
        """The floors after a run.

        Args:
            scores: measure -> score in points.
            items: how many items the gold has; the margin is at least one of them.
            allow_regression: take the scores as they are, lower ones too.
        """
        margin = round(max(LEAST_MARGIN, 100 / items), 1)
        measures = {}
        for name, score in scores.items():
            floor, old = round(score, 1), self.measures.get(name)
            if old and not allow_regression:
                floor = max(floor, old.floor)
            measures[name] = Floor(floor, margin)
        return replace(self, measures=measures)


def load_floors(path: Path = FLOORS_JSON) -> dict[str, CorpusFloors]:
    """Corpus -> floors; none where the file does not exist yet."""
    if not path.is_file():
        return {}
    return {
        name: CorpusFloors(
            task=raw["task"],
            sha256=raw["sha256"],
            measures={measure: Floor(**floor) for measure, floor in raw["measures"].items()},
        )
        for name, raw in json.loads(path.read_text(encoding="utf-8")).items()
    }


def save_floors(floors: Mapping[str, CorpusFloors], path: Path = FLOORS_JSON) -> None:
    """Write the floors, one measure a line."""
    raw = {
        name: {
            "task": corpus.task,
            "sha256": corpus.sha256,
            "measures": {
                measure: {"floor": floor.floor, "margin": floor.margin}
                for measure, floor in corpus.measures.items()
            },
        }
        for name, corpus in floors.items()
    }
    path.write_text(json.dumps(raw, indent=2) + "\n", encoding="utf-8")
