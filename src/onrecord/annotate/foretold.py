"""What a party will or would do, where the reporter tells it without a verb of speech.

"Chad will not open the road" and "Oslo would lend the ship" commit Chad and Oslo as if they had
said so. Foretold is, and no act, what befalls a party ("will lose the vote") and what would have
been; and a firm, a club or a private person commits itself to nothing that the record is about.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.annotate.act_rules import (
    DEEDS,
    PLOVER_OF_CLASS,
    ActRules,
    ContentAct,
    VerbAct,
)
from onrecord.annotate.layers import Entity
from onrecord.annotate.mood import modal_with
from onrecord.annotate.parties import OwnSide
from onrecord.annotate.statement_class import WILL, classify
from onrecord.annotate.syntax import auxiliaries_of, is_negated
from onrecord.terms import ActClass, ActorType, Sector

COMMITMENTS = frozenset({ActClass.PLEDGE, ActClass.OFFER, ActClass.THREATEN, ActClass.REFUSE})
"""Classes that commit whoever speaks."""

_PUBLIC_TYPES = frozenset(
    {ActorType.GOVERNMENT, ActorType.COUNTRY, ActorType.IGO, ActorType.ARMED_GROUP}
)
_PUBLIC_SECTORS = frozenset(
    {
        Sector.GOV,
        Sector.MIL,
        Sector.LEG,
        Sector.JUD,
        Sector.SPY,
        Sector.COP,
        Sector.PTY,
        Sector.OPP,
        Sector.REB,
        Sector.PRM,
        Sector.CRM,
    }
)
_SUBORDINATE = frozenset({"advcl", "acl", "pcomp", "csubj"})


def is_public(entity: Entity) -> bool:
    """Whether a party acts for a state, an armed group, a party or a body of states.

    A people does ("the Swedes"), and so does a gang that holds the streets.
    """
    people = entity.type is ActorType.GROUP and entity.sector is None and entity.country is not None
    return people or entity.type in _PUBLIC_TYPES or entity.sector in _PUBLIC_SECTORS


def may_commit(verb: Token) -> bool:
    """Whether a verb tells, in a clause of its own, what its subject will, would or may do."""
    if verb.tag_ != "VB" or verb.dep_ in _SUBORDINATE or not modal_with(verb):
        return False
    auxiliaries = {child.lemma_ for child in auxiliaries_of(verb)}
    return not auxiliaries & {"have", "be"} and not any(
        child.dep_ in {"mark", "nsubjpass", "auxpass"} for child in verb.children
    )


def commitment_of(
    verb: Token,
    *,
    rules: ActRules,
    known: VerbAct | None,
    phrases: Sequence[ContentAct],
    own_side: OwnSide,
) -> VerbAct | None:
    """What the subject of a clause commits itself to; None where to nothing.

    Args:
        verb: main verb of the clause, one that `may_commit`.
        rules: the lexicons.
        known: what the lexicon of verbs says of it, None where nothing.
        phrases: phrases of the content lexicon in the clause.
        own_side: tells the side of the subject.
    """
    if known is not None and (known.act_class not in DEEDS or known.act_class is ActClass.MEET):
        return None if is_negated(verb) else known
    if not rules.is_willed(verb):
        return None
    committing = [phrase for phrase in phrases if phrase.act_class in COMMITMENTS]
    act_class, rule = classify(verb, committing, known, own_side, own=True)
    if act_class not in COMMITMENTS or (
        act_class is ActClass.REFUSE and modal_with(verb) not in WILL
    ):
        return None
    return VerbAct(act_class, PLOVER_OF_CLASS.get(act_class), None, rule)
