"""Numbers as news texts write them: "1.2bn", "two and a half million", "tens of thousands".

A number has two bounds, which are one where it is exact: "up to 40", "between 5 and 10", "several
hundred". Words of number are those of `annotate.time_numbers`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.annotate.layers import Range
from onrecord.annotate.time_grammar import load_grammar
from onrecord.annotate.time_numbers import number_of
from onrecord.lexicons._load import load_lexicon
from onrecord.lexicons.currencies import is_currency_noun, is_currency_symbol

PLAIN_RULE = "amount.plain"
"""Rule of a number that no word bounds."""

ARTICLES = frozenset({"a", "an"})
DASHES = frozenset({"-", "–", "—"})

_WORD = re.compile(
    r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[½¼¾]|(?:U\.S\.|[A-Z]{1,3})?[$€£¥₹₽₴₪₩₦₺₱₫₸₡₲₮₭₾₼]"
    r"|[^\W\d_]+|[^\w\s]"
)
_FRACTIONS = frozenset({"½", "¼", "¾"})
_MAGNITUDES: Mapping[str, float] = {
    "k": 1e3,
    "thousand": 1e3,
    "lakh": 1e5,
    **dict.fromkeys(("m", "mn", "mln", "million"), 1e6),
    "crore": 1e7,
    **dict.fromkeys(("b", "bn", "bln", "billion"), 1e9),
    **dict.fromkeys(("tn", "trn", "trillion"), 1e12),
}
_LETTERS = frozenset({"k", "m", "b"})
"""Magnitudes of one letter, right behind figures: "$5m", "5m euros", "5m tents"; no "5m wall"."""

_PLURALS: Mapping[str, float] = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
_AT_LEAST_TWO = 2
"""What a plural of a magnitude tells: "thousands" are at least two thousand."""

_SEVERAL = frozenset({"several", "many", "few"})
_PARTS = frozenset({"half", "quarter"})
_JOINTS = frozenset({"to", "or", "and"}) | DASHES
_LONGEST_BOUND = 3
_DECIMALS = 6
"""Places to which a product is rounded, so that 1.2 billion is no 1199999999.9999998."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the text that the grammar reads as one: figures, a word, a sign."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_figures(self) -> bool:
        """Whether it is written in figures."""
        return self.text[0].isdigit() or self.text in _FRACTIONS


class Words:
    """The words of a stretch of a text."""

    def __init__(self, text: str, where: Range) -> None:
        found = _WORD.finditer(text, where.start, where.end)
        self._words = [Word(each.start(), each.end(), each.group()) for each in found]

    def __getitem__(self, position: int) -> Word:
        return self._words[position]

    def __len__(self) -> int:
        return len(self._words)

    def lower(self, position: int) -> str:
        """The word at a position in lower case; empty outside the stretch."""
        return self._words[position].lower if 0 <= position < len(self._words) else ""

    def phrase(self, first: int, last: int) -> str:
        """Words in lower case with a space between them; empty where some lie outside."""
        if first < 0 or last > len(self._words):
            return ""
        return " ".join(word.lower for word in self._words[first:last])

    def touches(self, position: int) -> bool:
        """Whether a word stands right behind the one before it, without a space."""
        return 0 < position < len(self._words) and (
            self._words[position - 1].end == self._words[position].start
        )


@dataclass(frozen=True, slots=True)
class Number:
    """The number that the words `[first, last)` tell.

    Attributes:
        least, most: its bounds, one number where it is exact; None on an open side.
        money: the sign before it, None where there is none.
        magnitude: what its last word multiplies by, 1 for none.
        approximate: whether a word calls it a rough one.
        rule: id of the entry that bounds it.
    """

    first: int
    last: int
    least: float | None
    most: float | None
    money: str | None = None
    magnitude: float = 1.0
    approximate: bool = False
    rule: str = PLAIN_RULE


def may_hold_number(text: str) -> bool:
    """Whether a text has figures or a word of number at all."""
    if any(character.isdigit() or character in _FRACTIONS for character in text):
        return True
    words = re.split(r"\W+", text.lower())
    return any(word in _PLURALS or word in _MAGNITUDES or _is_numeral(word) for word in words)


def number_at(words: Words, position: int) -> Number | None:
    """The number that begins at a position, with its range and the words that bound it before.

    The figures of a name ("F-16", "G7") are none. A bound makes the number begin earlier.
    """
    found = _signed(words, position)
    return _bounded(words, _ranged(words, found)) if found else None


def bounded_behind(words: Words, number: Number, last: int) -> tuple[Number, int]:
    """A number as words behind `last` bound it ("40 tents or more"), and where these end."""
    for length in range(_LONGEST_BOUND, 0, -1):
        entry = _bounds("after").get(words.phrase(last, last + length))
        if entry:
            return _bound(number, *entry), last + length
    return number, last


def _signed(words: Words, position: int) -> Number | None:
    """A number with its sign of money."""
    word = words[position]
    if is_currency_symbol(word.text) and position + 1 < len(words):
        behind = words[position + 1]
        found = _unsigned(words, position + 1, money=word.text) if behind.is_figures else None
        return replace(found, first=position) if found else None
    if word.is_figures and _belongs_to_name(words, position):
        return None
    return _unsigned(words, position)


def _belongs_to_name(words: Words, position: int) -> bool:
    if not words.touches(position):
        return False
    before = position - 1
    if words.lower(before) in DASHES and words.touches(before):
        before -= 1
    return words.lower(before)[:1].isalpha() or words.lower(before) in {"/", "."}


def _unsigned(words: Words, position: int, *, money: str | None = None) -> Number | None:
    return _vague(words, position) or _exact(words, position, money=money)


