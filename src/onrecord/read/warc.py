"""WARC: the records of a crawl, each with its length and digest verified.

Source: WARC 1.0 and 1.1 (ISO 28500). Read here rather than by a library, because a cut or damaged
record must be known as such: the reader says so and goes on at the next record. Where a file is
packed record by record, as crawlers do, the origin of an article tells where its record lies, and
a range read fetches it again.
"""

import base64
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import count

from onrecord.config import Config
from onrecord.errors import SetAsideError
from onrecord.model import Origin, SetAside
from onrecord.read.draft import set_aside, set_aside_of
from onrecord.read.unpack import MAX_RATIO, gzip_head, is_gzip
from onrecord.terms import SetAsideReason

_BLOCK = 1 << 16
_FREE_BYTES = 1_000_000  # unpacked bytes of a record from which on the ratio counts
_MAX_HEADER = 100_000  # bytes
_VERSION = re.compile(rb"WARC/\d\.\d")
_GZIP = b"\x1f\x8b\x08"
_KEPT = frozenset(("response", "resource", "conversion"))
_SUFFIXES = (("html", ".html"), ("json", ".json"), ("xml", ".xml"), ("plain", ".txt"))


@dataclass(frozen=True, slots=True)
class Record:
    """The payload of a record that may hold an article.

    Attributes:
        payload: its bytes, without HTTP header, chunks and packing.
        suffix: the file ending of its media type; empty where that tells none.
        where: locator of the record: `path[index]`, all records counted from 0.
        url: what was fetched.
        origin: where the record lies, and when it was fetched.
    """

    payload: bytes
    suffix: str
    where: str
    url: str | None
    origin: Origin


class _DamageError(Exception):
    """The bytes are not what they should be; the next record may be."""


def is_warc(stream: io.BufferedReader) -> bool:
    """Whether a stream begins like WARC, packed or not; nothing is taken from it."""
    head = gzip_head(stream, 8) if is_gzip(stream) else stream.peek(8)[:8]
    return _VERSION.match(head) is not None


def read_records(
    stream: io.BufferedReader, *, where: str, config: Config
) -> Iterator[Record | SetAside]:
    """The records that may hold an article, in their order.

    Requests, metadata, revisits and redirects are passed over.

    Args:
        stream: the file, packed or not.
        where: its locator.
        config: `max_input_bytes` limits a record.
    Yields:
        each record, or why it cannot be read: `incomplete`, cut, damaged or not what its digest
        says; `too_large`; `bomb`; `boilerplate`, an error page; `unsupported`, its packing.
    """
    source = _Packed(stream) if is_gzip(stream) else _Plain(stream)
    limit = config.integer("max_input_bytes")
    for index in count():
        place = f"{where}[{index}]"
        try:
            if not source.find_record():
                return
            if record := _read_record(source, where=place, limit=limit):
                yield record
        except SetAsideError as error:
            yield set_aside_of(error)
        except _DamageError as error:
            message = f"{error}; the file was read further from the next record on"
            yield set_aside_of(set_aside(place, SetAsideReason.INCOMPLETE, message))
            source.skip_damage()


