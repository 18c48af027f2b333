"""The time at the head of a post of a live blog: "12 May 2023 14.05 ", "14:05 BST "."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STAMP = re.compile(
    r"^(?:From )?(?P<day>\d{1,2} [A-Z][a-z]{2,8}\.? \d{4},? )?"
    r"\d{1,2}[:.]\d{2}(?: ?(?:am|pm|[A-Z]{3,4}))? (?=[A-Z])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a post begins.

    Attributes:
        start, end: half-open range of code points; the text of the post begins at `end`.
        day: where its date begins; None for a clock alone.
    """

    start: int
    end: int
    day: int | None


def find_stamps(text: str) -> Iterator[Stamp]:
    """The stamps of a text, in text order; none where it is no live blog."""
    for match in _STAMP.finditer(text):
        day = match.start("day")
        yield Stamp(match.start(), match.end(), day if day >= 0 else None)
