"""What of an article is compared with other articles: its own words, without the furniture.

Head, byline, credits and the lines that a page puts around a report differ from copy to copy and
stand alike in reports that have nothing else in common. They are left out; what remains is cut
into words, written as `house_style.tsv` reads them, and hashed by threes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.lexicons._table import read_table
from onrecord.read.credits import find_credits
from onrecord.read.head import Head, folded, parse_head

SHINGLE_WORDS = 3
"""Words of a shingle: with 4 a copy with every tenth word replaced loses more than half of them."""

Hashes: TypeAlias = NDArray[np.uint64]
"""Hashes in rising order, each once."""

_FURNITURE = re.compile(
    r"^[ \t]*(?:"
    r"(?:REUTER|Reuter|Reuters|ENDS|Ends|\(ends\)|###|-{2,}\d*-{0,2}|\*{3,})[ \t.;]*"
    r"|(?:©|\(c\)|copyright\b)[^\n]{0,200}"
    r"|our standards:[^\n]{0,120}"
    r"|(?:read more|read also|see also|related|watch|listen|advertisement|sponsored)\b[:\s]"
    r"[^\n]{0,160}"
    r"|(?:sign up|subscribe|click here|follow us|download)\b[^\n]{0,200}"
    r"|this (?:story|article|report)\b[^\n]{0,40}\b(?:syndicated|published from|not been edited)"
    r"[^\n]{0,200}"
    r"|(?:(?:the )?associated press|reuters|AFP)(?: \w+){0,3} (?:writers?|journalists?|reporters?)"
    r"\b[^\n]{0,200}\bcontributed\b[^\n]{0,80}"
    r"|\(\([^\n]{0,300}\)\)"
    r"|\([^()\n]{0,120}@[^()\n]{0,120}\)"
    r")[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PER_CENT = re.compile(r"%|\bper cent\b", re.IGNORECASE)
_DOLLARS = re.compile(r"\$\s?(\d[\d.,]*\d|\d)(\s*(?:million|billion|trillion|mln|bln|bn|m)\b)?")
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*\w")
_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """An article as it is compared.

    Attributes:
        id: of the article.
        words: number of words of its own.
        shingles: hashes of each three words in a row; of all words where they are fewer.
        lead: the shingles of its first `LEAD_WORDS` words.
        figures: the numbers it states, as digits.
        names: its words with a capital letter, in small letters: names, and what begins sentences.
        places: of its dateline, in small letters.
        title_words: likewise of the headline, in small letters.
        published: day of publication, None where unknown.
        outlet: as the article states it.
    """

    id: str
    words: int
    shingles: Hashes
    lead: Hashes
    figures: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    title_words: frozenset[str]
    published: date | None
    outlet: str | None


LEAD_WORDS = 30
"""How far into a body a desk that cuts it from the end always keeps it: the first paragraph."""


def make_body(
    article_id: str,
    text: str,
    *,
    title: str | None = None,
    published: date | datetime | None = None,
    outlet: str | None = None,
) -> Body:
    """What of an article is compared.

    Args:
        article_id: its id.
        text: canonical text.
        title: headline.
        published: when it was published; of a moment, its day counts.
        outlet: who published it.
    """
    head = parse_head(text)
    own = _own_words(text, head)
    tokens = tokenize(own)
    return Body(
        id=article_id,
        words=len(tokens),
        shingles=_shingles(tokens),
        lead=_shingles(tokens[:LEAD_WORDS]),
        figures=frozenset(token for token in tokens if token[0].isdigit()),
        names=frozenset(map(folded, _CAPITALISED.findall(own))),
        places=frozenset(folded(place.exact) for place in head.places) if head else frozenset(),
        title_words=frozenset(tokenize(title or "")),
        published=published.date() if isinstance(published, datetime) else published,
        outlet=outlet,
    )


def own_words(text: str) -> str:
    """`text` without its head, credits and furniture."""
    return _own_words(text, parse_head(text))


def _own_words(text: str, head: Head | None) -> str:
    cuts = [(credit.start, credit.end) for credit in find_credits(text)]
    cuts += [match.span() for match in _FURNITURE.finditer(text)]
    if head:
        cuts.append((0, head.end))  # with a headline or byline above it
    kept, position = [], 0
    for start, end in sorted(cuts):
        if start > position:
            kept.append(text[position:start])
        position = max(position, end)
    kept.append(text[position:])
    return " ".join(kept)


def tokenize(text: str) -> list[str]:
    """Words and numbers of `text`, small, without accents, in one house style."""
    text = _DOLLARS.sub(r" \1\2 dollars ", _PER_CENT.sub(" percent ", text))
    styles = _house_style()
    return [styles.get(token, token) for token in map(_number, _TOKEN.findall(folded(text)))]


def _number(token: str) -> str:
    """A number without the commas that some desks put into it."""
    return token.replace(",", "") if token[0].isdigit() else token


@lru_cache
def _house_style() -> dict[str, str]:
    rows = read_table("house_style.tsv", ("written", "read_as"), package="onrecord.link")
    return {row["written"]: row["read_as"] for row in rows}


def _shingles(tokens: Sequence[str]) -> Hashes:
    """Hashes of the shingles of `tokens`, each a polynomial over the hashes of its words."""
    words = np.fromiter(map(_word_hash, tokens), dtype=np.uint64, count=len(tokens))
    size = min(SHINGLE_WORDS, len(tokens))
    if not size:
        return words
    hashes = np.zeros(len(tokens) - size + 1, dtype=np.uint64)
    for place in range(size):
        hashes = _mixed(hashes + words[place : place + len(hashes)])
    return np.unique(hashes)


def _mixed(hashes: Hashes) -> Hashes:
    """A bijection of 64 bits that lets every bit depend on every other.

    Source: the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    """
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))


@lru_cache(maxsize=1 << 17)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
