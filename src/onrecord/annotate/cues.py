"""Cues: the words by which a text attributes content to somebody ("said", "according to").

Which words can be cues, and what each may govern, is data: the lexicons named in `LEXICONS`.
"""

from dataclasses import dataclass

from spacy.attrs import LEMMA, LOWER
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from onrecord.annotate.layers import Range
from onrecord.annotate.syntax import range_of
from onrecord.lexicons._load import Entry, TokenPattern, literals, load_lexicon

LEXICONS = (
    "attribution_phrases",
    "reporting_verbs",
    "reporting_adjectives",
    "reporting_nouns",
)
"""Lexicons of cues; where two match the same head, the longer match and then the earlier wins."""

_LEFT_OF_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
_RIGHT_OF_CUE = frozenset({"prt", "advmod", "neg"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase of the lexicons where it stands in a text.

    Attributes:
        head: the token that heads it.
        start, end: half-open range of the tokens that the lexicon entry matched.
        entry: the lexicon entry.
        frames: what the entry may govern, in order of preference.
    """

    head: Token
    start: int
    end: int
    entry: Entry
    frames: tuple[str, ...]

    @property
    def may_quote(self) -> bool:
        """Whether it can introduce direct speech."""
        return "quote" in self.frames


class CueFinder:
    """Finds the cues of a text.

    A pattern is tried only where its first word stands: most words of a text begin none.

    Args:
        vocab: of the language model.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._entries: dict[str, tuple[Entry, tuple[str, ...]]] = {}
        self._matchers: dict[int, Matcher] = {}  # hash of a first lemma or lower-case word
        self._longest = 1
        for lexicon in map(load_lexicon, LEXICONS):
            for entry in lexicon:
                self._entries[entry.id] = entry, tuple(entry.fields.get("frames", ()))
                for pattern in entry.patterns:
                    self._add(vocab, entry, pattern)

    def _add(self, vocab: Vocab, entry: Entry, pattern: TokenPattern) -> None:
        key = "LEMMA" if "LEMMA" in pattern[0] else "LOWER"
        for word in literals(pattern[0], key):
            matcher = self._matchers.setdefault(vocab.strings.add(word), Matcher(vocab))
            matcher.add(entry.id, [[{**pattern[0], key: word}, *pattern[1:]]])
        self._longest = max(self._longest, len(pattern))

    def entry(self, entry_id: str) -> Entry:
        """The lexicon entry of that id."""
        return self._entries[entry_id][0]

    def __call__(self, doc: Doc) -> list[Cue]:
        """The cues of `doc` in text order, one for each head token."""
        found: dict[int, Cue] = {}
        for index, words in enumerate(doc.to_array([LEMMA, LOWER]).tolist()):
            for word in set(words):
                matcher = self._matchers.get(word)
                if matcher is not None:
                    self._match(doc, index, matcher, found)
        return [found[i] for i in sorted(found)]

    def _match(self, doc: Doc, index: int, matcher: Matcher, found: dict[int, Cue]) -> None:
        """Add the cues that begin at a token; of two with one head the longer stays."""
        for key, start, end in matcher(doc[index : index + self._longest]):
            if start:
                continue
            entry, frames = self._entries[doc.vocab.strings[key]]
            head = doc[index] if end == 1 else doc[index : index + end].root
            other = found.get(head.i)
            if other is None or end > other.end - other.start:
                found[head.i] = Cue(head, index, index + end, entry, frames)


def cue_span(cue: Cue) -> Span:
    """The cue with its auxiliaries, negation, particle and the adverbs that touch it.

    "has repeatedly said", "did not say", "pointed out"; of an adjective the copula too:
    "is confident".
    """
    doc, left, right = cue.head.doc, cue.start, cue.end - 1
    verb = cue.head
    if verb.dep_ == "acomp" and verb.head.pos_ in {"AUX", "VERB"} and verb.head.i < left:
        verb = verb.head
        left = verb.i
    while left > 0 and _belongs_before(doc[left - 1], verb):
        left -= 1
    while (
        right + 1 < len(doc)
        and doc[right + 1].head.i == cue.head.i
        and doc[right + 1].dep_ in _RIGHT_OF_CUE
    ):
        right += 1
    return doc[left : right + 1]


def _belongs_before(token: Token, verb: Token) -> bool:
    return token.head.i == verb.i and token.dep_ in _LEFT_OF_CUE and token.tag_ != "WRB"


def cue_ranges(cue: Cue, prepositions: tuple[Token, ...]) -> tuple[Range, ...]:
    """The pieces of a cue, with the prepositions that lead to its content ("called for")."""
    span = cue_span(cue)
    pieces = [range_of(span)]
    for preposition in sorted(prepositions, key=lambda token: token.i):
        if preposition.i == span.end:
            span = span.doc[span.start : preposition.i + 1]
            pieces[-1] = range_of(span)
        elif not span.start <= preposition.i < span.end:
            pieces.append(range_of(preposition))
    return tuple(pieces)
