"""Reviewed acts: what a person made of the acts that were read in a text.

One text a line: its id, the hash of its canonical text, the acts that stand (confirmed, changed or
added) and those that were rejected, all as offsets and labels. `docs/reviewed-acts.md` describes
the format field by field.
"""

import hashlib
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import Span
from onrecord.evaluate.jsonl import read_lines

TEXT_FILES = {
    "guardian": "news/guardian-ukraine-2022.jsonl",
    "reuters": "news/reuters-21578.jsonl.gz",
    "polnear-train": "attribution/polnear.train.jsonl",
    "geowebnews": "place/geowebnews.jsonl",
    "lgl": "place/lgl.jsonl",
    "aquaint": "time/aquaint.jsonl",
    "timebank": "time/timebank.jsonl",
    "meantime": "time/meantime_en.jsonl",
}
"""Name of a collection of texts -> its file under the folder of corpora."""


class RejectedAct(msgspec.Struct, kw_only=True, frozen=True):
    """An act that was read and is none."""

    trigger: Span
    content: list[Span] = []


class ReviewedAct(RejectedAct, kw_only=True, frozen=True):
    """An act that stands.

    Attributes:
        trigger: the words that carry it.
        content: its pieces.
        actor: the words of its actor beside it.
        act_class: `class` in the file.
        plover, modality, polarity: as in the guide for acts.
        origin: whether it was read so, read otherwise, or not read.
        unsure: whether careful annotators could differ.
    """

    act_class: str = msgspec.field(name="class")
    actor: Span | None = None
    plover: str | None = None
    modality: str | None = None
    polarity: str | None = None
    origin: Literal["confirmed", "changed", "missed"] = "confirmed"
    unsure: bool = False


class ReviewedText(msgspec.Struct, kw_only=True, frozen=True):
    """The acts of a text.

    Attributes:
        id: of the text in its collection.
        corpus: the collection, a key of `TEXT_FILES`; empty where `text` is given.
        published: ISO day.
        sha256: of the text.
        text: the text itself, where the file may hold it.
        acts: those that stand.
        rejected: those that were read and are none.
        complete: whether every act of the text was looked for; else what is on neither list was
            not judged.
    """

    id: str
    corpus: str = ""
    published: str | None = None
    sha256: str
    text: str | None = None
    acts: list[ReviewedAct]
    rejected: list[RejectedAct] = []
    complete: bool = True


class _Text(msgspec.Struct, frozen=True):
    id: str | int
    text: str


def read_reviewed(path: Path, *, corpora: Path) -> list[ReviewedText]:
    """The lines of a file, each with its text.

    Args:
        path: JSON Lines.
        corpora: folder with the collections of texts.
    Raises:
        EvaluationError: a line is not of the format, names an unknown collection, or was made on
            another version of its text.
    """
    lines = read_lines(path, ReviewedText)
    texts = {name: _texts(corpora, name, path) for name in {line.corpus for line in lines} - {""}}
    return [_with_text(line, texts.get(line.corpus, {}), path) for line in lines]


def _texts(corpora: Path, name: str, path: Path) -> dict[str, str]:
    if name not in TEXT_FILES:
        raise EvaluationError(
            f"{path}: no collection {name!r}; known are {', '.join(sorted(TEXT_FILES))}, or give "
            "each line its `text`"
        )
    return {str(line.id): line.text for line in read_lines(corpora / TEXT_FILES[name], _Text)}


def _with_text(line: ReviewedText, texts: dict[str, str], path: Path) -> ReviewedText:
    text = texts.get(line.id) if line.text is None else line.text
    if text is None:
        raise EvaluationError(f"{path}: no text with the id {line.id!r} in {line.corpus!r}")
    found = hashlib.sha256(text.encode()).hexdigest()
    if found != line.sha256:
        raise EvaluationError(
            f"{path}: the SHA-256 of the text of {line.id!r} is {found[:16]}…, expected "
            f"{line.sha256[:16]}…; the offsets do not hold for another version"
        )
    return msgspec.structs.replace(line, text=text)
