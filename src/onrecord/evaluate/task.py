"""What a task of the evaluation is: gold lines become docs, docs become predictions."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from onrecord.evaluate.formats import LineId, Prediction, Scores

if TYPE_CHECKING:
    from spacy.tokens import Doc

Gold = TypeVar("Gold", bound=Prediction)
Predicted = TypeVar("Predicted", bound=Prediction)


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that stands for a task in tables and floors, in points of 100.

    Attributes:
        name: as tables show it.
        path: keys and positions that lead to it in a scorer's result.
        scale: what makes it points: 100 for a fraction, 1 for a percentage.
    """

    name: str
    path: tuple[str | int, ...]
    scale: int

    def points(self, scores: Scores) -> float:
        """Its value; 0 where the scorer leaves it out, as it does when nothing was found."""
        value: object = scores
        for key in self.path:
            if isinstance(value, Mapping):
                value = value.get(key, 0.0)
            elif isinstance(value, Sequence) and isinstance(key, int):
                value = value[key]
        return self.scale * value if isinstance(value, int | float) else 0.0


class Task(ABC, Generic[Gold, Predicted]):
    """A task over one gold file.

    Attributes:
        name: as in `onrecord evaluate NAME`.
        gold_type: format of a gold line.
        prediction_type: format of a prediction line.
        size_path: where the scorer counts the gold's items.
        measures: the numbers to show, the most telling first.
        own_gold: a gold file that comes with the package, None where there is none.
        texts_apart: whether a gold line leaves its text to another file; see `evaluate.texts`.
        gold: the lines of the gold file.
        annotated_lines: how many lines of each text are annotated; None where all are. What is
            found after them counts neither for nor against (times alone have such a corpus).
    """

    name: ClassVar[str]
    gold_type: type[Gold]
    prediction_type: type[Predicted]
    size_path: ClassVar[tuple[str, ...]]
    measures: ClassVar[tuple[Measure, ...]]
    own_gold: ClassVar[Path | None] = None
    texts_apart: ClassVar[bool] = False

    def __init__(self, gold: Sequence[Gold], *, annotated_lines: int | None = None) -> None:
        self.gold = gold
        self.annotated_lines = annotated_lines

    @abstractmethod
    def text(self, line: Gold) -> str:
        """What is annotated for a line; offsets of the prediction fit the gold's own text."""

    @abstractmethod
    def published(self, line: Gold) -> str | None:
        """The day from which the text speaks, None where the gold does not tell."""

    def outlet(self, line: Gold) -> str | None:
        """Name or web address of who published the text, None where the gold does not tell."""
        return None

    @abstractmethod
    def predict(self, line: Gold, doc: "Doc") -> Predicted:
        """The prediction line of an annotated text."""

    @abstractmethod
    def score(self, predictions: Mapping[LineId, Predicted]) -> Scores:
        """The task's measures over the whole gold file."""


def iso_day(value: str | None) -> str | None:
    """The day of an ISO 8601 date or moment, None for anything else."""
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None
