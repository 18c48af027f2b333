"""The country in which an article plays, where it is one alone.

A report from one country calls its offices and bodies by their kind: "the Interior Ministry",
"Mayor Ana Sorel", "the district attorney". Its places tell which country that is.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from onrecord.annotate.titles import Page
from onrecord.lexicons.outlets import find_outlet

_LEAST_SHARE = 0.75
_LEAST_SHARE_ALONE = 0.85
_WEIGHT_OF_DATELINE = 2
_LEAST_TOLD = 2
_LEAST_TOLD_ALONE = 3
_IGO = "IGO"
_OF_STATES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY"})
"""Sectors of organisations that tell of their country; firms and media are named anywhere."""


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


def home_country(page: Page, *, outlet: str | None = None) -> Home | None:
    """The country in which an article plays; None where it names places of several, or none.

    Args:
        page: the text.
        outlet: name or web address of who published it; an article that names no country at all
            plays where its outlet is at home.
    """
    told: Counter[str] = Counter()
    towns: dict[str, set[str]] = defaultdict(set)
    places = {**page.seats, **page.places}
    for i, country in places.items():
        told[country] += _WEIGHT_OF_DATELINE if i < page.start else 1
        known = page.references.get(i)
        if known is None or known.reference.kind == "capital":
            towns[country].add(page.words[i])
    for i, known in page.references.items():
        reference = known.reference
        telling = reference.kind != "organisation" or reference.sector in _OF_STATES
        if i == known.start and i not in places and telling and reference.country:
            told[reference.country] += 1
    del told[_IGO]
    if not told:
        found = find_outlet(outlet) if outlet else None
        return Home(found.country, alone=False) if found else None
    country, count = told.most_common(1)[0]
    share = count / told.total()
    if not towns[country] or count < _LEAST_TOLD or share < _LEAST_SHARE:
        return None
    reported_there = any(i < page.start and places[i] == country for i in places)
    several = (len(towns[country]) > 1 or reported_there) and count >= _LEAST_TOLD_ALONE
    return Home(country, alone=several and share >= _LEAST_SHARE_ALONE)
