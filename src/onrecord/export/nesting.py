"""Overlapping ranges of a text as well-nested pieces, the way a tree of elements needs them."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Mark(Generic[Value]):
    """A range of a text with something to say about it.

    Attributes:
        start, end: half-open range of code points, not empty.
        value: what it says.
        rank: among marks over the same range, lower ranks lie outside.
    """

    start: int
    end: int
    value: Value
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Open(Generic[Value]):
    """A mark begins, or goes on after it was cut; `first` where it begins."""

    mark: Mark[Value]
    first: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Text between two borders of marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Close(Generic[Value]):
    """The innermost open mark ends, or is cut; `last` where it ends."""

    mark: Mark[Value]
    last: bool


def nest(text: str, marks: Iterable[Mark[Value]]) -> Iterator[Open[Value] | Words | Close[Value]]:
    """Walk a text with its marks opened and closed in pairs, last opened, first closed.

    Marks that cross are cut: where one ends inside another that was opened after it, the
    inner one is closed there and opened again. The words in order are the text, and what
    stands between the pieces of one mark is that mark's range, whatever crosses it.

    Raises:
        ValueError: a mark is empty or reaches outside the text.
    """
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.rank))
    for mark in waiting:
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError(f"mark [{mark.start}, {mark.end}) of a text of {len(text)}")
    borders = {0, len(text)}.union(*((mark.start, mark.end) for mark in waiting))
    waiting.reverse()
    open_marks: list[Mark[Value]] = []
    for here, there in pairwise([*sorted(borders), len(text)]):
        cut = yield from _close(open_marks, at=here)
        begun = []
        while waiting and waiting[-1].start == here:
            begun.append(waiting.pop())
        for mark in sorted((*cut, *begun), key=lambda mark: (-mark.end, mark.rank)):
            open_marks.append(mark)
            yield Open(mark, first=mark.start == here)
        if here < there:
            yield Words(text[here:there])


def _close(
    open_marks: list[Mark[Value]], *, at: int
) -> Generator[Close[Value], None, list[Mark[Value]]]:
    """Close what ends `at`, and what lies inside it; return the marks cut that way."""
    ending = [place for place, mark in enumerate(open_marks) if mark.end == at]
    cut = []
    while ending and len(open_marks) > ending[0]:
        mark = open_marks.pop()
        yield Close(mark, last=mark.end == at)
        if mark.end > at:
            cut.append(mark)
    return cut
