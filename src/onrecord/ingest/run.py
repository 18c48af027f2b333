"""One ingest: every input is counted once, every article goes in whole, and it can be cut off.

What was committed stays, and the next ingest of the same sources goes on from there: it knows
what is in the store by its content.
"""

import os
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from onrecord.errors import EvidenceError, StoreError, VersionError
from onrecord.ingest.workers import MakeExtract, Result, extract_all
from onrecord.model import Article, SetAside
from onrecord.store.base import RunItem, Source, Store, Writer, identity_key
from onrecord.terms import ItemOutcome, RunState, SetAsideReason

BATCH_ITEMS = 100
"""Inputs of one transaction; what a power cut can cost."""

BATCH_S = 5.0
"""Seconds after which a transaction ends even so."""

SEEN_BEFORE = frozenset((ItemOutcome.KNOWN, ItemOutcome.DUPLICATE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to ingest.

    Attributes:
        sources: what the user named.
        options: what else was asked for, to be kept with the run.
        extractor: what acts are read with; `ingest.version.extractor_version`.
        make_extract: what reads them.
        workers: number of child processes; 0 reads in this process.
        timeout_s: wall time after which one article is set aside.
        since: leave out articles published before this day; those without a date stay in.
        only: of a retry, the locators whose inputs are tried again; None for all.
        retry_of: of a retry, the run.
        mixed: read new articles with this extractor, though others were read with another.
    """

    sources: tuple[str, ...]
    extractor: str
    make_extract: MakeExtract
    options: Mapping[str, str] = field(default_factory=dict)
    workers: int = 1
    timeout_s: float = 120.0
    since: date | None = None
    only: frozenset[str] | None = None
    retry_of: int | None = None
    mixed: bool = False


@dataclass
class Tally:
    """What became of the inputs so far.

    Attributes:
        run: id of the run; None where nothing is written.
        counts: outcome -> number of inputs.
        reasons: reason -> number of inputs set aside.
    """

    run: int | None = None
    counts: Counter[ItemOutcome] = field(default_factory=Counter)
    reasons: Counter[SetAsideReason] = field(default_factory=Counter)

    @property
    def seen(self) -> int:
        """Number of inputs."""
        return self.counts.total()

    @property
    def exit_code(self) -> int:
        """0: nothing was set aside; 1: something was; 2: nothing could be read."""
        set_aside = self.counts[ItemOutcome.SET_ASIDE]
        if set_aside == self.seen:
            return 2
        return 1 if set_aside else 0

    def headline(self) -> str:
        """The counts: "stored 40, known 3, set aside 2 (encoding 1, empty 1)"."""
        told = [
            f"{outcome.replace('_', ' ')} {self.counts[outcome]:,}"
            for outcome in ItemOutcome
            if self.counts[outcome]
        ]
        line = ", ".join(told) or "nothing found"
        if not self.reasons:
            return line
        ranked = sorted(self.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        return f"{line} ({', '.join(f'{reason} {count:,}' for reason, count in ranked)})"

    def to_dict(self) -> dict[str, Any]:
        """The counts as plain values."""
        return {
            "run": self.run,
            "seen": self.seen,
            "outcomes": {str(outcome): self.counts[outcome] for outcome in sorted(self.counts)},
            "reasons": {str(reason): self.reasons[reason] for reason in sorted(self.reasons)},
        }

    def add(self, item: RunItem) -> None:
        """Count one input."""
        self.counts[item.outcome] += 1
        if item.reason:
            self.reasons[item.reason] += 1


def ingest(
    store: Store,
    found: Iterable[Article | SetAside],
    plan: Plan,
    *,
    tell: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Read what was found and keep it.

    Args:
        store: open for writing.
        found: articles without acts, and what could not be read.
        plan: how.
        tell: called with the counts after each batch.
    Returns:
        the counts; `store.run(tally.run)` has every input.
    Raises:
        StoreLockedError: another process writes to the store.
        VersionError: its acts were read by another extractor, and `plan.mixed` is not set.
        StoreError: the database failed; what was committed before stays.
    """
    with writing(store) as writer:
        check_extractor(store, plan)
        tally = Tally()
        tally.run = store.start_run(
            sources=plan.sources,
            options=plan.options,
            extractor=plan.extractor,
            now=now(),
            retry_of=plan.retry_of,
        )
        state = RunState.INTERRUPTED
        try:
            _keep_all(store, found, plan, tally=tally, writer=writer, tell=tell)
            state = RunState.DONE
        finally:
            _end(store, tally.run, state)
    return tally


def foresee(
    store: Store | None, found: Iterable[Article | SetAside], plan: Plan
) -> Iterator[RunItem]:
    """What `ingest` would do with each input; nothing is extracted and nothing written.

    Args:
        store: what is there; None for a store that is yet to be made.
        found: articles without acts, and what could not be read.
        plan: how to ingest.
    """
    texts: set[str] = set()
    for position, result in enumerate(_wanted(found, plan), 1):
        outcome, reason, message = _foreseen(store, result, plan, texts)
        yield RunItem(
            position=position,
            locator=result.source,
            outcome=outcome,
            reason=reason,
            message=message,
            article_id=result.id if isinstance(result, Article) and not reason else None,
        )


@contextmanager
def writing(store: Store) -> Iterator[Writer]:
    """Be the one writer of a store.

    Raises:
        StoreLockedError: another process is.
    """
    writer = store.lock(owner=f"{socket.gethostname()}:{os.getpid()}", now=now())
    try:
        yield writer
    finally:
        with suppress(StoreError):  # the database is gone; a dead process loses the lock anyway
            store.unlock(writer)


def check_extractor(store: Store, plan: Plan) -> None:
    """Make sure that all acts of a store are read alike.

    Raises:
        VersionError: they were read by another version, or with other actors.
    """
    there = store.extractor()
    if there is None:
        store.set_extractor(plan.extractor)
    elif there != plan.extractor and not plan.mixed:
        raise VersionError(
            f"{store.name}: its acts were read by {there}, this is {plan.extractor}; read them "
            "again with onrecord reread, or add --mixed to read only new articles with this one"
        )


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class _Work:
    """One input: what was found, and whether its acts are being read."""

    found: Article | SetAside
    outcome: ItemOutcome | None = None


def _keep_all(
    store: Store,
    found: Iterable[Article | SetAside],
    plan: Plan,
    *,
    tally: Tally,
    writer: Writer,
    tell: Callable[[Tally], None],
) -> None:
    """Extract and write, a batch at a time."""
    texts: set[str] = set()
    work = (_prepare(store, result, plan, texts) for result in _wanted(found, plan))
    batch: list[tuple[_Work, Result | None]] = []
    begun = time.monotonic()
    for done in extract_all(
        work, plan.make_extract, workers=plan.workers, timeout_s=plan.timeout_s
    ):
        batch.append(done)
        if len(batch) >= BATCH_ITEMS or time.monotonic() - begun > BATCH_S:
            _write(store, batch, plan, tally=tally, writer=writer)
            texts.difference_update(_ids(batch))
            batch = []
            begun = time.monotonic()
            tell(tally)
    _write(store, batch, plan, tally=tally, writer=writer)
    tell(tally)


def _wanted(found: Iterable[Article | SetAside], plan: Plan) -> Iterator[Article | SetAside]:
    """What was found, of a retry only what is tried again."""
    for result in found:
        if plan.only is None or is_within(result.source, plan.only):
            yield result


def is_within(locator: str, places: Set[str]) -> bool:
    """Whether a locator is one of `places`, or of a record inside one of them."""
    return locator in places or any(
        locator[:end] in places for end, sign in enumerate(locator) if not sign.isalnum()
    )


def _prepare(
    store: Store, result: Article | SetAside, plan: Plan, texts: set[str]
) -> tuple[_Work, Article | None]:
    """An input, and the article to extract if it is new.

    Args:
        store: where it may be known.
        result: what was found.
        plan: how to ingest.
        texts: ids of the articles on their way, to which it is added.
    """
    if isinstance(result, SetAside):
        return _Work(result), None
    if _is_too_old(result, plan):
        return _Work(result, ItemOutcome.SKIPPED), None
    if result.id in texts or store.article_state(result.id):
        return _Work(result), None
    texts.add(result.id)
    return _Work(result), result


def _write(
    store: Store,
    batch: Sequence[tuple[_Work, Result | None]],
    plan: Plan,
    *,
    tally: Tally,
    writer: Writer,
) -> None:
    """Commit a batch: articles, sources and the account of them together."""
    if not batch or tally.run is None:
        return
    with store.batch():
        store.keep_lock(writer, now=now())
        items = []
        for position, (work, result) in enumerate(batch, tally.seen + 1):
            items.append(_keep(store, work, result, plan, run=tally.run, position=position))
        store.add_items(tally.run, items)
    for item in items:
        tally.add(item)


def _keep(
    store: Store, work: _Work, result: Result | None, plan: Plan, *, run: int, position: int
) -> RunItem:
    """Write one input, and say what became of it."""
    found = work.found
    if isinstance(found, SetAside):
        return _set_aside(found, position)
    if work.outcome:
        return RunItem(position=position, locator=found.source, outcome=work.outcome)
    if isinstance(result, SetAside):
        return _set_aside(result, position)
    try:
        outcome = _keep_article(store, found, result, plan, run=run)
    except EvidenceError as error:
        message = f"{found.source}: {error}; please report it with the text"
        return _set_aside(
            SetAside(source=found.source, reason=SetAsideReason.FAILED, message=message), position
        )
    if outcome is None:
        return _set_aside(_taken_down(found), position)
    return RunItem(position=position, locator=found.source, outcome=outcome, article_id=found.id)


def _keep_article(
    store: Store, found: Article, result: Article | None, plan: Plan, *, run: int
) -> ItemOutcome | None:
    """Write an article, or another place of its text; None where it was taken down.

    Raises:
        EvidenceError: a span does not hold the words it claims, or its twin was set aside.
    """
    state = store.article_state(found.id)
    if state and state.taken_down:
        return None
    if state:
        source = Source.of(found, run=run)
        if store.has_source(source.id):
            return ItemOutcome.KNOWN
        store.add_source(source)
        return ItemOutcome.DUPLICATE
    if result is None:
        raise EvidenceError("the same text was set aside before it in this run")
    key = identity_key(found)
    before = store.latest_of_key(key) if key else None
    store.add_article(result, run=run, extractor=plan.extractor, version_of=before)
    return ItemOutcome.VERSION if before else ItemOutcome.STORED


def _foreseen(
    store: Store | None, result: Article | SetAside, plan: Plan, texts: set[str]
) -> tuple[ItemOutcome, SetAsideReason | None, str | None]:
    if isinstance(result, SetAside):
        return ItemOutcome.SET_ASIDE, result.reason, result.message
    if _is_too_old(result, plan):
        return ItemOutcome.SKIPPED, None, None
    state = store.article_state(result.id) if store else None
    if state and state.taken_down:
        gone = _taken_down(result)
        return ItemOutcome.SET_ASIDE, gone.reason, gone.message
    if store and state:
        known = store.has_source(Source.of(result).id)
        return (ItemOutcome.KNOWN if known else ItemOutcome.DUPLICATE), None, None
    if result.id in texts:
        return ItemOutcome.DUPLICATE, None, None
    texts.add(result.id)
    key = identity_key(result)
    version = store and key and store.latest_of_key(key)
    return (ItemOutcome.VERSION if version else ItemOutcome.STORED), None, None


def _is_too_old(article: Article, plan: Plan) -> bool:
    day = article.published_day
    return bool(plan.since and day and day < plan.since)


def _taken_down(article: Article) -> SetAside:
    return SetAside(
        source=article.source,
        reason=SetAsideReason.TAKEN_DOWN,
        message=f"{article.source}: this text was taken down from the store; leave it out",
    )


def _set_aside(found: SetAside, position: int) -> RunItem:
    return RunItem(
        position=position,
        locator=found.source,
        outcome=ItemOutcome.SET_ASIDE,
        reason=found.reason,
        message=found.message,
    )


def _ids(batch: Sequence[tuple[_Work, Result | None]]) -> set[str]:
    return {work.found.id for work, _ in batch if isinstance(work.found, Article)}


def _end(store: Store, run: int, state: RunState) -> None:
    try:
        store.end_run(run, state=state, now=now())
    except StoreError:
        if state is RunState.DONE:
            raise  # otherwise what stopped the run is raised, and the next run marks this one
