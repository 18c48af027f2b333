"""Run a task: gold in, predictions out, scores back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.annotate.parse import read_doc
from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import LineId, Prediction, Scores
from onrecord.evaluate.jsonl import by_id, read_lines, write_lines
from onrecord.evaluate.task import Task
from onrecord.evaluate.tasks import TASKS
from onrecord.evaluate.texts import with_texts

if TYPE_CHECKING:
    from spacy.language import Language

AnyTask = Task[Any, Any]
Progress = Callable[[int, int], None]
"""Called with the number of texts done and of all texts."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A task that was run.

    Attributes:
        task: over its gold file.
        scores: the scorer's result.
        words: tokens that were annotated, punctuation left out.
        predictions: what was predicted for each text, to score a part of them apart.
    """

    task: AnyTask
    scores: Scores
    words: int
    predictions: Mapping[LineId, Prediction] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many items the gold has: attributions, times, places, events or agreed acts."""
        found: Any = self.scores
        for key in self.task.size_path:
            found = found[key]
        return int(found)

    @property
    def points(self) -> dict[str, float]:
        """The task's measures in points of 100, the most telling first."""
        return {measure.name: measure.points(self.scores) for measure in self.task.measures}


def load_task(
    name: str,
    gold: Path | None,
    *,
    texts: Path | None = None,
    limit: int | None = None,
    annotated_lines: int | None = None,
) -> AnyTask:
    """The task of that name over a gold file.

    Args:
        name: a key of `TASKS`.
        gold: path of the gold file; the package's own if None.
        texts: path of the texts, for a task whose gold leaves them to another file.
        limit: take only that many texts from its head.
        annotated_lines: as `Task.annotated_lines`.
    Raises:
        EvaluationError: no such task, no gold of its own where none is given, the gold is not in
            the task's format, or its texts are missing, of another version or not asked for.
    """
    if name not in TASKS:
        near = get_close_matches(name, TASKS, n=1) or list(TASKS)
        raise EvaluationError(f"unknown task {name!r}; did you mean {', '.join(near)}?")
    task = TASKS[name]
    gold = gold or task.own_gold
    if gold is None:
        own = ", ".join(other for other in TASKS if TASKS[other].own_gold)
        raise EvaluationError(
            f"task {name}: no gold file comes with the package (only for {own}); "
            "name one: --gold FILE"
        )
    _check_texts(task, texts)
    lines = read_lines(gold, task.gold_type, limit=limit)
    if texts:
        lines = with_texts(lines, texts)
    return task(lines, annotated_lines=annotated_lines)


def _check_texts(task: type[AnyTask], texts: Path | None) -> None:
    if task.texts_apart and texts is None:
        raise EvaluationError(
            f"task {task.name}: its gold holds offsets alone; name the file of the texts that they "
            "were counted in: --texts FILE"
        )
    if texts and not task.texts_apart:
        raise EvaluationError(f"task {task.name}: its gold holds the texts; leave out --texts")


def run_task(
    task: AnyTask,
    *,
    nlp: "Language",
    predictions: Path | None = None,
    on_progress: Progress | None = None,
) -> Evaluation:
    """Annotate the task's texts, write the predictions and score them.

    Args:
        task: from `load_task`.
        nlp: a pipeline with every component of the package.
        predictions: where to write the prediction lines; nowhere if None.
        on_progress: told after each text.
    Raises:
        EvaluationError: the predictions cannot be written.
    """
    lines: list[Prediction] = []
    words = 0
    for line in task.gold:
        doc = read_doc(
            task.text(line), nlp, published=task.published(line), outlet=task.outlet(line)
        )
        lines.append(task.predict(line, doc))
        words += sum(not (token.is_punct or token.is_space) for token in doc)
        if on_progress:
            on_progress(len(lines), len(task.gold))
    if predictions:
        write_lines(predictions, lines)
    found = by_id(lines)
    return Evaluation(task, task.score(found), words, found)
