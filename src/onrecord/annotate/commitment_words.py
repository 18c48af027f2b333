"""What words commit somebody to, and how firmly: "is ready to send", "ruled out cutting".

`lexicons/en/commitment_words.yaml` lists them. They stand one above the other ("would consider
sending"); what stands below the last is what is committed, and the weakest tells how firmly.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from onrecord.annotate.clause_words import clause_below, predicate_words
from onrecord.annotate.layers import StrengthWords
from onrecord.annotate.mood import has_past_auxiliary
from onrecord.annotate.negation import says_not
from onrecord.annotate.syntax import is_infinitive, is_negated, modal_of, range_of
from onrecord.lexicons._load import Entry, literals, load_lexicon
from onrecord.terms import Strength

LEXICON = "commitment_words"
_REPORTED_WOULD = "cw.would_reported"
_WOULD = "cw.would"
_ORDER = {strength: rank for rank, strength in enumerate(Strength)}
_DEEPEST = 4
"""Committing words one below the other before the link to what is committed is lost."""

_VERBAL = frozenset({"VERB", "AUX"})
_PREDICATES = frozenset({"VERB", "ADJ"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
_OBJECTS = frozenset({"dobj", "attr"})
_TO_A_NOUN = frozenset({"to", "on", "for"})
"""Prepositions before the noun that is committed: "open to talks", "agreed on a truce"."""

_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class CommittingWord:
    """A word that commits, in its sentence.

    Attributes:
        token: the word.
        entry: what the lexicon says of it.
        clause: the main verb of its clause.
    """

    token: Token
    entry: Entry
    clause: Token

    @property
    def strength(self) -> Strength:
        """How firmly it commits here."""
        fields = self.entry.fields
        told = fields["strength"]
        if "participle" in fields and self.token.tag_ == "VBN":
            told = fields["participle"]
        if "negated" in fields and is_negated(self.clause):
            told = fields["negated"]
        return Strength(told)


@dataclass(frozen=True, slots=True)
class Committed:
    """What stands below words that commit.

    Attributes:
        verb: what is to be done; None where a noun tells it.
        noun: that noun; None where a verb tells it, and where nothing does.
        words: the words above, the outermost first.
    """

    verb: Token | None
    noun: Token | None
    words: tuple[CommittingWord, ...] = ()

    @property
    def is_undone(self) -> bool:
        """Whether the verb below the words is negated: "vowed not to return"."""
        return self.verb is not None and says_not(self.verb)


def committed_below(head: Token) -> Committed:
    """What a clause commits to, below the committing words in it.

    Args:
        head: main verb of the clause, or its predicative: "ready".
    """
    words: list[CommittingWord] = []
    verb = head.head if head.pos_ == "ADJ" and head.dep_ in _PREDICATIVE else head
    if verb.pos_ not in _VERBAL:
        return Committed(None, None)
    for depth in range(_DEEPEST):
        word = _committing_word(verb, performed=depth == 0)
        if word is None:
            break
        below = _verb_below(word)
        if below is None:
            words.append(word)
            return Committed(None, _noun_below(word.token), tuple(words))
        words.append(word)
        verb = below
    return Committed(verb, None, tuple(words))


def committing_entry(token: Token) -> CommittingWord | None:
    """What the lexicon says of a cue: "vowed", "made an offer"."""
    found = list(_words_at(token))
    return found[-1] if found else None


def strength_of(
    committed: Committed, *, cue: Token | None = None, quoted: bool = False
) -> StrengthWords | None:
    """How firmly somebody is committed: by the weakest word, the innermost of equals.

    Args:
        committed: what is committed, with the words above it.
        cue: head of the words that attribute the clause. It tells where the clause does not, and
            in its past tense "would" stands for "will".
        quoted: whether the clause stands in quotation marks, which keep "would" as it was said.
    Returns:
        None where no word tells.
    """
    told = [*_strengths(committed.words), *_modals(committed, cue=cue, quoted=quoted)]
    above = committing_entry(cue) if cue is not None and not told else None
    if above is not None:
        told = list(_strengths((above,)))
    return max(told, key=lambda each: (_ORDER[each.strength], each.range)) if told else None


def has_committing_word(committed: Committed) -> bool:
    """Whether a clause has a word that commits, a modal verb included."""
    return bool(committed.words) or next(_modals(committed), None) is not None


def _strengths(words: Sequence[CommittingWord]) -> Iterator[StrengthWords]:
    for word in words:
        yield StrengthWords(strength=word.strength, range=range_of(word.token), rule=word.entry.id)


def _modals(
    committed: Committed, *, cue: Token | None = None, quoted: bool = False
) -> Iterator[StrengthWords]:
    """The modal verbs of the clauses on the way down to what is committed."""
    verbs = [word.clause for word in committed.words]
    verbs += [committed.verb] if committed.verb is not None else []
    past = cue is not None and not quoted and _is_past(cue)
    for verb in verbs:
        modal = _modal_of(verb)
        entry = None if modal is None else _modal_entries().get(modal_of(modal.head) or "")
        if modal is not None and entry is not None:
            if entry.id == _WOULD and past:
                entry = load_lexicon(LEXICON)[_REPORTED_WOULD]
            strength = Strength(entry.fields["strength"])
            yield StrengthWords(strength=strength, range=range_of(modal), rule=entry.id)
        past = past or _is_past(verb)


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or has_past_auxiliary(verb)


def _modal_of(verb: Token) -> Token | None:
    """The modal of a verb, or of the one that it is conjoined with."""
    while True:
        for child in verb.lefts:
            if child.tag_ == "MD":
                return child
        if verb.dep_ != "conj" or verb.tag_ != "VB" or verb.head.pos_ not in _VERBAL:
            return None
        verb = verb.head


def _words_at(clause: Token) -> Iterator[CommittingWord]:
    """The committing words of a clause: its verb, then its predicatives."""
    for token, entry in predicate_words(clause, LEXICON):
        particle = entry.fields.get("particle")
        if not particle or any(child.lower_ == particle for child in clause.rights):
            yield CommittingWord(token, entry, clause)


def _committing_word(clause: Token, *, performed: bool) -> CommittingWord | None:
    """The word of a clause below which something is committed, the last if there are several.

    Args:
        clause: main verb of the clause.
        performed: whether no committing word stands above it.
    """
    found = None
    for word in _words_at(clause):
        if _verb_below(word) is not None:
            found = word
        elif word.token.pos_ in _PREDICATES and _noun_below(word.token) is not None:
            told = performed and _modal_of(clause) is None and not is_infinitive(clause)
            if told or not word.entry.fields.get("performs"):
                found = word
    return found


def _verb_below(word: CommittingWord) -> Token | None:
    """The verb that a committing word governs: an infinitive, a gerund, a clause."""
    below = clause_below(word.clause, word.token)
    if below is None:
        below = next(
            (
                verb
                for preposition in word.token.rights
                if preposition.dep_ in {"prep", "prt"}
                for verb in preposition.rights
                if verb.dep_ == "pcomp"
            ),
            None,
        )
    return below if below is not None and below.pos_ in _VERBAL else None


def _noun_below(word: Token) -> Token | None:
    """The noun that a committing word governs: its object, or one behind a preposition."""
    for child in word.rights:
        if child.dep_ in _OBJECTS and child.pos_ != "PRON":
            return child
    for child in word.rights:
        if child.dep_ == "prep" and child.lower_ in _TO_A_NOUN:
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.ent_type_ not in _TIMES:
                    return noun
    return None


@lru_cache
def _modal_entries() -> Mapping[str, Entry]:
    return {
        lemma: entry
        for entry in load_lexicon(LEXICON)
        for pattern in entry.patterns
        if "AUX" in literals(pattern[0], "POS")
        for lemma in literals(pattern[0], "LEMMA")
        if lemma != "be"
    }
