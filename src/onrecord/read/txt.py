"""Plain text: one article a file, its first line the title where a blank line follows."""

from collections.abc import Iterator

from onrecord.read.draft import Draft
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.text import decode


def read_txt(source: OpenInput) -> Iterator[Draft]:
    """The one article of a plain text file, without the line ends after it."""
    decoded = decode(source.data, where=source.where)
    yield Draft(
        where=source.where,
        text=decoded.text.rstrip(),
        title_in_text=True,
        raw_sha256=source.sha256,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


READER = Reader(name="plain text", suffixes=(".txt", ".text"), read=read_txt)
