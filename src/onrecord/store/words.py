"""Words as a store finds them: folded alike on every backend, and never an operator."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Act, Party

GENERATION = "1"
"""Changes when `fold` does, so that the index of a store is made again."""

MAX_TERMS = 64
"""The most words and phrases of one query."""

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be found.

    Attributes:
        words: folded, next to each other in this order.
        prefix: whether the last is the beginning of a word.
    """

    words: tuple[str, ...]
    prefix: bool = False


def fold(text: str) -> list[str]:
    """The words of a text without case and accents: "Señor O’Neill" is senor, o, neill."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def parse_words(typed: str) -> tuple[Term, ...]:
    """What a user typed, as terms that must all be found.

    Words in quotation marks stand together; a star at the end takes every word that begins so.
    Every other sign only parts words: "anti-war" is "anti war".

    Raises:
        ValueError: more than `MAX_TERMS` terms.
    """
    found = []
    for match in _TERM.finditer(typed.replace("“", '"').replace("”", '"')):
        phrase, word = match.groups()
        folded = tuple(fold(phrase if word is None else word))
        if folded:
            found.append(Term(folded, prefix=word is not None and word.endswith("*")))
        if len(found) > MAX_TERMS:
            raise ValueError(f"more than {MAX_TERMS} words; leave some out")
    return tuple(found)


def words_of(act: Act) -> str:
    """What an act can be found by: its words, parties, place and conditions."""
    return " ".join(word for part in _parts(act) for word in fold(part))


def party_words(party: Party | None) -> str:
    """What a party can be found by: name and mention between spaces; empty for none."""
    if party is None:
        return ""
    told = [party.actor.name, party.mention.exact if party.mention else ""]
    return f" {' '.join(word for part in told for word in fold(part))} "


def _parts(act: Act) -> Iterator[str]:
    yield act.trigger.exact
    yield from (piece.exact for piece in act.content)
    yield from (condition.evidence.exact for condition in act.conditions)
    for party in (act.actor, act.recipient, act.addressee):
        if party:
            yield party.actor.name
            yield from (party.mention.exact,) if party.mention else ()
    if act.where:
        yield act.where.name
