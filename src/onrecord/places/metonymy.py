"""Whether a place name stands for the place or for those who belong to it.

"Norway voted", "a match against Norway" and "talks with Oslo" are about a government, a team or a
people; "a port in Norway" is about the place. A logistic regression decides over a few hundred
named features of the parse around the name, whose weights stand in `metonymy.tsv`;
`training/metonymy/fit.py` fits them. Measured by `onrecord evaluate metonymy`.

Adjectives and nouns for people ("Norwegian") are no place names and are not asked about.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.lexicons._load import literals, load_lexicon
from onrecord.lexicons._table import read_table
from onrecord.lexicons.countries import capital_country, country_of_name, seat

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LONGEST_CHAIN = 30
"""Conjuncts followed to the first of "Norway, Iceland, … and Malta"; longer ones are lists."""

_COPULAS = frozenset({"be", "become", "remain"})
_GENITIVES = frozenset({"'s", "’s"})
_MARKS = frozenset({",", ".", "-", "(", ")", "and"}) | _GENITIVES
_BY_THE_WORD = frozenset({"ADP", "DET", "CCONJ"})


def find_metonyms(doc: "Doc", spans: Sequence["Span"]) -> list[bool]:
    """Whether each place name of a text stands for those who belong to the place.

    Args:
        doc: a text with parse, parts of speech and entities.
        spans: place names in it, without their article.
    """
    weights = _weights()
    return [
        sum(weights.get(feature, 0.0) for feature in features) > 0
        for features in describe(doc, spans)
    ]


def describe(doc: "Doc", spans: Sequence["Span"]) -> Iterator[list[str]]:
    """The features of each place name that hold, by name."""
    sentences = _classes_by_sentence(doc) if spans else []
    for span in spans:
        features = ["bias", *_relation_features(span), *_neighbour_features(doc, span)]
        features += _owned_features(span.root)
        features.append(f"entity={span.root.ent_type_ or 'none'}")
        for kind, count in sentences[span.root.i].items():
            features += [f"sentence={kind}", *([f"sentence=much {kind}"] if count > 1 else ())]
        yield list(dict.fromkeys(features))


def _classes_by_sentence(doc: "Doc") -> list[Counter[str]]:
    """Per token, how many words of each class its sentence has."""
    found: list[Counter[str]] = []
    for sentence in doc.sents:
        counts = Counter(kind for token in sentence for kind in _classes(token))
        found += [counts] * len(sentence)
    return found


def _relation_features(span: "Span") -> Iterator[str]:
    """What the name is to the word over it in the parse, and what word that is."""
    token, conjunct = _first_conjunct(span.root)
    if conjunct:
        yield "conjunct"
    relation, role, governor = token.dep_, token.dep_, token.head
    if token.dep_ == "pobj":
        preposition, governor, role = token.head, token.head.head, "after"
        agent = preposition.dep_ == "agent"
        relation = "agent" if agent else f"after {preposition.lower_}"
    yield f"relation={relation}"
    yield f"relation={relation}:{governor.pos_}"
    named = _kind(span.text)
    yield f"named={named}"
    yield f"named={named}:{relation}"
    if governor.i == token.i:
        return
    for kind in _classes(governor) or ("other",):
        yield f"governor={kind}:{relation}"
        yield f"governor={kind}:{role}"
    if token.dep_ in ("nsubj", "nsubjpass") and governor.lemma_.lower() in _COPULAS:
        yield from _complement_features(governor)


def _complement_features(copula: "Token") -> Iterator[str]:
    """What a name is said to be: a town, a member, ready, in the north."""
    for child in copula.children:
        if child.dep_ == "attr":
            yield f"is={'area' if 'area' in _classes(child) else 'other'}"
        elif child.dep_ == "acomp":
            yield "is=adjective"
        elif child.dep_ == "prep":
            yield f"is={child.lower_}"


def _owned_features(head: "Token") -> Iterator[str]:
    """What belongs to the name: "Norway's victory", "the Norway squad"."""
    if head.dep_ in ("poss", "compound", "amod", "nmod"):
        role = "genitive" if head.dep_ == "poss" else "modifier"
        for kind in _classes(head.head) or ("other",):
            yield f"{role}={kind}"


def _neighbour_features(doc: "Doc", span: "Span") -> Iterator[str]:
    before = doc[span.start - 1] if span.start else None
    second = doc[span.start - 2] if span.start > 1 else None
    after = doc[span.end] if span.end < len(doc) else None
    following = doc[span.end + 1] if span.end + 1 < len(doc) else None
    if before is None:
        yield "before=nothing"
    else:
        yield f"before={_word_or_tag(before)}"
        if before.text == "," and second is not None and second.ent_type_ in ("GPE", "LOC"):
            yield "contains"
        if before.lower_ == "the" and second is not None:
            yield f"before the={_word_or_tag(second)}"
    if after is not None:
        yield f"after={after.lower_ if after.lower_ in _MARKS else after.pos_}"
        if after.text == "," and following is not None and following.ent_type_ in ("GPE", "LOC"):
            yield "contained"


def _word_or_tag(token: "Token") -> str:
    return token.lower_ if token.pos_ in _BY_THE_WORD else token.pos_


def _first_conjunct(token: "Token") -> tuple["Token", bool]:
    """The first of the names joined with this one, and whether that is another."""
    first = token
    for _ in range(_LONGEST_CHAIN):
        if first.dep_ != "conj":
            break
        first = first.head
    return first, first.i != token.i


@lru_cache(maxsize=4096)
def _kind(name: str) -> str:
    if country_of_name(name):
        return "country"
    if seat(name):
        return "seat"
    return "capital" if capital_country(name) else "other"


def _classes(token: "Token") -> tuple[str, ...]:
    return _class_table().get(token.lemma_.lower(), ())


@lru_cache(maxsize=1)
def _class_table() -> dict[str, tuple[str, ...]]:
    """Lemma -> the classes of words it is in: contest, affairs, presence, area."""
    table: dict[str, tuple[str, ...]] = {}
    for entry in load_lexicon("place_readings"):
        kind = entry.id.removeprefix("pr.")
        for lemma in literals(entry.patterns[0][0], "LEMMA"):
            table[lemma] = (*table.get(lemma, ()), kind)
    return table


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    rows = read_table("metonymy.tsv", ("feature", "weight"), package="onrecord.places")
    return {row["feature"]: float(row["weight"]) for row in rows}
