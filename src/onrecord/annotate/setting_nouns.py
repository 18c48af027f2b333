"""Nouns that tell the setting of something said, where they stand in a text.

"a news conference in Bergen", "a statement on Telegram", "the newspaper". The nouns are data:
`lexicons/en/venues.yaml` and `lexicons/en/media.yaml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from onrecord.annotate.layers import Range
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.syntax import range_of
from onrecord.lexicons._load import Entry, literals, load_lexicon

LEXICONS = ("venues", "media")
"""Lexicons of such nouns; of two matches that overlap the first, then the longer, stays."""

TIMES = frozenset({"DATE", "TIME"})
PLACES = frozenset({"GPE", "LOC", "FAC"})

_LOCATING = frozenset({"in", "at", "near", "outside"})
_CLOSED = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "dep", "conj", "cc"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class SettingKind(StrEnum):
    """What a noun tells; the default is in the head of its lexicon."""

    VENUE = "venue"
    MEDIUM = "medium"
    REMARKS = "remarks"  # neither: it only leads to whom they were made
    VERB = "verb"  # a verb that names its medium: "tweeted"


@dataclass(frozen=True, slots=True)
class SettingNoun:
    """A noun of the lexicons where it stands in a text.

    Attributes:
        entry: the lexicon entry.
        noun: the token that heads the noun phrase.
    """

    entry: Entry
    noun: Token

    @property
    def kind(self) -> SettingKind:
        """What it tells."""
        stated = self.entry.fields.get("kind")
        if stated:
            return SettingKind(stated)
        return SettingKind.VENUE if self.entry.id.startswith("vn.") else SettingKind.MEDIUM

    @property
    def preposition(self) -> Token | None:
        """The preposition whose object it is, None where it is no such object."""
        above = self.noun.head
        return above if self.noun.dep_ in {"pobj", "pcomp"} and above.pos_ == "ADP" else None

    @property
    def words(self) -> Range:
        """Its noun phrase; of a venue with the place after it, which the parse may part."""
        if self.kind is SettingKind.VERB:
            return range_of(self.noun)
        phrase = phrase_of(self.noun)
        if self.kind is SettingKind.VENUE:
            phrase = _with_place(phrase)
        words = range_of(phrase)
        stop = phrase[-1].text.endswith(".") and len(phrase[-1]) == 2  # "X." at a sentence's end
        return Range(words.start, words.end - 1) if stop else words


class SettingNounFinder:
    """Finds the nouns of a text that can tell a setting.

    Args:
        vocab: of the language model.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = LexiconMatcher(vocab, _entries())

    def __call__(self, doc: Doc, lower: list[str]) -> dict[int, SettingNoun]:
        """The nouns by the index of the token that heads each.

        Args:
            doc: a parsed text.
            lower: its tokens in lower case.
        """
        found: dict[int, SettingNoun] = {}
        reach = -1
        for hit in self._matcher(doc, lower):
            if hit.end <= reach:
                continue
            reach = hit.end
            noun = doc[hit.start] if hit.end == hit.start + 1 else doc[hit.start : hit.end].root
            setting = SettingNoun(hit.entry, noun)
            verbal = setting.kind is SettingKind.VERB
            if verbal or noun.pos_ in _NAMING or noun.dep_ == "pobj":
                found[noun.i] = setting
        return found


def _entries() -> Iterator[Entry]:
    return (entry for name in LEXICONS for entry in load_lexicon(name))


@lru_cache(maxsize=1)
def words_of_texts() -> frozenset[str]:
    """Lower-case nouns for texts that speak for their authors: "a statement", "the letter"."""
    return frozenset(
        word
        for entry in load_lexicon("media")
        if entry.fields.get("speaks")
        for pattern in entry.patterns
        for word in literals(pattern[-1], "LOWER")
    )


@lru_cache(maxsize=1)
def words_of_settings() -> frozenset[str]:
    """Lower-case nouns of every entry, the last word of each where it has several."""
    return frozenset(
        word
        for entry in _entries()
        for pattern in entry.patterns
        for word in literals(pattern[-1], "LOWER")
    )


def phrase_of(head: Token) -> Span:
    """The noun phrase of a head, with a name beside it and phrases after it, up to a time.

    "the newspaper Bergens Avis"; "a meeting with envoys in Oslo", not "on Friday" after it.

    Args:
        head: its head.
    """
    doc = head.doc
    left, right = head.left_edge.i, head.i
    for child in head.rights:
        touches = child.left_edge.i == right + 1
        if not touches or child.dep_ not in {"appos", "prep"} or _tells_time(child):
            break
        right = _edge(child)
    following = doc[right + 1] if right == head.i and right + 1 < len(doc) else None
    if following is not None and following.dep_ == head.dep_ and following.head == head.head:
        right = following.i  # the parse has two objects for "told the newspaper Bergensposten"
    while left < head.i and _leads(doc[left]):
        left += 1
    return doc[left : right + 1]


def _leads(token: Token) -> bool:
    """Whether a token at the left edge is no part of the phrase: "Addressing parliament, …"."""
    opens = token.tag_ == "VBG" and token.i == token.sent.start
    return token.is_punct or opens or token.dep_ in {"cc", "mark"}


def _edge(token: Token) -> int:
    """Index of the last token of a subtree before a clause, a time or a conjunct."""
    right = token.i
    for child in token.rights:
        if child.dep_ in _CLOSED or child.is_punct or _tells_time(child):
            break
        right = _edge(child)
    return right


def _tells_time(token: Token) -> bool:
    return any(each.ent_type_ in TIMES for each in (token, *token.rights))


def _with_place(venue: Span) -> Span:
    doc = venue.doc
    if venue.end < len(doc) and doc[venue.end].lower_ in _LOCATING:
        for noun in doc[venue.end].rights:
            if noun.dep_ == "pobj" and noun.ent_type_ in PLACES:
                return doc[venue.start : _edge(noun) + 1]
    return venue


def object_of(preposition: Token) -> Token | None:
    """The object of a preposition."""
    return next((child for child in preposition.rights if child.dep_ == "pobj"), None)
