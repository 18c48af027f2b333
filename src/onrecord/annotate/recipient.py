"""To whom an act is directed, by the syntax of the verb that carries it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from onrecord.annotate.act_place import is_occasion
from onrecord.annotate.lands import land_of
from onrecord.annotate.layers import Mention, Range
from onrecord.annotate.parties import OwnSide, Parties
from onrecord.annotate.syntax import is_misread_verb, range_of, subject_of, tokens_in
from onrecord.terms import ActClass, PloverType, Sector

_PREPOSITIONS: Mapping[ActClass, tuple[str, ...]] = {
    ActClass.PLEDGE: ("to", "for", "with"),
    ActClass.OFFER: ("to", "for", "with"),
    ActClass.THREATEN: ("against", "at", "to"),
    ActClass.REFUSE: ("with", "to", "from", "by", "against"),
    ActClass.DEMAND: ("from", "on", "of", "for", "with"),
    ActClass.REQUEST: ("on", "upon", "to", "from", "with", "for"),
    ActClass.ACCUSE: ("on", "against", "of", "at", "for", "by"),
    ActClass.DENY: ("by", "to"),
    ActClass.WARN: ("to", "against"),
    ActClass.AGREE: ("with", "to"),
    ActClass.PRAISE: ("for", "to", "with"),
    ActClass.MEET: ("with", "to", "by", "between"),
    ActClass.DEED: ("to", "against", "on", "from", "with", "for", "at", "into", "of", "by", "in"),
    ActClass.ASSERT: ("to",),
}
"""Prepositions that may introduce the recipient, the likelier first."""

_BY_SUBJECT = frozenset(
    {
        ActClass.ACCUSE,
        ActClass.DEMAND,
        ActClass.DENY,
        ActClass.PRAISE,
        ActClass.REQUEST,
        ActClass.THREATEN,
    }
)
"""Classes whose recipient is the subject of the content, or who stands in it for what is theirs.

"Said the rebels must leave", "demanded that Oslo pay", "said the Danish claims were false".
"""

_OF_COMPLEMENT = frozenset({ActClass.DEMAND, ActClass.REFUSE, ActClass.REQUEST})
"""Classes whose recipient may be the subject of the complement: "refused to let them pass"."""

_JOINTLY = frozenset({ActClass.AGREE, ActClass.MEET})
"""Classes of what parties do together: "Chad and Niger agreed to talk"."""

_AMONG_OWN = frozenset({ActClass.ACCUSE, ActClass.DEMAND, ActClass.PRAISE, ActClass.REQUEST})
"""Classes whose recipient may be of the actor's own side: "asked her government"."""

_ON_LAND: Mapping[ActClass, frozenset[str]] = {
    ActClass.DEED: frozenset({"to", "against", "on", "from", "at", "into", "of", "towards"}),
    ActClass.MEET: frozenset({"to"}),
    ActClass.OFFER: frozenset({"to", "for"}),
    ActClass.PLEDGE: frozenset({"to", "for"}),
    ActClass.THREATEN: frozenset({"against", "at", "on", "in", "of", "to"}),
}
"""Prepositions before a place whose country the act reaches, for classes that reach one so."""

_OF_THEIRS = frozenset({ActClass.ACCUSE, ActClass.DEED, ActClass.DENY, ActClass.REFUSE})
"""Classes that reach a country through what is its own: "seized a Kenyan ferry"."""

_OF_OWN_TROOPS = frozenset({ActClass.AGREE, ActClass.OFFER, ActClass.PLEDGE, ActClass.REFUSE})
_MOVING = frozenset({PloverType.AID, PloverType.MOBILIZE, PloverType.RETREAT})
"""Classes of acts and types of deeds in which troops are the actor's own: "will send troops"."""

_TO_WHOM = frozenset({"at", "from", "on", "to", "upon"})
_OBJECTS = ("dative", "dobj", "nsubjpass")

_WITHIN = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "acomp", "attr"})
"""What a recipient stands within; that of a deed in an adverbial clause too: "fired, killing"."""

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
    plover: PloverType | None = None,
) -> tuple[int | None, Range | None]:
    """Entity and words of the party to whom an act is directed.

    Not the actor's own side, unless it is asked, blamed or thanked, and not the press that is told
    what is meant for others. An assertion has at most an addressee.

    Args:
        doc: a parsed text.
        parties: its parties.
        act_class: class of the act.
        actor: entity of the actor.
        verbs: heads of the trigger and of the content, in the order in which they are asked.
        statement: main verb of a content that gives the act its class.
        addressee: who is told ("told parliament").
        plover: PLOVER type of a deed; an assault is on the country "in" which it is done.
    """
    told = tokens_in(doc, addressee) if addressee else None
    listener = told.root if told is not None else None
    if act_class is not ActClass.ASSERT:
        heads = list(_heads(verbs, act_class=act_class, statement=statement))
        sends = act_class in _OF_OWN_TROOPS or plover in _MOVING
        if sends:
            heads = [head for head in heads if not _is_sent(parties, head[0])]
        mention = _first_party(parties, heads, act_class=act_class, actor=actor, listener=listener)
        if mention is not None:
            return mention.entity, mention.range
        home = None if actor is None else parties.entities[actor].country
        for head in _on_land(heads, act_class=act_class, actor=actor, plover=plover):
            land = land_of(doc, head)
            if land is not None and land != home:
                return parties.of_country(land), range_of(head)
    if listener is None or (listener.pos_ == "NOUN" and is_occasion(listener)):
        return None, None
    mention = parties.mention_of(listener)
    entity = mention.entity if mention else None
    if entity is not None and act_class is not ActClass.ASSERT and parties.is_audience(entity):
        return None, None
    return entity, addressee


