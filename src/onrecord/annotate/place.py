"""The place component: toponyms, and the places they are.

Recognition and resolution are in `onrecord.places`; this component joins them on a `Doc` and
tells where an act took place. Measured by `onrecord evaluate place`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.annotate import extensions as extensions
from onrecord.annotate.layers import PlaceMention, Range
from onrecord.lexicons._load import literals, load_lexicon
from onrecord.lexicons.countries import country_of_demonym
from onrecord.model import Evidence, Where
from onrecord.places.gazetteer import Gazetteer, Place, PlaceKind, bundled_gazetteer, fold
from onrecord.places.metonymy import find_metonyms
from onrecord.places.recognise import Candidate, recognise
from onrecord.places.resolve import Resolution, Toponym, contains, resolve

_CONTAINERS = (PlaceKind.STATE, PlaceKind.COUNTRY)
_CITIES = (PlaceKind.CITY, PlaceKind.CAPITAL)
_DIVISION_WORDS = frozenset({"state", "region", "province", "oblast", "governorate"})
_FAR_LARGER = 20
_AT = frozenset({"in", "at", "near", "outside", "inside"})
_FROM = frozenset({"from", "on"})  # of a verb alone: "spoke from Kyiv", not "gas from Russia"


@Language.factory(
    "onrecord_place",
    requires=["doc.ents", "token.tag", "token.dep"],
    assigns=["doc._.onrecord_places"],
)
def make_place(nlp: Language, name: str) -> "PlaceComponent":
    """Make the component for `nlp`."""
    return PlaceComponent(bundled_gazetteer())


class PlaceComponent:
    """Sets `doc._.onrecord_places`: one `PlaceMention` for each toponym, in text order.

    A demonym ("Russian") is no toponym; a capital that stands for its government is one.
    Where the article does not tell which place of a name it means, the mention has that name,
    no coordinates, and the places it may be as candidates.

    Args:
        gazetteer: where names are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        found = recognise(doc, self.gazetteer)
        toponyms = [_toponym(doc, found, number) for number in range(len(found))]
        resolutions = resolve(toponyms, countries=_countries_by_demonym(doc))
        metonyms = find_metonyms(doc, [doc[each.start : each.end] for each in found])
        text = doc.text
        doc._.onrecord_places = tuple(
            _mention(doc, text, candidate, resolution, metonymic=metonymic)
            for candidate, resolution, metonymic in zip(found, resolutions, metonyms, strict=True)
        )
        return doc


def place_of(doc: Doc, token: Token) -> int | None:
    """Where the act headed by `token` took place: a position in `doc._.onrecord_places`.

    It is the toponym of a phrase of place that hangs on the verb ("met in Geneva"), or on an
    occasion or audience beside the verb ("told a forum in Vladivostok"). None where there is no
    such phrase: the dateline is not the place of every act, and "condemned the attack in Mumbai"
    does not say where it was condemned.
    """
    for head in (token, *_speaking(token), *_occasions(token)):
        allowed = _AT | _FROM if head.pos_ == "VERB" else _AT
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in allowed:
                found = next((_mention_at(doc, each) for each in _objects(child)), None)
                if found is not None:
                    return found
    return None


def _speaking(token: Token) -> Iterator[Token]:
    """The participle in "Speaking in Kyiv, she said"."""
    return (each for each in token.children if each.dep_ == "advcl" and each.lemma_ == "speak")


def _occasions(token: Token) -> Iterator[Token]:
    """The occasions and audiences among the objects of a verb or of its prepositions."""
    for child in token.children:
        if child.dep_ in ("dobj", "dative", "attr", "nsubjpass") and _is_gathering(child):
            yield child
        elif child.dep_ in ("prep", "dative", "agent"):
            yield from (each for each in _objects(child) if _is_gathering(each))


def _objects(preposition: Token) -> Iterator[Token]:
    return (child for child in preposition.children if child.dep_ == "pobj")


def _is_gathering(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in _gatherings()


@lru_cache(maxsize=1)
def _gatherings() -> frozenset[str]:
    return frozenset(
        lemma
        for entry in load_lexicon("gatherings")
        for pattern in entry.patterns
        for lemma in literals(pattern[0], "LEMMA")
    )


def _mention_at(doc: Doc, token: Token) -> int | None:
    """The mention that `token` heads, or is the first or last word of."""
    for number, mention in enumerate(doc._.onrecord_places):
        if mention.range.start <= token.idx < mention.range.end:
            return number
    return None


def _toponym(doc: Doc, found: Sequence[Candidate], number: int) -> Toponym:
    candidate = found[number]
    after = doc[candidate.end].lower_ if candidate.end < len(doc) else ""
    return Toponym(
        name=candidate.text if candidate.short else fold(candidate.text),
        places=candidate.places,
        container=_container(doc, found, number),
        division=after in _DIVISION_WORDS,
    )


def _container(doc: Doc, found: Sequence[Candidate], number: int) -> tuple[Place, ...]:
    """The states and countries that the next mention can be, if it follows after a comma.

    A county between town and state is stepped over: "Paris, Bourbon County, Kentucky".
    """
    here = found[number]
    for following in found[number + 1 : number + 3]:
        if following.start != here.end + 1 or doc[here.end].text not in (",", "("):
            break
        around = tuple(place for place in following.places if place.kind in _CONTAINERS)
        if around:
            return () if _is_enumerated(here, following, around) else around
        here = following
    return ()


def _is_enumerated(here: Candidate, following: Candidate, around: Sequence[Place]) -> bool:
    """Whether two large cities stand in a row: "Boston, Washington, New York".

    So if the second can be a city, and the first has a far larger place outside the second.
    """
    if not any(place.kind in _CITIES for place in following.places):
        return False
    inside = [p.population for p in here.places if any(contains(each, p) for each in around)]
    largest = max((place.population for place in here.places), default=0)
    return max(inside, default=0) * _FAR_LARGER < largest


def _countries_by_demonym(doc: Doc) -> set[str]:
    codes = (country_of_demonym(ent.text) for ent in doc.ents if ent.label_ == "NORP")
    return {code for code in codes if code}


def _mention(
    doc: Doc, text: str, candidate: Candidate, resolution: Resolution, *, metonymic: bool
) -> PlaceMention:
    start = doc[candidate.start].idx
    last = doc[candidate.end - 1]
    end = last.idx + len(last)
    place = resolution.place
    return PlaceMention(
        range=Range(start, end),
        where=Where(
            name=place.name if place else text[start:end],
            country=place.country if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            geonameid=place.geonameid if place else None,
            candidates=tuple(each.id for each in resolution.candidates if each.geonameid),
            evidence=Evidence.of(text, start, end, rule=resolution.rule),
        ),
        rule=resolution.rule,
        metonymic=metonymic,
    )
