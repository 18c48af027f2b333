"""Whether a text reports on sport, where countries play, strike and attack without any act."""

import re
from functools import lru_cache

from onrecord.lexicons._load import literals, load_lexicon

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")
_LEAST_SIGNS = 2
_LEAST_SHARE = 0.015
"""Signs a word: among 18,000 Reuters and 984 other articles of 1987 to 2022 none of politics."""


def is_sport(text: str) -> bool:
    """Whether a text has the words of matches, and their scores ("3-2"), in number.

    At least one of the words, at least two signs, and at least three for every two hundred words.
    """
    words = _WORD.findall(text.lower())
    signs = sum(word in _words() for word in words)
    if signs:
        signs += len(_SCORE.findall(text))
    return signs >= max(_LEAST_SIGNS, _LEAST_SHARE * len(words))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(
        word
        for entry in load_lexicon("sport")
        for pattern in entry.patterns
        for word in literals(pattern[0], "LOWER")
    )
