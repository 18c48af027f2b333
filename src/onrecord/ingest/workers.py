"""Acts of many articles, read by child processes, in the order of the articles.

A child that is killed, runs out of memory or takes too long costs one article: it is tried once
more in a new child, then set aside, and the run goes on.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from onrecord.errors import OnRecordError
from onrecord.model import Article, SetAside
from onrecord.terms import SetAsideReason

Result = Article | SetAside
Extract = Callable[[Article], Result]
MakeExtract = Callable[[], Extract]
"""Loads what is needed, once in each child; can be pickled."""

Tag = TypeVar("Tag")

ATTEMPTS = 2
"""How often an article that ends its child is tried."""

AHEAD = 4
"""Articles read ahead for each child, so that none waits and memory stays flat."""

START_TIMEOUT_S = 300.0
"""How long a child may take to load its models."""


@dataclass
class _Job(Generic[Tag]):
    """One article on its way; `result` is filled where nothing is to be extracted, or when done."""

    tag: Tag
    article: Article | None
    result: Result | None = None
    attempts: int = 0
    done: bool = False


def extract_all(
    items: Iterable[tuple[Tag, Article | None]],
    make_extract: MakeExtract,
    *,
    workers: int,
    timeout_s: float,
) -> Iterator[tuple[Tag, Result | None]]:
    """Read the acts of articles; items without one pass through in their place.

    Args:
        items: a tag of the caller's, and the article to read or None.
        make_extract: what reads; called once in each child.
        workers: number of child processes; 0 reads in this process.
        timeout_s: wall time after which one article is set aside.
    Yields:
        the tags in order, each with the article and its acts, a SetAside, or None.
    Raises:
        OnRecordError: what a child raised that is wrong for every article.
    """
    if workers == 0:
        extract: Extract | None = None
        for tag, article in items:
            if article is not None:
                extract = extract or make_extract()
            yield tag, extract(article) if extract and article is not None else None
        return
    pool = _Pool[Tag](make_extract, workers=workers, timeout_s=timeout_s)
    try:
        yield from pool.run(items)
    finally:
        pool.stop()


class _Pool(Generic[Tag]):
    """Children, the jobs they have, and the jobs that wait."""

    def __init__(self, make_extract: MakeExtract, *, workers: int, timeout_s: float) -> None:
        self._make_extract = make_extract
        self._workers = workers
        self._timeout_s = timeout_s
        self._children: list[_Child[Tag]] = []
        self._waiting: deque[_Job[Tag]] = deque()

    def run(
        self, items: Iterable[tuple[Tag, Article | None]]
    ) -> Iterator[tuple[Tag, Result | None]]:
        ordered: deque[_Job[Tag]] = deque()
        for tag, article in items:
            job = _Job(tag, article, done=article is None)
            ordered.append(job)
            if article is not None:
                self._waiting.append(job)
            self._hand_out()
            yield from _finished(ordered)
            while len(ordered) > AHEAD * self._workers:
                self._collect()
                yield from _finished(ordered)
        while ordered:
            yield from _finished(ordered)
            if ordered:
                self._collect()

    def stop(self) -> None:
        for child in self._children:
            child.stop()
        self._children.clear()

    def _hand_out(self) -> None:
        """Give waiting jobs to children without one; children are started as they are needed."""
        for child in self._children:
            if self._waiting and child.job is None:
                child.give(self._waiting.popleft())
        while self._waiting and len(self._children) < self._workers:
            child = _Child[Tag](self._make_extract)
            self._children.append(child)
            child.give(self._waiting.popleft())

    def _collect(self) -> None:
        """Wait until a child is done, is gone, or has taken too long."""
        busy = [child for child in self._children if child.job]
        soonest = min(child.deadline(self._timeout_s) for child in busy)
        ready = wait(
            [child.connection for child in busy], timeout=max(0.0, soonest - time.monotonic())
        )
        for child in busy:
            if child.connection in ready:
                self._receive(child)
            elif time.monotonic() >= child.deadline(self._timeout_s):
                self._lose(child, SetAsideReason.TIMEOUT, f"took over {self._timeout_s:g} s")
        self._hand_out()

    def _receive(self, child: "_Child[Tag]") -> None:
        try:
            found = child.connection.recv()
        except (EOFError, ConnectionError):
            self._lose(child, SetAsideReason.FAILED, f"ended its process {ATTEMPTS} times")
            return
        child.loaded = True
        if isinstance(found, OnRecordError):
            raise found
        job, child.job = child.job, None
        if job:
            job.result, job.done = found, True

    def _lose(self, child: "_Child[Tag]", reason: SetAsideReason, what: str) -> None:
        """Put a child's article back, or set it aside; another child takes its place."""
        self._children.remove(child)
        child.stop()
        job = child.job
        if job is None or job.article is None:
            return
        job.attempts += 1
        if job.attempts < ATTEMPTS and reason is SetAsideReason.FAILED:
            self._waiting.appendleft(job)
            return
        where = job.article.source
        job.result = SetAside(
            source=where,
            reason=reason,
            message=f"{where}: reading its acts {what}; the run went on without it",
        )
        job.done = True


def _finished(ordered: "deque[_Job[Tag]]") -> Iterator[tuple[Tag, Result | None]]:
    """Take the jobs from the front that are done, up to the first that is not."""
    while ordered and ordered[0].done:
        yield ordered[0].tag, ordered.popleft().result


class _Child(Generic[Tag]):
    """One process that reads one article at a time."""

    def __init__(self, make_extract: MakeExtract) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.job: _Job[Tag] | None = None
        self.loaded = False
        self._given_at = 0.0
        self._process = context.Process(
            target=_serve, args=(theirs, make_extract), name="onrecord-worker", daemon=True
        )
        self._process.start()
        theirs.close()

    def give(self, job: _Job[Tag]) -> None:
        self.job = job
        self._given_at = time.monotonic()
        with suppress(OSError):  # it is gone: the next wait finds out
            self.connection.send(job.article)

    def deadline(self, timeout_s: float) -> float:
        return self._given_at + (timeout_s if self.loaded else START_TIMEOUT_S)

    def stop(self) -> None:
        self.connection.close()
        self._process.kill()
        self._process.join()


def _serve(connection: Connection, make_extract: MakeExtract) -> None:
    """The life of a child: read what comes until nobody is there."""
    try:
        extract = make_extract()
        while True:
            connection.send(extract(connection.recv()))
    except OnRecordError as error:  # wrong for every article: the parent raises it
        with suppress(OSError):
            connection.send(error)
    except (EOFError, OSError, KeyboardInterrupt):
        return
