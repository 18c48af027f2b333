"""The id of an actor: the same in every article and every run, from what the actor is called.

`person:UKR:volodymyr-zelensky` is made of the type, the country and the key of the name. It needs
no register, so that a person has one whether or not anybody entered them, and keeps it when
somebody does.
"""

from onrecord.actors.spelling import name_key, plain_key
from onrecord.terms import ActorType

NO_COUNTRY = "-"
"""Stands in an id for a country that is not known."""


def actor_id(kind: ActorType, name: str, country: str | None) -> str | None:
    """The id of an actor; None for a name of signs alone.

    Args:
        kind: what kind of party it is.
        name: its full name in any spelling.
        country: ISO 3166 alpha-3 or "IGO", None where unknown; two actors of one name and of
            unknown and known country stay apart until a judgement joins them.
    """
    key = name_key(name) if kind is ActorType.PERSON else plain_key(name)
    return f"{kind}:{country or NO_COUNTRY}:{key.replace(' ', '-')}" if key else None
