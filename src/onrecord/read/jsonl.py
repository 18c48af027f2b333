"""JSON Lines: one article a line; a broken line is set aside, the others are read."""

import hashlib
import io
import json
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from onrecord.config import Config
from onrecord.model import SetAside
from onrecord.read.draft import Draft, set_aside
from onrecord.read.fields import draft_of_record
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.records import drafts_of_records
from onrecord.read.text import byte_order_mark, decode
from onrecord.terms import SetAsideReason


def read_jsonl(source: OpenInput) -> Iterator[Draft | SetAside]:
    """The articles of a file of JSON Lines, read line by line, so that its size has no limit."""
    stream: io.BufferedIOBase = source.stream
    if byte_order_mark(source.stream.peek(4)) in ("utf-16", "utf-32"):
        stream = io.BytesIO(decode(source.data, where=source.where).text.encode())
    yield from read_lines(stream, where=source.where, config=source.config)


def read_lines(
    stream: io.BufferedIOBase, *, where: str, config: Config
) -> Iterator[Draft | SetAside]:
    """The article of each line that is not blank.

    Args:
        stream: lines of any encoding whose line ends are those of ASCII.
        where: locator of the stream; a line is `where:number`.
        config: `max_input_bytes` limits a line; above `max_broken_share` the rest is left.
    Raises:
        SetAsideError: `empty`, no line holds anything; `malformed`, so many lines are broken
            that this is hardly a file of articles.
    """
    lines = _lines(stream, limit=config.integer("max_input_bytes"))
    records = (
        (number, partial(_draft_of_line, line, where=f"{where}:{number}"))
        for number, line in lines
        if line is None or line.strip()
    )
    yield from drafts_of_records(records, where=where, config=config)


def parse_json(text: str, *, where: str) -> object:
    """The value that `text` holds.

    Raises:
        SetAsideError: `malformed`, with the place of the error in `text`.
    """
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno} " if error.lineno > 1 else ""
        problem = f"{error.msg.removesuffix(' at')} at {line}column {error.colno}"
    except RecursionError:
        problem = "nested too deeply"
    except ValueError as error:  # a whole number of thousands of digits
        problem = str(error)
    raise set_aside(
        where, SetAsideReason.MALFORMED, f"not JSON ({problem}), expected one object for an article"
    )


def _draft_of_line(line: bytes | None, *, where: str) -> Draft:
    if line is None:
        raise set_aside(
            where,
            SetAsideReason.TOO_LARGE,
            "a line longer than an input may be; split it, or raise ONRECORD_MAX_INPUT_BYTES",
        )
    decoded = decode(line, where=where)
    return draft_of_record(
        parse_json(decoded.text, where=where),
        where=where,
        raw_sha256=hashlib.sha256(line).hexdigest(),
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def _lines(stream: io.BufferedIOBase, *, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line, None for a line longer than `limit`.

    Lines end in `\\n`, `\\r\\n` or `\\r`. Latin-1 maps every byte to one character and back, so
    that the line reader of text files serves for bytes of any encoding.
    """
    text = io.TextIOWrapper(cast(BinaryIO, stream), encoding="latin-1", newline=None)
    number = 0
    try:
        while line := text.readline(limit + 1):
            number += 1
            if len(line) <= limit or line.endswith("\n"):
                yield number, line.rstrip("\n").encode("latin-1")
                continue
            while line and not line.endswith("\n"):
                line = text.readline(limit)
            yield number, None
    finally:
        text.detach()  # or it would close the stream, which is not its own


def _is_jsonl(head: bytes) -> bool:
    """Whether the first line is a JSON object of its own."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _count(stream: BinaryIO) -> int:
    return max(1, sum(1 for line in stream if not line.isspace()))


READER = Reader(
    name="JSON Lines",
    suffixes=(".jsonl", ".ndjson", ".jsonlines"),
    read=read_jsonl,
    sniff=_is_jsonl,
    count=_count,
)
