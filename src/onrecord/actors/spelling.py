"""The key under which the spellings of one name fall together.

News in English romanise one name in many ways: Zelensky, Zelenskyy and Zelenskiy; Lukashenko and
Lukashenka; Assad and al-Asad; Kim Jong-un and Kim Jong Un. `name_key` folds what such spellings
differ in, and nothing that tells two persons apart: given names, initials and "Jr" stay.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from onrecord.lexicons._table import read_table

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        **dict.fromkeys("'’‘ʼʻʾʿ`´ʹ", ""),
        **dict.fromkeys(".,-–_/", " "),
    }
)
_ARTICLE = re.compile(r"(?<!\w)(?:a[lsdrtz]|ash|e[lsdr]|u[ld])-(?=\w)|(?<=\w )[ae]l (?=\w)")
"""The Arabic article: before a hyphen, or a word of its own after the first (not in "Al Gore")."""
_SERVANT = re.compile(r"\babd(?: ?[aeu]l[ -]?|ur(?=r))(?!l?ah?\b)")
"""What stands before a name of God: "Abdel Fattah", "Abdul-Fattah", "Abd al-Fattah"."""
_ENDING = re.compile(r"(?<=..)(?:yy|iy|ii|ij|yi|yj|y|i|(?<=[aeo])j)$")
_SAFE_ENDING_LETTERS = 4  # shorter words are names of their own: Li and Ly, Ali and Aly

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^ye(?=...)", "e"),  # Yeltsin, Eltsin
        (r"(?<=[a-z])enka$", "enko"),  # Lukashenka, Lukashenko
        (r"vich$", "vic"),  # Milosevich, Milošević
        (r"i[yj]a$", "ia"),  # Mariya, Marija, Maria
        (r"(?<=..a)h$", ""),  # Abdallah, Abdalla
        (r"([bcdfghj-np-tv-z])\1", r"\1"),  # Hassan, Hasan
        (r"kh", "h"),  # Khamenei, Hamenei
        (r"x", "ks"),  # Alexei, Aleksei
        (r"q(?!u)", "k"),  # Qasim, Kasim
        (r"dzh|dj", "j"),  # Dzhokhar, Djokhar
        (r"tch", "ch"),  # Kravtchuk, Kravchuk
        (r"ou|oo(?=..)|(?<=..)oo", "u"),  # Hammoud, Hamood
        (r"(?<=..)ee(?=.)|ee(?=..)", "i"),  # Saeed, Said; not Lee, Li
        (r"(?:([ao])|(?<![gq])(u))e(?=[^aeiouyl]|l[^a])", r"\1\2"),  # Schroeder, Schröder
    )
)
_FIRST_SIGNS = re.compile(
    r"^ye|enka$|vich$|i[yj]a$|ah$|([bcdfghj-np-tv-z])\1|kh|[xq]|d[zj]|tch|o[ou]|ee|[aou]e"
)
"""What a word must show for one of the rules to apply; most words show nothing."""


def name_key(name: str) -> str:
    """What all spellings of a full name have in common, in lower case; "" for signs alone.

    The key of "Volodymyr Zelenskiy" is "volodymyr zelensky". Of a name of one word the key is
    `surname_key`, which folds less: nothing beside it keeps two persons apart.
    """
    words = _words(name)
    if len(words) == 1:
        return _end(words[0])
    return " ".join(map(_word_key, words))


def surname_key(surname: str) -> str:
    """What spellings of a surname alone have in common: case, accents, the Slavic ending."""
    return " ".join(map(_end, _words(surname)))


def plain_key(name: str) -> str:
    """The words of a name without case, accents, signs and a leading "the"; for bodies."""
    return " ".join(_words(name)).removeprefix("the ")


def _words(name: str) -> list[str]:
    text = name.casefold() if name.isascii() else _without_accents(name)
    if "abd" in text:
        text = _SERVANT.sub("abd ", text)
    if "-" in text or " al " in text or " el " in text:
        text = _ARTICLE.sub("", text)
    words = text.translate(_LETTERS).split()
    return [word for word in words if word.isalnum() or any(map(str.isalnum, word))]


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold()).replace("‐", "-")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _end(word: str) -> str:
    if len(word) < _SAFE_ENDING_LETTERS or word[-1] not in "iyj":
        return word
    return _ENDING.sub("y", word)


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    key = _end(_given_names().get(word, word))
    if _FIRST_SIGNS.search(key):
        for pattern, replacement in _RULES:
            key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=1)
def _given_names() -> Mapping[str, str]:
    """Spelling of a given name -> the one that stands for all."""
    return {
        spelling: row["name"]
        for row in read_table("given_name_spellings.tsv", ("name", "spellings"))
        for spelling in row["spellings"].split("|")
    }
