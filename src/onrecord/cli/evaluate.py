"""`onrecord evaluate TASK`: predictions for a gold file, and their scores."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.evaluate.run import Evaluation, Progress


def evaluate(
    task: Annotated[
        str,
        typer.Argument(
            help="attribution, speaker, actor, time, place, metonymy, event, acts, challenge "
            "or commitment"
        ),
    ],
    gold: Annotated[
        Path | None,
        typer.Option(help="annotated texts, JSON Lines; speaker has a file of its own"),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(help="texts with their ids, JSON Lines, where the gold holds offsets alone"),
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option(help="where to write the predictions; nowhere if left out")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="scores as one JSON object")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="only the first N texts")] = None,
) -> None:
    """Score the reading of texts against a gold file.

    The predictions have the gold's format and stand in the order of its lines; docs/quality.md
    has the formats and the results on public corpora.
    """
    from onrecord.evaluate.jsonl import check_destination
    from onrecord.evaluate.run import load_task, run_task

    if predictions:
        check_destination(predictions, gold=gold)
    loaded = load_task(task, gold, texts=texts, limit=limit)

    from onrecord.annotate import add_components
    from onrecord.annotate.language_model import load_language_model

    nlp = add_components(load_language_model())
    with progress_bar(f"evaluate {task}") as on_progress:
        evaluation = run_task(loaded, nlp=nlp, predictions=predictions, on_progress=on_progress)
    typer.echo(_as_json(evaluation) if as_json else _as_text(evaluation, predictions))


@contextmanager
def progress_bar(label: str) -> "Iterator[Progress]":
    """A bar on standard error, for people: nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        row = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(row, completed=done, total=total)


def _as_json(evaluation: "Evaluation") -> str:
    import msgspec

    return msgspec.json.encode(evaluation.scores).decode()


def _as_text(evaluation: "Evaluation", predictions: Path | None) -> str:
    from onrecord.evaluate.report import format_scores

    points = evaluation.points
    width = max(map(len, points))
    return "\n".join(
        [
            f"{evaluation.task.name}: texts {len(evaluation.task.gold):,}, "
            f"items in the gold {evaluation.size:,}, words read {evaluation.words:,}",
            "",
            *(f"{name:{width}}  {value:5.1f}" for name, value in points.items()),
            "",
            format_scores(evaluation.scores),
            *(["", f"predictions: {predictions}"] if predictions else []),
        ]
    )
