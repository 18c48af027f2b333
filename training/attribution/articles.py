"""The articles of PolNeAR, and which of them no weights are trained on."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def read_articles(path: Path) -> list[dict[str, Any]]:
    """The lines of a gold file: `text` and `attributions`."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_for_tuning(number: int) -> bool:
    """Whether the article at this place of the training file is left out of training.

    One in twenty is, so that thresholds and confidence are fitted on articles that the weights
    have not seen, and the development articles only measure.
    """
    return number % 20 == 7


def tuning_part(articles: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles of the training file that no weights are trained on."""
    return [article for number, article in enumerate(articles) if is_for_tuning(number)]


def training_part(articles: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles of the training file that weights are trained on."""
    return [article for number, article in enumerate(articles) if not is_for_tuning(number)]
