"""Where a street, river or park lies that the gazetteer does not have: within the town around it.

Such a feature has no point of its own here. It gets the point of the town or county that the text
names beside it ("Mill Road in Orford"), else of the one where the whole article plays, if it plays
in one.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.places.gazetteer import Place, PlaceKind
from onrecord.places.recognise import Candidate
from onrecord.places.resolve import Resolution, is_near

if TYPE_CHECKING:
    from spacy.tokens import Doc

WITHIN = "place.within"

_AROUND = frozenset({PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.COUNTY})
_BETWEEN = frozenset({"in", ",", "near", "at", "(", "downtown", "central", "north", "south", "the"})
_APART = frozenset({"desert", "forest", "island", "islands", "mountain", "mountains", "peninsula"})
"""Features that towns lie on, and not around."""
_FARTHEST = 3  # tokens between a feature and the town beside it
_FEWEST = 2  # mentions near it for an article to play in a place
_ONE_SPOT = 0.8  # share of the mentioned towns that lie near one for the article to play there


def find_surroundings(
    doc: "Doc", found: Sequence[Candidate], resolutions: Sequence[Resolution]
) -> list[Place | None]:
    """For each mention the place around it; None for all but unresolved features.

    Args:
        doc: the text.
        found: its toponyms, in text order.
        resolutions: what each was resolved to.
    """
    centre = _centre(found, resolutions)
    return [
        (_beside(doc, found, resolutions, number) or centre)
        if candidate.generic
        and candidate.generic not in _APART
        and resolutions[number].place is None
        else None
        for number, candidate in enumerate(found)
    ]


def _beside(
    doc: "Doc", found: Sequence[Candidate], resolutions: Sequence[Resolution], number: int
) -> Place | None:
    """The town that follows with no more between than "in"."""
    if number + 1 == len(found):
        return None
    here, following = found[number], found[number + 1]
    between = doc[here.end : following.start]
    place = resolutions[number + 1].place
    if place is None or place.kind not in _AROUND or not 0 < len(between) <= _FARTHEST:
        return None
    return place if all(token.lower_ in _BETWEEN for token in between) else None


def _centre(found: Sequence[Candidate], resolutions: Sequence[Resolution]) -> Place | None:
    """The town or county where the article plays, None where it plays in several.

    The most mentioned one, the first of equals, if most mentions of towns and counties lie near it,
    two at least, and more than speak of other countries.
    """
    mentioned = Counter(each.place for each in resolutions if each.place)
    local = Counter({place: n for place, n in mentioned.items() if place.kind in _AROUND})
    if not local:
        return None
    centre = max(local, key=local.__getitem__)
    near = sum(count for place, count in local.items() if is_near(place, centre))
    abroad = sum(
        count for place, count in mentioned.items() if place.country not in (None, centre.country)
    )
    plays_there = near >= max(_FEWEST, _ONE_SPOT * local.total()) and near > abroad
    return centre if plays_there else None
