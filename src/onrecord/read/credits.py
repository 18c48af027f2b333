"""Lines of a report that tell about the report itself: bylines, credits, corrections.

They name reporters and editors, who are no parties of the news.
"""

import re
from collections.abc import Iterator

from onrecord.model import Evidence

_NAME = r"[A-Z][\w.'’-]+(?:[ \t]+(?:(?:al|bin|da|de|der|la|van|von)[ \t]+){0,2}[A-Z][\w.'’-]*){1,4}"

_RULES = (
    (
        "credit.by",  # (Reporting by …; Editing by …)
        re.compile(
            r"\((?:(?:additional|extra)\s+)?"
            r"(?:reporting|reported|writing|written|editing|edited|compiled|translated)\s+"
            r"(?:and\s+\w+\s+)?by\b[^()]{1,600}\)",
            re.IGNORECASE,
        ),
    ),
    (
        "credit.correction",  # (Corrects spelling in paragraph 3)
        re.compile(
            r"^[ \t]*\((?:adds|clarifies|corrects|corrected|recasts|refiles|updates)\b"
            r"[^()\n]{0,300}\)",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "credit.correction_line",  # CORRECTION: An earlier version …
        re.compile(
            r"^[ \t]*(?:CORRECTION|CORRECTED|CLARIFICATION|(?:Correction|Clarification):)"
            r"[^\n]{0,400}$",
            re.MULTILINE,
        ),
    ),
    (
        "credit.update",  # UPDATE 2-
        re.compile(r"^[ \t]*(?:UPDATE|WRAPUP|REFILE|RPT)[ -]?\d* ?- ?(?=\w)", re.MULTILINE),
    ),
    (
        "credit.byline",  # By Jane Doe and John Roe
        re.compile(
            rf"^[ \t]*By[ \t]+{_NAME}(?:(?:,? and|,)[ \t]+{_NAME}){{0,5}}[ \t]*$", re.MULTILINE
        ),
    ),
    (
        "credit.with",  # — With AP
        re.compile(
            r"^[ \t]*[—–-]{1,2}[ \t]*With (?:AP|AFP|Reuters|agencies|agency|inputs?)\b[^\n]{0,80}$",
            re.MULTILINE,
        ),
    ),
)
"""Rule id -> the lines it finds."""


def find_credits(text: str) -> tuple[Evidence, ...]:
    """The credit lines of `text` in text order, none inside another."""
    found: list[Evidence] = []
    for credit in sorted(_matches(text), key=lambda credit: (credit.start, -credit.end)):
        if not found or credit.start >= found[-1].end:
            found.append(credit)
    return tuple(found)


def _matches(text: str) -> Iterator[Evidence]:
    for rule, pattern in _RULES:
        for match in pattern.finditer(text):
            words = match.group()
            start = match.start() + len(words) - len(words.lstrip())
            yield Evidence.of(text, start, match.start() + len(words.rstrip()), rule=rule)
