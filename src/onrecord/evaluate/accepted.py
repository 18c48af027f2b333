"""Answers judged against the values that annotators accept."""

from collections.abc import Collection, Iterable


def is_accepted(found: str | None, accepted: Collection[str | None]) -> bool:
    """Whether a name is one of the accepted; None, no name, is accepted where it is among them.

    Names are compared without their case, for a party without a name is called by words that may
    open a sentence, and without the shape of their apostrophes.
    """
    return _folded(found) in map(_folded, accepted)


def share(right: Iterable[bool]) -> float:
    """The share of true ones, to three digits; 0 of none."""
    values = list(right)
    return round(sum(values) / len(values), 3) if values else 0.0


def _folded(name: str | None) -> str | None:
    return name and name.casefold().replace("’", "'")
