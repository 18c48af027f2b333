"""The tense in which a time expression is told: it decides between the last Friday and the next."""

from enum import Enum
from functools import lru_cache

from spacy.tokens import Span, Token

from onrecord.annotate.syntax import is_negated
from onrecord.lexicons._table import read_table


class Tense(Enum):
    """Which side of the moment of speaking the clause lies on."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


_MAX_CLIMB = 12
_NOUN_MODIFIERS = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj"})  # what the tagger takes for a verb there is a noun


@lru_cache
def words_of(name: str) -> frozenset[str]:
    """The words of a class of `times_tense.tsv`."""
    rows = read_table("en/times_tense.tsv", ("class", "word"))
    return frozenset(row["word"] for row in rows if row["class"] == name)


def governor_of(span: Span) -> Token:
    """The token that `span` modifies, past the preposition between them."""
    token: Token = span.root
    return token.head.head if token.dep_ == "pobj" else token.head


def tense_of(span: Span) -> Tense | None:
    """The tense of the clause that `span` stands in, where it dates something in it.

    "would" counts as future, for news reports what will be in reported speech; an infinitive is
    future unless its verb tells of something done ("began to leave"), and so is a present that
    the expression itself modifies ("the talks open Monday"). "could not" tells what failed.
    "since" tells the past, also of what a noun behind it names ("since the May 3 attack");
    "until", "set for" and what is asked for or promised "by" a day tell the future, but "until"
    the past in the pluperfect. None without a verb, behind "through", and for a modifier of a
    noun that is no subject ("to appeal Monday's ruling").
    """
    token: Token = span.root
    governor = governor_of(span)
    preposition = token.head.lower_ if token.dep_ == "pobj" else ""
    if preposition == "since" or (governor.dep_ == "pobj" and governor.head.lower_ == "since"):
        return Tense.PAST
    if preposition in ("until", "till"):
        return Tense.PAST if any(a.lower_ == "had" for a in governor.children) else Tense.FUTURE
    if governor.tag_ == "VBN" and (preposition == "for" or _is_set_for(governor)):
        return Tense.FUTURE
    if preposition == "by" and _is_asked_or_promised(governor):
        return Tense.FUTURE
    modifies_noun = token.dep_ in _NOUN_MODIFIERS and governor.dep_ not in _SUBJECTS
    return None if preposition == "through" or modifies_noun else _clause_tense(span, governor)


def _is_set_for(participle: Token) -> bool:
    """As in "a summit set for Oslo in May", "an election set for the autumn"."""
    return participle.lemma_ == "set" and any(c.lower_ == "for" for c in participle.children)


def _is_asked_or_promised(token: Token) -> bool:
    """Whether a word, or what it depends on in its clause, asks or promises."""
    for _ in range(_MAX_CLIMB):
        if token.lemma_ in words_of("directive"):
            return True
        if token.head.i == token.i or token.dep_ in ("ccomp", "relcl", "advcl"):
            return False
        token = token.head
    return False


def _clause_tense(span: Span, governor: Token) -> Tense | None:
    token: Token = span.root
    for _ in range(_MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in _OBJECTS:
            tense = _verb_tense(token)
            futurate = tense is Tense.PRESENT and token.i == governor.i
            return Tense.FUTURE if futurate else tense
        if token.lemma_.lower() in words_of("scheduling") and token.i < span.start:
            return Tense.FUTURE
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _verb_tense(verb: Token) -> Tense | None:
    for _ in range(_MAX_CLIMB):
        auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        tense = _tense_told_by(verb, auxiliaries)
        if tense is not None or verb.head.i == verb.i:
            return tense
        verb = verb.head
    return None


def _tense_told_by(verb: Token, auxiliaries: list[Token]) -> Tense | None:
    words = {auxiliary.lower_ for auxiliary in auxiliaries}
    if words & words_of("future_modals") and "have" not in words:
        return Tense.FUTURE
    if "to" in words:
        realised = verb.head.lemma_ in words_of("realised") or verb.dep_ == "advcl"
        return None if realised else Tense.FUTURE
    if words & words_of("modals"):
        failed = "could" in words and is_negated(verb)
        return Tense.PAST if failed or "have" in words else Tense.FUTURE
    if verb.lemma_ in words_of("scheduling"):
        return Tense.FUTURE
    finite = next((a for a in auxiliaries if a.tag_ in ("VBD", "VBZ", "VBP")), verb)
    if finite.tag_ == "VBD":
        return Tense.PAST
    if verb.tag_ == "VBN" and (not auxiliaries or any(a.lemma_ == "have" for a in auxiliaries)):
        return Tense.PAST
    if finite.tag_ in ("VBZ", "VBP"):
        going = verb.tag_ == "VBG" and finite.lemma_ == "be"
        return Tense.FUTURE if going else Tense.PRESENT
    return None
