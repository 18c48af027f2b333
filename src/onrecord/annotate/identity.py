"""Which parties are the same in every article: those that a name, or their country, identifies."""

from dataclasses import replace

from onrecord.actors.identity import actor_id
from onrecord.actors.register import Register
from onrecord.annotate.layers import Entity
from onrecord.annotate.person_names import name_parts
from onrecord.annotate.references import name_of_country
from onrecord.lexicons.officeholders import Term
from onrecord.terms import ActorType

_KINDS_WITHOUT_NAMES = frozenset({ActorType.GROUP, ActorType.UNKNOWN})


def identify(
    entity: Entity, *, register: Register, named: bool = False, term: Term | None = None
) -> Entity:
    """The entity with its id; without one where it cannot be told in the next article.

    A surname alone identifies nobody whom the register does not know, and "the ministry" none
    unless its country is known. The id of a person does not depend on the office.

    Args:
        entity: the party.
        register: the known persons and organisations.
        named: whether the article calls it by a name of its own.
        term: the term of the register by which a person is known.
    """
    return replace(entity, id=_id(entity, register=register, named=named, term=term))


def _id(entity: Entity, *, register: Register, named: bool, term: Term | None) -> str | None:
    if term is not None:
        return register.person_id(term)
    if entity.type is ActorType.PERSON:
        identified = named and len(name_parts(entity.name)) > 1
    else:
        known = register.organisation(entity.name)
        if known is not None:
            return register.organisation_id(known)
        identified = entity.type not in _KINDS_WITHOUT_NAMES and (named or _is_of_country(entity))
    if not identified or entity.anonymous:
        return None
    return actor_id(entity.type, entity.name, entity.country)


def _is_of_country(entity: Entity) -> bool:
    """Whether a body is called by its country: "Foreign Ministry of Norway"."""
    return entity.country is not None and entity.name.endswith(
        f" of {name_of_country(entity.country)}"
    )
