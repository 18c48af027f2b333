"""Where an act took place, which need not be any place that its sentence names."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import place_at
from onrecord.lexicons._load import literals, load_lexicon

_AT = frozenset({"in", "at", "near", "outside", "inside"})
_FROM = frozenset({"from", "on"})  # of a verb alone: "spoke from Kyiv", not "gas from Russia"
_TO = frozenset({"to"})  # of a journey alone: "a visit to Kyiv"
_OF = frozenset({"of"})
_DEEPEST = 3
"""Nouns followed from the verb to the place: "told a session of the parliament in Ankara"."""


def place_of(doc: Doc, token: Token) -> int | None:
    """Where the act headed by `token` took place: a position in `doc._.onrecord_places`.

    It is the toponym of a phrase of place that hangs on the verb ("met in Geneva", "voted in the
    town of Hamar"), on an occasion, a journey or an audience beside the verb ("told a forum in
    Vladivostok"), or on a participle that tells where the speaker appears ("Arriving in Geneva,
    she said"). None where there is no such phrase: the dateline is not the place of every act, and
    "condemned the attack in Mumbai" does not say where it was condemned.
    """
    if doc._.onrecord_places:
        for head in (token, *_appearances(token), *_gatherings(token)):
            for preposition in _prepositions(head):
                for noun in _objects(preposition):
                    found = place_named(doc, noun)
                    if found is not None:
                        return found
    return None


def _prepositions(head: Token) -> Iterator[Token]:
    """Those behind which the place of a verb or of an occasion can stand."""
    allowed = _AT
    if head.pos_ == "VERB":
        allowed = _AT | _FROM
    elif _has_role(head, "journey"):
        allowed = _AT | _TO
    return (each for each in head.children if each.dep_ == "prep" and each.lower_ in allowed)


def _appearances(token: Token) -> Iterator[Token]:
    """The participle in "Speaking in Kyiv, she said"."""
    for child in token.children:
        if child.dep_ == "advcl" and child.tag_ == "VBG" and _has_role(child, "appearing"):
            yield child


def _gatherings(token: Token) -> Iterator[Token]:
    """The occasions, journeys and audiences beside a verb, and those within them."""
    for child in token.children:
        if child.dep_ in ("dobj", "dative", "attr", "nsubjpass"):
            takes_part = token.pos_ != "VERB" or _has_role(token, "taking_part")
            if _has_role(child, "audience") or (takes_part and is_occasion(child)):
                yield from _within(child)
        elif child.dep_ in ("prep", "dative", "agent"):
            for noun in _objects(child):
                if is_occasion(noun) or _has_role(noun, "audience") or _has_role(noun, "edge"):
                    yield from _within(noun)


def _within(noun: Token, *, depth: int = 1) -> Iterator[Token]:
    """A gathering and those told of inside its phrase: "the sidelines of a summit"."""
    if not _has_role(noun, "edge"):
        yield noun
    if depth < _DEEPEST:
        for preposition in noun.children:
            if preposition.dep_ == "prep":
                for inner in _objects(preposition):
                    if is_occasion(inner) or _has_role(inner, "audience"):
                        yield from _within(inner, depth=depth + 1)


def _objects(preposition: Token) -> Iterator[Token]:
    return (child for child in preposition.children if child.dep_ == "pobj")


def is_occasion(token: Token) -> bool:
    """Whether a noun names what people come to: "a summit", "a visit"."""
    return _has_role(token, "occasion") or _has_role(token, "journey")


def place_named(doc: Doc, noun: Token) -> int | None:
    """The place that a noun names by itself, or as in "the Kherson region", "the town of Hamar"."""
    places = doc._.onrecord_places
    found = place_at(places, noun.idx)
    if found is not None or not _has_role(noun, "area"):
        return found
    names = [child for child in noun.children if child.dep_ in ("compound", "appos")]
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _OF:
            names += _objects(child)
    return next((each for name in names if (each := place_at(places, name.idx)) is not None), None)


def _has_role(token: Token, role: str) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "VERB") and token.lemma_.lower() in _lemmas(role)


@lru_cache
def _lemmas(role: str) -> frozenset[str]:
    """The words of the entries of that role in the lexicon of gatherings."""
    return frozenset(
        lemma
        for entry in load_lexicon("gatherings")
        if entry.fields["role"] == role
        for lemma in literals(entry.patterns[0][0], "LEMMA")
    )
