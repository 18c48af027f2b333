"""Archives: the files in a zip or tar, as streams, one after the other.

Nothing is written to the disk under a name that an archive gives. Hidden files and those that
macOS adds are left out, as hidden files of folders are.
"""

import io
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import IO, cast

from onrecord.config import Config
from onrecord.errors import SetAsideError
from onrecord.model import SetAside
from onrecord.read.draft import set_aside, set_aside_of
from onrecord.read.unpack import MAX_RATIO, Guarded
from onrecord.terms import SetAsideReason

MAX_DEPTH = 2
"""How deep archives may lie in archives: a zip of zips, no further."""

_TAR_MAGIC = slice(257, 262)  # POSIX 1003.1, ustar: offset of the magic in a header
_ENCRYPTED = 0x1  # bit 0 of the general purpose flags of a zip member
_OFFICE = frozenset(("[Content_Types].xml", "mimetype"))
_IN_MEMORY = 16_000_000  # bytes of a zip that comes as a stream, before it goes to a file


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Attributes:
        path: as the archive names it.
        stream: its bytes, to be read before the next member is asked for.
    """

    path: str
    stream: io.BufferedReader


def is_archive(head: bytes) -> bool:
    """Whether the first bytes of an input are those of a zip or tar."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or head[_TAR_MAGIC] == b"ustar"


def members(
    stream: io.BufferedReader, *, head: bytes, where: str, config: Config
) -> Iterator[Member | SetAside]:
    """The files of an archive, in its order.

    Args:
        stream: its bytes.
        head: the first of them.
        where: its locator; a member's is `where/path`.
        config: `max_input_bytes` limits a zip that does not come from a file of its own.
    Yields:
        each file, or why it cannot be read: encrypted, a link, a device.
    Raises:
        SetAsideError: `incomplete`, it is cut or damaged; `bomb`; `too_large`, too many members.
    """
    try:
        if head[_TAR_MAGIC] == b"ustar":
            yield from _tar_members(stream, where=where, config=config)
        else:
            yield from _zip_members(stream, where=where, config=config)
    except (zipfile.BadZipFile, tarfile.TarError) as error:
        message = f"the archive is cut or damaged ({error}); what came before was read"
        raise set_aside(where, SetAsideReason.INCOMPLETE, message) from error


def member_where(where: str, path: str) -> str:
    """The locator of a member; characters that do not print become U+FFFD."""
    return f"{where}/" + "".join(c if c.isprintable() else "\ufffd" for c in path)


def _zip_members(
    stream: io.BufferedReader, *, where: str, config: Config
) -> Iterator[Member | SetAside]:
    with _seekable(stream, where=where, config=config) as file, zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if _is_wanted(info.filename)]
        if _OFFICE & {info.filename for info in infos}:
            raise set_aside(where, SetAsideReason.BINARY, "no archive but an office file; "
                            "save it as text")  # fmt: skip
        _check_count(len(infos), where=where, config=config)
        size = file.seek(0, io.SEEK_END)
        if sum(info.file_size for info in infos) > max(MAX_RATIO * size, _IN_MEMORY):
            message = f"its files are more than {MAX_RATIO} times its size; unpack it yourself"
            raise set_aside(where, SetAsideReason.BOMB, message)
        for info in infos:
            if info.is_dir():
                continue
            place = member_where(where, info.filename)
            try:
                with _open_member(archive, info, where=place) as member:
                    yield Member(info.filename, member)
            except SetAsideError as error:
                yield set_aside_of(error)


def _open_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, where: str
) -> io.BufferedReader:
    if info.flag_bits & _ENCRYPTED:
        message = "encrypted; unpack it with its password"
        raise set_aside(where, SetAsideReason.UNSUPPORTED, message)
    try:
        inner = archive.open(info)
    except NotImplementedError as error:
        message = f"packed in a way that is not read ({error}); unpack it yourself"
        raise set_aside(where, SetAsideReason.UNSUPPORTED, message) from error
    except zipfile.BadZipFile as error:
        raise set_aside(where, SetAsideReason.INCOMPLETE, f"damaged ({error})") from error
    guarded = Guarded(
        cast(io.BufferedIOBase, inner), packed=partial(int, info.compress_size), where=where
    )
    return io.BufferedReader(guarded)


def _tar_members(
    stream: io.BufferedReader, *, where: str, config: Config
) -> Iterator[Member | SetAside]:
    count = 0
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            if info.isdir() or not _is_wanted(info.name):
                continue
            count += 1
            _check_count(count, where=where, config=config)
            inner = archive.extractfile(info) if info.isreg() and not info.issparse() else None
            if inner is None:
                message = "a link, device or sparse file, expected a plain one"
                place = member_where(where, info.name)
                yield set_aside_of(set_aside(place, SetAsideReason.UNSUPPORTED, message))
                continue
            guarded = Guarded(
                cast(io.BufferedIOBase, inner),
                packed=partial(int, info.size),
                where=member_where(where, info.name),
            )
            yield Member(info.name, io.BufferedReader(guarded))
            archive.members = []  # type: ignore[attr-defined]  # it would keep all headers


def _check_count(count: int, *, where: str, config: Config) -> None:
    limit = config.integer("max_archive_members")
    if count > limit:
        raise set_aside(
            where,
            SetAsideReason.TOO_LARGE,
            f"more than {limit:,} files in one archive; split it, or raise "
            "ONRECORD_MAX_ARCHIVE_MEMBERS",
        )


def _is_wanted(path: str) -> bool:
    parts = PurePosixPath(path).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return not hidden and "__MACOSX" not in parts


def _seekable(
    stream: io.BufferedReader, *, where: str, config: Config
) -> AbstractContextManager[IO[bytes]]:
    """A file with the bytes of a zip, whose table of contents lies at its end.

    Raises:
        SetAsideError: `too_large`, it comes as a stream and is larger than an input may be.
    """
    if stream.seekable():
        return nullcontext(stream)
    limit = config.integer("max_input_bytes")
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  the caller's
    size = 0
    while block := stream.read(1 << 16):
        size += len(block)
        if size > limit:
            file.close()
            message = f"a zip of more than {limit:,} bytes within another input; unpack that first"
            raise set_aside(where, SetAsideReason.TOO_LARGE, message)
        file.write(block)
    file.seek(0)
    return cast(AbstractContextManager[IO[bytes]], file)
