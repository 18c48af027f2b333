"""What a clause of speech does where its cue is neutral: threaten, blame, ask or only state."""

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from onrecord.annotate.act_rules import DEEDS, HOSTILE, ContentAct, VerbAct
from onrecord.annotate.mood import is_imperative, is_open, is_subjunctive, modal_with
from onrecord.annotate.negation import says_not
from onrecord.annotate.parties import OwnSide
from onrecord.annotate.syntax import ancestors, auxiliaries_of, is_negated, subject_of
from onrecord.terms import ActClass, ConditionKind, PloverType

WILL = frozenset({"will", "shall", "would", "going"})
_CAN = frozenset({"can", "could"})
_SELF_NEGATING = frozenset({ActClass.REFUSE, ActClass.DENY, ActClass.OFFER, ActClass.DEMAND})
"""Classes whose phrases keep them when negated: \"must not\" demands too."""

_AGREEING = frozenset({ActClass.AGREE, ActClass.OFFER, ActClass.PLEDGE, ActClass.PRAISE})
_PRESSING = frozenset({ActClass.DEMAND, ActClass.THREATEN})
"""Classes that one denies by negating them: "we do not demand it", "we threaten nobody"."""

_CHARGES = frozenset({"responsible", "guilty", "involved", "complicit", "liable", "behind"})
"""Predicates by which somebody is charged with a deed."""

_EXPERIENCES = frozenset(
    {"know", "see", "hear", "think", "expect", "believe", "understand", "want", "feel", "like"}
    | {"get", "receive", "have", "need", "realise", "realize", "imagine", "anticipate", "find"}
)
"""Verbs of what happens to somebody or in the mind, with which nobody is charged."""

_BLAMELESS = frozenset({PloverType.RETREAT, PloverType.AID, PloverType.CONSULT})
"""Types of deeds with which nobody is charged: "he had not surrendered" is mere news."""

_INTENDING = frozenset({"plan", "intend", "propose"})
_WITHHELD = frozenset(
    {"accept", "agree", "allow", "tolerate", "support", "permit", "endorse", "give", "sign"}
)
"""Verbs whose "cannot" is a will not, whoever the subject is; with other verbs it is a lack."""

_NARRATING = frozenset({"advcl", "relcl", "acl"})
"""Labels of clauses that are told beside what is stated: when, why and which."""

_INTERROGATIVE = frozenset({"WP", "WP$", "WRB", "WDT"})
_IMPERSONAL = frozenset({"it", "there", "this", "that", "what"})
_UNWILLED_DUTIES = frozenset({"should", "must", "ought"})


def classify(
    head: Token,
    phrases: Sequence[ContentAct],
    verb_act: VerbAct | None,
    own_side: OwnSide,
    *,
    own: bool,
    willed: bool = True,
    kinds: Collection[ConditionKind] = (),
) -> tuple[ActClass, str]:
    """The class of what a clause says, and the rule that gave it.

    Args:
        head: main verb of the clause.
        phrases: phrases of the content lexicon inside it.
        verb_act: what the lexicon of verbs says of the main verb.
        own_side: tells the speaker's side.
        own: whether the subject is of that side.
        willed: whether the verb tells what somebody does, not what befalls somebody.
        kinds: of the conditions on which the clause depends.
    """
    if own and verb_act is not None and verb_act.act_class not in DEEDS and _performs(head):
        performed = _performed_class(head, verb_act)
        if performed is not None:
            return performed, verb_act.rule
    if _asks(head):
        return ActClass.ASSERT, "st.assert"
    for phrase in sorted(phrases, key=lambda item: item.rank):
        if _applies(head, phrase, own_side, willed=willed):
            return phrase.act_class, phrase.rule
    if is_imperative(head) or is_subjunctive(head):
        return ActClass.REQUEST, "st.told_to"
    if own:
        return _class_of_own(head, verb_act, willed=willed, kinds=kinds)
    return ActClass.ASSERT, "st.assert"


