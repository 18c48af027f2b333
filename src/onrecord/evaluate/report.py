"""Scores as lines of text that a person reads."""

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.evaluate.formats import Scores


def format_scores(scores: Scores) -> str:
    """One line per measure, its parts behind it; a measure with parts of parts takes several."""
    rows = list(_rows(scores))
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:{width}}  {value}" for name, value in rows)


def _rows(scores: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in scores.items():
        if isinstance(value, Mapping) and any(isinstance(part, Mapping) for part in value.values()):
            yield from ((f"{name} {part}", _cell(inner)) for part, inner in value.items())
        else:
            yield name, _cell(value)


def _cell(value: object) -> str:
    match value:
        case tuple():
            return "  ".join(
                f"{name} {part:.3f}" for name, part in zip(("P", "R", "F1"), value, strict=True)
            )
        case Mapping():
            return "  ".join(f"{name} {_cell(part)}" for name, part in value.items())
        case float():
            return str(round(value, 3))
        case _:
            return str(value)