def _vague(words: Words, position: int) -> Number | None:
    """As in "tens of thousands" and "a few hundred": at least two of it."""
    word, last = words.lower(position), position + 1
    if word in _PLURALS:
        least = _PLURALS[word]
        if words.lower(last) == "of" and words.lower(last + 1) in _PLURALS:
            least *= _PLURALS[words.lower(last + 1)]
            last += 2
        return Number(position, last, _AT_LEAST_TWO * least, None)
    least = 1.0
    while word in _SEVERAL and (scale := _scale(words.lower(last))):
        least *= scale
        last += 1
    if least == 1:
        return None
    article = words.lower(position - 1) in ARTICLES
    return Number(position - article, last, _AT_LEAST_TWO * least, None)


def _exact(words: Words, position: int, *, money: str | None) -> Number | None:
    told, last = _numerals(words, position)
    value = number_of(told) if told else None
    if value is None:
        return None
    factor = 1.0
    while (magnitude := _magnitude(words, last, money=money)) is not None:  # "2 lakh crore"
        factor *= magnitude
        last += 2 if words.lower(last) in DASHES else 1
    total = round(value * factor, _DECIMALS)
    return Number(position, last, total, total, money=money, magnitude=factor)


def _numerals(words: Words, position: int) -> tuple[list[str], int]:
    """The words of a number without its magnitude, and where they end."""
    told: list[str] = []
    last = position
    while last < len(words):
        word = words[last]
        after_figures = bool(told) and told[-1][0].isdigit()
        if not (
            (word.is_figures and not told)
            or (word.text in _FRACTIONS and after_figures and words.touches(last))
            or (_is_numeral(word.lower) and not after_figures)
            or (_is_scale(word.lower) and told)
            or _joins_numerals(words, last, told)
        ):
            break
        told.append(word.lower)
        last += 1
    return told, last


def _joins_numerals(words: Words, position: int, told: Sequence[str]) -> bool:
    """Whether a small word joins words of number: "two and a half", "twenty-one", "a dozen"."""
    word, behind = words.lower(position), words.lower(position + 1)
    if word in ARTICLES:
        counted = behind in _PARTS or _scale(behind) is not None
        return counted and (not told or told[-1] in {"half", "and"})
    if word == "and" and told:
        part = behind in ARTICLES and words.lower(position + 2) in _PARTS
        return part or (_is_scale(told[-1]) and _is_numeral(behind))
    return word in DASHES and _is_within(told[-1:], 20, 99) and _is_within([behind], 1, 9)


def _is_within(told: Sequence[str], least: int, most: int) -> bool:
    """Whether one word of number tells one of these: "twenty", of which "-one" may follow."""
    return any(_is_numeral(word) and least <= (number_of([word]) or 0) <= most for word in told)


def _magnitude(words: Words, position: int, *, money: str | None) -> float | None:
    """What a word behind a number multiplies it by: "bn", "-million"."""
    word = words.lower(position)
    if word in DASHES:
        word = words.lower(position + 1)
        return None if word in _LETTERS else _MAGNITUDES.get(word)
    if word in _LETTERS:
        behind = words.lower(position + 1)
        counts = money is not None or is_currency_noun(behind) or behind[-1:] == "s"
        if not (words[position - 1].is_figures and words.touches(position) and counts):
            return None
    return _MAGNITUDES.get(word)


def _ranged(words: Words, number: Number) -> Number:
    """A number with the other end of its range: "5 to 10", "between €2bn and €3bn", "$2-3bn"."""
    joint = words.lower(number.last)
    between = words.lower(number.first - 1) == "between"
    if number.least is None or number.most is None or number.last + 1 >= len(words):
        return number
    if joint not in _JOINTS or (joint == "and" and not between):
        return number
    behind = number.last + 1
    if words[behind].is_figures:
        other = _unsigned(words, behind, money=number.money)
    else:
        other = _signed(words, behind)
    if other is None or other.most is None:
        return number
    shared = number.magnitude == 1 and number.least * other.magnitude < other.most
    least = number.least * (other.magnitude if shared else 1)
    if least >= other.most:
        return number
    first = number.first - between
    first -= joint == "to" and words.lower(first - 1) == "from"
    return Number(first, other.last, least, other.most, money=number.money or other.money)


def _bounded(words: Words, number: Number) -> Number:
    """A number with the words before it that bound it."""
    for length in range(_LONGEST_BOUND, 0, -1):
        entry = _bounds("before").get(words.phrase(number.first - length, number.first))
        if entry:
            return _bound(replace(number, first=number.first - length), *entry)
    return number


def _bound(number: Number, reads: str, rule: str) -> Number:
    """A number that words read as a bound or as a rough one; a range keeps its ends."""
    exact = number.least == number.most
    return replace(
        number,
        least=None if exact and reads == "most" else number.least,
        most=None if exact and reads == "least" else number.most,
        approximate=reads == "about",
        rule=rule,
    )


def _scale(word: str) -> float | None:
    """What a word of scale stands for: 12 for "dozen", a million for "million"."""
    return _MAGNITUDES.get(word) or (number_of([word]) if _is_scale(word) else None)


def _is_numeral(word: str) -> bool:
    return bool(load_grammar().value("numeral", word)) or word in _PARTS


def _is_scale(word: str) -> bool:
    return bool(load_grammar().value("scale", word))


@lru_cache
def _bounds(side: str) -> Mapping[str, tuple[str, str]]:
    """Words on one side of a number -> how they read it, and the entry's id."""
    return {
        words: (entry.fields["reads"], entry.id)
        for entry in load_lexicon("amount_bounds")
        for words in entry.fields[side]
    }
