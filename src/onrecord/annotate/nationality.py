"""Of which country a party is whose own words do not tell it.

Its possessor tells it ("his spokesman"), the body that spoke just before ("The ministry denied it.
A spokesman added …"), or, for those who are of the place they are told of, such as police and
residents, the place; for the offices and bodies of a state, the one country in which the article
plays. Where the text leaves more than one country, the party stays without.
Measured by `onrecord evaluate acts`: `actor_country`.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from onrecord.annotate.candidates import Candidate
from onrecord.annotate.clusters import Cast, Cluster
from onrecord.annotate.home_country import Home, home_country
from onrecord.annotate.titles import NO_OWNER, Owner, Page
from onrecord.terms import ActorType, MentionForm

_IGO = "IGO"
_OF_NO_PLACE = frozenset(
    {"western", "foreign", "international", "global", "world", "allied", "overseas", "exiled"}
)
"""Adjectives of those who are not of the place they are told of: "western officials"."""
_ELSEWHERE = frozenset({"to", "from", "into", "toward", "towards", "for", "against", "about"})
"""Prepositions of places where nothing happens yet, or no more: "sent to Chile"."""
_TELLING_MENTIONS = 3
"""How many mentions of one person count for the country in which an article plays."""
_STATE_SECTORS = frozenset({"GOV", "MIL"})
_PUBLIC_SECTORS = _STATE_SECTORS | {"LEG", "JUD", "COP"}
_BODIES_OF_STATES = frozenset({ActorType.GOVERNMENT, ActorType.ORGANISATION})


def inherit_countries(cast: Cast, country_of: Callable[[Owner], str | None]) -> None:
    """Give the parties of an article the countries that its other words tell of them.

    Args:
        cast: the article, every mention of which is linked.
        country_of: the country of an owner, by the party that the owner was linked to.
    """
    _inherit_from_possessors(cast, country_of)
    _Context(cast).complete()
    _take_from_namesakes(cast)
    outlet = cast.page.doc._.onrecord_outlet
    home = home_country(cast.page, outlet=outlet, persons=_known_persons(cast))
    if home is not None:
        for cluster in cast.clusters:
            if cluster.country is None and _is_at_home(cast, cluster, home):
                cluster.country = home.country
        _inherit_from_possessors(cast, country_of)


def _inherit_from_possessors(cast: Cast, country_of: Callable[[Owner], str | None]) -> None:
    for _ in range(2):  # a possessor may have a possessor: "his spokesman's aide"
        for cluster in cast.clusters:
            for possessor in cluster.possessors:
                cluster.country = cluster.country or country_of(Owner(possessor=possessor))


def _known_persons(cast: Cast) -> Counter[str]:
    """Country -> how often the article speaks of persons whom the register has there."""
    found: Counter[str] = Counter()
    for cluster in cast.clusters:
        if cluster.term is not None and cluster.country not in {None, _IGO}:
            found[str(cluster.country)] += min(len(cluster.mentions), _TELLING_MENTIONS)
    return found


def _take_from_namesakes(cast: Cast) -> None:
    """Give "the Foreign Ministry" the country of the one that the article tells fully elsewhere."""
    called: dict[str, set[str | None]] = {}
    for cluster in cast.clusters:
        for entry in cluster.entries:
            if cluster.country and cluster.mentions:
                called.setdefault(entry.id, set()).add(cluster.country)
    for cluster in cast.clusters:
        if cluster.country is None and cluster.type is ActorType.GOVERNMENT and not cluster.owners:
            bodies = [entry.id for entry in cluster.entries if "name" in entry.fields]
            cluster.country = _only(country for body in bodies for country in called.get(body, ()))


def _is_at_home(cast: Cast, cluster: Cluster, home: Home) -> bool:
    """Whether a party of no told country is of the one in which the article plays.

    Those who hold an office of a state and its bodies are; persons and organisations with a name
    are where the article tells of no other country. Groups are not: "opponents", "investors".
    """
    mentions = [cast.candidates[k] for k in cluster.mentions]
    if any(mention.countries or _is_of_no_place(cast.page, mention) for mention in mentions):
        return False
    public = cluster.sector in _PUBLIC_SECTORS
    if cluster.type is ActorType.PERSON:
        return not cluster.anonymous and (public or (home.alone and cluster.named))
    if cluster.type in _BODIES_OF_STATES:
        return public or (home.alone and cluster.named)
    return False


def _is_of_no_place(page: Page, candidate: Candidate) -> bool:
    """Whether a party is said to be of elsewhere: "western officials"."""
    return not _OF_NO_PLACE.isdisjoint(page.lower[candidate.start : candidate.head])


def country_acting_before(cast: Cast, k: int) -> str | None:
    """The country whose officials or bodies act in the sentence of a mention or the one before.

    None where none or more than one does. What the party itself says tells of others.
    """
    sentence = cast.page.sentence
    mention = cast.candidates[k].head
    here = sentence[mention]
    countries = set()
    for position in range(k - 1, -1, -1):
        other, found = cast.candidates[position], cast.links[position]
        if here - sentence[other.head] > 1:
            break
        if found is None or other.role != "subject" or other.head in cast.quoted:
            continue
        if not _is_told_by(cast.page, mention, other.head):
            cluster = cast.clusters[found]
            if cluster.sector in _STATE_SECTORS and cluster.country not in {None, _IGO}:
                countries.add(cluster.country)
    return _only(countries)


def _is_told_by(page: Page, speaker: int, i: int) -> bool:
    """Whether a token stands in the clause that is the object of a speaker's verb."""
    verb = page.head[speaker]
    while page.head[i] != i:
        if page.head[i] == verb and page.dep[i] in {"ccomp", "xcomp", "parataxis"}:
            return True
        i = page.head[i]
    return False


