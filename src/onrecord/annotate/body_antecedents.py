"""Which party a word for a body takes up: "the company", "the ministry", "the country".

Some words mean one body of a country ("the government"): the one called so before. Others fit many
("the company", "the group"): of those in mind the one that stands out, being near, the subject of
its clause, or called by the same word before. Measured by `onrecord evaluate actor`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.clusters import Cast, Cluster
from onrecord.annotate.titles import same_office
from onrecord.lexicons._load import Entry, literals
from onrecord.terms import ActorType

_REMEMBERED_MENTIONS = 500
"""How far back a body is looked for: farther than most articles are long, near enough for a text
of ten thousand names."""
_REACH_SENTENCES = 3  # from "the country" back to its name
_PER_SENTENCE = -1.0
_SUBJECT = 1.0
_SAME_NOUN = 1.5
_CALLED_SO = 1.0
_LAST_WORD_OF_NAME = 2.0  # "the academy": Hill Academy
_BUSINESS = "BUS"
_ACTING = frozenset({"subject", "agent"})
_COUNTRIES = frozenset({"country", "demonym", "capital"})


def fits_many(entry: Entry) -> bool:
    """Whether many bodies of an article can be called by a word: "the company", "the group"."""
    return "refers" in entry.fields and "name" not in entry.fields


def _nouns_of(entry: Entry) -> frozenset[str]:
    """The single words that an entry stands for."""
    return frozenset(
        word
        for pattern in entry.patterns
        if len(pattern) == 1
        for word in literals(pattern[0], "LOWER")
    )


class BodyFinder:
    """Finds the bodies that words take up in one article.

    Args:
        cast: the text, its mentions and parties; it grows while the article is read.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._page = cast.page

    def find(self, k: int, entry: Entry, *, noun: str, country: str | None) -> int | None:
        """The cluster of the body that words mean; None where none before fits.

        Args:
            k: position of the mention by these words, or of an officer of the body.
            entry: the body.
            noun: the article's word for it, in lower case.
            country: of which country the words tell that it is.
        """
        unlike = _nouns_of(entry) - {noun} if entry.fields.get("unlike") else frozenset()
        asked = _Asked(entry, noun, country, unlike)
        if fits_many(entry):
            return self._most_salient(k, asked)
        before = [found for _, found in self._before(k)]
        for fits in (self._is_called_by_noun, self._is_called_so, self._is_of_its_kind):
            for found in before:
                if fits(found, asked):
                    return found
        return None

    def country_named_before(self, k: int) -> str | None:
        """The country that "the country" takes up: the last one named, beside its own clause.

        In "Chile struck targets across the country" it is not Chile.
        """
        page, mention = self._page, self._cast.candidates[k]
        own = self._verb_above(mention.head)
        here = page.sentence[mention.head]
        for i in range(mention.start - 1, -1, -1):
            if here - page.sentence[i] > _REACH_SENTENCES:
                return None
            found = page.references.get(i)
            if found is None or found.start != i or found.reference.kind not in _COUNTRIES:
                continue
            head = found.end - 1
            argument = page.dep[head] in {"nsubj", "nsubjpass", "dobj", "pobj"}
            if not (argument and own is not None and self._verb_above(head) == own):
                return found.reference.country
        return None

    def _verb_above(self, i: int) -> int | None:
        page = self._page
        while page.head[i] != i:
            i = page.head[i]
            if page.pos[i] in {"VERB", "AUX"}:
                return i
        return None

    def _most_salient(self, k: int, asked: "_Asked") -> int | None:
        sentence, candidates = self._page.sentence, self._cast.candidates
        here = sentence[candidates[k].head]
        best: tuple[float, int] | None = None
        for position, found in self._before(k):
            same = self._is_called_by_noun(found, asked)
            named = self._is_last_word_of_name(found, asked)
            called = not asked.unlike and self._is_called_so(found, asked)
            if not (same or named or called or self._is_of_its_kind(found, asked)):
                continue
            mention = candidates[position]
            score = _PER_SENTENCE * (here - sentence[mention.head])
            score += _SUBJECT if mention.role in _ACTING else 0.0
            score += _SAME_NOUN if same else _CALLED_SO if called else 0.0
            score += _LAST_WORD_OF_NAME if named else 0.0
            if best is None or score > best[0]:
                best = score, found
        return None if best is None else best[1]

    def _before(self, k: int) -> Iterator[tuple[int, int]]:
        """The mentions before, the nearest first, and their clusters."""
        for position in range(k - 1, max(-1, k - 1 - _REMEMBERED_MENTIONS), -1):
            found = self._cast.links[position]
            if found is not None:
                yield position, found

    def _is_called_by_noun(self, found: int, asked: "_Asked") -> bool:
        """Whether a party was called by the same noun before."""
        candidates, lower = self._cast.candidates, self._page.lower
        return self._is_called_so(found, asked) and any(
            lower[candidates[k].head] == asked.noun for k in self._cast.clusters[found].mentions
        )

    def _is_called_so(self, found: int, asked: "_Asked") -> bool:
        """Whether a party was called by a noun of the same entry: not many by one for one body."""
        cluster = self._cast.clusters[found]
        several = cluster.type is ActorType.GROUP and asked.entry.fields["type"] != "group"
        called = any(same_office(asked.entry, other) for other in cluster.entries)
        return called and not several and (not asked.country or cluster.country == asked.country)

    def _is_last_word_of_name(self, found: int, asked: "_Asked") -> bool:
        cluster = self._cast.clusters[found]
        return (
            cluster.named
            and cluster.type is not ActorType.PERSON
            and (not asked.country or cluster.country in {None, asked.country})
            and cluster.name.casefold().endswith(f" {asked.noun}")
        )

    def _is_of_its_kind(self, found: int, asked: "_Asked") -> bool:
        """Whether a party with a name of its own is such a body."""
        cluster, fields = self._cast.clusters[found], asked.entry.fields
        sector, among = fields.get("sector"), fields.get("among")
        fits = not sector or cluster.sector in {None, sector}
        if asked.country:  # "the Swedish retailer", but not "the German delegation"
            told = sector is not None and cluster.type is ActorType.ORGANISATION
            fits = fits and told and cluster.country in {None, asked.country}
        fits = fits and (among is None or cluster.country in among)
        words = set(cluster.name.lower().split())
        fits = fits and not words.isdisjoint(fields.get("words_of_name", words))
        fits = fits and words.isdisjoint(asked.unlike)
        is_one = cluster.type.value in fields.get("refers", ()) or asked.may_be(cluster)
        return cluster.named and fits and is_one


@dataclass(frozen=True, slots=True)
class _Asked:
    """A body that is looked for.

    Attributes:
        entry: of its noun.
        noun: the article's word for it.
        country: that is told.
        unlike: nouns of the entry for other bodies: "the council" is no agency.
    """

    entry: Entry
    noun: str
    country: str | None
    unlike: frozenset[str]

    def may_be(self, cluster: Cluster) -> bool:
        """Whether a name of unknown kind can be a firm's, where a word for firms takes it up."""
        return (
            self.entry.fields.get("sector") == _BUSINESS
            and cluster.type is ActorType.UNKNOWN
            and cluster.gender is None
            and not cluster.entries
        )
