"""Which articles are one text: copies of a wire, cut, edited or under another headline.

Shingles alone do not tell a copy from a report that fills in the same form: two dividends, two
days of one market, share most of theirs. Copies keep figures and names, forms change just these,
so both are asked too. `evaluation/near_duplicates.py` measures all of it.

All copies of a text go back to one writing, so a cluster counts as one independent origin however
many outlets print it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

import numpy as np

from onrecord.link.body import Body
from onrecord.link.minhash import make_bands, make_signature

RULE = "rule:near-duplicate"
"""Who decides, in a Judgement."""

MIN_CONTAINMENT = 0.5
"""Share of the shorter text's shingles that stand in the longer one. Copies with a tenth of their
words replaced keep .7; other reports of one event share quotations, up to .45."""
MIN_FACTS = 0.8
"""Share of the figures, and of the capitalised words, of the text with fewer that the other has."""
MAX_DAYS = 7
"""Between two printings of one text; what is repeated later is a form."""
SHORT_WORDS = 60
"""Below, a text may consist of nothing but its form: headline and dateline must agree too, and a
single other name or figure is another report."""
MIN_SHORT_FACTS = 0.95
"""Share of the figures and of the capitalised words, asked of short texts."""
MIN_TITLE = 0.6
"""Share of the words of the shorter headline in the longer one, asked of short texts."""
VERBATIM_WORDS = 25
MIN_VERBATIM = 0.95
"""From so many words on, a short text that stands so nearly whole in the other needs no headline:
forms that are as alike are shorter."""
MIN_TAKE_TITLE = 0.9
MIN_TAKE_CONTAINMENT = 0.4
"""Of a text that an outlet sends again, rewritten, on the same day under the same headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two bodies are.

    Attributes:
        jaccard: shared shingles among all of theirs.
        containment: shared shingles among those of the body with fewer.
        figures, names, title: shared ones among those of the side with fewer; None where one side
            has none.
        same_dateline: whether their datelines share a place; None where one has none.
        days: between their days of publication, None where one is unknown.
        same_outlet: whether one outlet published both; False where one is unknown.
        words: of the shorter body.
    """

    jaccard: float
    containment: float
    figures: float | None
    names: float | None
    title: float | None
    same_dateline: bool | None
    days: int | None
    same_outlet: bool
    words: int

    @property
    def is_near_duplicate(self) -> bool:
        """Whether they are one text."""
        return (self.days is None or self.days <= MAX_DAYS) and (self._is_copy or self._is_take)

    @property
    def _is_copy(self) -> bool:
        """Whether text and facts agree, of short texts headline, dateline and day too."""
        least = MIN_FACTS if self.words >= SHORT_WORDS else MIN_SHORT_FACTS
        return (
            self.containment >= MIN_CONTAINMENT
            and _at_least(self.figures, least)
            and _at_least(self.names, least)
            and (self.words >= SHORT_WORDS or self._same_occasion)
        )

    @property
    def _same_occasion(self) -> bool:
        repeated_later = self.same_outlet and self.days is not None and self.days > 1
        return (
            self.same_dateline is not False
            and (self._is_verbatim or _at_least(self.title, MIN_TITLE))
            and not repeated_later
        )

    @property
    def _is_verbatim(self) -> bool:
        return self.words >= VERBATIM_WORDS and self.containment >= MIN_VERBATIM

    @property
    def _is_take(self) -> bool:
        """Whether an outlet sent a text again on the same day, changed, under its headline."""
        return (
            self.same_outlet
            and self.days == 0
            and self.same_dateline is True
            and self.title is not None
            and self.title >= MIN_TAKE_TITLE
            and self.containment >= MIN_TAKE_CONTAINMENT
            and _at_least(self.figures, MIN_FACTS)
        )

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the decision rests on, for people."""
        shares = {"figures": self.figures, "names": self.names, "headline": self.title}
        found = [f"{self.containment:.0%} of the shorter text stands in the other"]
        found += [
            f"{share:.0%} of the {what} agree"
            for what, share in shares.items()
            if share is not None
        ]
        if self.days is not None:
            found.append(f"published {self.days} days apart" if self.days else "of the same day")
        return tuple(found)


def compare(left: Body, right: Body) -> Likeness:
    """How alike two bodies are; the same in either order."""
    fewer = min(len(left.shingles), len(right.shingles))
    shared = len(np.intersect1d(left.shingles, right.shingles, assume_unique=True))
    every = len(left.shingles) + len(right.shingles) - shared
    return Likeness(
        jaccard=shared / every if every else 0.0,
        containment=shared / fewer if fewer else 0.0,
        figures=_shared(left.figures, right.figures),
        names=_shared(left.names, right.names),
        title=_shared(left.title_words, right.title_words),
        same_dateline=bool(left.places & right.places) if left.places and right.places else None,
        days=_days_apart(left.published, right.published),
        same_outlet=left.outlet is not None and left.outlet == right.outlet,
        words=min(left.words, right.words),
    )


class NearDuplicateIndex:
    """Bodies in memory, with their bands; a store keeps the same in its tables.

    What is found of a set of bodies doesn't depend on the order in which they are added.
    """

    def __init__(self) -> None:
        self._bodies: dict[str, Body] = {}
        self._by_band: defaultdict[tuple[int, bytes], set[str]] = defaultdict(set)

    def add(self, body: Body) -> dict[str, Likeness]:
        """Keep a body; its near-duplicates among those before it, by their ids.

        A body whose id is there already is not kept twice.
        """
        if body.id in self._bodies:
            return self.near_duplicates(body)
        bands = list(enumerate(make_bands(make_signature(body))))
        found = self._alike(body, bands)
        self._bodies[body.id] = body
        for band in bands:
            self._by_band[band].add(body.id)
        return found

    def near_duplicates(self, body: Body) -> dict[str, Likeness]:
        """The near-duplicates of a body among those that are kept."""
        return self._alike(body, enumerate(make_bands(make_signature(body))))

    def _alike(self, body: Body, bands: Iterable[tuple[int, bytes]]) -> dict[str, Likeness]:
        mates = set().union(*(self._by_band.get(band, ()) for band in bands)) - {body.id}
        compared = {mate: compare(body, self._bodies[mate]) for mate in sorted(mates)}
        return {mate: likeness for mate, likeness in compared.items() if likeness.is_near_duplicate}


def find_clusters(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The cluster of each article: all that are joined by near-duplicates, or the article alone.

    Args:
        ids: of the articles.
        pairs: near-duplicates, both among `ids`.
    Returns:
        article id -> id of its cluster, which is the first of its articles' ids in the alphabet,
        so that the order of pairs is nothing to it.
    """
    above = {article: article for article in ids}

    def first(article: str) -> str:
        while above[article] != article:
            above[article] = above[above[article]]
            article = above[article]
        return article

    for pair in pairs:
        low, high = sorted(map(first, pair))
        above[high] = low
    return {article: first(article) for article in above}


def independent_origins(clusters: Mapping[str, str], articles: Iterable[str]) -> int:
    """How many independent origins `articles` go back to: copies of one text are one."""
    return len({clusters.get(article, article) for article in articles})


def _shared(left: Set[Hashable], right: Set[Hashable]) -> float | None:
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else None


def _days_apart(left: date | None, right: date | None) -> int | None:
    return abs((left - right).days) if left and right else None


def _at_least(share: float | None, least: float) -> bool:
    return share is None or share >= least
