"""Lexicons of words in the predicate of a clause: what "doubts" or "likely" says of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Token

from onrecord.errors import LexiconError
from onrecord.lexicons._load import Entry, literals, load_lexicon

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "relcl", "pcomp"})
_PREDICATIVES = frozenset({"acomp", "attr", "oprd", "dobj", "advmod"})


def predicate_entries(head: Token, lexicon: str) -> Iterator[Entry]:
    """The entries that fit the head of a clause, or a predicative or adverb of it.

    "It is unlikely that he left" has "is" for its head and "unlikely" for its predicative; "in
    danger" is one too.

    Args:
        head: main verb of the clause, or the adjective that stands for it.
        lexicon: name of a lexicon whose patterns are one token of LEMMA and POS.
    """
    return (entry for _, entry in predicate_words(head, lexicon))


def predicate_words(head: Token, lexicon: str) -> Iterator[tuple[Token, Entry]]:
    """As `predicate_entries`, each entry with the word that it fits."""
    table = _by_word(lexicon)
    for word in (head, *_predicatives(head)):
        for entry in table.get((word.lemma_.lower(), word.pos_), ()):
            verbs = entry.fields.get("verb")
            if verbs and head.lemma_ not in verbs:
                continue
            if not entry.fields.get("complement") or clause_below(head, word) is not None:
                yield word, entry


def clause_below(head: Token, word: Token) -> Token | None:
    """The head of the clause that a word of the predicate governs, None where it governs none.

    Of "it is likely that he left" the parse may hang "left" on "is" or on "likely".
    """
    for governor in (word, head):
        for child in governor.rights:
            if child.dep_ in _COMPLEMENTS and child.i > word.i:
                return child
    return None


def _predicatives(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in _PREDICATIVES:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "in" and head.lemma_ == "be":
            yield from (part for part in child.children if part.dep_ == "pobj")


@lru_cache
def _by_word(lexicon: str) -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """Lemma and part of speech -> the entries of a lexicon for it.

    Raises:
        LexiconError: a pattern is not one token of LEMMA and POS.
    """
    found: dict[tuple[str, str], tuple[Entry, ...]] = defaultdict(tuple)
    for entry in load_lexicon(lexicon):
        for pattern in entry.patterns:
            if len(pattern) != 1 or set(pattern[0]) != {"LEMMA", "POS"}:
                raise LexiconError(f"{entry.id}: expected one token with LEMMA and POS")
            for lemma in literals(pattern[0], "LEMMA"):
                for tag in literals(pattern[0], "POS"):
                    found[lemma, tag] += (entry,)
    return dict(found)
