"""What a speaker's words do: a content cut into statements, each with the class of its act.

"Oslo will not send pilots but may pay for the fuel" is two statements, a refusal and an offer; a
quoted turn of three sentences is at least three.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.act_rules import ContentAct, VerbAct
from onrecord.annotate.layers import Range
from onrecord.annotate.parties import OwnSide
from onrecord.annotate.statement_class import classify
from onrecord.annotate.syntax import subject_of, tokens_in
from onrecord.terms import ActClass, ConditionKind


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
    is_willed: Callable[[Token], bool],
    kinds_of: Callable[[Span], Collection[ConditionKind]],
) -> list[Statement]:
    """The statements of a content in text order.

    Args:
        doc: a parsed text.
        content: the pieces of the content.
        phrases: phrases of the content lexicon by the first token of their sentence.
        verbs: what the lexicon says of verbs, by token index.
        own_side: tells the speaker's side.
        is_willed: whether a verb tells what somebody does.
        kinds_of: the kinds of the conditions that a stretch of the content holds or has.
    """
    found = []
    for head, span in clauses_of(doc, content):
        kinds = kinds_of(span)
        inside = [
            phrase
            for phrase in phrases.get(head.sent.start, ())
            if span.start <= phrase.token < span.end and (kinds or not phrase.conditional)
        ]
        subject = subject_of(head)
        own = subject is not None and own_side(subject)
        act_class, rule = classify(
            head,
            inside,
            verbs.get(head.i),
            own_side,
            own=own,
            willed=is_willed(head),
            kinds=kinds,
        )
        found.append(Statement(head, span, own, act_class, rule))
    return found


def clauses_of(doc: Doc, content: Sequence[Range]) -> Iterator[tuple[Token, Span]]:
    """The clauses of a content that can be statements of their own, each with its main verb.

    A piece without a verb is one clause, with its head.
    """
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
