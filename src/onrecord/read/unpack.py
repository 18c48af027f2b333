"""Packed bytes -> bytes, as a stream that stops where unpacking would fill the machine."""

import gzip
import io
import zlib
from collections.abc import Callable

from onrecord.read.draft import set_aside
from onrecord.terms import SetAsideReason

MAX_RATIO = 200
"""Unpacked bytes for each packed one. Text packs at 3 to 10, lists of copies at 50; a bomb made
with deflate reaches 1,029."""

_FREE_BYTES = 1_000_000  # unpacked bytes from which on the ratio counts
_BLOCK = 1 << 16  # bytes that are unpacked before the ratio is looked at again
_GZIP_MAGIC = b"\x1f\x8b"


class Guarded(io.RawIOBase):
    """The bytes of `inner`, as long as they are in proportion to the packed ones.

    Args:
        inner: unpacked bytes.
        packed: how many packed bytes they come from so far.
        where: locator of the input, for messages.
    """

    def __init__(self, inner: io.BufferedIOBase, *, packed: Callable[[], int], where: str) -> None:
        self._inner = inner
        self._packed = packed
        self._where = where
        self._count = 0

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Read into `buffer`.

        Raises:
            SetAsideError: `bomb`, the bytes are out of proportion.
        """
        data = self._inner.read(min(len(buffer), _BLOCK))
        self._count += len(data)
        if self._count > max(_FREE_BYTES, MAX_RATIO * self._packed()):
            raise set_aside(
                self._where,
                SetAsideReason.BOMB,
                f"more than {MAX_RATIO} times as large unpacked as packed, expected text; if it "
                "is text, unpack it yourself",
            )
        buffer[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were read from it."""

    def __init__(self, inner: io.BufferedIOBase) -> None:
        self._inner = inner
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._inner.read(size)
        self.count += len(data)
        return data


def is_gzip(stream: io.BufferedReader) -> bool:
    """Whether a stream begins like gzip; nothing is taken from it."""
    return stream.peek(2).startswith(_GZIP_MAGIC)


def gzip_head(stream: io.BufferedReader, size: int) -> bytes:
    """The first unpacked bytes of a gzip stream, from which nothing is taken; empty if damaged."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(stream.peek(size), size)
    except zlib.error:
        return b""


def unpacked(stream: io.BufferedReader, *, where: str) -> io.BufferedReader:
    """The bytes within a gzip stream."""
    counted = _Counted(stream)
    inner = gzip.GzipFile(fileobj=counted)
    return io.BufferedReader(Guarded(inner, packed=lambda: counted.count, where=where))
