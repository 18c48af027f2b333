"""Which place of the gazetteer each toponym of an article is.

The article decides as a whole. A name keeps one sense through it, unless a mention says
otherwise ("Paris, Texas"). Every name votes for where the article plays: for the countries, the
first-order divisions and the squares of one degree that its possible places lie in, each name
with one vote split over its places. A place is then as likely as the votes of the *other* names
around it and its size make it.

Being the largest alone decides nothing: it counts for a place in a country that the article names,
and for countries, capitals and cities of more than a million where no other place of the name comes
near. A name without such evidence stays unresolved, with its places kept as candidates.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import log10

from onrecord.places.gazetteer import Place, PlaceKind


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention of a name, as the resolver sees it.

    Attributes:
        name: the folded name; mentions of one name share their sense.
        places: what the gazetteer has under it.
        container: the places named as the one around it: "Texas" in "Paris, Texas".
        contained: what it may be the place around: "Paris" for "Texas" in "Paris, Texas".
        division: whether a word such as "state" or "region" follows: "New York state".
        modifier: whether it modifies a noun: "a Lebanon man"; of a country one says "Lebanese".
    """

    name: str
    places: tuple[Place, ...]
    container: tuple[Place, ...] = ()
    contained: tuple[Place, ...] = ()
    division: bool = False
    modifier: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was resolved to.

    Attributes:
        place: None where the evidence does not suffice.
        rule: what decided.
        candidates: the places it may be where none was chosen, the likeliest first.
    """

    place: Place | None
    rule: str
    candidates: tuple[Place, ...] = ()


CONTAINMENT = "place.containment"
ONLY = "place.only"
CONTEXT = "place.context"
OUTLET = "place.outlet"
LARGEST = "place.largest"
UNRESOLVED = "place.unresolved"

# Fitted by hand on LGL and GeoWebNews; the sums are not probabilities.
_SQUARE_WEIGHT = 2.0
_ADMIN1_WEIGHT = 2.0
_COUNTRY_WEIGHT = 1.0
_SIZE_WEIGHT = 3.0
_STATED_VOTES = 3.0  # a state or country named outright counts as so many names
_NATIONAL_OUTLET = 0.5  # votes: a paper tells most of its own country, but not only
_DECISIVE_MARGIN = 0.15
_DOMINANT_RATIO = 8  # population over the next largest of that name
_WELL_KNOWN = 15_000  # inhabitants from which the only place of a name needs no support
_SPOT_DEGREES = 1.0
_PROMINENT = frozenset(
    {
        *(PlaceKind.COUNTRY, PlaceKind.CAPITAL, PlaceKind.CONTINENT, PlaceKind.AREA),
        PlaceKind.WATER,
    }
)
_MODIFIER_PENALTY = 1.0
_WORLD_CITY = 1_000_000  # inhabitants
MOST_CANDIDATES = 10
_SUPPORT = 0.25  # votes
_KIND_BONUS = {  # news of the world mean these more often than a town of the name
    PlaceKind.COUNTRY: 1.75,
    PlaceKind.CONTINENT: 1.75,
    PlaceKind.AREA: 1.0,
    PlaceKind.WATER: 1.0,
    PlaceKind.CAPITAL: 1.0,
}
_KIND_SIZE = {  # as if inhabitants, for kinds that state none
    PlaceKind.COUNTRY: 10_000_000,
    PlaceKind.CONTINENT: 10_000_000,
    PlaceKind.AREA: 3_000_000,
    PlaceKind.WATER: 1_000_000,
    PlaceKind.STATE: 1_000_000,
    PlaceKind.REGION: 300_000,
    PlaceKind.SITE: 300_000,
    PlaceKind.COUNTY: 3_000,
    PlaceKind.CAPITAL: 10_000,
    PlaceKind.CITY: 100,
}


@dataclass(frozen=True, slots=True)
class Home:
    """Where the outlet of an article is at home.

    Attributes:
        country: ISO 3166 alpha-3.
        town: of a local outlet, None of a national one.
    """

    country: str
    town: Place | None = None


def resolve(
    toponyms: Sequence[Toponym], *, countries: Iterable[str] = (), home: Home | None = None
) -> list[Resolution]:
    """The resolution of each mention, in order.

    Args:
        toponyms: the mentions of one article.
        countries: alpha-3 codes the article names by demonyms; each votes like a name.
        home: of the outlet, asked only where the article itself does not decide: a town votes
            like a name, a country with half a vote.
    """
    groups: dict[str, list[Toponym]] = defaultdict(list)
    for toponym in toponyms:
        groups[toponym.name].append(toponym)
    votes = _Votes()
    for alpha3 in countries:
        votes.countries[alpha3] += 1
    for name, mentions in groups.items():
        votes.cast(name, _share(_choices(mentions)))
    senses = {}
    for name, mentions in groups.items():
        with votes.without(name):
            sense = _sense(mentions, votes)
            if home and sense.rule in (LARGEST, UNRESOLVED):
                sense = _by_outlet(mentions, votes, home) or sense
            found = [_own_container(mention, sense, votes) for mention in mentions]
        senses[name] = iter(found)
    return [next(senses[toponym.name]) for toponym in toponyms]


@dataclass
class _Votes:
    """Names that speak for a country, a first-order division, a square of the map."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    admin1: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    squares: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))
    _shares: dict[str, Mapping[Place, float]] = field(default_factory=dict)

    def cast(self, name: str, share: Mapping[Place, float]) -> None:
        """Count the vote of a name, split over its places."""
        self._shares[name] = share
        self._add(share)

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """The votes of the other names alone."""
        self._add(self._shares[name], sign=-1)
        yield
        self._add(self._shares[name])

    @contextmanager
    def and_home(self, home: Home) -> Iterator[None]:
        """The votes with the one of the outlet."""
        share = {home.town: 1.0} if home.town else {}
        country = 0.0 if home.town else _NATIONAL_OUTLET
        self._add(share)
        self.countries[home.country] += country
        yield
        self.countries[home.country] -= country
        self._add(share, sign=-1)

    def _add(self, share: Mapping[Place, float], *, sign: int = 1) -> None:
        for place, part in share.items():
            vote = sign * part
            if place.country:
                stated = _STATED_VOTES if place.kind is PlaceKind.COUNTRY else 1
                self.countries[place.country] += stated * vote
                if place.admin1:
                    stated = _STATED_VOTES if place.kind is PlaceKind.STATE else 1
                    self.admin1[place.country, place.admin1] += stated * vote
            if place.kind in (PlaceKind.CITY, PlaceKind.CAPITAL, PlaceKind.COUNTY):
                self.squares[_square(place)] += vote

    def score(self, place: Place) -> float:
        """How much of the article speaks for `place`, and how large it is."""
        row, column = _square(place)
        near = sum(
            self.squares.get((row + i, column + j), 0.0) for i in (-1, 0, 1) for j in (-1, 0, 1)
        )
        admin1 = self.admin1.get((place.country or "", place.admin1 or ""), 0.0)
        country = self.countries.get(place.country or "", 0.0)
        return (
            _SQUARE_WEIGHT * _saturate(near)
            + _ADMIN1_WEIGHT * _saturate(admin1)
            + _COUNTRY_WEIGHT * _saturate(country)
            + _SIZE_WEIGHT * _size(place)
            + _KIND_BONUS.get(place.kind, 0.0)
        )

    def supports(self, place: Place) -> bool:
        """Whether any other name speaks for the country of `place`, or a square beside it."""
        return self.countries.get(place.country or "", 0.0) > _SUPPORT


