"""What a reader hands on: the parts of one article as its format gives them."""

from dataclasses import dataclass

from onrecord.errors import SetAsideError
from onrecord.model import Origin, SetAside
from onrecord.terms import SetAsideReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as its source states it, before any check.

    Attributes:
        where: locator: path, `path:line` of a line, `path[3]` of an element, counted from 0.
        text: decoded, not yet canonical.
        title, outlet, url, external_id: as stated, None where not.
        language: as stated: "en", "en-US", "eng", "English".
        published: dates as stated, in whatever form, the most trusted first.
        title_in_text: whether the first line may be the title, for formats without a field.
        raw_sha256: hash of the bytes it was read from.
        encoding: the codec they were decoded with.
        origin: where in its input it lay, None for a file of its own.
        notes: remarks of the reader.
    """

    where: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    external_id: str | None = None
    language: str | None = None
    published: tuple[object, ...] = ()
    title_in_text: bool = False
    raw_sha256: str | None = None
    encoding: str | None = None
    origin: Origin | None = None
    notes: tuple[str, ...] = ()


def set_aside(where: str, reason: SetAsideReason, message: str) -> SetAsideError:
    """The error for the input at `where`; its message begins with the locator."""
    return SetAsideError(reason, f"{where}: {message}", where=where)


def set_aside_of(error: SetAsideError) -> SetAside:
    """The result that stands for an input which could not be read."""
    return SetAside(source=error.where, reason=error.reason, message=error.message)
