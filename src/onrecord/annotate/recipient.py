"""To whom an act is directed, by the syntax of the verb that carries it."""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import Range
from onrecord.annotate.parties import OwnSide, Parties
from onrecord.annotate.syntax import is_misread_verb, subject_of, tokens_in
from onrecord.terms import ActClass

_PREPOSITIONS: Mapping[ActClass, tuple[str, ...]] = {
    ActClass.PLEDGE: ("to", "for", "with"),
    ActClass.OFFER: ("to", "for", "with"),
    ActClass.THREATEN: ("against", "at", "to"),
    ActClass.REFUSE: ("with", "to", "from", "by"),
    ActClass.DEMAND: ("from", "on", "of", "for", "with"),
    ActClass.REQUEST: ("on", "upon", "to", "from", "with", "for"),
    ActClass.ACCUSE: ("on", "against", "of", "at", "for", "by"),
    ActClass.DENY: ("by", "to"),
    ActClass.WARN: ("to", "against"),
    ActClass.AGREE: ("with", "to"),
    ActClass.PRAISE: ("for", "to", "with"),
    ActClass.MEET: ("with", "to", "by", "between"),
    ActClass.DEED: ("to", "against", "on", "from", "with", "for", "at", "into", "of", "by"),
    ActClass.ASSERT: ("to",),
}
"""Prepositions that may introduce the recipient, the likelier first."""

_BY_SUBJECT = frozenset({ActClass.ACCUSE, ActClass.DEMAND, ActClass.THREATEN, ActClass.REQUEST})
"""Classes whose recipient is the subject of the content: "said the rebels must leave"."""

_DEPTH = 4  # noun phrases nest no deeper before the link to the verb is lost


def find_recipient(
    doc: Doc,
    parties: Parties,
    *,
    act_class: ActClass,
    actor: int | None,
    verbs: Iterable[Token],
    statement: Token | None = None,
    addressee: Range | None = None,
) -> tuple[int | None, Range | None]:
    """Entity and words of the party to whom an act is directed.

    Never the actor's own side, and never the press; an assertion has at most an addressee.

    Args:
        doc: a parsed text.
        parties: its parties.
        act_class: class of the act.
        actor: entity of the actor.
        verbs: heads of the trigger and of the content, in the order in which they are asked.
        statement: main verb of a content that gives the act its class.
        addressee: who is told ("told parliament").
    """
    heads: list[Token] = []
    if act_class is not ActClass.ASSERT:
        subject = subject_of(statement) if statement is not None else None
        if subject is not None and act_class in _BY_SUBJECT:
            heads.append(subject)
        for verb in verbs:
            heads += _candidates(verb, act_class=act_class)
    own_side = OwnSide(parties, actor)
    for head in heads:
        mention = parties.mention_of(head)
        if mention is None or mention.entity is None or own_side(head):
            continue
        if not parties.is_audience(mention.entity):
            return mention.entity, mention.range
    return _addressee(doc, parties, addressee)


def _addressee(
    doc: Doc, parties: Parties, addressee: Range | None
) -> tuple[int | None, Range | None]:
    tokens = tokens_in(doc, addressee) if addressee else None
    if tokens is None:
        return None, None
    mention = parties.mention_of(tokens.root)
    entity = mention.entity if mention else None
    if entity is not None and parties.is_audience(entity):
        return None, None
    return entity, addressee


def _candidates(verb: Token, *, act_class: ActClass) -> Iterator[Token]:
    """Head tokens of the noun phrases that may be the recipient, the likelier first.

    Objects of the verb come before its prepositional phrases, and both before those of its
    complement ("pledged to send aid to Ukraine"). The caller takes the first that is a party
    other than the actor.

    Args:
        verb: head of the act's trigger.
        act_class: decides which prepositions count.
    """
    order = _PREPOSITIONS[act_class]
    if is_misread_verb(verb):
        yield verb.head
    pending, seen = [verb], {verb.i}
    while pending:
        governor = pending.pop(0)
        yield from _objects(governor)
        yield from _prepositional(governor, order)
        for child in governor.children:
            deeper = child.dep_ in {"xcomp", "ccomp", "pcomp", "advcl", "dobj", "acomp", "attr"}
            nested = child.dep_ == "prep" and child.lower_ in {"of", "in", "for", "to"}
            if (deeper or nested) and child.i not in seen and len(seen) < 4 * _DEPTH:
                seen.add(child.i)
                pending.append(child)


def _objects(governor: Token) -> Iterator[Token]:
    for label in ("dative", "dobj", "nsubjpass"):
        for child in governor.children:
            if child.dep_ == label:
                yield from _with_owner(child)


def _with_owner(noun: Token) -> Iterator[Token]:
    """The noun, then whose it is: "condemned Russia's attack", "the Russian attack"."""
    yield noun
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound", "nmod"}:
            yield child


def _prepositional(governor: Token, order: tuple[str, ...]) -> Iterator[Token]:
    prepositions = [child for child in governor.children if child.dep_ in {"prep", "agent"}]
    prepositions += [
        child for child in governor.children if child.dep_ == "dative" and child.pos_ == "ADP"
    ]
    for word in order:
        for preposition in prepositions:
            if preposition.lower_ == word:
                for noun in preposition.children:
                    if noun.dep_ == "pobj":
                        yield from _with_owner(noun)
