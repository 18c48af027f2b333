"""How a text says that it replaces, corrects or takes back another: "UPDATE 2-", "(Corrects …)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.read.credits import find_credits
from onrecord.terms import VersionKind

_KINDS = {
    "update": VersionKind.UPDATE,
    "updated": VersionKind.UPDATE,
    "updates": VersionKind.UPDATE,
    "adds": VersionKind.UPDATE,
    "recasts": VersionKind.UPDATE,
    "wrapup": VersionKind.UPDATE,
    "lead": VersionKind.UPDATE,
    "ld": VersionKind.UPDATE,
    "corrected": VersionKind.CORRECTION,
    "correction": VersionKind.CORRECTION,
    "corrects": VersionKind.CORRECTION,
    "clarification": VersionKind.CORRECTION,
    "clarified": VersionKind.CORRECTION,
    "clarifies": VersionKind.CORRECTION,
    "amended": VersionKind.CORRECTION,
    "refile": VersionKind.REPEAT,
    "refiles": VersionKind.REPEAT,
    "repeat": VersionKind.REPEAT,
    "resend": VersionKind.REPEAT,
    "rpt": VersionKind.REPEAT,
    "kill": VersionKind.WITHDRAWAL,
    "retracted": VersionKind.WITHDRAWAL,
    "retraction": VersionKind.WITHDRAWAL,
    "withdrawal": VersionKind.WITHDRAWAL,
    "withdrawn": VersionKind.WITHDRAWAL,
}
_ORDER = tuple(VersionKind)
"""The weightiest last: a corrected update is a correction, a withdrawn one is withdrawn."""

_CAPITALS = frozenset({"kill", "lead", "ld"})
"""Words that begin headlines of their own; marks of an agency are written large."""

_IN_HEADLINE = re.compile(
    r"[\s*]*[(\[<]?\s*(?:(?P<before>\d{1,2})(?:st|nd|rd|th)\s+)?"
    rf"(?P<word>{'|'.join(sorted(_KINDS, key=len, reverse=True))})\b"
    r"(?:\s+(?P<after>\d{1,2}))?\s*(?:[)\]>]\s*[-–—:]*|[-–—:]+)\s*(?=\S)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\W*(\w+)")
_FOOTNOTE = re.compile(
    r"\b(?:article|story|report|headline|item)\b[^.\n]{0,60}\b(?:was|has been)\s+"
    r"(amended|corrected|clarified|updated)\s+(?:on|at|to)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\b(?:kill|disregard|withdraw)\b[^.\n]{0,40}\b(?:story|article|report|item)\b"
    r"|\b(?:story|article|report|item)\b[^\n]{0,200}\b(?:is|was|has been)\s+"
    r"(?:hereby\s+)?(?:killed|withdrawn|retracted)\b",
    re.IGNORECASE,
)
_MAX_NOTICE = 800
"""Characters: a notice is short, and a long text that speaks of a withdrawn report is news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What a text says of its place among versions.

    Attributes:
        kind: what it does to the one before it; None where it says nothing.
        number: of the update, 0 where none is given.
        count: how many marks it has.
        headline: without the marks.
    """

    kind: VersionKind | None
    number: int
    count: int
    headline: str


def read_marks(title: str | None, text: str) -> Marks:
    """The marks in headline, notes and footnotes.

    Args:
        title: headline, with its marks.
        text: canonical text.
    """
    kinds: list[VersionKind] = []
    number, headline = 0, title or ""
    while (match := _IN_HEADLINE.match(headline)) and _is_mark(match["word"]):
        kinds.append(_KINDS[match["word"].lower()])
        number = max(number, int(match["before"] or match["after"] or 0))
        headline = headline[match.end() :]
    kinds += _in_text(text)
    kind = max(kinds, key=_ORDER.index) if kinds else None
    return Marks(kind=kind, number=number, count=len(kinds), headline=headline)


def _is_mark(word: str) -> bool:
    return word.lower() not in _CAPITALS or word.isupper()


def _in_text(text: str) -> Iterator[VersionKind]:
    for credit in find_credits(text):
        word = _NOTE.match(credit.exact)
        if word and word[1].lower() in _KINDS and credit.rule != "credit.update":
            yield _KINDS[word[1].lower()]
    for footnote in _FOOTNOTE.finditer(text):
        yield _KINDS[footnote[1].lower()]
    if len(text) <= _MAX_NOTICE and _NOTICE.search(text):
        yield VersionKind.WITHDRAWAL
