"""Pages that stand where an article should: cookie walls, paywalls, error pages."""

import re
from functools import lru_cache

from onrecord.lexicons._table import read_table

_MAX_CHARACTERS = 1000  # a longer text tells something of its own
_EDGE = 250  # characters; such pages say it at once, paywalls at the end of a teaser


def boilerplate_kind(text: str, *, title: str | None = None) -> str | None:
    """What kind of page `text` is where it is no article, None where it may be one.

    Args:
        text: canonical text.
        title: its headline, which on such pages says what they are.
    """
    if len(text) > _MAX_CHARACTERS:
        return None
    words = " ".join(f"{title or ''} {text}".replace("’", "'").split())
    edges = words if len(words) <= 2 * _EDGE else f"{words[:_EDGE]}\n{words[-_EDGE:]}"
    match = _phrases().search(edges)
    return match.lastgroup.replace("_", " ") if match and match.lastgroup else None


@lru_cache
def _phrases() -> re.Pattern[str]:
    """One group for each kind of `boilerplate.tsv`, holding its phrases."""
    kinds: dict[str, list[str]] = {}
    for row in read_table("boilerplate.tsv", ("kind", "phrase"), package="onrecord.read"):
        kinds.setdefault(row["kind"], []).append(re.escape(row["phrase"]))
    groups = (f"(?P<{kind}>{'|'.join(phrases)})" for kind, phrases in kinds.items())
    return re.compile(rf"\b(?:{'|'.join(groups)})", re.IGNORECASE)
