"""The articles of a store read again by a newer extractor, without their sources.

What a person reviewed stays as it was read; acts before the new reading are kept and set aside.
An article that the new extractor fails on keeps the acts it has.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.ingest.run import BATCH_ITEMS, BATCH_S, Plan, now, writing
from onrecord.ingest.workers import extract_all
from onrecord.model import Act, Article, SetAside
from onrecord.store.base import Store, StoredArticle, Writer


@dataclass
class Changes:
    """What a newer extractor made of the articles.

    Attributes:
        articles: read again.
        failed: kept their acts, since the extractor failed on them.
        same: acts that are what they were.
        changed: acts of the same words and actor of which something else is read otherwise.
        added, dropped: acts that were not there, and that are no longer.
    """

    articles: int = 0
    failed: int = 0
    same: int = 0
    changed: int = 0
    added: int = 0
    dropped: int = 0

    def headline(self) -> str:
        """The counts: "40 articles read again: 210 acts same, 12 changed, 8 added, 5 dropped"."""
        line = (
            f"{self.articles:,} articles read again: {self.same:,} acts same, {self.changed:,} "
            f"changed, {self.added:,} added, {self.dropped:,} dropped"
        )
        return (
            f"{line}; {self.failed:,} articles failed and keep their acts" if self.failed else line
        )


def outdated(store: Store, plan: Plan) -> Iterator[StoredArticle]:
    """The articles whose acts were read by another extractor than the plan's."""
    for stored in store.articles():
        if stored.extractor != plan.extractor and not stored.taken_down:
            yield stored


def reread(
    store: Store, plan: Plan, *, tell: Callable[[Changes], None] = lambda changes: None
) -> Changes:
    """Read the outdated articles of a store again; one that is cut off goes on where it stopped.

    Args:
        store: open for writing.
        plan: the extractor; its sources are not used.
        tell: called with the counts after each batch.
    Raises:
        StoreLockedError: another process writes to the store.
        StoreError: the database failed; what was committed before stays.
    """
    changes = Changes()
    with writing(store) as writer:
        store.set_extractor(plan.extractor)
        work = ((stored, stored.article) for stored in outdated(store, plan))
        batch: list[tuple[Article, Article | SetAside]] = []
        begun = time.monotonic()
        for stored, result in extract_all(
            work, plan.make_extract, workers=plan.workers, timeout_s=plan.timeout_s
        ):
            if result is not None:
                batch.append((stored.article, result))
            if len(batch) >= BATCH_ITEMS or time.monotonic() - begun > BATCH_S:
                _write(store, batch, plan, changes=changes, writer=writer)
                batch, begun = [], time.monotonic()
                tell(changes)
        _write(store, batch, plan, changes=changes, writer=writer)
        tell(changes)
    return changes


def _write(
    store: Store,
    batch: list[tuple[Article, Article | SetAside]],
    plan: Plan,
    *,
    changes: Changes,
    writer: Writer,
) -> None:
    with store.batch():
        store.keep_lock(writer, now=now())
        for article, result in batch:
            if isinstance(result, SetAside):
                changes.failed += 1
                continue
            before = tuple(row.act for row in store.acts_of(article.id))
            store.replace_acts(article.id, result.acts, extractor=plan.extractor)
            after = tuple(row.act for row in store.acts_of(article.id))
            _compare(before, after, changes)


def _compare(before: tuple[Act, ...], after: tuple[Act, ...], changes: Changes) -> None:
    old = {act.id: act for act in before}
    new = {act.id: act for act in after}
    both = old.keys() & new.keys()
    same = sum(old[act_id] == new[act_id] for act_id in both)
    changes.articles += 1
    changes.same += same
    changes.changed += len(both) - same
    changes.added += len(new.keys() - old.keys())
    changes.dropped += len(old.keys() - new.keys())
