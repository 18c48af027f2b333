"""Gold and prediction files in and out, with errors that say file, line and remedy."""

import gzip
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import LineId, Prediction

AnyLine = TypeVar("AnyLine", bound=Prediction)

ITEM_KEYS = {
    "attributions": "attribution",
    "timexes": "time",
    "places": "place",
    "events": "event",
    "speakers": "speaker",
    "actors": "actor",
    "acts": "acts",
}
"""The key that holds a line's items -> the task it belongs to."""


def read_lines(path: Path, line_type: type[AnyLine], *, limit: int | None = None) -> list[AnyLine]:
    """The lines of a gold or prediction file, blank ones left out.

    Args:
        path: JSON Lines in UTF-8; compressed where its name ends in ".gz".
        line_type: the format's class.
        limit: read at most that many lines.
    Raises:
        EvaluationError: the file cannot be read, a line is not JSON or lacks a field of the
            format (the task it belongs to is suggested), an id is repeated, no line is there.
    """
    lines: list[AnyLine] = []
    first_seen: dict[LineId, int] = {}
    for number, line in islice(_decoded(path, line_type), limit):
        if line.id in first_seen:
            raise EvaluationError(
                f"{path} line {number}: id {line.id!r} stands already in line "
                f"{first_seen[line.id]}; ids tell the texts apart, make them unique"
            )
        first_seen[line.id] = number
        lines.append(line)
    if not lines:
        raise EvaluationError(f"{path}: no line, expected one JSON object a line")
    return lines


def write_lines(path: Path, lines: Iterable[Prediction]) -> None:
    """Write JSON Lines; the file appears under its name only when it is whole.

    Raises:
        EvaluationError: the folder is missing or not writable.
    """
    encode = msgspec.json.Encoder().encode
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as file:
            file.writelines(encode(line) + b"\n" for line in lines)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise EvaluationError(
            f"{path}: cannot write the predictions: {error.strerror}; "
            "name a file in a folder that you can write to"
        ) from error


def check_destination(predictions: Path, *, gold: Path | None) -> None:
    """Make sure, before a long run, that predictions can go there.

    Raises:
        EvaluationError: the folder is missing, or the file is the gold itself.
    """
    if not predictions.parent.is_dir():
        raise EvaluationError(
            f"{predictions}: no folder {predictions.parent}; make it, or name a file elsewhere"
        )
    if gold and predictions.resolve() == gold.resolve():
        raise EvaluationError(f"{predictions}: this is the gold file; name another for predictions")


def by_id(lines: Sequence[AnyLine]) -> dict[LineId, AnyLine]:
    """The lines under their ids."""
    return {line.id: line for line in lines}


def _decoded(path: Path, line_type: type[AnyLine]) -> Iterator[tuple[int, AnyLine]]:
    decoder = msgspec.json.Decoder(line_type)
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            for number, raw in enumerate(file, start=1):
                if raw.strip():
                    yield number, _decode(raw, decoder, where=f"{path} line {number}")
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}; expected a file of JSON Lines") from error


def _decode(raw: bytes, decoder: msgspec.json.Decoder[AnyLine], *, where: str) -> AnyLine:
    try:
        return decoder.decode(raw)
    except msgspec.ValidationError as error:
        raise EvaluationError(f"{where}: {error}{_hint(raw, decoder.type)}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EvaluationError(
            f"{where}: not JSON ({error}); expected one JSON object a line, in UTF-8"
        ) from error


def _hint(raw: bytes, line_type: type[Prediction]) -> str:
    """Which task the line belongs to, where it is not the one whose format was expected."""
    wanted = next((key for key in ITEM_KEYS if key in line_type.__struct_fields__), None)
    plain = msgspec.json.decode(raw)
    if wanted is None or not isinstance(plain, dict) or wanted in plain:
        return ""
    tasks = [task for key, task in ITEM_KEYS.items() if key in plain]
    if not tasks:
        return f"; a line of task `{ITEM_KEYS[wanted]}` holds {wanted!r}"
    return f"; this is a file of task `{tasks[0]}`: onrecord evaluate {tasks[0]}"
