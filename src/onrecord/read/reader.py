"""The contract of a reader: bytes of one input in, drafts of its articles out.

A plug-in offers a `Reader` under the entry point group `onrecord.readers`; the built-in ones are
made the same way.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO

from onrecord.config import Config
from onrecord.model import SetAside
from onrecord.read.draft import Draft, set_aside
from onrecord.terms import SetAsideReason

HEAD_BYTES = 8192
"""How many bytes of an input are looked at to tell its format."""


def _never(head: bytes) -> bool:
    return False


@dataclass(frozen=True)
class OpenInput:
    """One input while it is read.

    Attributes:
        where: its locator.
        stream: its bytes, unpacked.
        config: the settings in force.
    """

    where: str
    stream: io.BufferedReader
    config: Config

    @cached_property
    def data(self) -> bytes:
        """All bytes, for formats that are read whole.

        Raises:
            SetAsideError: `too_large`, they are more than the setting `max_input_bytes`.
        """
        limit = self.config.integer("max_input_bytes")
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise set_aside(
                self.where,
                SetAsideReason.TOO_LARGE,
                f"more than {limit:,} bytes, expected at most that; split it, or raise "
                "ONRECORD_MAX_INPUT_BYTES",
            )
        return data

    @cached_property
    def sha256(self) -> str:
        """Hash of all bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format the package reads.

    Attributes:
        name: the format, for messages.
        suffixes: file name endings in lower case, with the dot.
        read: yields the drafts of an input, and a `SetAside` for each record that is none;
            raises SetAsideError for the input as a whole.
        sniff: whether the first bytes of an input are of this format.
        count: how many articles a stream holds, as far as can be told without parsing them;
            None for formats that hold one or where only parsing tells.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[OpenInput], Iterator[Draft | SetAside]]
    sniff: Callable[[bytes], bool] = _never
    count: Callable[[BinaryIO], int] | None = None