class _Context:
    """What stands around the mentions of parties without a country."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._page = cast.page
        self._candidates = cast.candidates
        self._links = cast.links
        self._clusters = cast.clusters
        self._places = self._places_of_sentences(cast)

    def complete(self) -> None:
        """Give each party without a country the one its mentions stand in, the first that does."""
        for k, candidate in enumerate(self._candidates):
            found = self._links[k]
            if found is None or self._clusters[found].country or not _is_open(candidate):
                continue
            cluster = self._clusters[found]
            if cluster.owners and cluster.possessors:
                continue
            if _serves_state(candidate):
                cluster.country = self._where_clause(k) or country_acting_before(self._cast, k)
            if not cluster.country and self._is_local(candidate):
                cluster.country = self._scene(k)

    def _is_local(self, candidate: Candidate) -> bool:
        """Whether a party is of the place it is told of."""
        if candidate.entry is None or not candidate.entry.fields.get("local"):
            return False
        return not _is_of_no_place(self._page, candidate)

    def _where_clause(self, k: int) -> str | None:
        """The country of "Moscow, where officials said"."""
        page = self._page
        verb = page.head[self._candidates[k].head]
        if page.dep[verb] != "relcl":
            return None
        if not any(child.lower_ == "where" for child in page.doc[verb].lefts):
            return None
        return page.places.get(page.head[verb])

    def _scene(self, k: int) -> str | None:
        """The country of the places that a sentence, else its paragraph, else all name."""
        page = self._page
        head = self._candidates[k].head
        here = page.sentence[head]
        paragraph = range(page.sentence[page.paragraph[head]], here + 1)
        for sentences in ((here,), paragraph, self._places):
            countries = {c for number in sentences for c in self._places.get(number, ())}
            if countries:
                return _only(countries)
        return None

    def _places_of_sentences(self, cast: Cast) -> dict[int, list[str]]:
        """Sentence -> the countries of its places, without names that stand for parties."""
        page = self._page
        found: dict[int, list[str]] = {}
        for i, country in page.places.items():
            elsewhere = page.dep[i] == "pobj" and page.lower[page.head[i]] in _ELSEWHERE
            if i not in cast.by_head and not elsewhere:
                found.setdefault(page.sentence[i], []).append(country)
        return found


def _is_open(candidate: Candidate) -> bool:
    """Whether the words of a mention leave open of whom the party is."""
    told = candidate.owner != NO_OWNER or candidate.countries  # "Chilean and Peruvian officials"
    return candidate.form is not MentionForm.PRONOUN and not told


def _serves_state(candidate: Candidate) -> bool:
    """Whether a mention is a servant of a state, or several whose names the text keeps back.

    "Officials said" goes on with who acted before, "leaders said" need not.
    """
    fields = candidate.entry.fields if candidate.entry else {}
    return "state" in fields and (not candidate.plural or bool(fields.get("withheld")))


def _only(countries: Iterable[str | None]) -> str | None:
    found = set(countries)
    return found.pop() if len(found) == 1 else None