class _Plain:
    """A WARC file that is not packed."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._buffer = b""
        self._taken = 0

    @property
    def offset(self) -> int | None:
        """Where in the file the next byte lies."""
        return self._taken

    def find_record(self) -> bool:
        """Go over line ends to where the next record should be; False at the end.

        Raises:
            _DamageError: the bytes cannot be unpacked.
        """
        while True:
            rest = self._buffer.lstrip(b"\r\n")
            self._taken += len(self._buffer) - len(rest)
            self._buffer = rest
            if rest or not self._more():
                return bool(rest)

    def read(self, size: int) -> bytes:
        """The next bytes, fewer only at the end."""
        while len(self._buffer) < size and self._more():
            pass
        data, self._buffer = self._buffer[:size], self._buffer[size:]
        self._taken += len(data)
        return data

    def end(self) -> int | None:
        """Where in the file the record ends that was just read."""
        return self._taken

    def read_header(self) -> bytes:
        """All up to the next blank line.

        Raises:
            _DamageError: there is none, or it is far.
        """
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            if len(self._buffer) > _MAX_HEADER or not self._more():
                raise _DamageError("a record without the end of its header")
        return self.read(end + 4)

    def skip_damage(self) -> None:
        """Go on to what looks like the start of a record."""
        while (start := self._buffer.find(b"\nWARC/1.")) < 0:
            self.read(max(0, len(self._buffer) - 8))
            if not self._more():
                self.read(len(self._buffer))
                return
        self.read(start + 1)

    def _more(self) -> bool:
        block = self._stream.read(_BLOCK)
        self._buffer += block
        return bool(block)


class _Packed(_Plain):
    """A WARC file packed with gzip, record by record or as a whole."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__(stream)
        self._raw = b""
        self._position = 0  # in the packed file, of the first byte of `_raw`
        self._inflate: zlib._Decompress | None = None
        self._member = 0  # where the member begins that is being unpacked
        self._made = 0  # bytes unpacked from it
        self._starts: int | None = None  # the member of which the buffer holds the first byte
        self._aligned = False  # whether the record being read has a member of its own

    @property
    def offset(self) -> int | None:
        """Where the member begins whose first byte is next; None within a member."""
        return self._starts

    def find_record(self) -> bool:
        """Go to where the next record should be, in this member or the next; False at the end."""
        self._aligned = False
        found = super().find_record()
        self._aligned = self._starts is not None
        return found

    def end(self) -> int | None:
        """Where the member of the record ends that was just read; None if not with the record."""
        while self._aligned and self._inflate is not None and not self._buffer:
            self._more()
        return self._position if self._aligned and self._inflate is None else None

    def read(self, size: int) -> bytes:
        """The next unpacked bytes, fewer only at the end."""
        data = super().read(size)
        if data:
            self._starts = None
        return data

    def skip_damage(self) -> None:
        """Go on to the next gzip member that begins with a record."""
        self._buffer, self._starts, self._inflate, self._aligned = b"", None, None, False
        while True:
            start = self._raw.find(_GZIP)
            if start < 0:
                self._drop(max(0, len(self._raw) - 2))
                if not self._more_raw():
                    self._drop(len(self._raw))
                    return
                continue
            self._drop(start)
            while len(self._raw) < _BLOCK and self._more_raw():
                pass
            if _VERSION.match(_first_bytes(self._raw)):
                return
            self._drop(1)

    def _more(self) -> bool:
        if not self._raw and not self._more_raw():
            if self._inflate is not None:
                self._inflate = None
                raise _DamageError("the file ends within a record")
            return False
        if self._inflate is None:
            if self._aligned:
                raise _DamageError("a record longer than its gzip member")
            self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
            self._member, self._made = self._position, 0
            if not self._buffer:
                self._starts = self._position
        try:
            data = self._inflate.decompress(self._raw, _BLOCK)
        except zlib.error as error:
            self._drop(1)
            raise _DamageError(f"damaged gzip ({error})") from error
        rest = self._inflate.unused_data or self._inflate.unconsumed_tail
        self._drop(len(self._raw) - len(rest))
        self._made += len(data)
        packed = self._position - self._member
        if self._inflate.eof:
            self._inflate = None
        self._buffer += data
        if self._made > max(_FREE_BYTES, MAX_RATIO * packed):
            raise _DamageError(f"more than {MAX_RATIO} times as large unpacked as packed")
        return True

    def _more_raw(self) -> bool:
        block = self._stream.read(_BLOCK)
        self._raw += block
        return bool(block)

    def _drop(self, count: int) -> None:
        self._raw = self._raw[count:]
        self._position += count


def _first_bytes(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, 8)
    except zlib.error:
        return b""


def _read_record(source: _Plain, *, where: str, limit: int) -> Record | None:
    """The next record, None if it is of no interest.

    Raises:
        SetAsideError: its payload cannot be read; the source stands behind it.
        _DamageError: the source stands somewhere in it.
    """
    offset = source.offset
    version, _, lines = source.read_header().partition(b"\r\n")
    if not _VERSION.fullmatch(version.strip()):
        raise _DamageError(f"found {version[:20]!r}, expected a record")
    header = BytesHeaderParser().parsebytes(lines)
    size = str(header.get("Content-Length", "")).strip()
    if not size.isdecimal():
        raise _DamageError(f"a record of the length {size!r}, expected a number")
    kept = str(header.get("WARC-Type", "")).lower() in _KEPT
    block = _read_block(source, int(size), limit=limit if kept else 0)
    if source.read(4) != b"\r\n\r\n":
        raise _DamageError("a record that is not as long as it says")
    end = source.end()
    if not kept:
        return None
    if block is None:
        message = f"a record of {int(size):,} bytes, expected at most {limit:,}"
        raise set_aside(where, SetAsideReason.TOO_LARGE, message)
    if reason := header.get("WARC-Truncated"):
        message = f"the crawler cut this record ({reason}); fetch the page again"
        raise set_aside(where, SetAsideReason.INCOMPLETE, message)
    _check_digest(block, header.get("WARC-Block-Digest"), where=where)
    payload, media = block, str(header.get("Content-Type", ""))
    if media.replace(" ", "").startswith("application/http"):
        response = _payload_of_http(block, header, where=where, limit=limit)
        if response is None:
            return None
        payload, media = response
    else:
        _check_digest(block, header.get("WARC-Payload-Digest"), where=where)
    kind = media.partition(";")[0].lower()
    return Record(
        payload=payload,
        suffix=next((suffix for sign, suffix in _SUFFIXES if sign in kind), ""),
        where=where,
        url=header.get("WARC-Target-URI"),
        origin=Origin(
            offset=offset,
            length=end - offset if offset is not None and end is not None else None,
            record_id=header.get("WARC-Record-ID"),
            retrieved_at=_moment(header.get("WARC-Date")),
        ),
    )


