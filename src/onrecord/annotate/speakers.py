"""Speakers: the noun phrase beside a cue that says, asks or promises."""

from spacy.tokens import Span, Token

from onrecord.annotate.cues import Cue, cue_span
from onrecord.annotate.indirect_speech import Complement
from onrecord.annotate.inversion import head_of, phrase_before
from onrecord.annotate.syntax import right_edge, subject_of

_EXPLETIVES = frozenset({"it", "there"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_LEFT_OUT = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "dep", "npadvmod"})
_SUPPORT_VERBS = frozenset(
    {"deliver", "deny", "express", "give", "have", "issue", "make", "offer", "reject"}
    | {"renew", "repeat", "voice"}
)
"""Verbs whose subject makes the claim that is their object."""
_ISSUING_VERBS = frozenset({"issue", "post", "publish", "release", "send", "sign", "write"})
"""Verbs whose subject says what their object says ("issued a statement saying …")."""


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
        return agent_of(head)
    if addressed_by(cue) is not None:
        return agent_of(head)
    if complement is not None and complement.raised:
        return agent_of(head)
    if complement is not None and cue.may_quote:  # "No ferries before May, says Holm"
        for child in head.rights:
            if child.dep_ == "nsubj" and child.i not in complement.tokens:
                return child
    speaker = _named(_issuer(cue, subject_of(head)) or _governing_subject(head))
    if speaker is not None and _is_reachable(speaker, cue, complement):
        return speaker
    phrase = phrase_before(cue)
    if phrase is not None:
        return head_of(phrase)
    return speaker if speaker and same_line(speaker, head) else None


def addressed_by(cue: Cue) -> Token | None:
    """Who is asked or told by a participle: "Asked whether the dam was safe, Holm said …".

    None where the cue is no such participle.
    """
    verb = cue.head
    passive = verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "advcl" and verb.i < verb.head.i
    if not passive or not cue.entry.fields.get("addressee"):
        return None
    if any(child.dep_ in {"nsubj", "nsubjpass", "aux", "dobj", "mark"} for child in verb.children):
        return None
    return _named(subject_of(verb.head))


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


def same_line(first: Token, second: Token) -> bool:
    """Whether no line ends between two tokens; the parse may join lines."""
    left, right = sorted((first.i, second.i))
    return not any("\n" in token.text for token in first.doc[left:right] if token.is_space)


def _is_reachable(speaker: Token, cue: Cue, complement: Complement | None) -> bool:
    """Whether a subject that the parse gives can be the one who speaks.

    It stands in the line of the cue; where what is said stands before the cue ("…, the mayor
    said"), it stands right beside the cue.
    """
    if not same_line(speaker, cue.head):
        return False
    start = cue_span(cue).start
    if complement is None or speaker.i > start or max(complement.tokens, default=start) >= start:
        return True
    first = speaker_phrase(speaker, apart_from=cue.head.i).end
    return all(token.is_punct for token in speaker.doc[first:start])


def _issuer(cue: Cue, subject: Token | None) -> Token | None:
    """Who issued what says it: "Holm issued a statement saying …"."""
    if subject is None or cue.head.dep_ != "acl" or subject.dep_ != "dobj" or not cue.may_quote:
        return subject
    issued = subject.head.lemma_ in _ISSUING_VERBS and cue.head.tag_ == "VBG"
    return (subject_of(subject.head) if issued else None) or subject


def _named(token: Token | None) -> Token | None:
    """The token, unless it is a dummy subject."""
    if token is None or token.pos_ not in _NOMINAL:
        return None
    return None if token.lower_ in _EXPLETIVES and token.dep_ == "expl" else token


def _active(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "aux"} for child in verb.lefts)


def _governing_subject(verb: Token) -> Token | None:
    """The subject that controls a participle: "closed the talks by saying", "left, saying".

    In "cited the mayor as saying" it is the object, as it is the mayor who says it.
    """
    if verb.dep_ in {"pcomp", "prep"}:
        governor = verb.head
        if governor.lower_ == "as":
            cited = next((c for c in governor.head.rights if c.dep_ == "dobj"), None)
            if cited is not None:
                return cited
        while governor.pos_ == "ADP" and governor.head.i != governor.i:
            governor = governor.head
        return subject_of(governor) if governor.pos_ in {"VERB", "AUX"} else None
    return None


def agent_of(verb: Token) -> Token | None:
    """The agent of a passive or a participle: "told by the ministry"; None without one."""
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