def _class_of_own(
    head: Token,
    verb_act: VerbAct | None,
    *,
    willed: bool,
    kinds: Collection[ConditionKind],
) -> tuple[ActClass, str]:
    """The class of a clause about what the speaker's side does, will do or did not do."""
    modal = modal_with(head)
    if says_not(head):
        if _declines(head, modal, willed=willed):
            return ActClass.REFUSE, "st.own_will_not"
        if modal is None and head.lemma_ in _INTENDING:
            return ActClass.REFUSE, "st.own_not_planned"
        if modal is None and _clears_oneself(head, verb_act):
            return ActClass.DENY, "st.own_did_not"
    elif modal in WILL and willed and _is_ahead(head):
        if verb_act is not None and verb_act.plover in HOSTILE:
            return ActClass.THREATEN, verb_act.rule
        if modal == "would" and ConditionKind.IF in kinds:
            return ActClass.OFFER, "st.own_would_if"
        return ActClass.PLEDGE, "st.own_will"
    return ActClass.ASSERT, "st.assert"


def class_undone(act_class: ActClass) -> ActClass:
    """The class of an act that is told not to be done: not agreeing refuses, the rest states."""
    return ActClass.REFUSE if act_class in _AGREEING else ActClass.ASSERT


def _is_first_person(head: Token) -> bool:
    subject = subject_of(head)
    return subject is not None and subject.lower_ in {"i", "we"}


def _performs(head: Token) -> bool:
    """Whether saying it does it: "we reject it", "Chad rejects it" in the mouth of Chad."""
    subject = subject_of(head)
    if subject is None:
        return False
    return subject.lower_ in {"i", "we"} or (head.tag_ == "VBZ" and subject.pos_ != "PRON")


def _performed_class(head: Token, verb_act: VerbAct) -> ActClass | None:
    """The class of "we reject it" and of its negation.

    Not agreeing and not offering refuse; not demanding and not threatening deny.
    """
    if not is_negated(head):
        return verb_act.act_class
    if verb_act.act_class in _PRESSING:
        return ActClass.DENY
    return ActClass.REFUSE if verb_act.act_class in _AGREEING else None


def _asks(head: Token) -> bool:
    """Whether a clause is a question: "Will they come?", "whether they would come"."""
    if is_indirect_question(head):
        return True
    after = head.right_edge.i + 1
    closing = [child.text for child in head.rights if child.dep_ == "punct"]
    return "?" in closing or (after < len(head.doc) and head.doc[after].text == "?")


def is_indirect_question(clause: Token) -> bool:
    """Whether a clause completes another as a question: "whether they will", "what he should"."""
    if any(child.lower_ == "whether" for child in clause.lefts if child.dep_ == "mark"):
        return True
    return clause.dep_ in {"ccomp", "pcomp"} and clause.left_edge.tag_ in _INTERROGATIVE


def _declines(head: Token, modal: str | None, *, willed: bool) -> bool:
    """Whether a negated clause of one's own side tells what it will not do.

    "We will not go"; "cannot" declines where one could, as with "we", "no longer" or "accept".
    """
    if any(child.dep_ == "auxpass" for child in head.lefts):
        return False
    if modal in WILL:
        return willed
    if modal not in _CAN or not willed:
        return False
    no_longer = any(child.lower_ == "longer" for child in head.children)
    return no_longer or head.lemma_ in _WITHHELD


def _is_ahead(head: Token) -> bool:
    """Whether what a modal tells is still to be done: not "would have gone", "would be lying"."""
    auxiliaries = {child.lemma_ for child in auxiliaries_of(head)}
    return "have" not in auxiliaries and not (head.tag_ == "VBG" and "would" in auxiliaries)