def _is_sent(parties: Parties, head: Token) -> bool:
    """Whether a noun stands for troops of no told country that a verb has as its object."""
    mention = parties.mention_of(head)
    if mention is None or mention.entity is None or head.dep_ != "dobj":
        return False
    entity = parties.entities[mention.entity]
    return entity.sector == Sector.MIL and entity.country is None


def _first_party(
    parties: Parties,
    heads: Iterable[tuple[Token, bool]],
    *,
    act_class: ActClass,
    actor: int | None,
    listener: Token | None,
) -> Mention | None:
    """The first of the heads that stands for a party at which the act can be directed."""
    own_side = OwnSide(parties, actor)
    for head, is_object in heads:
        mention = parties.mention_of(head)
        if mention is None or mention.entity is None or mention.entity == actor:
            continue
        if own_side(head) and not (is_object and act_class in _AMONG_OWN):
            continue
        if head != listener or not parties.is_audience(mention.entity):
            return mention
    return None


def _on_land(
    heads: Sequence[tuple[Token, bool]],
    *,
    act_class: ActClass,
    actor: int | None,
    plover: PloverType | None,
) -> Iterator[Token]:
    """The places and adjectives that stand where their country is reached by the act.

    What nobody does reaches none, but for an assault that is suffered: "floods hit the coast".
    """
    assault = plover is PloverType.ASSAULT
    if actor is None and not (assault and any(head.dep_ == "nsubjpass" for head, _ in heads)):
        return
    places = _ON_LAND.get(act_class, frozenset()) | ({"in"} if assault else set())
    for head, _ in heads:
        if head.dep_ in {"amod", "compound", "nmod"}:
            reached = act_class in _OF_THEIRS
        elif head.dep_ == "pobj":
            reached = head.head.lower_ in places
        else:
            reached = act_class in _ON_LAND
        if reached:
            yield head


def _heads(
    verbs: Iterable[Token], *, act_class: ActClass, statement: Token | None
) -> Iterator[tuple[Token, bool]]:
    """Head tokens that may be the recipient, the likelier first, and whether the verb's object."""
    if statement is not None and act_class in _BY_SUBJECT:
        subject = subject_of(statement)
        if subject is not None:
            yield from ((noun, False) for noun in _with_owner(subject))
    for verb in verbs:
        for noun in _candidates(verb, act_class=act_class):
            yield noun, _is_object(noun, verb)
    if act_class in _JOINTLY:
        for verb in verbs:
            subject = subject_of(verb)
            if subject is not None:
                yield from ((noun, False) for noun in subject.conjuncts)


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
        if governor.dep_ in {"ccomp", "xcomp"} and act_class in _OF_COMPLEMENT:
            yield from _subjects(governor)
        yield from _objects(governor)
        yield from _prepositional(governor, order)
        for child in governor.children:
            deeper = child.dep_ in _WITHIN or (child.dep_ == "advcl" and act_class is ActClass.DEED)
            nested = child.dep_ == "prep" and child.lower_ in {"of", "in", "for", "to"}
            if (deeper or nested) and child.i not in seen and len(seen) < 4 * _DEPTH:
                seen.add(child.i)
                pending.append(child)


def _is_object(noun: Token, verb: Token) -> bool:
    """As in "asked the cabinet", "called on the cabinet"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in _TO_WHOM:
        return noun.head.head == verb
    return noun.dep_ in _OBJECTS and noun.head == verb


def _subjects(verb: Token) -> Iterator[Token]:
    for child in verb.lefts:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            yield from _with_owner(child)


def _objects(governor: Token) -> Iterator[Token]:
    for label in _OBJECTS:
        for child in governor.children:
            if child.dep_ == label:
                yield from _with_owner(child)


def _with_owner(noun: Token) -> Iterator[Token]:
    """The noun, its name, then whose it is.

    "His colleague, Kari Lund", "condemned Chad's attack", "the Chadian attack", "the people of
    Chad".
    """
    yield noun
    yield from (child for child in noun.children if child.dep_ == "appos")
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound", "nmod"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


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
