"""The country in which an article plays, where it is one alone.

A report from one country calls its offices and bodies by their kind: "the Interior Ministry",
"Mayor Ana Sorel", "the district attorney". Its places tell which country that is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.annotate.titles import Page
from onrecord.lexicons.outlets import find_outlet
from onrecord.places.gazetteer import bundled_gazetteer

_LEAST_SHARE = 0.75
_LEAST_SHARE_ALONE = 0.85
_LEAST_SHARE_WITHOUT_TOWNS = 0.95
_WEIGHT_OF_DATELINE = 2
_LEAST_TOLD = 2
_LEAST_TOLD_ALONE = 3
_LEAST_TOLD_WITHOUT_TOWNS = 6
_OF_STATES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY"})
"""Sectors of organisations that tell of their country; firms and media are named anywhere."""
_IGO = "IGO"


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article plays.

    Attributes:
        country: ISO 3166 alpha-3.
        alone: whether hardly a word tells of another country, so that people without an
            introduction are of it too.
    """

    country: str
    alone: bool


def home_country(
    page: Page, *, outlet: str | None = None, persons: Mapping[str, int] = MappingProxyType({})
) -> Home | None:
    """The country in which an article plays; None where it tells of several, or of none.

    Args:
        page: the text.
        outlet: name or web address of who published it; an article that names no country at all
            plays where its outlet is at home.
        persons: country -> how often the article speaks of persons whom the register has there.
    """
    told = Counter(persons)
    towns: dict[str, set[str]] = defaultdict(set)
    places = {**page.seats, **page.places}
    for i, country in places.items():
        told[country] += _WEIGHT_OF_DATELINE if i < page.start else 1
        known = page.references.get(i)
        if known is None or known.reference.kind == "capital":
            towns[country].add(page.words[i])
    told.update(_countries_referred_to(page, places))
    del told[_IGO]
    for country, names in _open_towns(page).items():
        told[country] += len(names)
        towns[country] |= names
    if not told:
        found = find_outlet(outlet) if outlet else None
        return Home(found.country, alone=False) if found else None
    country, count = told.most_common(1)[0]
    share = count / told.total()
    if not towns[country]:
        many = count >= _LEAST_TOLD_WITHOUT_TOWNS and share >= _LEAST_SHARE_WITHOUT_TOWNS
        return Home(country, alone=True) if many else None
    if count < _LEAST_TOLD or share < _LEAST_SHARE:
        return None
    reported_there = any(i < page.start and places[i] == country for i in places)
    several = (len(towns[country]) > 1 or reported_there) and count >= _LEAST_TOLD_ALONE
    return Home(country, alone=several and share >= _LEAST_SHARE_ALONE)


def _countries_referred_to(page: Page, places: Mapping[int, str]) -> Iterator[str]:
    """The countries of peoples, governments and bodies of states, once for each time."""
    for i, known in page.references.items():
        reference = known.reference
        telling = reference.kind != "organisation" or reference.sector in _OF_STATES
        if i == known.start and i not in places and telling and reference.country:
            yield reference.country


def _open_towns(page: Page) -> Mapping[str, set[str]]:
    """The one country that has towns of all the names which the article leaves open.

    Which Cambridge and which Newmarket it is may stay open; that they are British does not.
    """
    possible: dict[str, set[str]] = {}
    for mention in page.doc._.onrecord_places:
        where = mention.where
        if where.country is None and where.candidates and where.name not in possible:
            found = bundled_gazetteer().lookup(where.name)
            of_name = {place.country for place in found if place.id in where.candidates}
            possible[where.name] = set(filter(None, of_name))
    shared = set.intersection(*possible.values()) if possible else set()
    return {shared.pop(): set(possible)} if len(shared) == 1 else {}
