"""The place component: toponyms, and the places they are.

Recognition and resolution are in `onrecord.places`; this component joins them on a `Doc`. Measured
by `onrecord evaluate place`; its readings of metonyms by `onrecord evaluate metonymy`. Where an act
took place is told in `act_place`.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions
from onrecord.annotate.layers import PlaceMention, Range
from onrecord.lexicons.countries import country_of_demonym
from onrecord.lexicons.outlets import find_outlet
from onrecord.model import Evidence, Where
from onrecord.places.gazetteer import Gazetteer, Place, PlaceKind, bundled_gazetteer, fold
from onrecord.places.metonymy import find_metonyms
from onrecord.places.recognise import Candidate, recognise
from onrecord.places.resolve import Home, Resolution, Toponym, contains, resolve
from onrecord.places.within import WITHIN, find_surroundings

_CONTAINERS = (PlaceKind.STATE, PlaceKind.COUNTRY)
_CITIES = (PlaceKind.CITY, PlaceKind.CAPITAL)
_DIVISION_WORDS = frozenset({"state", "region", "province", "oblast", "governorate"})
_FAR_LARGER = 20


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
        resolutions = resolve(
            _toponyms(doc, found),
            countries=_countries_by_demonym(doc),
            home=_home(doc, self.gazetteer),
        )
        around = find_surroundings(doc, found, resolutions)
        metonyms = find_metonyms(doc, [doc[each.start : each.end] for each in found])
        text = doc.text
        doc._.onrecord_places = tuple(
            _mention(doc, text, candidate, resolution, metonymic=metonymic)
            if surroundings is None
            else _feature(doc, text, candidate, surroundings, metonymic=metonymic)
            for candidate, resolution, surroundings, metonymic in zip(
                found, resolutions, around, metonyms, strict=True
            )
        )
        return doc


def _toponyms(doc: Doc, found: Sequence[Candidate]) -> list[Toponym]:
    containers = [_container(doc, found, number) for number in range(len(found))]
    contained: dict[int, tuple[Place, ...]] = {
        container: found[number].places
        for number, (container, _) in enumerate(containers)
        if container is not None
    }
    return [
        Toponym(
            name=candidate.text if candidate.short else fold(candidate.text),
            places=candidate.places,
            container=containers[number][1],
            contained=contained.get(number, ()),
            division=candidate.end < len(doc) and doc[candidate.end].lower_ in _DIVISION_WORDS,
            modifier=_is_modifier(doc, candidate),
        )
        for number, candidate in enumerate(found)
    ]


def _is_modifier(doc: Doc, candidate: Candidate) -> bool:
    """Whether the last word of a name modifies a noun right of it."""
    last = doc[candidate.end - 1]
    return last.dep_ in ("compound", "nmod", "amod") and last.head.i > last.i


def _container(
    doc: Doc, found: Sequence[Candidate], number: int
) -> tuple[int | None, tuple[Place, ...]]:
    """The next mention if it follows after a comma and can be a state or country, and which.

    A county between town and state is stepped over: "Paris, Bourbon County, Kentucky".
    """
    here = found[number]
    for position in range(number + 1, min(number + 3, len(found))):
        following = found[position]
        if following.start != here.end + 1 or doc[here.end].text not in (",", "("):
            break
        around = tuple(place for place in following.places if place.kind in _CONTAINERS)
        if around:
            enumerated = _is_enumerated(here, following, around)
            return (None, ()) if enumerated else (position, around)
        here = following
    return None, ()


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


def _home(doc: Doc, gazetteer: Gazetteer) -> Home | None:
    """Where the outlet is at home, None where it is unknown or has no home."""
    outlet = find_outlet(doc._.onrecord_outlet) if doc._.onrecord_outlet else None
    if outlet is None:
        return None
    towns = gazetteer.lookup(outlet.town) if outlet.town else ()
    inside = (
        place
        for place in towns
        if place.kind in _CITIES
        and place.country == outlet.country
        and outlet.admin1 in (None, place.admin1)
    )
    return Home(outlet.country, next(inside, None))


def _feature(
    doc: Doc, text: str, candidate: Candidate, surroundings: Place, *, metonymic: bool
) -> PlaceMention:
    """A street or river without a point of its own: it has its name, and the point around it."""
    range = _range(doc, candidate)
    return PlaceMention(
        range=range,
        where=Where(
            name=text[range.start : range.end],
            country=surroundings.country,
            latitude=surroundings.latitude,
            longitude=surroundings.longitude,
            evidence=Evidence.of(text, range.start, range.end, rule=WITHIN),
        ),
        rule=WITHIN,
        metonymic=metonymic,
    )


def _range(doc: Doc, candidate: Candidate) -> Range:
    last = doc[candidate.end - 1]
    return Range(doc[candidate.start].idx, last.idx + len(last))


def _mention(
    doc: Doc, text: str, candidate: Candidate, resolution: Resolution, *, metonymic: bool
) -> PlaceMention:
    range = _range(doc, candidate)
    start, end = range.start, range.end
    place = resolution.place
    return PlaceMention(
        range=range,
        where=Where(
            name=place.name if place else text[start:end],
            country=place.country if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            id=place.key if place else None,
            geonameid=place.geonameid if place else None,
            candidates=tuple(each.id for each in resolution.candidates if each.geonameid),
            evidence=Evidence.of(text, start, end, rule=resolution.rule),
        ),
        rule=resolution.rule,
        metonymic=metonymic,
    )
