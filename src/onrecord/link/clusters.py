"""Clusters of near-duplicates and versions in a store, kept up as articles come in.

Each new article meets those alone that share a band with it. It joins every cluster in which it
has a near-duplicate, so that the clusters are the same in whatever order articles come.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from onrecord.link.minhash import make_bands, make_signature
from onrecord.link.near_duplicates import RULE, Likeness, compare
from onrecord.link.versions import RULE as VERSION_RULE
from onrecord.link.versions import Printing, Version, find_version, make_printing
from onrecord.store.base import Judgement, Store, StoredArticle
from onrecord.terms import JudgementKind

KEPT_PRINTINGS = 2_000
"""Articles whose words are kept in memory, for the copies that come close after one another."""


def cluster_articles(store: Store, articles: Iterable[StoredArticle], *, now: datetime) -> None:
    """Give articles of a store their clusters; those that have one keep it.

    For each cluster that an article joins, the judgement on its likest near-duplicate there is
    kept, and a judgement on each article it replaces or is replaced by. A person's judgement that
    two articles are no near-duplicates holds for these two.

    Args:
        store: inside a batch.
        articles: new ones; those whose text was taken down stay without a cluster.
        now: when it is decided, with its zone.
    """
    printing_of = _Printings()
    for stored in articles:
        if stored.taken_down is None and stored.cluster is None:
            _cluster(store, stored, printing_of, now=now)


class _Printings:
    """Articles as they are compared, the last ones kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Printing] = OrderedDict()

    def __call__(self, stored: StoredArticle) -> Printing:
        article = stored.article
        if article.id not in self._kept:
            self._kept[article.id] = make_printing(
                article.id,
                article.text,
                title=article.title,
                published=article.published_at,
                outlet=article.outlet,
            )
            if len(self._kept) > KEPT_PRINTINGS:
                self._kept.popitem(last=False)
        return self._kept[article.id]


def _cluster(
    store: Store, stored: StoredArticle, printing_of: _Printings, *, now: datetime
) -> None:
    new = printing_of(stored)
    signature = make_signature(new.body)
    bands = make_bands(signature)
    store.put_signature(new.body.id, signature, bands=bands)
    likest: dict[str, Judgement] = {}
    for mate in _mates(store, new.body.id, bands):
        other = printing_of(mate)
        likeness, version = compare(new.body, other.body), find_version(new, other)
        if version:
            store.add_judgements([_version(version, now=now)])
        if mate.cluster and (version or likeness.is_near_duplicate):
            found = _near_duplicate(new, other, likeness, now=now)
            likest[mate.cluster] = max(
                likest.get(mate.cluster, found), found, key=lambda each: each.score or 0
            )
    store.add_judgements(likest.values())
    _join(store, new.body.id, likest)


def _mates(store: Store, article_id: str, bands: Sequence[bytes]) -> Iterator[StoredArticle]:
    """Articles with a cluster that may be like this one, in the order of their ids."""
    others = store.band_mates(bands) - _denied(store, article_id) - {article_id}
    for mate in map(store.article, sorted(others)):
        if mate and mate.cluster and mate.taken_down is None:
            yield mate


def _near_duplicate(
    left: Printing, right: Printing, likeness: Likeness, *, now: datetime
) -> Judgement:
    return Judgement.of(
        JudgementKind.NEAR_DUPLICATE,
        left.body.id,
        right.body.id,
        same=True,
        decided_by=RULE,
        decided_at=now,
        score=round(likeness.containment, 3),
        reasons=likeness.reasons,
    )


def _version(version: Version, *, now: datetime) -> Judgement:
    return Judgement.of(
        JudgementKind.VERSION,
        version.earlier,
        version.later,
        same=True,
        decided_by=VERSION_RULE,
        decided_at=now,
        reasons=(version.kind, *version.reasons),
    )


def _join(store: Store, article_id: str, clusters: Iterable[str]) -> None:
    """Make one cluster of an article and some clusters, named by its first id."""
    members = {article_id}
    for cluster in clusters:
        members.update(store.cluster(cluster))
    name = min(members)
    store.put_clusters(dict.fromkeys(members, (name, name)))


def _denied(store: Store, article_id: str) -> frozenset[str]:
    """Articles of which a person said that they are no near-duplicates of this one."""
    judged = store.judgements(kind=JudgementKind.NEAR_DUPLICATE, about=[article_id])
    return frozenset(
        judgement.left if judgement.right == article_id else judgement.right
        for judgement in judged
        if not judgement.same
    )
