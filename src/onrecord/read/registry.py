"""Which reader reads an input: by what its first bytes plainly are, then by its file name."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import entry_points

from onrecord.errors import ConfigError
from onrecord.read import csv_tsv, feed, html, json_file, jsonl, markdown, newsml_g2, txt
from onrecord.read.draft import set_aside
from onrecord.read.reader import Reader
from onrecord.terms import SetAsideReason

BUILT_IN = (
    txt.READER,
    jsonl.READER,
    json_file.READER,
    csv_tsv.READER,
    feed.READER,
    newsml_g2.READER,
    markdown.READER,
    html.READER,
)

GROUP = "onrecord.readers"
"""Entry point group of plug-ins; each names a `Reader`."""

_KNOWN_ELSEWHERE = frozenset(
    (".xml", ".warc", ".eml", ".mbox", ".rtf", ".tex",
     ".css", ".js", ".py", ".ini", ".toml", ".yaml", ".yml", ".log", ".srt", ".vtt")
)  # fmt: skip
"""Endings of text files that hold no plain text of an article."""


@lru_cache(maxsize=1)
def readers() -> tuple[Reader, ...]:
    """The built-in readers, then those of installed plug-ins.

    Raises:
        ConfigError: a plug-in cannot be loaded, is no reader, or claims a taken file ending.
    """
    found = list(BUILT_IN)
    for point in entry_points(group=GROUP):
        where = f"plug-in {point.name!r} ({point.value})"
        try:
            reader = point.load()
        except Exception as error:  # a plug-in may raise anything while it is imported
            raise ConfigError(f"{where}: {error}; repair it or uninstall it") from error
        add_reader(found, reader, where=where)
    return tuple(found)


def add_reader(found: list[Reader], reader: object, *, where: str) -> None:
    """Append the reader of a plug-in.

    Raises:
        ConfigError: it is no `Reader`, or claims a file ending of one in `found`.
    """
    if not isinstance(reader, Reader):
        raise ConfigError(f"{where}: found {type(reader).__name__}, expected a Reader")
    for other in found:
        if taken := set(reader.suffixes) & set(other.suffixes):
            raise ConfigError(
                f"{where}: the ending {', '.join(sorted(taken))} is read by {other.name} already"
            )
    found.append(reader)


def choose_reader(
    name: str, head: bytes, *, where: str, named: bool, among: Sequence[Reader] | None = None
) -> Reader:
    """The reader for an input.

    Args:
        name: file name, without an ending that tells of packing; empty for standard input.
        head: its first bytes.
        where: its locator, for messages.
        named: whether the user named it, rather than a folder it lies in.
        among: the readers to choose from; all if None.
    Raises:
        SetAsideError: `unsupported`, no reader takes it.
    """
    among = readers() if among is None else among
    if html.READER.sniff(head):
        return html.READER
    suffix = f".{name.rpartition('.')[2].lower()}" if "." in name.lstrip(".") else ""
    for reader in among:
        if suffix in reader.suffixes:
            return reader
    for reader in among:
        if reader.sniff(head):
            return reader
    if suffix not in _KNOWN_ELSEWHERE and (named or not suffix):
        return txt.READER
    known = ", ".join(sorted(ending for reader in among for ending in reader.suffixes))
    raise set_aside(
        where,
        SetAsideReason.UNSUPPORTED,
        f"no reader for {suffix} files, expected one of {known}; save it as text",
    )
