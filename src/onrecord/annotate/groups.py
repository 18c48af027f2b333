"""Who makes up a group: "France and Britain", "Estonian and Latvian ministers", "both sides".

Members are those whom the text names as such, by the names under which the record knows them; for
holders of an office of several countries, the governments of these countries. What a bloc's
members are by treaty is no matter of the text.
"""

from collections.abc import Iterable, Iterator

from onrecord.annotate.candidates import Candidate
from onrecord.annotate.clusters import Cast, Cluster
from onrecord.annotate.references import government_of
from onrecord.annotate.titles import Page
from onrecord.terms import ActorType, MentionForm

_JOINING = frozenset({",", "and", "&", "the", "both"})
_NUMBERS = {"both": 2, "two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
_SEVERAL = 2  # "the sides", "the parties" without a number
_REACH_SENTENCES = 2
_BODIES = frozenset(
    {ActorType.GOVERNMENT, ActorType.IGO, ActorType.ARMED_GROUP, ActorType.ORGANISATION}
)
_PERSONS = frozenset({ActorType.PERSON})
_GROUPS = frozenset({ActorType.GROUP, ActorType.IGO})
_OF_PERSONS = frozenset({"men", "women", "leaders", "presidents", "ministers"})
_OF_COUNTRIES = frozenset({"countries", "nations", "governments"})


def countries_joined(page: Page, start: int, end: int) -> tuple[str, ...]:
    """The governments of the countries that "and" joins in a description; empty below two.

    "The leaders of Poland and Estonia", "Russian, Turkish and Iranian diplomats".
    """
    names: list[str] = []
    last = start
    for i in range(start, end):
        found = page.references.get(i)
        country = found.reference.country if found and found.start == i else None
        if found is None or country in {None, "IGO"}:
            continue
        if names and not _JOINING.issuperset(page.lower[last:i]):
            names = []
        names.append(government_of(str(country)))
        last = found.end
    return tuple(dict.fromkeys(names)) if len(set(names)) > 1 else ()


def parties_taken_up(cast: Cast, k: int) -> tuple[int, ...]:
    """The parties that "both sides" or "the two leaders" takes up; empty where they are not clear.

    They are as many as the words tell, and no other party of their kind is in this sentence and
    the two before.

    Args:
        cast: the article, in which the mentions before are linked.
        k: position of a mention by a word for parties that were named.
    Returns:
        numbers of their clusters, in the order of the text.
    """
    candidate = cast.candidates[k]
    number = _number_told(cast.page, candidate)
    fits = _fitting(cast.page, candidate)
    found: list[int] = []
    for other, cluster in _before(cast, k):
        if other not in found and cluster.type in fits:
            found.insert(0, other)
    return tuple(found) if len(found) == number else ()


def group_taken_up(cast: Cast, k: int) -> int | None:
    """The group told by its members in this sentence or the two before, if they are as many.

    "Putin and Macron talked. The two leaders agreed …". Arguments as in `parties_taken_up`.
    """
    sentence = cast.page.sentence
    candidate = cast.candidates[k]
    number, fits = _number_told(cast.page, candidate), _fitting(cast.page, candidate)
    for position in range(k - 1, -1, -1):
        other = cast.candidates[position]
        if sentence[candidate.head] - sentence[other.head] > _REACH_SENTENCES:
            return None
        members = _linked(cast, other.members)
        if len(members) == number and all(cast.clusters[m].type in fits for m in members):
            return cast.links[position]
    return None


def fill_members(cast: Cast) -> None:
    """Tell each group of an article whose members a mention names who they are, and of where.

    A group is of the country of which all its members are.
    """
    for k, candidate in enumerate(cast.candidates):
        found = cast.links[k]
        if found is None or cast.clusters[found].members:
            continue
        group = cast.clusters[found]
        parts = group.parts or _linked(cast, candidate.members)
        countries = {cast.clusters[part].country for part in parts}
        if len(parts) > 1 and len(countries) == 1:
            group.country = group.country or countries.pop()
        names = candidate.countries or tuple(cast.clusters[part].name for part in parts)
        if not names and candidate.form is MentionForm.GROUP:
            names = _apposed(cast, candidate)
        if len(set(names)) > 1 and group.name not in names:
            group.members = names
            for other in _described_apart(cast, candidate):
                other.members = other.members or names


def _described_apart(cast: Cast, candidate: Candidate) -> Iterator[Cluster]:
    """What else a group told by its members is called beside them: "Chile and Peru – the P2 –"."""
    page = cast.page
    beside = [
        child.i
        for head in candidate.members
        for child in page.doc[head].children
        if child.dep_ == "appos" or (child.dep_ == "nmod" and page.tag[child.i + 1] == ":")
    ]
    for cluster in _linked(cast, beside):
        if cast.clusters[cluster].type in _GROUPS:
            yield cast.clusters[cluster]


def _apposed(cast: Cast, candidate: Candidate) -> tuple[str, ...]:
    """The names in apposition to a word for a group: "three allies, Chile, Peru and Oman"."""
    page, names = cast.page, []
    for first in page.doc[candidate.head].rights:
        if first.dep_ != "appos":
            continue
        pending = [first]
        while pending:
            token = pending.pop(0)
            names += _name_at(cast, token.i)
            pending += [child for child in token.rights if child.dep_ == "conj"]
    return tuple(names)


def _name_at(cast: Cast, i: int) -> list[str]:
    """The name of the party or, where the word is no mention, of the country at a token."""
    clusters = _linked(cast, (i,))
    known = cast.page.references.get(i)
    if clusters or known is None:
        return [cast.clusters[cluster].name for cluster in clusters]
    return [known.reference.name]


def _linked(cast: Cast, heads: Iterable[int]) -> tuple[int, ...]:
    """The clusters of the mentions that these tokens head, as far as they are linked."""
    found = (cast.links[cast.by_head[head]] for head in heads if head in cast.by_head)
    return tuple(cluster for cluster in found if cluster is not None)


def _number_told(page: Page, candidate: Candidate) -> int:
    words = page.lower[candidate.start : candidate.head + 1]
    return next((_NUMBERS[word] for word in words if word in _NUMBERS), _SEVERAL)


def _fitting(page: Page, candidate: Candidate) -> frozenset[ActorType]:
    """Of what kind the parties are: "both sides" and "the two" can be of either."""
    word = page.lower[candidate.head]
    if word in _OF_PERSONS:
        return _PERSONS
    return _BODIES if word in _OF_COUNTRIES else _BODIES | _PERSONS


def _before(cast: Cast, k: int) -> Iterator[tuple[int, Cluster]]:
    """The parties in the sentences before a mention, the nearest first; no groups."""
    sentence = cast.page.sentence
    here = sentence[cast.candidates[k].head]
    for position in range(k - 1, -1, -1):
        other, found = cast.candidates[position], cast.links[position]
        if here - sentence[other.head] > _REACH_SENTENCES:
            return
        if found is not None and other.form is not MentionForm.GROUP:
            yield found, cast.clusters[found]
