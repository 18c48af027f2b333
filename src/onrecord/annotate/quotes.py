"""Quotation marks: which pairs open and close, over paragraphs too.

A mark that opens anew at the head of the next paragraph without having been closed continues
the quotation; the pieces then share a `series`. Straight, curly, low and single marks, and the
double back-tick of old wire copy, are read; apostrophes are told apart from single marks.
"""

import re
from dataclasses import dataclass

from onrecord.annotate.layers import Range
from onrecord.annotate.syntax import paragraph_starts

_OPENING = {"“": "”", "„": "”", "«": "»", "``": "''"}
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


def find_quotes(text: str) -> list[Quote]:
    """Every quotation of a text in order of its start, nested ones after their outer quote."""
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
            found.append(Quote(piece, inside, closed, series, depth))
        continues = left_open
    return found


def _quotes_of_paragraph(
    text: str, start: int, end: int
) -> tuple[list[tuple[Range, bool, int]], bool]:
    """Pieces of one paragraph with whether they close and their depth; and whether one stays open.

    A stray opening mark in mid-paragraph opens nothing unless it runs to the paragraph's end at
    the place where a continued quotation may: that is how wire copy breaks a long statement.
    """
    stack: list[tuple[str, int]] = []
    found: list[tuple[Range, bool, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if stack and _closes(stack[-1][0], mark):
            opened = stack.pop()[1]
            if at - opened <= _LIMIT:
                found.append((Range(opened, match.end()), True, len(stack)))
        elif len(stack) > 1 and _closes(stack[0][0], mark):
            opened = stack[0][1]
            stack.clear()
            found.append((Range(opened, match.end()), True, 0))
        elif _opens(mark, text, at) and len(stack) < 3:
            stack.append((mark, at))
    left_open = bool(stack) and stack[0][0] in {"“", '"', "``", "«", "„"}
    if left_open and end - stack[0][1] <= _LIMIT:
        last = len(text[start:end].rstrip()) + start
        found.append((Range(stack[0][1], last), False, 0))
    return sorted(found, key=lambda item: (item[0].start, item[2])), left_open


def _opens(mark: str, text: str, at: int) -> bool:
    if mark in _OPENING:
        return True
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if mark == '"':
        return bool(after) and not after.isspace() and not before.isalnum()
    return mark in {"‘", "'"} and not before.isalnum() and not after.isdigit()


def _closes(opening: str, mark: str) -> bool:
    if opening in _OPENING:
        return mark == _OPENING[opening] or (opening == "“" and mark in {'"', "''"})
    if opening == '"':
        return mark in {'"', "”"}
    return mark in {"’", "'"}
