"""The bytes of one input -> articles: unpacked, opened if an archive, handed to their reader."""

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.config import Config
from onrecord.errors import ConfigError, SetAsideError
from onrecord.model import Article, Origin, SetAside
from onrecord.read.archive import MAX_DEPTH, is_archive, member_where, members
from onrecord.read.article import Assumptions, make_article
from onrecord.read.draft import Draft, set_aside, set_aside_of
from onrecord.read.reader import HEAD_BYTES, OpenInput, Reader
from onrecord.read.registry import choose_reader
from onrecord.read.text import binary_kind
from onrecord.read.unpack import is_gzip, unpacked
from onrecord.read.warc import is_warc, read_records
from onrecord.terms import SetAsideReason

_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, tarfile.TarError)


@dataclass(frozen=True, slots=True)
class Stream:
    """The bytes of an input, and what is known of them.

    Attributes:
        raw: the bytes as they lie in their file or archive.
        name: file name; empty for standard input.
        where: locator.
        named: whether the user named it, rather than a folder or an archive it lies in.
        members: paths of the archives' members it lies in, the outermost first.
        url: where it was fetched from.
        origin: where in its file it lies, of a record of a crawl.
    """

    raw: io.BufferedReader
    name: str
    where: str
    named: bool = True
    members: tuple[str, ...] = ()
    url: str | None = None
    origin: Origin | None = None


def read_stream(
    source: Stream, *, assumed: Assumptions, config: Config
) -> Iterator[Article | SetAside]:
    """The articles of an input; what cannot be read of it is set aside.

    Raises:
        ConfigError: a plug-in cannot be loaded.
        OSError: the file itself cannot be read.
    """
    try:
        yield from _articles(source, assumed=assumed, config=config)
    except SetAsideError as error:
        yield set_aside_of(error)
    except _DAMAGE as error:
        message = f"cut or damaged ({error or type(error).__name__}); what came before was read"
        yield set_aside_of(set_aside(source.where, SetAsideReason.INCOMPLETE, message))
    except (ConfigError, OSError):
        raise
    except Exception as error:  # a reader may come from a plug-in; one input never costs the run
        message = f"{type(error).__name__}: {error}; please report it with the file"
        yield set_aside_of(set_aside(source.where, SetAsideReason.FAILED, message))


def count_stream(source: Stream) -> int:
    """How many results `read_stream` will yield, as far as its reader can tell; else 1."""
    try:
        stream, name, head = _unpack(source)
        if is_archive(head):
            return 1
        reader = _choose(source, name, head)
        return reader.count(stream) if reader.count else 1
    except (SetAsideError, *_DAMAGE):
        return 1


def _articles(
    source: Stream, *, assumed: Assumptions, config: Config
) -> Iterator[Article | SetAside]:
    if source.origin is None and is_warc(source.raw):
        yield from _read_warc(source, assumed=assumed, config=config)
        return
    stream, name, head = _unpack(source)
    if is_archive(head):
        yield from _read_archive(source, stream, head, assumed=assumed, config=config)
        return
    reader = _choose(source, name, head)
    for draft in reader.read(OpenInput(source.where, stream, config)):
        if isinstance(draft, SetAside):
            yield draft
            continue
        try:
            yield make_article(_located(draft, source), assumed=assumed, config=config)
        except SetAsideError as error:
            yield set_aside_of(error)


def _read_archive(
    source: Stream,
    stream: io.BufferedReader,
    head: bytes,
    *,
    assumed: Assumptions,
    config: Config,
) -> Iterator[Article | SetAside]:
    if len(source.members) >= MAX_DEPTH:
        message = f"an archive {MAX_DEPTH} archives deep is not opened; unpack it"
        raise set_aside(source.where, SetAsideReason.UNSUPPORTED, message)
    empty = True
    for member in members(stream, head=head, where=source.where, config=config):
        empty = False
        if isinstance(member, SetAside):
            yield member
            continue
        inner = Stream(
            member.stream,
            name=member.path.rpartition("/")[2],
            where=member_where(source.where, member.path),
            named=False,
            members=(*source.members, member.path),
        )
        yield from read_stream(inner, assumed=assumed, config=config)
    if empty:
        message = "an archive without files, expected some to read"
        raise set_aside(source.where, SetAsideReason.EMPTY, message)


def _read_warc(
    source: Stream, *, assumed: Assumptions, config: Config
) -> Iterator[Article | SetAside]:
    empty = True
    for record in read_records(source.raw, where=source.where, config=config):
        empty = False
        if isinstance(record, SetAside):
            yield record
            continue
        inner = Stream(
            io.BufferedReader(io.BytesIO(record.payload)),
            name=f"record{record.suffix}",
            where=record.where,
            named=False,
            members=source.members,
            url=record.url,
            origin=record.origin,
        )
        yield from read_stream(inner, assumed=assumed, config=config)
    if empty:
        message = "a crawl without pages, expected some to read"
        raise set_aside(source.where, SetAsideReason.EMPTY, message)


def _unpack(source: Stream) -> tuple[io.BufferedReader, str, bytes]:
    """The unpacked bytes, the name without the ending that tells of packing, the first bytes.

    Raises:
        SetAsideError: there are none.
    """
    stream, name = source.raw, source.name
    if is_gzip(stream):
        stream, name = unpacked(stream, where=source.where), name.removesuffix(".gz")
    head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    if not head:
        message = "an empty file, expected the text of an article"
        raise set_aside(source.where, SetAsideReason.EMPTY, message)
    return stream, name, head


def _choose(source: Stream, name: str, head: bytes) -> Reader:
    """The reader for what is no archive.

    Raises:
        SetAsideError: it is binary, or no reader takes it.
    """
    if kind := binary_kind(head):
        raise set_aside(source.where, SetAsideReason.BINARY, f"no text but {kind}")
    return choose_reader(name, head, where=source.where, named=source.named)


def _located(draft: Draft, source: Stream) -> Draft:
    """The draft with where it lies in an archive or crawl, and where that was fetched from."""
    origin = draft.origin
    if crawled := source.origin:
        origin = replace(crawled, key=origin.key if origin else None)
    if source.members:
        origin = replace(origin or Origin(), member="/".join(source.members))
    return replace(draft, origin=origin, url=draft.url or source.url)
