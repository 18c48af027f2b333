"""Proper names that stand for a known party: countries, capitals, seats, organisations, peoples."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc

from onrecord.actors.register import Register
from onrecord.lexicons.countries import (
    capital_country,
    country,
    country_of_demonym,
    country_of_name,
    seat,
)
from onrecord.terms import ActorType

Kind = Literal["country", "capital", "seat", "demonym", "organisation"]

_LONGEST_NAME_TOKENS = 9
_INSIDE_NAMES = frozenset(
    {"of", "the", "and", "for", "to", "in", "on", "de", "la", "al", "el", "-", "–", "'s", "’s", "&"}
)
_WITH_ARTICLE = ("Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros")
_WITH_ARTICLE_LAST_WORDS = ("States", "Kingdom", "Emirates", "Republic", "Islands", "Union")
_MINISTRIES = ("Ministry", "Department", "Foreign ")
_NEW = "New"
_STATES_BEFORE = {
    "RUS": ("SUN", date(1991, 12, 25)),
    "CZE": ("CSK", date(1992, 12, 31)),
    "SRB": ("YUG", date(2003, 2, 3)),
}
"""Country -> the state whose capital it had before, and the last day of that."""
_BRUSSELS = "Brussels"  # in the news it acts for the European Union, hardly ever for Belgium


@dataclass(frozen=True, slots=True)
class Reference:
    """What a proper name stands for.

    Attributes:
        kind: what the name itself is.
        name: how the record calls the party: "Government of Russia" for Russia, Moscow, Kremlin.
        country: ISO 3166 alpha-3, "IGO", or None for organisations of no country.
        type: what kind of party.
        sector: PLOVER sector, None where none fits.
    """

    kind: Kind
    name: str
    country: str | None
    type: ActorType
    sector: str | None


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference at the tokens `[start, end)`."""

    start: int
    end: int
    reference: Reference


def name_of_country(alpha3: str) -> str:
    """A country's name as it stands after "of": "the United States", "Russia"."""
    found = country(alpha3)
    name = found.name if found else alpha3
    takes_article = name in _WITH_ARTICLE or name.endswith(_WITH_ARTICLE_LAST_WORDS)
    return f"the {name}" if takes_article else name


def government_of(alpha3: str) -> str:
    """How the record calls a country's government: "Government of Russia"."""
    return f"Government of {name_of_country(alpha3)}"


@lru_cache(maxsize=8192)
def refer(text: str, register: Register) -> Reference | None:
    """What a proper name stands for; None if register and tables of countries do not have it."""
    known = register.organisation(text)
    if known:
        kind = ActorType(known.type)
        return Reference("organisation", known.name, known.country, kind, known.sector)
    if text == _BRUSSELS:
        return Reference("capital", "European Union", "IGO", ActorType.IGO, None)
    alpha3 = country_of_name(text)
    if alpha3:
        return Reference("country", _country_party(text, alpha3), alpha3, *_GOVERNMENT)
    sits_there = seat(text)
    if sits_there:
        name = government_of(sits_there.country)
        if sits_there.sector != "GOV" or sits_there.body.startswith(_MINISTRIES):
            name = f"{sits_there.body} of {name_of_country(sits_there.country)}"
        return Reference("seat", name, sits_there.country, ActorType.GOVERNMENT, sits_there.sector)
    alpha3 = capital_country(text)
    if alpha3:
        return Reference("capital", government_of(alpha3), alpha3, *_GOVERNMENT)
    alpha3 = country_of_demonym(text)
    if alpha3:
        return Reference("demonym", text, alpha3, ActorType.GROUP, None)
    return None


_GOVERNMENT = (ActorType.GOVERNMENT, "GOV")


def _country_party(text: str, alpha3: str) -> str:
    """The government of a country; a part of one ("Scotland") keeps its own name."""
    row = country(alpha3)
    name = text.removeprefix("the ").removeprefix("The ")
    if row and (name == row.name or name in row.names or name.isupper()):
        return government_of(alpha3)
    return f"Government of {name}"


def in_its_time(reference: Reference, day: date | None) -> Reference:
    """What a capital or seat stood for on a day: in 1987 Moscow for the Soviet Union.

    Args:
        reference: what it stands for today.
        day: of publication; None leaves the reference as it is.
    """
    before = _STATES_BEFORE.get(reference.country or "")
    if reference.kind not in {"capital", "seat"} or before is None or day is None:
        return reference
    former, last = before
    if day > last:
        return reference
    today = name_of_country(str(reference.country))
    name = reference.name.removesuffix(today) + name_of_country(former)
    return replace(reference, name=name, country=former)


def find_references(
    doc: Doc, words: Sequence[str], register: Register, *, day: date | None = None
) -> list[FoundReference]:
    """Every known name in a text, the longest at each place, in text order.

    A name that is only part of a longer personal name ("Jordan Pike") is left out.

    Args:
        doc: a text with entities.
        words: the texts of its tokens.
        register: the organisations that are known.
        day: of publication.
    """
    found: list[FoundReference] = []
    text = doc.text
    starts = [token.idx for token in doc]
    personal = [
        (start, end)
        for start, end, label in entity_spans(doc)
        if label == "PERSON" and end - start > 1
    ]
    position = 0
    while position < len(words):
        hit = None
        word = words[position]
        named_after = position and words[position - 1] == _NEW  # "New England"
        if not named_after and ((word[0].isupper() and word != "The") or word in ("al", "west")):
            hit = _longest_name(text, words, starts, position, register)
        if hit and not _inside(hit, personal):
            found.append(replace(hit, reference=in_its_time(hit.reference, day)))
            position = hit.end
        else:
            position += 1
    return found


def _longest_name(
    text: str, words: Sequence[str], starts: Sequence[int], first: int, register: Register
) -> FoundReference | None:
    last = first
    while last + 1 < len(words) and last + 1 < first + _LONGEST_NAME_TOKENS:
        word = words[last + 1]
        hyphenated = words[last] == "-"  # "Co-operation"
        if not (word[0].isupper() or word[0].isdigit() or word in _INSIDE_NAMES or hyphenated):
            break
        last += 1
    for end in range(last, first - 1, -1):
        if words[end] in _INSIDE_NAMES and words[end] not in {"'s", "’s"}:
            continue
        reference = refer(text[starts[first] : starts[end] + len(words[end])], register)
        if reference:
            return FoundReference(first, end + 1, reference)
    return None


def entity_spans(doc: Doc) -> list[tuple[int, int, str]]:
    """The entities of a text as start, end and label, parted where a comma or line parts them.

    "Kyiv, Zelenskiy", found as one entity, is two names.
    """
    found = []
    for entity in doc.ents:
        start = entity.start
        for token in entity:
            if token.text == "," or token.is_space:
                if token.i > start:
                    found.append((start, token.i, entity.label_))
                start = token.i + 1
        if entity.end > start:
            found.append((start, entity.end, entity.label_))
    return found


def _inside(hit: FoundReference, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a name stands at the beginning of, or within, a longer personal name."""
    return any(
        start <= hit.start and hit.end < end and hit.reference.kind != "demonym"
        for start, end in spans
    )
