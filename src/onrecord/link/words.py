"""The words by which two tellings of an act are compared, and how much each of them tells."""

import re
from collections.abc import Iterable
from functools import cache

from onrecord.lexicons._table import read_table

COLUMNS = ("stem", "share")
TABLE = "common_words.tsv"

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDING = re.compile(
    r"(?<=[a-z]{3})(?:ations?|ings?|ed|es|s|ly|ments?|ers?|ors?|al|ies|y|ied|ions?|e)$"
)


def stem(word: str) -> str:
    """A lower-case word without its ending: "withdrawing", "withdraws" and "withdrawal" are one.

    One ending is cut, and a doubled consonant before it ("planned") becomes single. It need not be
    a word; it only has to be the same for what is compared.
    """
    cut = _ENDING.sub("", _POSSESSIVE.sub("", word))
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut


def stems(text: str) -> list[str]:
    """The words of a text without their endings, in text order; numbers are none."""
    return [stem(word) for word in _WORD.findall(text.casefold())]


def weight(found: str) -> float:
    """How much it tells that two texts share a stem: 0 for "the", 1 for words not in the table.

    The logarithm of its share of articles, by the share of the rarest in the table.
    """
    return _weights().get(found, 1.0)


def total_weight(found: Iterable[str]) -> float:
    """The sum of the weights."""
    return sum(map(weight, found))


@cache
def _weights() -> dict[str, float]:
    from math import log

    shares = {
        row["stem"]: float(row["share"])
        for row in read_table(TABLE, COLUMNS, package="onrecord.link")
    }
    rarest = log(min(shares.values()))
    return {found: log(share) / rarest for found, share in shares.items()}
