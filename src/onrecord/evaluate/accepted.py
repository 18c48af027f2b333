"""Answers judged against the values that annotators accept."""

import re
from collections.abc import Collection, Iterable

_ARTICLE = re.compile(r"^(?:the|an?) ")


def is_accepted(found: str | None, accepted: Collection[str | None]) -> bool:
    """Whether a name is one of the accepted; None, no name, is accepted where it is among them.

    Names are compared without case, for a party without a name is called by words that may open a
    sentence; without an article before them ("the aides"); and without the shape of apostrophes.
    """
    return _folded(found) in map(_folded, accepted)


def share(right: Iterable[bool]) -> float:
    """The share of true ones, to three digits; 0 of none."""
    values = list(right)
    return round(sum(values) / len(values), 3) if values else 0.0


def _folded(name: str | None) -> str | None:
    return name and _ARTICLE.sub("", name.casefold().replace("’", "'"), count=1)