def _clears_oneself(verb: Token, verb_act: VerbAct | None) -> bool:
    """Whether a negated clause of one's own side denies what one may be charged with.

    "We did not shell it", "it had never paid him", "I am no spy", "we are not responsible"; what
    one did not know, get or yield is mere news.
    """
    if verb.lemma_ == "be":
        return any(
            (child.dep_ == "attr" and _is_first_person(verb))
            or (child.dep_ in {"acomp", "attr"} and child.lemma_ in _CHARGES)
            for child in verb.rights
        )
    if verb.lemma_ in _EXPERIENCES or any(child.lower_ == "yet" for child in verb.children):
        return False
    if verb_act is not None and verb_act.plover in _BLAMELESS:
        return False
    return any(
        (child.dep_ == "aux" and child.lower_ in {"did", "had"}) or child.lower_ == "never"
        for child in verb.lefts
    ) and not is_open(verb)


def _applies(head: Token, phrase: ContentAct, own_side: OwnSide, *, willed: bool) -> bool:
    token = head.doc[phrase.token]
    verb = _clause_verb(token)
    if verb is None or verb.is_ancestor(head):  # "called it “absurd”": the content has no verb
        return phrase.subject != "own" and not phrase.modals and not phrase.party
    modal = modal_with(verb)
    if (phrase.modals and modal not in phrase.modals) or modal in phrase.barred_modals:
        return False
    if phrase.barred_verbs and _is_barred(verb, head, phrase.barred_verbs):
        return False
    if not _is_stated(verb, head, own_side):
        return False
    negated = says_not(verb) or (token.pos_ not in {"VERB", "AUX"} and is_negated(token))
    if negated and phrase.act_class not in _SELF_NEGATING:
        return False
    subject = subject_of(verb)
    party = subject is not None and own_side.is_party(subject)
    if phrase.party and not party:
        return False
    if phrase.act_class is ActClass.DEMAND and _is_expected(verb, party=party, willed=willed):
        return False
    if phrase.subject == "any":
        return True
    if subject is None:
        return phrase.subject == "other"
    return own_side(subject) == (phrase.subject == "own")


def _clause_verb(token: Token) -> Token | None:
    for verb in (token, *ancestors(token)):
        if verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in {"aux", "auxpass", "amod"}:
            return verb
    return None


def _is_barred(verb: Token, head: Token, barred: Collection[str]) -> bool:
    """Whether one of the verbs stands over a phrase: "prevent a famine that could kill many"."""
    for above in (verb, *ancestors(verb)):
        if above.lemma_ in barred:
            return True
        if above.i == head.i:
            break
    return False


def _is_stated(verb: Token, head: Token, own_side: OwnSide) -> bool:
    """Whether a clause inside a statement is stated itself, and neither told beside it nor others'.

    Told beside it are reasons and relative clauses; what others say or want is theirs.
    """
    token = verb
    while token.i != head.i and token.head.i != token.i:
        if token.dep_ in _NARRATING or is_indirect_question(token):
            return False
        governor = token.head
        if token.dep_ == "ccomp" and governor.pos_ in {"VERB", "AUX"}:
            subject = subject_of(governor)
            if subject is not None and not _is_own_or_nobody(subject, own_side):
                return False
        token = governor
    return True


def _is_own_or_nobody(subject: Token, own_side: OwnSide) -> bool:
    return subject.lower_ in _IMPERSONAL or own_side(subject)


def _is_expected(verb: Token, *, party: bool, willed: bool) -> bool:
    """Whether "should" or "must" tells what is likely, or what was missed, and demands nothing.

    "That should end the talk", "the talks should be calmer", "he must be mad", "they should have
    left".
    """
    modal = modal_with(verb)
    if modal not in _UNWILLED_DUTIES:
        return False
    auxiliaries = {child.lemma_ for child in auxiliaries_of(verb)}
    if "have" in auxiliaries or (modal == "must" and verb.tag_ == "VBG"):
        return True
    if party or "be" in auxiliaries:
        return False
    if verb.lemma_ == "be":
        return any(child.tag_ == "JJR" or _is_comparative(child) for child in verb.rights)
    return modal != "must"


def _is_comparative(word: Token) -> bool:
    return any(child.lower_ in {"more", "less"} for child in word.lefts)
