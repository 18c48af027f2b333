"""Run one scorer on its own: `python -m onrecord.evaluate.score_TASK GOLD PREDICTIONS [--json]`."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import LineId, Prediction, Scores
from onrecord.evaluate.jsonl import by_id, read_lines
from onrecord.evaluate.report import format_scores

Gold = TypeVar("Gold", bound=Prediction)
Predicted = TypeVar("Predicted", bound=Prediction)


def run_alone(
    score: Callable[[Sequence[Gold], Mapping[LineId, Predicted]], Scores],
    *,
    gold_type: type[Gold],
    prediction_type: type[Predicted],
    arguments: Sequence[str] | None = None,
) -> None:
    """Read both files, score them and write the scores to standard output.

    Args:
        score: the scorer.
        gold_type: the format of its gold files.
        prediction_type: the format of its prediction files.
        arguments: the command line; the process's own if None.
    Raises:
        SystemExit: with the message, where a file is not in its format.
    """
    parser = argparse.ArgumentParser(description=f"{score.__name__}: predictions against gold")
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args(arguments)
    try:
        gold = read_lines(options.gold, gold_type)
        predictions = by_id(read_lines(options.predictions, prediction_type))
    except EvaluationError as error:
        parser.exit(2, f"{error}\n")
    scores = score(gold, predictions)
    shown = msgspec.json.encode(scores).decode() if options.json else format_scores(scores)
    sys.stdout.write(f"{shown}\n")
