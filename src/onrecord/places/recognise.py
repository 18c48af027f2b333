"""Which words of a text name a place.

A candidate is a capitalised sequence that the gazetteer has, one that a word for a street or a
feature of the land closes or opens ("Orford Road", "Lake Orford"), or a place by the language
model's entity recogniser. Whether it is a toponym is decided by a logistic regression over named
features of the candidate and its neighbours, whose weights stand in `weights.tsv`;
`training/gazetteer/recognition.py` fits them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.lexicons._load import literals, load_lexicon
from onrecord.lexicons._table import read_table
from onrecord.lexicons.countries import country_of_demonym
from onrecord.places.gazetteer import Gazetteer, Place, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 5
"""Tokens of the longest name looked up; the gazetteer has longer ones, news do not use them."""

_LONGEST_ACRONYM = 4

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NO_PLACE_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"}
)
_INSIDE_NAMES = frozenset(
    {"-", "'", "’", "and", "of", "on", "the", "upon", "al", "am", "an", "au", "bin", "da", "de"}
    | {"del", "di", "do", "dos", "du", "el", "es", "ez", "la", "las", "le", "les", "los", "sur"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible toponym.

    Attributes:
        start, end: its tokens, half-open.
        text: its words; of an abbreviation with the full stop.
        places: what the gazetteer has under that name.
        short: whether it is an abbreviation.
        generic: the word that makes it the name of a street or feature which the gazetteer does
            not have: "road" in "Orford Road"; None for others.
    """

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    short: bool = False
    generic: str | None = None


def recognise(doc: "Doc", gazetteer: Gazetteer) -> list[Candidate]:
    """The toponyms of a text, in text order, without overlap."""
    candidates = list(find_candidates(doc, gazetteer))
    weights = _weights()
    return [
        candidate
        for candidate, features in zip(candidates, describe(doc, candidates), strict=True)
        if sum(weights.get(feature, 0.0) for feature in features) > 0
    ]


