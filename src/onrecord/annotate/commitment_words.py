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
_PREDICATES_OF_BE = frozenset({"acomp", "attr", "oprd", "prep", "advmod"})
_PREDICATIVE = frozenset({"acomp", "attr", "oprd"})
_OBJECTS = frozenset({"dobj", "attr"})
_TO_A_NOUN = frozenset({"to", "on", "for"})
"""Prepositions before the noun that is committed: "open to talks", "agreed on a truce"."""

_TIMES = frozenset({"DATE", "TIME"})
_TOLD = frozenset({"VBD", "VBZ", "VBP"})
"""Tags of verbs that tell what is or was so."""


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
        head: the verb that is to be done, or the noun that tells it.
        governor: on whose dependents amounts, places and beneficiaries hang: the verb itself, or
            the word above the noun.
        words: the words above, the outermost first.
    """

    head: Token
    governor: Token
    words: tuple[CommittingWord, ...] = ()

    @property
    def verb(self) -> Token | None:
        """What is to be done; None where a noun tells it."""
        return self.head if self.head is self.governor else None

    @property
    def noun(self) -> Token | None:
        """The noun that tells it; None where a verb does."""
        return None if self.head is self.governor else self.head

    @property
    def is_undone(self) -> bool:
        """Whether the verb below the words is negated: "vowed not to return"."""
        return self.verb is not None and says_not(self.verb)

    @property
    def is_planned(self) -> bool:
        """Whether words plan or weigh it, so that it is a commitment in a mere statement too."""
        stated = (word.entry.fields.get("stated", True) for word in self.words)
        return bool(self.words) and all(stated)


def committed_below(head: Token) -> Committed | None:
    """What a clause commits to, below the committing words in it; None where to nothing.

    "Agreed that it had failed" commits to nothing: what is done or is so cannot be promised.

    Args:
        head: main verb of the clause, or its predicative: "ready".
    """
    verb = _clause_of(head)
    words: list[CommittingWord] = []
    for depth in range(_DEEPEST):
        word = _committing_word(verb, performed=depth == 0)
        if word is None:
            break
        words.append(word)
        below = _verb_below(word)
        if below is None:
            noun = _noun_below(word.token)
            return Committed(noun, word.token, tuple(words)) if noun is not None else None
        verb = below
    if verb.pos_ not in _VERBAL or _is_told(verb):
        return None
    return Committed(verb, verb, tuple(words))


def declined_in(head: Token) -> Committed | None:
    """What is refused or agreed to by a verb that the lexicon lacks; None where no noun tells it.

    "Snubbed the offer" and "the offer was off the table": the object of the verb, or the subject
    of "be".
    """
    verb = _clause_of(head)
    noun = _noun_below(verb)
    if verb.lemma_ == "be":
        noun = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    return Committed(noun, verb)


def _is_told(verb: Token) -> bool:
    """Whether a verb tells what is or was so, or has been done, without a modal verb."""
    if _modal_of(verb) is not None:
        return False
    has = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.lefts)
    return verb.tag_ in _TOLD or (has and not is_infinitive(verb))


def _clause_of(head: Token) -> Token:
    return head.head if head.pos_ == "ADJ" and head.dep_ in _PREDICATIVE else head


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
    verbs += [committed.governor]
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
    """Whether a verb is told in the past; "saying" as the verb above it."""
    if verb.tag_ == "VBG" and verb.head.pos_ in _VERBAL and not has_past_auxiliary(verb):
        return verb.head.tag_ == "VBD" or has_past_auxiliary(verb.head)
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
    below = clause_below(word.clause, word.token) or next(_gerunds_behind(word.token), None)
    if below is None or below.pos_ not in _VERBAL or below.dep_ == "relcl":
        return None
    return None if word.token.lemma_ == "be" and not _is_scheduled(word.token, below) else below


def _is_scheduled(be: Token, below: Token) -> bool:
    """As in "is to resign"; "is on course to win" and "is that they win" plan nothing."""
    between = (child for child in be.rights if child.i < below.i)
    return is_infinitive(below) and not any(child.dep_ in _PREDICATES_OF_BE for child in between)


def _gerunds_behind(word: Token) -> Iterator[Token]:
    """As in "open to joining" and "ruled out sending", where the parse may miss what governs."""
    behind = word
    for child in word.rights:
        if child.dep_ in {"prep", "prt"}:
            yield from (verb for verb in child.rights if verb.dep_ == "pcomp")
            behind = child if child.i == behind.i + 1 else behind
        elif child.dep_ == "advcl" and child.tag_ == "VBG" and child.i == behind.i + 1:
            yield child


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
