"""A text as a row of words with one letter each, for the grammar of times to match.

Every word of the vocabulary, every kind of number ("a day of a month", "a year", "a clock time")
and the few signs that matter have a letter of their own; all other words share one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

GAP, OTHER_WORD, OTHER_SIGN = "\ue000", "\ue001", "\ue002"
"""Letters of a paragraph's edge, and of words and signs that are not in the vocabulary."""

_FIRST_LETTER = 0xE010  # the private use area: no sign of regular expressions is there

KINDS = (
    *("iso", "numeric", "clock", "nine_eleven", "fraction", "short_year", "decade2", "decade4"),
    *("quarter_code", "half_code", "fiscal_code", "o31", "o_big", "possessive"),
    *("n12", "n31", "n59", "n_big", "year4", "military", "decimal"),
)
"""Kinds of number, each with its letter: n12 is 1 to 12, n31 13 to 31, o31 "1st" to "31st"."""

_FILLER_KINDS = ("n12", "n31", "n59", "n_big", "decimal", "fraction", "possessive", "o_big")
_SIGNS = {"-": "-", "–": "-", "—": "—", ",": ",", "/": "/", "(": "(", ")": ")", "'": "'", "’": "'"}
_CURRENCY = "$£€¥#"

_TOKEN = re.compile(
    r"""(?P<gap>\n[^\S\n]*\n)
      | (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}
          (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)(?![\w-])
      | (?P<numeric>[0-9]{1,2}(?P<sign>[/.-])[0-9]{1,2}(?P=sign)(?:[0-9]{4}|[0-9]{2}))(?![\w/-])
      | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?![0-9:])
      | (?P<nine_eleven>9/11)(?![\w/])
      | (?P<fraction>[½¼¾]|1/2)(?![\w/])
      | (?P<short_year>['’‘`][0-9]{2})(?!\w)
      | (?P<decade2>['’‘`]?[1-9]0['’]?s)(?!\w)
      | (?P<decade4>[12][0-9]{2}0['’]?s)(?!\w)
      | (?P<quarter_code>[qQ][1-4]|[1-4]Q)(?!\w)
      | (?P<half_code>H[12]|[12]H)(?!\w)
      | (?P<fiscal_code>FY['’]?(?:[0-9]{4}|[0-9]{2}))(?!\w)
      | (?P<nth>[0-9]{1,12}(?:st|nd|rd|th))(?!\w)
      | (?P<digits>[0-9]{1,12}(?:,[0-9]{3}){0,5}(?:\.[0-9]{1,12})?)(?=[ap]\.?m\b|(?!\w))
      | (?P<word>[oO]['’]clock|[^\W\d_]+(?:\.[^\W\d_]+)*)(?!\w)
      | (?P<possessive>['’]s\b)
      | (?P<mixed>\w+)
      | (?P<punctuation>\S)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: as written, where they start, and their letters."""

    texts: list[str]
    starts: list[int]
    letters: str

    def end(self, index: int) -> int:
        """Where a word ends."""
        return self.starts[index] + len(self.texts[index])

    def beside(self, index: int) -> str:
        """The word at `index`; empty at a paragraph's edge and outside the text."""
        inside = 0 <= index < len(self.texts) and self.letters[index] != GAP
        return self.texts[index] if inside else ""


class Vocabulary:
    """The words that times are made of, and the letter of each.

    Args:
        classes: class -> word -> value. A word with a capital is read only where it has one.
    """

    def __init__(self, classes: Mapping[str, Mapping[str, str]]) -> None:
        self._values = {
            name: {word.lower(): value for word, value in words.items()}
            for name, words in classes.items()
        }
        self._free = map(chr, count(_FIRST_LETTER))
        self._any_case: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        self._fixed = {key: next(self._free) for key in (*KINDS, *_SIGNS.values(), "currency")}
        self._members = {name: "".join(map(self.letter, words)) for name, words in classes.items()}

    def letter(self, word: str) -> str:
        """The letter of a word, which joins the vocabulary if it was not in it."""
        key = word.lower()
        any_case = word == key and key not in self._capitals
        table = self._any_case if any_case else self._capitals
        if key not in table:
            table[key] = next(self._free)
        return table[key]

    def letters(self, name: str) -> str:
        """The letters of a class, a kind of number, a sign, or `other` for any other word.

        Raises:
            KeyError: there is none of that name.
        """
        if name == "other":
            return OTHER_WORD
        return self._members.get(name) or self._fixed[name]

    def fillers(self) -> str:
        """Letters that alone make no time: small words (class `filler`), numbers, signs."""
        fixed = (self._fixed[key] for key in (*_FILLER_KINDS, *_SIGNS.values()))
        return self._members.get("filler", "") + "".join(fixed)

    def value(self, name: str, word: str) -> str | None:
        """The value of a word in a class; of a number in its kind, the number itself."""
        if name in self._values:
            return self._values[name].get(word.lower())
        return word if name in KINDS else None

    def read(self, text: str) -> Words:
        """The words of `text`."""
        texts: list[str] = []
        starts: list[int] = []
        letters: list[str] = []
        end = 0
        for match in _TOKEN.finditer(text):
            if match.start() < end:  # the full stop of an abbreviation
                continue
            kind, token = match.lastgroup or "", match.group()
            if kind == "word":
                token = self._with_full_stop(token, text, match.end())
            end = match.start() + len(token)
            texts.append(token)
            starts.append(match.start())
            letters.append(self._letter_of(kind, token))
        return Words(texts, starts, "".join(letters))

    def _with_full_stop(self, word: str, text: str, end: int) -> str:
        """The word with the full stop behind it, where that makes an abbreviation ("Sept.")."""
        if text[end : end + 1] != ".":
            return word
        key = word.lower() + "."
        return word + "." if key in self._any_case or key in self._capitals else word

    def _letter_of(self, kind: str, token: str) -> str:
        if kind == "word":
            key = token.lower()
            letter = self._any_case.get(key)
            if letter is None and token[0].isupper():
                letter = self._capitals.get(key)
            return letter or OTHER_WORD
        if kind == "punctuation":
            name = "currency" if token in _CURRENCY else _SIGNS.get(token)
            return self._fixed[name] if name else OTHER_SIGN
        if kind == "gap":
            return GAP
        return OTHER_WORD if kind == "mixed" else self._fixed[_kind_of_number(kind, token)]


def _kind_of_number(kind: str, token: str) -> str:
    if kind == "nth":
        return "o31" if 1 <= int(token[:-2]) <= 31 else "o_big"
    if kind != "digits":
        return kind
    if not token.isdigit():
        return "decimal" if "." in token else "n_big"
    if len(token) == 4:
        return {"0": "military", "1": "year4", "2": "year4"}.get(token[0], "n_big")
    number = int(token)
    if len(token) > 2 or not 1 <= number <= 59:
        return "n_big"
    return "n12" if number <= 12 else "n31" if number <= 31 else "n59"
