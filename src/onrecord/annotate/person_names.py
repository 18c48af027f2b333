"""Compares personal names: spellings, initials, surnames alone."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from onrecord.lexicons._table import read_table
from onrecord.lexicons.given_names import gender_of_given_name

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PREFIX = re.compile(r"^(al|el|ul|ad|as|at|ar)[-’' ]")
_SLAVIC_ENDING = re.compile(r"(yy|iy|ii|yi|ij|yj|y|i)$")
_VOWEL_PAIRS = (("oe", "o"), ("ae", "a"), ("ue", "u"), ("kh", "h"), ("ei", "e"), ("ey", "e"))
_LONG_ENOUGH_FOR_A_SLIP = 4


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without what spellings differ in: accents, case, transliterated endings.

    "Zelenskyy", "Zelenskiy" and "Zelensky" fold alike, and so do "Schröder" and "Schroeder".
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if letter.isalnum() or letter in "- "
    )
    plain = _PREFIX.sub("", plain).replace("ø", "o").replace("ł", "l")
    for pair, single in _VOWEL_PAIRS:
        plain = plain.replace(pair, single)
    return _SLAVIC_ENDING.sub("y", plain)


@lru_cache(maxsize=8192)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name, without suffixes such as "Jr"."""
    parts = [part for part in name.replace("’s", "").replace("'s", "").split() if part]
    while len(parts) > 1 and parts[-1].casefold().strip(",") in _SUFFIXES:
        parts.pop()
    return tuple(parts)


def surname(name: str) -> str:
    """The last word of a name, folded."""
    parts = name_parts(name)
    return fold(parts[-1]) if parts else ""


def is_same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's.

    The surnames must be alike. Given names, where both are told, must be alike, or one the initial
    or a spelling of the other; a name of one word may also be the first of the other ("Xi").
    """
    mine, theirs = name_parts(one), name_parts(other)
    if not mine or not theirs:
        return False
    if mine == theirs:
        return True
    if len(mine) == 1 or len(theirs) == 1:
        single, full = (mine, theirs) if len(mine) == 1 else (theirs, mine)
        return fold(single[0]) in {fold(full[-1]), fold(full[0])}
    if _without_given(mine, theirs) or _without_given(theirs, mine):
        return True
    return _alike(fold(mine[-1]), fold(theirs[-1])) and _same_given(mine[0], theirs[0])


def _without_given(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is the other without its given name: "von der Leyen"."""
    return len(short) < len(full) and [fold(part) for part in full[-len(short) :]] == [
        fold(part) for part in short
    ]


def _same_given(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    if one in _short_forms().get(other, ()) or other in _short_forms().get(one, ()):
        return True
    if not one or not other or one[0] != other[0]:
        return False
    return len(one) == 1 or len(other) == 1 or _alike(one, other) or _is_short_for(one, other)


@lru_cache(maxsize=1)
def _short_forms() -> Mapping[str, frozenset[str]]:
    """Full given name -> its short forms, folded."""
    return {
        fold(row["name"]): frozenset(map(fold, row["short_forms"].split("|")))
        for row in read_table("given_name_short_forms.tsv", ("name", "short_forms"))
    }


def _is_short_for(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long.startswith(short[:-1] if len(short) > 3 else short)


def _alike(one: str, other: str) -> bool:
    """Whether two folded names are equal, or differ by one slip in names of some length."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG_ENOUGH_FOR_A_SLIP or one[0] != other[0]:
        return False
    return _edits(one, other) <= 1


def _edits(one: str, other: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, theirs in enumerate(other, start=1):
            previous, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, previous + (letter != theirs)),
            )
    return row[-1]


def _is_whole_name_within(short: str, long: str) -> bool:
    """Whether the longer of two names is the shorter, given name and surname, with words before."""
    parts = name_parts(short)
    return (
        len(parts) > 1
        and long.endswith(f" {short}")
        and gender_of_given_name(parts[0]) is not None
        and gender_of_given_name(name_parts(long)[0]) is None
    )


def fuller(one: str, other: str) -> str:
    """The name with more words, then with more letters; the first of equals.

    Words before a whole name with a known given name are none of it: "Striker Ana Pires".
    """
    if _is_whole_name_within(one, other):
        return one
    if _is_whole_name_within(other, one):
        return other
    rank = (len(name_parts(other)), sum(map(str.isalpha, other)))
    own = (len(name_parts(one)), sum(map(str.isalpha, one)))
    return other if rank[0] > own[0] else one