def find_candidates(doc: "Doc", gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Every possible toponym in text order; of overlapping ones the longest from the left."""
    entity_end = dict(_place_entities(doc))
    text, words = doc.text, [token.text for token in doc]
    position, size = 0, len(words)
    while position < size:
        found = None
        if words[position][:1].isupper():
            found = _longest(doc, text, words, position, gazetteer)
            generic = _generic(text, doc, words, position)
            if generic and (found is None or found.end < generic.end):
                found = generic
        if found is None and position in entity_end:
            found = _entity(doc, position, entity_end[position], gazetteer)
        if found is None:
            position += 1
        else:
            yield found
            position = found.end


def _longest(
    doc: "Doc", text: str, words: Sequence[str], start: int, gazetteer: Gazetteer
) -> Candidate | None:
    limit = start + 1
    while limit < min(len(words), start + LONGEST) and (
        words[limit][:1].isupper() or words[limit] in _INSIDE_NAMES
    ):
        limit += 1
    begin = doc[start].idx
    for end in range(limit, start, -1):
        if not words[end - 1][:1].isupper():
            continue
        last = doc[end - 1]
        name = text[begin : last.idx + len(last)]
        if country_of_demonym(name) or name in _never_places():
            return None
        dotted = _with_full_stop(doc, name, end)
        for spelling, stop in ((dotted, end + 1), (name, end)):
            places = gazetteer.lookup_short(spelling) if spelling else ()
            if places and _may_abbreviate(spelling, places, words, start):
                return Candidate(start, stop, spelling, places, short=True)
        places = gazetteer.lookup(name) if len(name) > 2 else ()
        if places:
            return Candidate(start, end, name, places)
    return None


def _generic(text: str, doc: "Doc", words: Sequence[str], start: int) -> Candidate | None:
    """The name of a street or feature that begins at a token: "Orford Road", "Lake Orford"."""
    limit = start + 1
    while limit < min(len(words), start + LONGEST) and words[limit][:1].isupper():
        limit += 1
    end, generic = 0, ""
    for position in range(limit - 1, start, -1):
        word = words[position].lower()
        if word in _context_words("pc.road") or word in _context_words("pc.feature"):
            end, generic = position + 1, word
            break
    else:
        first = words[start].lower()
        if limit > start + 1 and first in _context_words("pc.feature_before"):
            end, generic = start + 2, f"{first} before"
    if not end or doc[start].pos_ == "DET" or country_of_demonym(words[start]):
        return None
    last = doc[end - 1]
    return Candidate(start, end, text[doc[start].idx : last.idx + len(last)], (), generic=generic)


def _may_abbreviate(
    spelling: str, places: Sequence[Place], words: Sequence[str], start: int
) -> bool:
    """Postal codes of states stand after a comma: "Erie, PA"; others stand anywhere."""
    stated = "." in spelling or places[0].kind is PlaceKind.COUNTRY
    return stated or (start > 0 and words[start - 1] == ",")


def _with_full_stop(doc: "Doc", text: str, end: int) -> str:
    follows = end < len(doc) and doc[end].text == "." and not doc[end - 1].whitespace_
    return f"{text}." if follows else ""


def _place_entities(doc: "Doc") -> Iterator[tuple[int, int]]:
    """First capitalised token and end of each place by the entity recogniser, without "the"."""
    for ent in doc.ents:
        if ent.label_ in _PLACE_LABELS:
            for token in ent:
                if token.text[:1].isupper() and token.lower_ != "the":
                    yield token.i, ent.end
                    break


def _entity(doc: "Doc", start: int, end: int, gazetteer: Gazetteer) -> Candidate | None:
    """A place of the entity recogniser in which the gazetteer has no name."""
    text = doc[start:end].text
    inside = any(
        gazetteer.lookup(token.text) for token in doc[start + 1 : end] if token.text[:1].isupper()
    )
    if inside or country_of_demonym(text) or text in _never_places():
        return None
    return Candidate(start, end, text, ())


def describe(doc: "Doc", candidates: Sequence[Candidate]) -> Iterator[list[str]]:
    """The features of each candidate that hold, by name."""
    as_place: Counter[str] = Counter()
    as_person: Counter[str] = Counter()
    for candidate in candidates:
        label = doc[candidate.start].ent_type_
        if label in _PLACE_LABELS:
            as_place[candidate.text] += 1
        elif label == "PERSON":
            as_person[candidate.text] += 1
    starts = {candidate.start: candidate for candidate in candidates}
    for candidate in candidates:
        features = ["bias", *_entity_features(doc, candidate), *_name_features(candidate)]
        features += _neighbour_features(doc, candidate, starts)
        label = doc[candidate.start].ent_type_
        if as_place[candidate.text] > (label in _PLACE_LABELS):
            features.append("elsewhere=place")
        if as_person[candidate.text] > (label == "PERSON"):
            features.append("elsewhere=person")
        yield features


def _entity_features(doc: "Doc", candidate: Candidate) -> Iterator[str]:
    first, last = doc[candidate.start], doc[candidate.end - 1]
    label = first.ent_type_ or "none"
    if label == "none":
        yield "entity=none"
    else:
        begins = first.ent_iob_ == "B"
        after = doc[candidate.end] if candidate.end < len(doc) else None
        ends = not (after is not None and after.ent_iob_ == "I" and last.ent_type_)
        yield f"entity={label}:{'whole' if begins and ends else 'part'}"
    if label in _NO_PLACE_LABELS:
        yield "entity=number"
    yield f"tag={first.tag_ if first.tag_.startswith('NNP') else 'other'}"


def _name_features(candidate: Candidate) -> Iterator[str]:
    if candidate.short:
        inner = "." in candidate.text[:-1]
        country = candidate.places[0].kind is PlaceKind.COUNTRY
        yield f"short={'country' if country else 'dotted' if inner else 'other'}"
    if candidate.generic:
        yield "kind=generic"
        yield f"generic={candidate.generic}"
        yield f"words={min(2, candidate.end - candidate.start)}"
        return
    if not candidate.places:
        yield "kind=unknown"
        return
    top = min(candidate.places, key=lambda place: (_RANK[place.kind], -place.population))
    yield f"kind={top.kind}"
    if top.kind in (PlaceKind.CITY, PlaceKind.CAPITAL):
        yield f"size={len(str(top.population))}"
    if all(place.alias for place in candidate.places):
        yield "alias"
    yield f"words={min(2, candidate.end - candidate.start)}"
    if candidate.text.isupper() and not candidate.short:
        yield "capitals=few" if len(candidate.text) <= _LONGEST_ACRONYM else "capitals=many"


_RANK = {kind: rank for rank, kind in enumerate(PlaceKind)}


def _neighbour_features(
    doc: "Doc", candidate: Candidate, starts: dict[int, Candidate]
) -> Iterator[str]:
    before = doc[candidate.start - 1] if candidate.start else None
    after = doc[candidate.end] if candidate.end < len(doc) else None
    yield f"before={_before(before)}"
    yield f"after={_after(after)}"
    if after is not None and after.text == "," and _is_container(starts.get(candidate.end + 1)):
        yield "container=after"
    if before is not None and before.text == "," and _is_container(candidate):
        named = candidate.start >= 2 and doc[candidate.start - 2].text[:1].isupper()
        yield f"container={'itself' if named else 'alone'}"


def _is_container(candidate: Candidate | None) -> bool:
    return candidate is not None and any(
        place.kind in (PlaceKind.STATE, PlaceKind.COUNTRY) for place in candidate.places
    )


def _before(token: "Token | None") -> str:
    if token is None or token.is_space or token.is_sent_end:
        return "start"
    lower = token.lower_
    if lower in _context_words("pc.locative"):
        return "locative"
    if lower in _context_words("pc.title"):
        return "title"
    if lower in ("the", "of", "and", "'s", "’s", ",", "(", "-", ":"):
        return lower
    if token.text[:1].isupper():
        return "person" if token.ent_type_ == "PERSON" else "capital"
    return "verb" if token.pos_ == "VERB" else "word"


def _after(token: "Token | None") -> str:
    if token is None or token.is_space:
        return "end"
    lower = token.lower_
    for kind in ("division", "street", "institution"):
        if lower in _context_words(f"pc.{kind}"):
            return kind
    if lower in ("'s", "’s", ",", ".", "-", ")", "and", ":"):
        return lower
    if token.text[:1].isupper():
        return "person" if token.ent_type_ == "PERSON" else "capital"
    return {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADP": "preposition"}.get(
        token.pos_, "word"
    )


@lru_cache
def _context_words(entry: str) -> frozenset[str]:
    return frozenset(literals(load_lexicon("place_context")[entry].patterns[0][0], "LOWER"))


@lru_cache(maxsize=1)
def _never_places() -> frozenset[str]:
    return frozenset(literals(load_lexicon("place_context")["pc.never"].patterns[0][0], "TEXT"))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    rows = read_table("weights.tsv", ("feature", "weight"), package="onrecord.places")
    return {row["feature"]: float(row["weight"]) for row in rows}