def _read_block(source: _Plain, size: int, *, limit: int) -> bytes | None:
    """The block of a record; one above the limit is read over."""
    if size <= limit:
        block = source.read(size)
        if len(block) < size:
            raise _DamageError(f"{len(block):,} of {size:,} bytes; the file is cut")
        return block
    while size:
        block = source.read(min(size, _BLOCK))
        if not block:
            raise _DamageError("the file ends within a record")
        size -= len(block)
    return None


def _payload_of_http(
    block: bytes, header: "Message", *, where: str, limit: int
) -> tuple[bytes, str] | None:
    """Body and media type of an HTTP response; None for a redirect.

    Raises:
        SetAsideError: it is an error page, or its body cannot be unpacked or verified.
    """
    head, _, raw = block.partition(b"\r\n\r\n")
    status_line, _, lines = head.partition(b"\r\n")
    status = [*status_line.split(maxsplit=2), b"", b""][1].decode("ascii", "replace")
    fields = BytesHeaderParser().parsebytes(lines)
    if status.startswith("3"):
        return None
    if status != "200":
        message = f"an answer with the status {status}, expected 200; fetch the page again"
        raise set_aside(where, SetAsideReason.BOILERPLATE, message)
    body = raw
    if "chunked" in str(fields.get("Transfer-Encoding", "")).lower():
        body = _without_chunks(raw)
    digest = header.get("WARC-Payload-Digest")
    if not _matches(raw, digest) or body is not raw:  # some crawlers digest the chunks, some not
        _check_digest(raw if _matches(raw, digest) else body, digest, where=where)
    packing = str(fields.get("Content-Encoding", "identity")).strip().lower()
    if packing in ("gzip", "x-gzip", "deflate") and body:
        body = _inflated(body, where=where, limit=limit)
    elif packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        message = f"a page packed with {packing}, which is not read"
        raise set_aside(where, SetAsideReason.UNSUPPORTED, message)
    return body, str(fields.get("Content-Type", ""))


def _without_chunks(body: bytes) -> bytes:
    """A body of HTTP/1.1 chunks as one piece; as it is where it has none (RFC 9112, 7.1)."""
    pieces: list[bytes] = []
    rest = body
    while match := re.match(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n", rest):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(rest[match.end() : match.end() + size])
        rest = rest[match.end() + size + 2 :]
    return body


def _inflated(body: bytes, *, where: str, limit: int) -> bytes:
    """A body unpacked; as it is where the header claims a packing that it does not have."""
    for window in (32 + zlib.MAX_WBITS, -zlib.MAX_WBITS):  # gzip or zlib by its head; raw deflate
        inflate = zlib.decompressobj(window)
        try:
            data = inflate.decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(data) > max(_FREE_BYTES, MAX_RATIO * len(body)):
            message = f"a page more than {MAX_RATIO} times as large unpacked as packed"
            raise set_aside(where, SetAsideReason.BOMB, message)
        if len(data) > limit:
            message = f"a page of more than {limit:,} bytes, expected at most that"
            raise set_aside(where, SetAsideReason.TOO_LARGE, message)
        if not inflate.eof:
            raise set_aside(where, SetAsideReason.INCOMPLETE, "a packed page that is cut")
        return data
    return body


def _check_digest(data: bytes, digest: str | None, *, where: str) -> None:
    if not _matches(data, digest):
        message = f"the bytes do not have the digest {digest}; fetch the page again"
        raise set_aside(where, SetAsideReason.INCOMPLETE, message)


def _matches(data: bytes, digest: str | None) -> bool:
    """Whether the digest is that of `data`, as far as it can be told."""
    algorithm, _, value = (digest or "").strip().partition(":")
    name = algorithm.lower().replace("-", "")
    if name not in ("md5", "sha1", "sha256", "sha512"):
        return True
    found = hashlib.new(name, data, usedforsecurity=False).digest()
    base32 = base64.b32encode(found).decode().rstrip("=")
    return value.rstrip("=").upper() in (base32, found.hex().upper())


def _moment(stamp: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat((stamp or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else None
