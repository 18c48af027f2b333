"""Tables: one article a row, its fields told by the names in the first row."""

import csv
import hashlib
import io
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO, cast

from onrecord.errors import ConfigError
from onrecord.model import SetAside
from onrecord.read.draft import Draft, set_aside
from onrecord.read.fields import NAMES, draft_of_record
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.records import drafts_of_records
from onrecord.read.text import byte_order_mark, decode
from onrecord.terms import SetAsideReason

_DELIMITERS = ",;\t|"  # the first of those that the first row holds most of
_KNOWN = frozenset(name for names in NAMES.values() for name in names)
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def read_table_file(source: OpenInput) -> Iterator[Draft | SetAside]:
    """The articles of a table, read row by row, so that its size has no limit."""
    stream: io.BufferedIOBase = source.stream
    if byte_order_mark(source.stream.peek(4)) in ("utf-16", "utf-32"):
        stream = io.BytesIO(decode(source.data, where=source.where).text.encode())
    rows = _Rows(stream, limit=source.config.integer("max_input_bytes"))
    try:
        columns = _columns(source.config.text("columns"))
        header = _header(rows, columns, where=source.where)
        records = (
            (number, partial(_draft_of_row, row, header, rows, where=f"{source.where}:{number}"))
            for number, row in rows.each()
        )
        yield from drafts_of_records(records, where=source.where, config=source.config)
    finally:
        rows.close()


class _Rows:
    """The rows of a table as bytes, each with the number of its first line.

    Latin-1 maps every byte to one character and back, and quotes, delimiters and line ends are
    the same in it as in every encoding that holds ASCII: rows are told apart before they are
    decoded, so that one in another encoding costs itself only.
    """

    def __init__(self, stream: io.BufferedIOBase, *, limit: int) -> None:
        self._text = io.TextIOWrapper(cast(BinaryIO, stream), encoding="latin-1", newline=None)
        self._limit = limit
        self._number = 0
        self._again: deque[str] = deque()  # lines that were read ahead
        self.delimiter = ","

    def each(self) -> Iterator[tuple[int, bytes | None]]:
        """The rows that are not blank; None for one longer than the limit.

        A quotation mark that is never closed costs its own line only.
        """
        while line := self._next_line():
            first = self._number
            if len(line) > self._limit:
                yield first, None
                continue
            following = self._following(line)
            if row := (line + "".join(following)).strip("\n"):
                yield first, row.encode("latin-1")

    def _following(self, line: str) -> list[str]:
        """The further lines of the row that begins with `line`, up to its last quotation mark."""
        if self.delimiter == "\t" or line.count('"') % 2 == 0:
            return []
        found: list[str] = []
        size = len(line)
        while (more := self._next_line()) and (size := size + len(more)) <= self._limit:
            found.append(more)
            if more.count('"') % 2 == 1:
                return found
        self._again.extendleft(reversed([*found, more] if more else found))
        self._number -= len(found) + bool(more)
        return []

    def _next_line(self) -> str:
        """The next line, cut behind the limit; empty at the end."""
        if self._again:
            self._number += 1
            return self._again.popleft()
        line = self._text.readline(self._limit + 1)
        self._number += bool(line)
        end = line
        while len(line) > self._limit and end and not end.endswith("\n"):
            end = self._text.readline(self._limit)
        return line

    def close(self) -> None:
        """Let go of the stream, which stays open."""
        self._text.detach()


def _columns(setting: str) -> dict[str, str]:
    """Folded name of a column -> name of the field it holds, as the setting `columns` tells.

    Raises:
        ConfigError: it names a field that no article has, or no column for one.
    """
    columns: dict[str, str] = {}
    for pair in filter(str.strip, setting.split(",")):
        field, _, column = (part.strip() for part in pair.partition("="))
        if field not in NAMES or not column:
            raise ConfigError(
                f"setting columns: found {pair.strip()!r}, expected pairs like text=Story with "
                f"one of {', '.join(NAMES)} on the left"
            )
        columns[_folded(column)] = NAMES[field][0]
    return columns


def _folded(name: str) -> str:
    return "_".join(name.casefold().split())


def _header(rows: _Rows, columns: Mapping[str, str], *, where: str) -> tuple[str, ...]:
    """The fields that the columns hold: their names in lower case, with `_` between words.

    Args:
        rows: the table, of which the first row is taken.
        columns: folded name of a column -> field, for those that the user tells.
        where: locator of the table.

    Raises:
        SetAsideError: `empty`, there is no first row; `malformed`, no column holds a text, or
            two have the same name that counts.
    """
    _, row = next(rows.each(), (0, b""))
    if not row:
        raise set_aside(where, SetAsideReason.EMPTY, "no rows in it, expected articles")
    first = decode(row, where=where).text.lstrip("\ufeff")
    rows.delimiter = max(_DELIMITERS, key=first.count)
    cells = _cells(first, delimiter=rows.delimiter)
    names = tuple(columns.get(name, name) for name in map(_folded, cells))
    if not set(NAMES["text"]) & set(names):
        raise set_aside(
            where,
            SetAsideReason.MALFORMED,
            f"no column with the text: expected one named {', '.join(NAMES['text'])}; found "
            f"{', '.join(name for name in names if name)[:200]}; name it in the setting columns",
        )
    twice = [name for name, count in Counter(names).items() if count > 1 and name in _KNOWN]
    if twice:
        raise set_aside(
            where,
            SetAsideReason.MALFORMED,
            f"two columns are named {twice[0]}; rename one in the first row",
        )
    return names


def _draft_of_row(row: bytes | None, header: Sequence[str], rows: _Rows, *, where: str) -> Draft:
    if row is None:
        raise set_aside(
            where,
            SetAsideReason.TOO_LARGE,
            "a row longer than an input may be, or a quotation mark that is never closed; repair "
            "it, or raise ONRECORD_MAX_INPUT_BYTES",
        )
    decoded = decode(row, where=where)
    try:
        cells = _cells(decoded.text, delimiter=rows.delimiter)
    except csv.Error as error:
        message = f"no row of a table ({error}); double the quotation marks within its cells"
        raise set_aside(where, SetAsideReason.MALFORMED, message) from error
    while len(cells) > len(header) and not cells[-1].strip():
        del cells[-1]
    if len(cells) != len(header):
        raise set_aside(
            where,
            SetAsideReason.MALFORMED,
            f"{len(cells)} cells, expected {len(header)} as in the first row; quote the cells "
            "that hold the delimiter or a line end",
        )
    return draft_of_record(
        dict(zip(header, cells, strict=True)),
        where=where,
        raw_sha256=hashlib.sha256(row).hexdigest(),
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def _cells(row: str, *, delimiter: str) -> list[str]:
    """The cells of a row; quotation marks are plain characters within those of a TSV file.

    Raises:
        csv.Error: a quotation mark stands where none may.
    """
    if delimiter == "\t":
        return [_unquoted(cell) for cell in row.split("\t")]
    csv.field_size_limit(max(csv.field_size_limit(), len(row)))
    lines = io.StringIO(row, newline="")
    return next(csv.reader(lines, delimiter=delimiter, strict=True), [])


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks that spreadsheets put around it."""
    match = _QUOTED.fullmatch(cell)
    return match[1].replace('""', '"') if match else cell


READER = Reader(name="a table", suffixes=(".csv", ".tsv", ".tab"), read=read_table_file)
