"""What a speaker's words do: a content cut into statements, each with the class of its act.

"Oslo will not send pilots but may pay for the fuel" is two statements, a refusal and an offer; a
quoted turn of three sentences is at least three.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.act_rules import DEEDS, ContentAct, VerbAct
from onrecord.annotate.layers import Range
from onrecord.annotate.mood import is_imperative, is_open, is_subjunctive
from onrecord.annotate.negation import says_not
from onrecord.annotate.parties import OwnSide
from onrecord.annotate.syntax import ancestors, is_negated, modal_of, subject_of, tokens_in
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

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause of what somebody says.

    Attributes:
        head: its main verb.
        span: its words inside the content.
        own: whether its subject is the speaker's side.
        act_class: what it does; ASSERT where nothing says more.
        rule: id of the lexicon entry, or the name of the rule below, that decided.
    """

    head: Token
    span: Span
    own: bool
    act_class: ActClass
    rule: str


def statements_of(
    doc: Doc,
    content: Sequence[Range],
    *,
    phrases: Mapping[int, Sequence[ContentAct]],
    verbs: Mapping[int, VerbAct],
    own_side: OwnSide,
    depends: Callable[[Span], bool],
) -> list[Statement]:
    """The statements of a content in text order.

    Args:
        doc: a parsed text.
        content: the pieces of the content.
        phrases: phrases of the content lexicon by the first token of their sentence.
        verbs: what the lexicon says of verbs, by token index.
        own_side: tells the speaker's side.
        depends: whether a stretch of the content holds or has a condition.
    """
    found = []
    for head, span in _clauses(doc, content):
        inside = [
            phrase
            for phrase in phrases.get(head.sent.start, ())
            if span.start <= phrase.token < span.end and (not phrase.conditional or depends(span))
        ]
        subject = subject_of(head)
        own = subject is not None and own_side(subject)
        act_class, rule = classify(head, inside, verbs.get(head.i), own_side, own=own)
        found.append(Statement(head, span, own, act_class, rule))
    return found


def _clauses(doc: Doc, content: Sequence[Range]) -> Iterator[tuple[Token, Span]]:
    for piece in content:
        tokens = tokens_in(doc, piece)
        if tokens is None:
            continue
        for sentence in _sentences(tokens):
            head = _main_verb(sentence)
            if head is None:
                continue
            start = sentence.start
            for verb in [head, *_conjoined(head, sentence)]:
                if verb is not head:
                    left = max(start, min(verb.left_edge.i, verb.i))
                    yield head, doc[start:left]
                    start = left
                head = verb
            yield head, doc[start : sentence.end]


def _sentences(tokens: Span) -> Iterator[Span]:
    doc = tokens.doc
    start = tokens.start
    for index in range(tokens.start + 1, tokens.end + 1):
        if index == tokens.end or doc[index].is_sent_start:
            yield doc[start:index]
            start = index


def _main_verb(span: Span) -> Token | None:
    tops = [
        token
        for token in span
        if (token.head.i == token.i or not span.start <= token.head.i < span.end)
        and token.pos_ not in {"PUNCT", "SPACE"}
        and token.dep_ not in {"mark", "cc", "intj"}
    ]
    verbs = [token for token in tops if token.pos_ in {"VERB", "AUX"}]
    candidates = verbs or tops or [token for token in span if token.pos_ in {"VERB", "AUX"}]
    if not candidates:
        return None
    return max(candidates, key=lambda token: (sum(1 for _ in token.subtree), -token.i))


def _conjoined(head: Token, span: Span) -> list[Token]:
    """Verbs conjoined with the head that have a subject or an auxiliary of their own."""
    found = []
    pending = [head]
    while pending:
        verb = pending.pop()
        for child in verb.rights:
            if child.dep_ in {"conj", "ccomp", "parataxis"} and child.pos_ in {"VERB", "AUX"}:
                inside = span.start <= child.i < span.end
                if child.dep_ != "conj" and not _is_loose(child):
                    continue
                own = any(part.dep_ in {"nsubj", "nsubjpass", "aux"} for part in child.lefts)
                if inside and own and child.left_edge.i > head.i:
                    found.append(child)
                pending.append(child)
    return sorted(found, key=lambda token: token.i)


def _is_loose(clause: Token) -> bool:
    """Whether a complement clause is really a sentence run on: "We went; they stayed"."""
    before = clause.left_edge.i - 1
    return before >= 0 and clause.doc[before].text in {";", ":", "–", "—"}


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
