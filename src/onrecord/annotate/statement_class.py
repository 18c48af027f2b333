"""What a clause of speech does where its cue is neutral: threaten, blame, ask or only state."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.act_rules import DEEDS, ContentAct, VerbAct
from onrecord.annotate.mood import is_imperative, is_open, is_subjunctive, modal_with
from onrecord.annotate.negation import says_not
from onrecord.annotate.parties import OwnSide
from onrecord.annotate.syntax import ancestors, is_negated, subject_of
from onrecord.terms import ActClass

WILL = frozenset({"will", "shall", "would", "going"})
_CAN = frozenset({"can", "could"})
_SELF_NEGATING = frozenset({ActClass.REFUSE, ActClass.DENY, ActClass.OFFER, ActClass.DEMAND})
"""Classes whose phrases keep them when negated: \"must not\" demands too."""

_AGREEING = frozenset({ActClass.AGREE, ActClass.OFFER, ActClass.PLEDGE, ActClass.PRAISE})
_CHARGES = frozenset({"responsible", "guilty", "involved", "complicit", "liable", "behind"})
"""Predicates by which somebody is charged with a deed."""

_EXPERIENCES = frozenset(
    {"know", "see", "hear", "think", "expect", "believe", "understand", "want", "feel", "like"}
    | {"get", "receive", "have", "need", "realise", "realize", "imagine", "anticipate", "find"}
)
"""Verbs of what happens to somebody or in the mind, with which nobody is charged."""


def classify(
    head: Token,
    phrases: Sequence[ContentAct],
    verb_act: VerbAct | None,
    own_side: OwnSide,
    *,
    own: bool,
) -> tuple[ActClass, str]:
    """The class of what a clause says, and the rule that gave it.

    Args:
        head: main verb of the clause.
        phrases: phrases of the content lexicon inside it.
        verb_act: what the lexicon of verbs says of the main verb.
        own_side: tells the speaker's side.
        own: whether the subject is of that side.
    """
    first_person = own and _is_first_person(head)
    if first_person and verb_act is not None and verb_act.act_class not in DEEDS:
        performed = _performed_class(head, verb_act)
        if performed is not None:
            return performed, verb_act.rule
    for phrase in sorted(phrases, key=lambda item: item.rank):
        if _applies(head, phrase, own_side):
            return phrase.act_class, phrase.rule
    if is_imperative(head) or is_subjunctive(head):
        return ActClass.REQUEST, "st.told_to"
    if own:
        modal = modal_with(head)
        negated = says_not(head)
        if negated and modal in WILL | _CAN:
            return ActClass.REFUSE, "st.own_will_not"
        if negated and modal is None and _clears_oneself(head):
            return ActClass.DENY, "st.own_did_not"
        if not negated and modal in WILL and head.lemma_ != "be":
            return ActClass.PLEDGE, "st.own_will"
    return ActClass.ASSERT, "st.assert"


def _is_first_person(head: Token) -> bool:
    subject = subject_of(head)
    return subject is not None and subject.lower_ in {"i", "we"}


def class_undone(act_class: ActClass) -> ActClass:
    """The class of an act that is told not to be done: not agreeing refuses, the rest states."""
    return ActClass.REFUSE if act_class in _AGREEING else ActClass.ASSERT


def _performed_class(head: Token, verb_act: VerbAct) -> ActClass | None:
    """The class of "we reject it" and of its negation: not agreeing and not offering refuse."""
    if not is_negated(head):
        return verb_act.act_class
    return ActClass.REFUSE if verb_act.act_class in _AGREEING else None


def _clears_oneself(verb: Token) -> bool:
    """Whether a negated clause of one's own side denies what one may be charged with.

    "We did not shell it", "it had never paid him", "I am no spy", "we are not responsible"; what
    one did not know or get is mere news.
    """
    if verb.lemma_ == "be":
        return any(
            (child.dep_ == "attr" and _is_first_person(verb))
            or (child.dep_ in {"acomp", "attr"} and child.lemma_ in _CHARGES)
            for child in verb.rights
        )
    if verb.lemma_ in _EXPERIENCES or any(child.lower_ == "yet" for child in verb.children):
        return False
    return any(
        (child.dep_ == "aux" and child.lower_ in {"did", "had"}) or child.lower_ == "never"
        for child in verb.lefts
    ) and not is_open(verb)


def _applies(head: Token, phrase: ContentAct, own_side: OwnSide) -> bool:
    token = head.doc[phrase.token]
    verb = _clause_verb(token)
    if verb is None or verb.is_ancestor(head):  # "called it “absurd”": the content has no verb
        return phrase.subject != "own" and not phrase.modals
    modal = modal_with(verb)
    if (phrase.modals and modal not in phrase.modals) or modal in phrase.barred_modals:
        return False
    if verb.lemma_ in phrase.barred_verbs:
        return False
    negated = says_not(verb) or (token.pos_ not in {"VERB", "AUX"} and is_negated(token))
    if negated and phrase.act_class not in _SELF_NEGATING:
        return False
    if phrase.subject == "any":
        return True
    subject = subject_of(verb)
    if subject is None:
        return phrase.subject == "other"
    return own_side(subject) == (phrase.subject == "own")


def _clause_verb(token: Token) -> Token | None:
    for verb in (token, *ancestors(token)):
        if verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in {"aux", "auxpass", "amod"}:
            return verb
    return None
