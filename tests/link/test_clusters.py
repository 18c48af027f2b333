"""Clusters of near-duplicates in a store."""

import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord.link.clusters import cluster_articles
from onrecord.model import Article, content_id
from onrecord.store.base import Judgement, Store
from onrecord.store.open import open_store
from onrecord.terms import JudgementKind, PublishedBasis, VersionKind

NOW = datetime(2031, 4, 8, tzinfo=UTC)
TEXT = (
    "The ferry line Norrlink said on Monday that it would stop sailing to Hanko in May unless the "
    "town lowered its harbour fees. The town council meets on 14 April. Mayor Elsa Holm said that "
    "she had offered Norrlink a rebate of 15 percent in January and had not had an answer since. "
    "About 90,000 people took the ferry last year, a tenth fewer than in the year before, as the "
    "bridge at Inkoo was opened to lorries. Norrlink employs 120 people in Hanko."
)
OTHER = (
    "Snow stopped trains between Vaasa and Seinola on Sunday night. The railway said 40 people "
    "had waited for six hours in a carriage without light before buses came for them."
)


def article(text: str, **told) -> Article:
    fields = {
        "title": "Ferry line to stop sailing to Hanko",
        "outlet": "Baltic Wire",
        "published_at": date(2031, 4, 7),
        **told,
    }
    return Article(
        id=content_id(fields["title"], text),
        text=text,
        language="en",
        published_basis=PublishedBasis.STATED,
        source=f"{fields['outlet']}.txt",
        **fields,
    )


ARTICLES = (
    article(TEXT),
    article(f"HANKO (Baltic Wire) - {TEXT}", title="No ferries from May", outlet="Hanko Post"),
    article(" ".join(TEXT.split()[:50]), title="Ferries to stop", outlet="Inkoo News"),
    article(f"{TEXT} The state will not help.", title="UPDATE 1-Ferry line to stop sailing"),
    article(OTHER, title="Snow stops trains"),
)


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "record.db") as opened:
        yield opened


def fill(store: Store, articles, *, at_once: bool = False) -> dict[str, str | None]:
    """Keep articles and cluster them, all at once or each as it comes; article id -> cluster."""
    for each in [articles] if at_once else [[one] for one in articles]:
        with store.batch():
            last = max((stored.number for stored in store.articles()), default=0)
            for one in each:
                store.add_article(one, run=None, extractor="test")
            cluster_articles(store, list(store.articles(after=last)), now=NOW)
    return clusters(store)


def clusters(store: Store) -> dict[str, str | None]:
    return {stored.article.id: stored.cluster for stored in store.articles()}


def test_copies_and_versions_are_one_cluster(store: Store):
    found = fill(store, ARTICLES)
    ferries = [found[each.id] for each in ARTICLES[:4]]
    assert len(set(ferries)) == 1
    assert found[ARTICLES[4].id] == ARTICLES[4].id
    assert store.counts().clusters == 2


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_coming_does_not_matter(tmp_path: Path, seed: int, at_once: bool):
    order = list(ARTICLES)
    random.Random(seed).shuffle(order)
    found = []
    for name, articles in (("a", ARTICLES), ("b", order)):
        with open_store(tmp_path / f"{name}.db") as store:
            found.append(fill(store, articles, at_once=at_once))
    assert found[0] == found[1]


def test_clustering_again_changes_nothing(store: Store):
    before = fill(store, ARTICLES)
    judged = list(store.judgements())
    with store.batch():
        cluster_articles(store, list(store.articles()), now=NOW)
    assert clusters(store) == before
    assert list(store.judgements()) == judged


def test_an_update_is_judged_a_version(store: Store):
    fill(store, ARTICLES)
    versions = list(store.judgements(kind=JudgementKind.VERSION))
    pairs = {(each.left, each.right): each.reasons[0] for each in versions}
    assert pairs[ARTICLES[0].id, ARTICLES[3].id] == VersionKind.UPDATE


def test_a_person_parts_two_articles(store: Store):
    left, right = ARTICLES[:2]
    with store.batch():
        store.add_judgements(
            [
                Judgement.of(
                    JudgementKind.NEAR_DUPLICATE,
                    left.id,
                    right.id,
                    same=False,
                    decided_by="user:anna",
                    decided_at=NOW,
                )
            ]
        )
    found = fill(store, [left, right])
    assert found[left.id] != found[right.id]


def test_what_was_taken_down_joins_nothing(store: Store):
    fill(store, ARTICLES[:1])
    with store.batch():
        store.take_down(ARTICLES[0].id, reason="court order", now=NOW)
    found = fill(store, [ARTICLES[1]])
    assert found[ARTICLES[1].id] == ARTICLES[1].id


def test_judgements_tell_why(store: Store):
    fill(store, ARTICLES[:2])
    (judgement,) = store.judgements(kind=JudgementKind.NEAR_DUPLICATE)
    assert judgement.decided_by == "rule:near-duplicate"
    assert judgement.score == 1
    assert judgement.reasons[0].startswith("100%")
