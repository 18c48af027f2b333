"""Whether a text is in the language the pipeline reads."""

import re
from collections.abc import Mapping
from functools import lru_cache

from onrecord.lexicons._table import read_table

MIN_LETTERS = 100
"""Shorter texts are too short to tell Latin-script languages apart, and pass."""

_MIN_FOREIGN_LETTERS = 10  # enough to tell a script
_SAMPLE = 4000  # characters
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    ("the", "of", "and", "to", "that", "with", "said", "from", "which", "have", "were", "its",
     "would", "this", "his", "been", "are", "their", "they", "who")
)  # fmt: skip
"""Frequent in English news; words that Dutch or Danish have too ("was", "for", "at") left out."""

_ENGLISH_SHARE = 0.12  # of words; English news has 0.2 and more, other languages below 0.05
_MAX_ENGLISH = 0.05  # probability of English below which a text is foreign
_NO_LANGUAGE = "zxx"  # figures, code
_ENGLISH_BASED = frozenset({"en", "pcm"})


def foreign_language(text: str, *, declared: str | None = None) -> str | None:
    """The language of `text` by its English name where it is not English, else None.

    Function words decide at once for plain English; only where they are rare is the language
    model asked. Texts in capitals are judged as if in small letters, short ones pass, unless
    their script is not Latin. A language declared by the source settles short texts only,
    for pages often declare a wrong one.

    Args:
        text: canonical text.
        declared: what the source says: "en-GB", "eng", "English", "ru".
    """
    sample = _sample(text).lower()
    letters = sum(map(str.isalpha, sample))
    latin = sum(character <= "ɏ" and character.isalpha() for character in sample)
    if letters - latin > max(_MIN_FOREIGN_LETTERS, latin):
        return _detect(sample)
    if letters < MIN_LETTERS:
        code = language_code(declared)
        return None if code in (None, "en") else _names().get(str(code), declared)
    if _has_english_words(sample):
        return None
    return _detect(sample)


def language_code(name: str | None) -> str | None:
    """The ISO 639-1 code behind "en-GB", "en_US", "eng" or "English"; None if not known."""
    if not name or not name.strip():
        return None
    word = re.split(r"[-_]", name.strip().lower())[0]
    if word in _names():
        return word
    return next(
        (code for code, full in _names().items() if full.lower() == name.strip().lower()),
        {"eng": "en", "rus": "ru", "ukr": "uk", "fra": "fr", "deu": "de", "spa": "es"}.get(word),
    )


def _sample(text: str) -> str:
    """The beginning and the middle of `text`; a foreign preface must not decide alone."""
    if len(text) <= _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[: _SAMPLE // 2]}\n{text[middle : middle + _SAMPLE // 2]}"


def _has_english_words(sample: str) -> bool:
    words = _WORD.findall(sample)
    hits = sum(word in _FUNCTION_WORDS for word in words)
    return hits >= _ENGLISH_SHARE * len(words)


def _detect(sample: str) -> str | None:
    """Name of the language the model finds, None where it may be English or no language."""
    ranked = _identifier().rank(sample)
    code: str = ranked[0][0]
    english = sum(share for label, share in ranked if label in _ENGLISH_BASED)
    if code == _NO_LANGUAGE or english > _MAX_ENGLISH:
        return None
    return _names().get(code, code)


@lru_cache
def _identifier():  # type: ignore[no-untyped-def]
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache
def _names() -> Mapping[str, str]:
    """ISO 639 code -> English name."""
    rows = read_table("languages.tsv", ("code", "name"), package="onrecord.read")
    return {row["code"]: row["name"] for row in rows}
