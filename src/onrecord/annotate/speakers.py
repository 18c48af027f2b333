"""Speakers: the noun phrase beside a cue that says, asks or promises."""

from spacy.tokens import Span, Token

from onrecord.annotate.cues import Cue, cue_span
from onrecord.annotate.indirect_speech import Complement
from onrecord.annotate.syntax import right_edge, subject_of

_EXPLETIVES = frozenset({"it", "there"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_NAMING = frozenset({"PROPN", "NOUN", "PRON", "NUM"})
_WITHIN_PHRASE = frozenset(
    {"pobj", "compound", "appos", "conj", "prep", "flat", "relcl", "acl", "dobj", "attr", "nmod"}
)
_LEFT_OUT = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "dep", "npadvmod"})
_SUPPORT_VERBS = frozenset(
    {"deliver", "deny", "express", "give", "have", "issue", "make", "offer", "reject"}
    | {"renew", "repeat", "voice"}
)
"""Verbs whose subject makes the claim that is their object."""


def find_speaker(cue: Cue, complement: Complement | None) -> Token | None:
    """Head of the noun phrase that speaks by `cue`; None where none is named beside it."""
    where = cue.entry.fields.get("speaker", "subject")
    if where == "object":
        return _object_of(cue)
    if where == "none":
        return None
    head = cue.head
    if head.pos_ == "NOUN" and head.dep_ != "ROOT":
        return _possessor(head)
    if head.pos_ == "ADJ":
        return _named(subject_of(head))
    if any(child.dep_ == "nsubjpass" for child in head.children) or (
        head.tag_ == "VBN" and head.dep_ in {"acl", "relcl", "amod"} and not _active(head)
    ):
        return _agent(head)
    if complement is not None and complement.raised:
        return _agent(head)
    if complement is not None and cue.may_quote:  # "No ferries before May, says Holm"
        for child in head.rights:
            if child.dep_ == "nsubj" and child.i not in complement.tokens:
                return child
    return _named(subject_of(head) or _governing_subject(head)) or _beside(cue)


def speaker_phrase(head: Token, *, apart_from: int | None) -> Span:
    """The whole noun phrase of a speaker: titles, prepositional phrases, appositions, conjuncts.

    "French President Emmanuel Macron"; "Ida Holm, an analyst at the institute"; not the relative
    clause after it.

    Args:
        head: head of the noun phrase.
        apart_from: index of the token that heads the cue; the phrase ends before it, or starts
            after it.
    """
    doc = head.doc
    left, right = head.left_edge.i, head.i
    for child in head.rights:
        if child.dep_ in _LEFT_OUT or child.is_quote or child.text in {"–", "—", "--"}:
            break
        if child.dep_ == "prep" and child.nbor(-1).text == ",":
            break
        if child.dep_ != "punct":
            right = max(right, right_edge(child, without=_LEFT_OUT))
    if apart_from is not None:
        if head.i < apart_from <= right:
            right = apart_from - 1
        elif left <= apart_from < head.i:
            left = apart_from + 1
    for index in range(head.i - 1, left - 1, -1):  # not over the line above
        if doc[index].is_space:
            left = index + 1
            break
    while left < head.i and _leads(doc[left], head):
        left += 1
    while right > head.i and (
        doc[right].is_punct or doc[right].is_space or doc[right].dep_ == "case"
    ):
        right -= 1
    return doc[left : right + 1]


def _leads(token: Token, head: Token) -> bool:
    """Whether a token at the left edge is no part of the noun phrase."""
    if token.dep_ == "advmod":
        return token.head.i == head.i and token.nbor(1).is_punct
    return token.is_punct or token.dep_ in {"cc", "mark"}


def _beside(cue: Cue) -> Token | None:
    """The noun right before a finite cue whose subject the parse has missed."""
    verb, doc = cue.head, cue.head.doc
    before = cue_span(cue).start - 1
    if verb.tag_ not in {"VBD", "VBP", "VBZ"} or not cue.may_quote or before < 0:
        return None
    if doc[before].text == "," and before > 0:
        before -= 1
    token = doc[before]
    if token.pos_ not in _NAMING:
        return None
    while token.dep_ in _WITHIN_PHRASE and token.head.i < verb.i:
        token = token.head
    return token if token.pos_ in _NAMING else None


def _named(token: Token | None) -> Token | None:
    """The token, unless it is a dummy subject."""
    if token is None or token.pos_ not in _NOMINAL:
        return None
    return None if token.lower_ in _EXPLETIVES and token.dep_ == "expl" else token


def _active(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "aux"} for child in verb.lefts)


def _governing_subject(verb: Token) -> Token | None:
    """The subject that controls a participle: "closed the talks by saying", "left, saying"."""
    if verb.dep_ in {"pcomp", "prep"}:
        governor = verb.head
        while governor.pos_ == "ADP" and governor.head.i != governor.i:
            governor = governor.head
        return subject_of(governor) if governor.pos_ in {"VERB", "AUX"} else None
    return None


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    return None


def _object_of(cue: Cue) -> Token | None:
    """The object of the phrase: "according to the ministry"."""
    last = cue.head.doc[cue.end - 1]
    for start in (last, cue.head):
        for child in start.rights:
            if child.dep_ == "pobj" and child.i >= cue.end:
                return child
    return None


def is_subject(token: Token) -> bool:
    """Whether a noun, name or pronoun is a subject; relative pronouns are not meant."""
    subject = token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN", "PRON"}
    return subject and token.tag_ not in {"WP", "WDT"}


def _possessor(noun: Token) -> Token | None:
    """Whose claim it is: "Oslo's claim", "the claim by Oslo", "Oslo made the claim"."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    for child in noun.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "among"}:
            return next((c for c in child.rights if c.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _SUPPORT_VERBS:
        return _named(subject_of(noun.head))
    return None
