"""The parts of what somebody is committed to: what is done, with what, for whom, where and when."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from onrecord.annotate.act_place import place_named
from onrecord.annotate.layers import PlaceMention, Range, Timex
from onrecord.annotate.parties import OwnSide, Parties
from onrecord.annotate.syntax import clause, noun_phrase, range_of, right_edge, verb_phrase
from onrecord.lexicons._load import literals, load_lexicon
from onrecord.lexicons.countries import capital_country, country_of_name
from onrecord.terms import TimexType

_OBJECTS = ("dobj", "obj", "attr", "oprd", "acomp", "xcomp", "ccomp")
_CLAUSES = frozenset({"xcomp", "ccomp"})
_NOT_AN_OBJECT = frozenset(
    {"by", "as", "if", "until", "after", "before", "during", "within", "without", "like", "than"}
)
"""Prepositions behind which nothing stands that is given or done."""

_OF_PLACE = frozenset(
    {"in", "at", "near", "on", "off", "inside", "outside", "into", "onto", "across", "along"}
    | {"around", "over", "through", "throughout", "to", "towards", "toward", "from", "within"}
    | {"between", "beyond"}
)
_OF_PLACE_OF_A_NOUN = _OF_PLACE - {"to", "towards", "toward", "over", "between"}
_ASIDE = frozenset({"advcl", "relcl", "parataxis", "punct", "cc", "conj", "prt"})
"""Labels of what tells of something else beside a verb, or tells nothing."""

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TIMES = frozenset({"DATE", "TIME"})
_DEEPEST = 3
"""Nouns followed from an object to the place: "two bases on the coast of Luzon"."""


def action_of(verb: Token) -> str:
    """The lemma of a verb with its particle: "send", "set up"."""
    particle = next((child.lower_ for child in verb.rights if child.dep_ == "prt"), None)
    lemma = verb.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def verb_range(verb: Token) -> Range:
    """The words of a verb with the particle right behind it, without its auxiliaries."""
    return range_of(verb.doc[verb.i : verb_phrase(verb).end])


def object_of(verb: Token, own_side: OwnSide) -> Token | None:
    """Head of what is given or done: the object of a verb, also as the subject of its passive.

    Of a verb without an object it is what stands behind its preposition ("retaliate against the
    fleet"). None where there is neither.
    """
    for child in verb.lefts:
        if child.dep_ == "nsubjpass" and not own_side(child):
            return child
    for label in _OBJECTS:
        for child in verb.rights:
            if child.dep_ == label:
                return child
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ not in _NOT_AN_OBJECT:
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.ent_type_ not in _TIMES and not _is_place(noun):
                    return noun
    return None


def _is_place(noun: Token) -> bool:
    """Whether a noun names a place, and not the government that sits there."""
    found = place_named(noun.doc, noun)
    return found is not None and not noun.doc._.onrecord_places[found].metonymic


def object_range(head: Token, *, before: int) -> Range:
    """The words of an object.

    Args:
        head: the object.
        before: code point at which it ends at the latest: where a time or condition begins.
    """
    if head.dep_ in _CLAUSES and head.pos_ in {"VERB", "AUX"}:
        span = clause(head)
    else:
        span = noun_phrase(head)
    end = span.end
    while end > head.i + 1 and span.doc[end - 1].idx >= before:
        end -= 1
    while end > head.i + 1 and span.doc[end - 1].pos_ in {"ADP", "PUNCT", "CCONJ"}:
        end -= 1
    return range_of(span.doc[span.start : end])


def beneficiary_of(
    verb: Token, what: Token | None, *, parties: Parties, own_side: OwnSide
) -> Token | None:
    """Head of the phrase that names to whom something is given, or for whom it is done.

    Args:
        verb: what is to be done, or the verb that commits where a noun tells what: "promised".
        what: head of the object.
        parties: of the text.
        own_side: tells the side of whoever is committed, who is no beneficiary.
    """
    for child in verb.rights:
        if child.dep_ == "dative" and child.pos_ in _NOMINAL and not _is_addressee(child):
            return child
    for governor in (verb, what):
        for preposition in governor.rights if governor is not None else ():
            if preposition.dep_ not in {"prep", "dative"}:
                continue
            if preposition.lower_ == "for" or (preposition.lower_ == "to" and _gives(verb, what)):
                for noun in preposition.rights:
                    if noun.dep_ == "pobj" and _receives(noun, parties) and not own_side(noun):
                        return noun
    return None


def _receives(noun: Token, parties: Parties) -> bool:
    """Whether a noun names a party; a town or region is a place, a capital its government."""
    if country_of_name(noun.text) or capital_country(noun.text):
        return True
    return parties.mention_of(noun) is not None and not _is_place(noun)


def _is_addressee(noun: Token) -> bool:
    """Whether a clause tells what somebody is promised: "promised Chad that it would leave"."""
    return any(child.dep_ == "ccomp" for child in noun.head.rights)


def _gives(verb: Token, what: Token | None) -> bool:
    """Whether what a verb has for its object is given to somebody, and does not go to a place."""
    going = what is not None and what.lemma_.lower() in _lemmas("going")
    return verb.lemma_.lower() in _lemmas("giving") and not going


def place_of_commitment(
    doc: Doc, verb: Token, what: Token | None, *, beneficiary: Token | None
) -> int | None:
    """Where it is to happen: a position in the layer of places.

    It is the toponym of a phrase of place on the verb ("deploy troops to Goma") or within its
    object ("its embassy in Asmara"); a place that stands for its government is none.
    """
    places: tuple[PlaceMention, ...] = doc._.onrecord_places
    if not places:
        return None
    for noun in _placing_nouns(verb, what):
        found = place_named(doc, noun)
        if found is not None and noun != beneficiary and not places[found].metonymic:
            return found
    return None


def _placing_nouns(verb: Token, what: Token | None) -> Iterator[Token]:
    yield from _behind(verb, _OF_PLACE)
    if what is not None:
        yield from _within(what)


def _within(noun: Token, *, depth: int = 1) -> Iterator[Token]:
    for inner in _behind(noun, _OF_PLACE_OF_A_NOUN):
        yield inner
    if depth < _DEEPEST:
        for child in noun.rights:
            if child.dep_ == "prep":
                for inner in child.rights:
                    if inner.dep_ == "pobj":
                        yield from _within(inner, depth=depth + 1)


def _behind(governor: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """The nouns behind prepositions, and behind those that these govern: "out of Honiara"."""
    for child in governor.rights:
        if child.dep_ not in {"prep", "dative", "prt", "advmod"}:
            continue
        for noun in child.rights:
            if noun.dep_ == "pobj" and child.lower_ in prepositions:
                yield noun
                yield from _behind(noun, _OF_PLACE_OF_A_NOUN)
            elif noun.dep_ == "prep":
                yield from (each for each in noun.rights if each.dep_ == "pobj")


def extents_of(verb: Token, own_side: OwnSide) -> list[Range]:
    """The stretches that tell how much is committed: a verb's dependents of the same clause.

    What is told beside it ("if …", "which …") and the subject of whoever is committed are left
    out.
    """
    found = []
    for child in verb.children:
        if child.dep_ in _ASIDE and not (child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}):
            continue
        if child.dep_ in {"nsubj", "csubj"} and own_side(child):
            continue
        left, right = child.left_edge, verb.doc[right_edge(child, without=_ASIDE_OF_A_NOUN)]
        found.append(Range(left.idx, right.idx + len(right)))
    return sorted(found)


_ASIDE_OF_A_NOUN = frozenset({"relcl", "advcl", "parataxis"})


def first_aside(doc: Doc, where: Range) -> int:
    """Code point at which the first time or condition inside a range begins; its end if none."""
    times: tuple[Timex, ...] = doc._.onrecord_times
    dates = (time.range for time in times if time.type in {TimexType.DATE, TimexType.TIME})
    conditions = (condition.range for condition in doc._.onrecord_conditions)
    starts = [each.start for each in (*dates, *conditions) if where.covers(each)]
    return min(starts, default=where.end)


@lru_cache
def _lemmas(role: str) -> frozenset[str]:
    """The words of a role in the lexicon of roles."""
    return frozenset(
        lemma
        for entry in load_lexicon("commitment_roles")
        if entry.fields["role"] == role
        for lemma in literals(entry.patterns[0][0], "LEMMA")
    )