def _saturate(votes: float) -> float:
    votes = max(votes, 0.0)
    return votes / (votes + 1)


def _size(place: Place) -> float:
    """0 to 1: the logarithm of the inhabitants over that of ten million; aliases count less."""
    size = max(place.population, _KIND_SIZE[place.kind]) / (10 if place.alias else 1)
    return min(1.0, log10(size) / 7)


def _square(place: Place) -> tuple[int, int]:
    return int(place.latitude // 1), int(place.longitude // 1)


def _choices(mentions: Sequence[Toponym]) -> tuple[Place, ...]:
    """The places a name can be in this article: those its containers allow, if any do."""
    for mention in mentions:
        inside = _inside(mention)
        if inside:
            return inside
    return mentions[0].places


def _inside(mention: Toponym) -> tuple[Place, ...]:
    return tuple(
        place
        for place in mention.places
        if any(contains(container, place) for container in mention.container)
    )


def _around(mention: Toponym) -> tuple[Place, ...]:
    return tuple(
        place
        for place in mention.places
        if any(contains(place, inner) for inner in mention.contained)
    )


def contains(container: Place, place: Place) -> bool:
    """Whether a country or first-order division holds `place`, going by the codes of both."""
    if container.id == place.id or container.country != place.country:
        return False
    if container.kind is PlaceKind.COUNTRY:
        return True
    return container.kind is PlaceKind.STATE and container.admin1 == place.admin1


def _share(places: tuple[Place, ...]) -> dict[Place, float]:
    """One vote, split over the places by their size."""
    weights = {place: 10 ** (3 * _size(place)) for place in places}
    total = sum(weights.values())
    return {place: weight / total for place, weight in weights.items()}


def _sense(mentions: Sequence[Toponym], votes: _Votes) -> Resolution:
    places = mentions[0].places
    if not places:
        return Resolution(None, UNRESOLVED)
    choices = _choices(mentions)
    contained = choices is not places
    if any(mention.division for mention in mentions):
        choices = tuple(p for p in choices if p.kind is PlaceKind.STATE) or choices
    scores = {place: votes.score(place) for place in choices}
    if any(mention.modifier for mention in mentions):
        for place in choices:
            if place.kind is PlaceKind.COUNTRY:
                scores[place] -= _MODIFIER_PENALTY
    ranked = sorted(choices, key=scores.__getitem__, reverse=True)
    best = ranked[0]
    if contained:
        return Resolution(best, CONTAINMENT)
    rivals = [place for place in ranked[1:] if not is_near(place, best)]
    left_open = Resolution(None, UNRESOLVED, tuple(ranked[:MOST_CANDIDATES]))
    if not rivals:
        known = _inhabitants(best) >= _WELL_KNOWN or votes.supports(best)
        return Resolution(best, ONLY) if known else left_open
    if scores[best] - scores[rivals[0]] >= _DECISIVE_MARGIN and votes.supports(best):
        return Resolution(best, CONTEXT)
    largest = max([best, *rivals], key=_inhabitants)
    if (_is_prominent(largest) or votes.supports(largest)) and all(
        _inhabitants(largest) >= _DOMINANT_RATIO * _inhabitants(place)
        for place in (best, *rivals)
        if place is not largest
    ):
        return Resolution(largest, LARGEST)
    return left_open


def _by_outlet(mentions: Sequence[Toponym], votes: _Votes, home: Home) -> Resolution | None:
    """What a name is by the home of the outlet as well, None if that does not decide."""
    with votes.and_home(home):
        sense = _sense(mentions, votes)
    return None if sense.rule in (LARGEST, UNRESOLVED) else Resolution(sense.place, OUTLET)


def _is_prominent(place: Place) -> bool:
    """Whether news of the world mean it by its name alone, if no other place comes near in size."""
    return place.kind in _PROMINENT or place.population >= _WORLD_CITY


def is_near(a: Place, b: Place) -> bool:
    """Whether they are less than a degree apart, as a city and the district named for it are."""
    return (
        abs(a.latitude - b.latitude) < _SPOT_DEGREES
        and abs(a.longitude - b.longitude) < _SPOT_DEGREES
    )


def _inhabitants(place: Place) -> int:
    return place.population or _KIND_SIZE[place.kind]


def _own_container(mention: Toponym, sense: Resolution, votes: _Votes) -> Resolution:
    for allowed in (_inside(mention), _around(mention)):
        if allowed:
            if sense.place in allowed:
                return sense
            return Resolution(max(allowed, key=votes.score), CONTAINMENT)
    return sense
