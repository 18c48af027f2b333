"""The headline of a plain text that has no field for it."""

import re

from onrecord.read.head import parse_head

_MAX_CHARACTERS = 160  # a headline of two lines
_MAX_WORDS = 25
_FIRST_LINE = re.compile(r"\s*([^\n]+)\n[ \t]*\n\s*(?=\S)")
_BYLINE = re.compile(r"by\s", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St)\.$|\.\.\.$")


def split_title(text: str) -> tuple[str | None, str]:
    """Headline and body of a plain text.

    The first line is a headline when a blank line and more text follow, it is short, does not
    end like a sentence, and is neither a byline nor the head of the report.

    Args:
        text: canonical text.
    Returns:
        the headline and the text after the blank lines; None and `text` itself without one.
    """
    match = _FIRST_LINE.match(text)
    if match is None or not _is_headline(match[1].strip()):
        return None, text
    head = parse_head(text)
    if head is not None and head.start < match.end(1):
        return None, text
    return match[1].strip(), text[match.end() :]


def _is_headline(line: str) -> bool:
    if len(line) > _MAX_CHARACTERS or len(line.split()) > _MAX_WORDS:
        return False
    if not any(map(str.isalpha, line)) or _BYLINE.match(line):
        return False
    return line[-1] not in ".:;,-–—" or _ABBREVIATION.search(line) is not None
