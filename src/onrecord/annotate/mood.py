"""The mood of a clause: whether it tells what happened, what will, or what would."""

from spacy.tokens import Token

from onrecord.annotate.syntax import auxiliaries_of, is_negated, modal_of

_VERBAL = frozenset({"VERB", "AUX"})
_FUTURE = frozenset({"will", "would", "shall"})
_GERUND_PREPOSITIONS = frozenset({"to", "on", "about"})
_FORMS_OF_SPEECH = frozenset(
    {"thank", "look", "see", "listen", "imagine", "believe", "suppose", "say", "let", "take"}
    | {"bless", "forget", "remember", "consider", "welcome", "note", "make", "mark", "mind"}
)
"""Verbs whose imperative mostly opens a statement: "Look, we tried", "Make no mistake"."""

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_READY = frozenset({"ready", "open", "willing", "prepared", "free", "able"})


def is_open(verb: Token) -> bool:
    """Whether a clause tells what is not yet so: modal, infinitive, imperative, "ready to"."""
    if modal_of(verb):
        return True
    auxiliaries = {child.lower_ for child in auxiliaries_of(verb)}
    if "to" in auxiliaries:
        return True
    if verb.tag_ == "VB":
        return not auxiliaries & {"did", "does"}
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return verb.head.lower_ in _GERUND_PREPOSITIONS
    if verb.tag_ == "VBN" and verb.dep_ in {"xcomp", "conj"} and verb.head.pos_ in _VERBAL:
        return is_open(verb.head)
    return any(child.lemma_ in _READY for child in verb.rights if child.dep_ == "acomp")


def is_imperative(verb: Token) -> bool:
    """Whether a clause tells somebody to do something: "Pay your debts!", "please don't leave".

    "Thank you", "look" and "let us see" are forms of speech, and tell nobody to do anything.
    """
    if verb.tag_ != "VB" or verb.lemma_ in _FORMS_OF_SPEECH:
        return False
    before = [child for child in verb.lefts if child.dep_ not in {"punct", "neg", "intj", "advmod"}]
    return all(child.lower_ in {"do", "please"} for child in before) and not _follows(verb)


def is_subjunctive(verb: Token) -> bool:
    """Whether a clause tells what somebody wants to be so: "(that) the summit be held"."""
    bare = next((child for child in verb.lefts if child.dep_ == "auxpass"), verb)
    return (
        bare.lower_ == "be"
        and any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.lefts)
        and not any(child.dep_ == "aux" for child in verb.lefts)
    )


def _follows(verb: Token) -> bool:
    """Whether a verb completes another, so that its bare form is no command."""
    return verb.dep_ in {"xcomp", "conj", "acl", "relcl", "advcl", "pcomp"}


def is_not_past(verb: Token) -> bool:
    """Whether a clause does not tell what happened."""
    if is_open(verb) or verb.pos_ not in _VERBAL:
        return True
    return verb.tag_ != "VBD" and not has_past_auxiliary(verb)


def is_modal(verb: Token) -> bool:
    """Whether a clause has a modal verb, or says in the present what is not."""
    return bool(modal_of(verb)) or (is_not_past(verb) and is_negated(verb))


def is_future(verb: Token) -> bool:
    """Whether a clause is about what will be, or would."""
    return modal_of(verb) in _FUTURE


def is_unreal(verb: Token) -> bool:
    """Whether a clause is about what would be."""
    return modal_of(verb) == "would"


def has_past_auxiliary(verb: Token) -> bool:
    """Whether an auxiliary puts a verb into the past: "had left", "was leaving"."""
    return any(child.tag_ == "VBD" for child in auxiliaries_of(verb))


def modal_with(verb: Token) -> str | None:
    """The modal of a verb or of the verb it complements; "going" for "is going to"."""
    modal = modal_of(verb)
    if modal:
        return modal
    if verb.dep_ == "xcomp":
        governor = verb.head
        if governor.lower_ == "going" and any(part.dep_ == "aux" for part in governor.lefts):
            return "going"
        if governor.pos_ in {"VERB", "AUX"}:
            return modal_with(governor)
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ in {"VERB", "AUX"}:
        return modal_with(verb.head)
    return None


def is_finite(verb: Token) -> bool:
    """Whether a verb heads a finite clause: it or its first auxiliary carries tense.

    A participle with a subject and no auxiliary is a past tense that the tagger misread.
    """
    if verb.tag_ in _FINITE:
        return True
    if verb.tag_ == "VBN" and any(child.dep_ == "nsubj" for child in verb.lefts):
        return True
    return any(child.dep_ in {"aux", "auxpass"} and child.tag_ in _FINITE for child in verb.lefts)
