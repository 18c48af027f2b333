"""Quotation marks: which pairs open and close, over paragraphs too.

A mark that opens anew at the head of the next paragraph without having been closed continues
the quotation; the pieces then share a `series`. Straight, curly, low and single marks, and the
double back-tick of old wire copy, are read; apostrophes are told apart from single marks.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.annotate.layers import Range
from onrecord.annotate.syntax import paragraph_starts

_OPENING = {"“": "”", "„": "”", "«": "»", "``": "''"}
_SINGLE_OPENING = frozenset({"‘", "'"})
_SINGLE_CLOSING = frozenset({"’", "'"})
_MARK = re.compile(r"``|''|[“”„«»\"]|(?<!\w)[‘'](?=[\w“\"])|(?<=[\w.,!?…])[’'](?!\w)")
_LIMIT = 5000  # a mark with no partner within so many code points is a stray


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted stretch within one paragraph.

    Attributes:
        range: with its marks; a continued piece has no closing mark.
        inside: without them.
        closed: whether a closing mark ends it; False where it goes on in the next paragraph.
        series: number shared by the pieces of a quotation that runs over paragraphs.
        depth: 0 for outermost quotes, 1 for a quote within a quote.
    """

    range: Range
    inside: Range
    closed: bool
    series: int
    depth: int


class RangeIndex:
    """Which of some disjoint ranges in text order holds an offset.

    Args:
        ranges: such as those of the outermost quotations.
    """

    def __init__(self, ranges: Sequence[Range]) -> None:
        self._ranges = ranges
        self._starts = [where.start for where in ranges]

    def holder(self, offset: int) -> Range | None:
        """The range that holds the offset, None where none does."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self._ranges[number].end:
            return self._ranges[number]
        return None

    def holds(self, offset: int) -> bool:
        """Whether one of the ranges holds the offset."""
        return self.holder(offset) is not None


@lru_cache(maxsize=2)
def find_quotes(text: str) -> tuple[Quote, ...]:
    """Every quotation of a text in order of its start, nested ones after their outer quote.

    Marks with nothing between them quote nothing.
    Several components ask for those of the same text; the last two texts are kept.
    """
    starts = paragraph_starts(text)
    found: list[Quote] = []
    series = 0
    continues = False
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        pieces, left_open = _quotes_of_paragraph(text, start, end)
        for number, (piece, closed, depth) in enumerate(pieces):
            first = number == 0 and piece.start == start
            if depth == 0 and not (continues and first):
                series += 1
            width = 2 if text.startswith(("``", "''"), piece.start) else 1
            closing = (2 if text.endswith("''", 0, piece.end) else 1) if closed else 0
            inside = Range(piece.start + width, max(piece.start + width, piece.end - closing))
            if not text[inside.start : inside.end].isspace() and inside.start < inside.end:
                found.append(Quote(piece, inside, closed, series, depth))
        continues = left_open
    return tuple(found)


def _quotes_of_paragraph(
    text: str, start: int, end: int
) -> tuple[list[tuple[Range, bool, int]], bool]:
    """Pieces of one paragraph with whether they close and their depth; and whether one stays open.

    A stray opening mark in mid-paragraph opens nothing unless it runs to the paragraph's end at
    the place where a continued quotation may: that is how wire copy breaks a long statement.
    """
    stack: list[tuple[str, int]] = []
    found: list[tuple[Range, bool]] = []
    matches = list(_MARK.finditer(text, start, end))
    for number, match in enumerate(matches):
        mark, at = match.group(), match.start()
        if _is_apostrophe(text, matches, number):
            continue
        if stack and _closes(stack[-1][0], mark, text, at):
            opened = stack.pop()[1]
            if at - opened <= _LIMIT:
                found.append((Range(opened, match.end()), True))
        elif len(stack) > 1 and _closes(stack[0][0], mark, text, at):
            opened = stack[0][1]
            stack.clear()
            found.append((Range(opened, match.end()), True))
        elif _opens(mark, text, at) and len(stack) < 3:
            stack.append((mark, at))
    opened_at = next((at for mark, at in stack if mark not in _SINGLE_OPENING), None)
    left_open = opened_at is not None and end - opened_at <= _LIMIT
    if opened_at is not None and left_open:
        last = len(text[start:end].rstrip()) + start
        found.append((Range(opened_at, last), False))
    return _with_depth(found), left_open


def _with_depth(found: list[tuple[Range, bool]]) -> list[tuple[Range, bool, int]]:
    """The pieces in text order, outer before inner, each with how many others hold it."""
    result: list[tuple[Range, bool, int]] = []
    around: list[Range] = []
    for piece, closed in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        while around and around[-1].end <= piece.start:
            around.pop()
        result.append((piece, closed, len(around)))
        around.append(piece)
    return result


def _is_apostrophe(text: str, matches: list[re.Match[str]], number: int) -> bool:
    """Whether a single mark after an "s" is a genitive, for a later mark closes the quotation."""
    match = matches[number]
    if match.group() not in _SINGLE_CLOSING or text[match.start() - 1 : match.start()] != "s":
        return False
    for position in range(number + 1, len(matches)):
        later = matches[position]
        if later.group() in _SINGLE_CLOSING and not text[later.start() - 1].isspace():
            return True
        if later.group() in _SINGLE_OPENING:
            return False
    return False


def _opens(mark: str, text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + len(mark) : at + len(mark) + 1]
    if mark in _OPENING:
        return True
    if mark in {'"', "''"}:
        return bool(after) and not after.isspace() and not before.isalnum()
    return mark in _SINGLE_OPENING and not before.isalnum() and not after.isdigit()


def _closes(opening: str, mark: str, text: str, at: int) -> bool:
    if opening == "“" and mark == "“":  # a mark set the wrong way round: “It is over,“ he said
        return text[at - 1] in ",.?!" and not text[at + 1 : at + 2].isalnum()
    if opening in _OPENING:
        return mark == _OPENING[opening] or (opening == "“" and mark in {'"', "''"})
    if opening == '"':
        return mark in {'"', "”"}
    if opening == "''":
        return mark == "''"
    return mark in _SINGLE_CLOSING
