"""Gold lines that hold offsets alone, joined with the texts they speak of.

Texts that may not be copied stay with their publisher; the gold names each by its id and keeps the
SHA-256 of the version that its offsets were counted in.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import ActorsGold, TextLine
from onrecord.evaluate.jsonl import by_id, read_lines


def with_texts(lines: Sequence[ActorsGold], texts: Path) -> list[ActorsGold]:
    """The lines with the text of each.

    Args:
        lines: of a gold file.
        texts: JSON Lines with `id` and `text`, the canonical text that an article is read as.
    Raises:
        EvaluationError: the file cannot be read, lacks a text, or holds another version of one.
    """
    known = by_id(read_lines(texts, TextLine))
    joined = []
    for line in lines:
        if line.id not in known:
            raise EvaluationError(
                f"{texts}: no text with the id {line.id!r}, of which the gold speaks; "
                "name the file that the gold was made on: --texts FILE"
            )
        text = known[line.id].text
        found = hashlib.sha256(text.encode()).hexdigest()
        if found != line.sha256:
            raise EvaluationError(
                f"{texts}: the SHA-256 of the text of {line.id!r} is {found[:16]}…, expected "
                f"{line.sha256[:16]}…; the gold's offsets do not hold for another version"
            )
        joined.append(msgspec.structs.replace(line, text=text))
    return joined
