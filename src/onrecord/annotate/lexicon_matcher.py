"""Lexicon patterns at the price of a dictionary look-up.

spaCy's Matcher tries every pattern at every token. Nearly every pattern of our lexicons holds a
literal word, so a small Matcher per word, run only around the tokens that are that word, finds the
same spans in a tenth of the time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.errors import LexiconError
from onrecord.lexicons._load import Entry, TokenPattern, literals

_Word = tuple[str, str]
"""An attribute of a token, and what it is."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that matches the tokens `[start, end)`."""

    entry: Entry
    start: int
    end: int


class LexiconMatcher:
    """Finds the entries of lexicons in a `Doc`.

    Every pattern must hold a token with a literal `LOWER` word or `LEMMA`, or `IN` a list of them,
    and no operator that repeats. A pattern of one lemma and nothing else does not ask for its
    case, which the lemmatizer keeps in names.

    Raises:
        LexiconError: a pattern has no literal word, or repeats a token.
    """

    def __init__(self, vocab: Vocab, entries: Iterable[Entry]) -> None:
        self._vocab = vocab
        self._entries: dict[str, Entry] = {}
        self._plain: dict[_Word, list[Entry]] = defaultdict(list)
        self._matchers: dict[_Word, Matcher] = {}
        self._before = 0
        self._after = 0
        for entry in entries:
            self._entries[entry.id] = entry
            for pattern in entry.patterns:
                self._add(entry, pattern)
        looked_up = (*self._plain, *self._matchers)
        self._asks_for_lemmas = any(attribute == "LEMMA" for attribute, _ in looked_up)

    def __call__(self, doc: Doc, lower: list[str]) -> list[Hit]:
        """The hits in text order, the longer before the shorter at the same start.

        Args:
            doc: a text with tags.
            lower: its tokens in lower case.
        """
        found: dict[tuple[str, int, int], Hit] = {}
        for i, word in self._words(doc, lower):
            for entry in self._plain.get(word, ()):
                found[entry.id, i, i + 1] = Hit(entry, i, i + 1)
            matcher = self._matchers.get(word)
            if matcher:
                first = max(0, i - self._before)
                for key, start, end in matcher(doc[first : i + self._after + 1]):
                    entry = self._entries[self._vocab.strings[key]]
                    span = (first + start, first + end)
                    found[entry.id, *span] = Hit(entry, *span)
        return sorted(found.values(), key=lambda hit: (hit.start, -hit.end))

    def _words(self, doc: Doc, lower: list[str]) -> Iterator[tuple[int, _Word]]:
        """What is looked up for each token: its word, and its lemma where a pattern has one."""
        yield from ((i, ("LOWER", word)) for i, word in enumerate(lower))
        if self._asks_for_lemmas:
            yield from ((token.i, ("LEMMA", token.lemma_.lower())) for token in doc)

    def _add(self, entry: Entry, pattern: TokenPattern) -> None:
        position, words = _anchor(entry, pattern)
        if len(pattern) == 1 and set(pattern[0]) in ({"LOWER"}, {"LEMMA"}):
            for word in words:
                self._plain[word].append(entry)
            return
        self._before = max(self._before, position)
        self._after = max(self._after, len(pattern) - position - 1)
        for word in words:
            matcher = self._matchers.setdefault(word, Matcher(self._vocab))
            matcher.add(entry.id, [pattern])


def _anchor(entry: Entry, pattern: TokenPattern) -> tuple[int, tuple[_Word, ...]]:
    """The token with the fewest literal words, and these words; of equals the last."""
    found: tuple[int, tuple[_Word, ...]] | None = None
    for position, token in enumerate(pattern):
        if token.get("OP", "?") != "?":
            raise LexiconError(f"{entry.id}: operator {token['OP']!r}, expected at most '?'")
        words = tuple(
            (attribute, word)
            for attribute in ("LOWER", "LEMMA")
            for word in literals(token, attribute)
        )
        if words and "OP" not in token and (found is None or len(words) <= len(found[1])):
            found = position, words
    if found is None:
        raise LexiconError(f"{entry.id}: pattern {pattern} holds no literal LOWER or LEMMA")
    return found
