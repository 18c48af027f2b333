"""The store in SQL, as far as it is the same for every database.

Statements have `?` for values. What differs is left to the subclasses: how a statement is run, how
words are indexed and matched, how a transaction begins.
"""

import json
import os
import secrets
import socket
import sys
from abc import abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime, timedelta
from typing import Any

from onrecord.errors import ConflictError, EvidenceError, StoreError, StoreLockedError, VersionError
from onrecord.model import Act, Actor, Article
from onrecord.store import rows
from onrecord.store.base import (
    ArticleState,
    Counts,
    Entry,
    EntryQuery,
    Judgement,
    Page,
    Report,
    Review,
    Run,
    RunItem,
    Source,
    Store,
    StoredAct,
    StoredArticle,
    StoredEntry,
    Writer,
)
from onrecord.store.migrate import Migration
from onrecord.store.query import act_conditions, after_condition, page_key
from onrecord.store.words import GENERATION, Term, fold, parse_words, words_of
from onrecord.terms import ItemOutcome, JudgementKind, RunState

STALE_AFTER = timedelta(minutes=10)
"""A writer without a sign of life for so long is taken for dead; a batch takes seconds."""

STREAM_ROWS = 500
"""Rows fetched at a time where a whole table is gone through."""

_ACTS = f"SELECT {rows.ACT_FIELDS} FROM acts JOIN articles ON articles.id = acts.article_id"


class SqlStore(Store):
    """A store in tables; see `docs/store.md`."""

    _depth = 0

    # --- what a database does its own way -----------------------------------------------------

    @abstractmethod
    def _version(self) -> int:
        """Number of the newest change of the tables that was made; 0 without tables."""

    @abstractmethod
    def _migrate(self, migration: Migration) -> None:
        """Make one change of the tables, unless another process was first."""

    @abstractmethod
    def _run(self, sql: str, *values: object) -> int:
        """Run a statement; how many rows it changed."""

    @abstractmethod
    def _all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[None]:
        """Begin to write; commit at the end, roll back if it raises."""

    @abstractmethod
    def _index_words(self, table: str, number: int, words: str) -> None:
        """Let a row of `table` be found by its words."""

    @abstractmethod
    def _forget_words(self, table: str, number: int, words: str) -> None:
        """Let a row of `table` no longer be found; `words` are those it was indexed by."""

    @abstractmethod
    def _clear_words(self, table: str) -> None:
        """Empty a word index."""

    @abstractmethod
    def _indexed(self, table: str) -> int:
        """How many rows a word index knows."""

    @abstractmethod
    def _words_match(self, table: str, terms: Sequence[Term]) -> tuple[str, object]:
        """A query for the numbers of the rows that hold all terms, and its one value."""

    @abstractmethod
    def _purge(self) -> None:
        """Remove what deleted rows left in the files; outside of a batch."""

    @abstractmethod
    def _integrity(self) -> list[str]:
        """What the database itself finds wrong with its files."""

    # --- ground -------------------------------------------------------------------------------

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `Store.batch`; a batch within another is part of it."""
        outer = nullcontext() if self._depth else self._transaction()
        self._depth += 1
        try:
            with outer:
                yield
        finally:
            self._depth -= 1

    def check(self) -> list[str]:
        """See `Store.check`."""
        wrong = self._integrity()
        for stored in self.articles():
            text = stored.article.text
            for act in self.acts_of(stored.article.id, current=False):
                for evidence in act.act.spans():
                    try:
                        evidence.check(text)
                    except EvidenceError as error:
                        wrong.append(f"act {act.act.id} of article {stored.article.id}: {error}")
        for table in ("articles", "acts"):
            there = self._count(_INDEXED_ROWS[table])
            found = self._indexed(table)
            if there != found:
                wrong.append(f"the word index of {table} knows {found} rows, expected {there}")
        return wrong

    def _upgrade(self, known: Sequence[Migration], *, read_only: bool) -> None:
        """Make the changes of the tables that are missing, and the index of words if it is old.

        Raises:
            VersionError: a newer version of the package made it, or an older one and `read_only`.
        """
        version, newest = self._version(), known[-1].number
        if version > newest or (read_only and version < newest):
            raise VersionError(
                f"{self.name}: its tables are of version {version}, this package knows {newest}; "
                + ("upgrade onrecord" if version > newest else "open it once for writing")
            )
        for migration in known:
            if migration.number > version:
                self._migrate(migration)
        if not read_only:
            self.rebuild_words()

    def counts(self) -> Counts:
        """See `Store.counts`."""
        return Counts(
            articles=self._count("SELECT count(*) FROM articles"),
            sources=self._count("SELECT count(*) FROM sources"),
            acts=self._count("SELECT count(*) FROM acts WHERE current = 1"),
            entries=self._count("SELECT count(*) FROM entries"),
            clusters=self._count("SELECT count(DISTINCT cluster) FROM articles"),
        )

    def rebuild_words(self) -> None:
        """Make the word indexes again from the rows, where words are folded otherwise now."""
        if self._meta("words") == GENERATION:
            return
        with self.batch():
            self._clear_words("articles")
            self._clear_words("acts")
            for number, title, text in self._stream(
                "SELECT number, title, text FROM articles WHERE taken_down IS NULL AND number > ?"
            ):
                self._index_words("articles", number, article_words(title, text))
            for number, plain in self._stream("SELECT number, json FROM acts WHERE number > ?"):
                self._index_words("acts", number, words_of(Act.from_dict(json.loads(plain))))
            self._set_meta("words", GENERATION)

    # --- the writer ---------------------------------------------------------------------------

    def lock(self, *, owner: str, now: datetime) -> Writer:
        """See `Store.lock`."""
        writer = Writer(token=secrets.token_hex(8), owner=owner, since=now, seen=now)
        with self.batch():
            for _, held_by, since, seen in self._all(
                "SELECT token, owner, since, seen FROM writer"
            ):
                if not _is_stale(held_by, seen=rows.moment(seen), now=now):
                    raise StoreLockedError(
                        f"{self.name}: {held_by} has written to it since {since[:19]}Z, last seen "
                        f"{seen[:19]}Z; wait until it is done"
                    )
            self._run("DELETE FROM writer")
            at = rows.moment_text(now)
            self._run(
                "INSERT INTO writer (one, token, owner, since, seen) VALUES (1, ?, ?, ?, ?)",
                writer.token, owner, at, at,
            )  # fmt: skip
        return writer

    def unlock(self, writer: Writer) -> None:
        """See `Store.unlock`."""
        with self.batch():
            self._run("DELETE FROM writer WHERE token = ?", writer.token)

    def keep_lock(self, writer: Writer, *, now: datetime) -> None:
        """See `Store.keep_lock`."""
        with self.batch():
            kept = self._run(
                "UPDATE writer SET seen = ? WHERE token = ?", rows.moment_text(now), writer.token
            )
        if not kept:
            raise StoreLockedError(f"{self.name}: another process took over; nothing was written")

    # --- articles -----------------------------------------------------------------------------

    def article_state(self, article_id: str) -> ArticleState | None:
        """See `Store.article_state`."""
        for extractor, taken_down in self._all(
            "SELECT extractor, taken_down FROM articles WHERE id = ?", article_id
        ):
            return ArticleState(id=article_id, extractor=extractor, taken_down=taken_down)
        return None

    def has_source(self, source_id: str) -> bool:
        """See `Store.has_source`."""
        return bool(self._all("SELECT 1 FROM sources WHERE id = ?", source_id))

    def latest_of_key(self, key: str) -> str | None:
        """See `Store.latest_of_key`."""
        found = self._all(
            "SELECT articles.id FROM sources JOIN articles ON articles.id = sources.article_id "
            "WHERE sources.identity_key = ? ORDER BY articles.number DESC LIMIT 1",
            key,
        )
        return found[0][0] if found else None

    def add_article(
        self, article: Article, *, run: int | None, extractor: str, version_of: str | None = None
    ) -> None:
        """See `Store.add_article`."""
        _check_evidence(article.text, article.acts)
        with self.batch():
            kept = self._insert(
                "articles",
                rows.ARTICLE_COLUMNS,
                rows.article_row(article, version_of=version_of, extractor=extractor, run=run),
            )
            self.add_source(Source.of(article, run=run))
            if not kept:
                return
            number = self._count("SELECT number FROM articles WHERE id = ?", article.id)
            self._index_words("articles", number, article_words(article.title, article.text))
            self._add_acts(article, article.acts, extractor=extractor, kept=frozenset())

    def add_source(self, source: Source) -> None:
        """See `Store.add_source`."""
        with self.batch():
            self._insert("sources", rows.SOURCE_COLUMNS, rows.source_row(source))

    def replace_acts(self, article_id: str, acts: Sequence[Act], *, extractor: str) -> None:
        """See `Store.replace_acts`; acts that a person reviewed stay current."""
        stored = self.article(article_id)
        if stored is None or stored.taken_down:
            raise StoreError(f"{self.name}: no text of article {article_id} to read again")
        _check_evidence(stored.article.text, acts)
        with self.batch():
            reviewed = frozenset(
                act_id
                for (act_id,) in self._all(
                    "SELECT id FROM acts WHERE article_id = ? AND current = 1 "
                    "AND id IN (SELECT act_id FROM reviews)",
                    article_id,
                )
            )
            before = self._current_ids(article_id)
            self._run(
                "UPDATE acts SET current = 0 WHERE article_id = ? "
                "AND id NOT IN (SELECT act_id FROM reviews)",
                article_id,
            )
            self._add_acts(stored.article, acts, extractor=extractor, kept=reviewed)
            self._run("UPDATE articles SET extractor = ? WHERE id = ?", extractor, article_id)
            self._drop_entries_of(before - self._current_ids(article_id))

    def take_down(self, article_id: str, *, reason: str, now: datetime) -> None:
        """See `Store.take_down`; inside a batch, deleted words stay in the files for a while."""
        stored = self.article(article_id)
        if stored is None:
            raise StoreError(f"{self.name}: no article {article_id} to take down")
        article = stored.article
        with self.batch():
            acts = self.acts_of(article_id, current=False)
            self._drop_entries_of({act.act.id for act in acts})
            for act in acts:
                self._forget_words("acts", act.number, words_of(act.act))
            if not stored.taken_down:
                words = article_words(article.title, article.text)
                self._forget_words("articles", stored.number, words)
            for table in ("acts", "actor_roles", "signatures", "bands"):
                self._run(f"DELETE FROM {table} WHERE article_id = ?", article_id)
            self._run(
                "UPDATE articles SET text = '', title = NULL, notes = '[]', taken_down = ?, "
                "taken_down_at = ? WHERE id = ?",
                reason, rows.moment_text(now), article_id,
            )  # fmt: skip
        if not self._depth:
            self._purge()

    def article(self, article_id: str) -> StoredArticle | None:
        """See `Store.article`."""
        found = self._all(f"SELECT {rows.ARTICLE_FIELDS} FROM articles WHERE id = ?", article_id)
        return rows.stored_article(found[0]) if found else None

    def articles(self, *, after: int = 0) -> Iterator[StoredArticle]:
        """See `Store.articles`."""
        sql = f"SELECT {rows.ARTICLE_FIELDS} FROM articles WHERE number > ?"
        return map(rows.stored_article, self._stream(sql, after=after))

    def sources(self, article_id: str) -> tuple[Source, ...]:
        """See `Store.sources`."""
        found = self._all(
            f"SELECT {rows.SOURCE_COLUMNS} FROM sources WHERE article_id = ? ORDER BY id",
            article_id,
        )
        return tuple(map(rows.stored_source, found))

    # --- acts ---------------------------------------------------------------------------------

    def act(self, act_id: str) -> StoredAct | None:
        """See `Store.act`."""
        sql = f"{_ACTS} WHERE acts.id = ? ORDER BY acts.current DESC, acts.number DESC LIMIT 1"
        found = self._all(sql, act_id)
        return rows.stored_act(found[0]) if found else None

    def acts(self, *, after: int = 0) -> Iterator[StoredAct]:
        """See `Store.acts`."""
        sql = f"{_ACTS} WHERE acts.current = 1 AND acts.number > ?"
        return map(rows.stored_act, self._stream(sql, after=after, key="acts.number"))

    def acts_of(self, article_id: str, *, current: bool = True) -> tuple[StoredAct, ...]:
        """See `Store.acts_of`."""
        only = "AND acts.current = 1 " if current else ""
        sql = f"{_ACTS} WHERE acts.article_id = ? {only}ORDER BY acts.position, acts.number"
        return tuple(map(rows.stored_act, self._all(sql, article_id)))

    def unlinked_acts(self) -> Iterator[StoredAct]:
        """See `Store.unlinked_acts`."""
        sql = (
            f"{_ACTS} WHERE acts.current = 1 AND acts.number > ? "
            "AND NOT EXISTS (SELECT 1 FROM entry_reports WHERE entry_reports.act_id = acts.id)"
        )
        return map(rows.stored_act, self._stream(sql, key="acts.number"))

    def find_acts(self, query: EntryQuery) -> Page[StoredAct]:
        """See `Store.find_acts`."""
        conditions, values = act_conditions(query)
        if terms := parse_words(query.words):
            match, value = self._words_match("acts", terms)
            conditions.append(f"acts.number IN ({match})")
            values.append(value)
        if query.after:
            after_condition("acts", query.after, conditions, values)
        found = self._all(
            f"{_ACTS} WHERE {' AND '.join(conditions)} "
            "ORDER BY acts.day DESC, acts.id LIMIT ?",
            *values, query.limit + 1,
        )  # fmt: skip
        acts = tuple(map(rows.stored_act, found[: query.limit]))
        more = len(found) > query.limit
        return Page(rows=acts, next=page_key(acts[-1].day, acts[-1].act.id) if more else None)

    # --- near-duplicates ----------------------------------------------------------------------

    def put_signature(self, article_id: str, signature: bytes, *, bands: Sequence[bytes]) -> None:
        """See `Store.put_signature`."""
        with self.batch():
            for table in ("signatures", "bands"):
                self._run(f"DELETE FROM {table} WHERE article_id = ?", article_id)
            self._insert("signatures", "article_id, signature", (article_id, signature))
            for place, band in enumerate(bands):
                self._insert("bands", "place, band, article_id", (place, band, article_id))

    def signature(self, article_id: str) -> bytes | None:
        """See `Store.signature`."""
        found = self._all("SELECT signature FROM signatures WHERE article_id = ?", article_id)
        return bytes(found[0][0]) if found else None

    def band_mates(self, bands: Sequence[bytes]) -> frozenset[str]:
        """See `Store.band_mates`."""
        return frozenset(
            mate
            for place, band in enumerate(bands)
            for (mate,) in self._all(
                "SELECT article_id FROM bands WHERE place = ? AND band = ?", place, band
            )
        )

    def put_clusters(self, clusters: Mapping[str, tuple[str, str]]) -> None:
        """See `Store.put_clusters`."""
        with self.batch():
            for article_id, (cluster, group) in clusters.items():
                self._run(
                    "UPDATE articles SET cluster = ?, origin_group = ? WHERE id = ?",
                    cluster, group, article_id,
                )  # fmt: skip

    def cluster(self, cluster_id: str) -> tuple[str, ...]:
        """See `Store.cluster`."""
        found = self._all("SELECT id FROM articles WHERE cluster = ? ORDER BY id", cluster_id)
        return tuple(article_id for (article_id,) in found)

    # --- entries ------------------------------------------------------------------------------

    def put_entries(self, entries: Iterable[Entry], *, drop: Collection[str] = ()) -> None:
        """See `Store.put_entries`."""
        with self.batch():
            self._drop_entries(drop)
            for entry in entries:
                self._drop_entries([entry.id])
                self._add_entry(entry)

    def entry(self, entry_id: str) -> StoredEntry | None:
        """See `Store.entry`."""
        found = self._all("SELECT id, best, day FROM entries WHERE id = ?", entry_id)
        return self._stored_entry(*found[0]) if found else None

    def entries(self) -> Iterator[StoredEntry]:
        """See `Store.entries`."""
        last = ""
        while found := self._all(
            "SELECT id, best, day FROM entries WHERE id > ? ORDER BY id LIMIT ?", last, STREAM_ROWS
        ):
            for row in found:
                yield self._stored_entry(*row)
            last = found[-1][0]

    def entries_of(self, act_ids: Collection[str]) -> frozenset[str]:
        """See `Store.entries_of`."""
        return frozenset(
            entry_id
            for act_id in act_ids
            for (entry_id,) in self._all(
                "SELECT entry_id FROM entry_reports WHERE act_id = ?", act_id
            )
        )

    def find_entries(self, query: EntryQuery) -> Page[StoredEntry]:
        """See `Store.find_entries`."""
        conditions, values = act_conditions(query, entries=True)
        if terms := parse_words(query.words):
            match, value = self._words_match("acts", terms)
            conditions.append(
                "entries.id IN (SELECT entry_id FROM entry_reports JOIN acts AS told "
                f"ON told.id = entry_reports.act_id WHERE told.number IN ({match}))"
            )
            values.append(value)
        if query.after:
            after_condition("entries", query.after, conditions, values)
        found = self._all(
            "SELECT entries.id, entries.best, entries.day FROM entries "
            "JOIN acts ON acts.id = entries.best "
            f"WHERE {' AND '.join(conditions)} ORDER BY entries.day DESC, entries.id LIMIT ?",
            *values, query.limit + 1,
        )  # fmt: skip
        kept = found[: query.limit]
        more = len(found) > query.limit
        return Page(
            rows=tuple(self._stored_entry(*row) for row in kept),
            next=page_key(rows.day_of(kept[-1][2]), kept[-1][0]) if more else None,
        )

    # --- judgements and reviews ---------------------------------------------------------------

    def add_judgements(self, judgements: Iterable[Judgement]) -> None:
        """See `Store.add_judgements`."""
        with self.batch():
            for judgement in judgements:
                row = rows.judgement_row(judgement)
                self._insert("judgements", rows.JUDGEMENT_COLUMNS, row)

    def judgements(
        self,
        *,
        kind: JudgementKind | None = None,
        about: Collection[str] | None = None,
        standing: bool = True,
    ) -> Iterator[Judgement]:
        """See `Store.judgements`."""
        conditions, values = ["id > ?"], []
        if kind:
            conditions.append("kind = ?")
            values.append(str(kind))
        if standing:
            conditions.append(
                "withdraws IS NULL AND NOT EXISTS "
                "(SELECT 1 FROM judgements AS later WHERE later.withdraws = judgements.id)"
            )
        sql = f"SELECT {rows.JUDGEMENT_COLUMNS} FROM judgements WHERE {' AND '.join(conditions)}"
        if about is not None:
            found = {
                row[0]: row
                for one in about
                for row in self._all(
                    f"{sql} AND (left_id = ? OR right_id = ?)", "", *values, one, one
                )
            }
            yield from (rows.stored_judgement(found[key]) for key in sorted(found))
            return
        last = ""
        while page := self._all(f"{sql} ORDER BY id LIMIT ?", last, *values, STREAM_ROWS):
            yield from map(rows.stored_judgement, page)
            last = page[-1][0]

    def add_review(self, review: Review, *, if_revision: int) -> int:
        """See `Store.add_review`."""
        with self.batch():
            there = self._count("SELECT count(*) FROM reviews WHERE act_id = ?", review.act_id)
            if there != if_revision:
                raise ConflictError(
                    f"{self.name}: act {review.act_id} has {there} reviews, expected the "
                    f"{if_revision} that were seen; look at the others and decide again"
                )
            if not self._all("SELECT 1 FROM acts WHERE id = ?", review.act_id):
                raise StoreError(f"{self.name}: no act {review.act_id} to review")
            self._insert("reviews", rows.REVIEW_COLUMNS, rows.review_row(review, there + 1))
        return there + 1

    def reviews(self, act_id: str) -> tuple[Review, ...]:
        """See `Store.reviews`."""
        found = self._all(
            f"SELECT {rows.REVIEW_COLUMNS} FROM reviews WHERE act_id = ? ORDER BY revision", act_id
        )
        return tuple(map(rows.stored_review, found))

    # --- runs ---------------------------------------------------------------------------------

    def start_run(
        self,
        *,
        sources: Sequence[str],
        options: Mapping[str, str],
        extractor: str,
        now: datetime,
        retry_of: int | None = None,
    ) -> int:
        """See `Store.start_run`."""
        at = rows.moment_text(now)
        with self.batch():
            self._run(
                "UPDATE runs SET state = ?, ended_at = ? WHERE state = ?",
                str(RunState.INTERRUPTED), at, str(RunState.RUNNING),
            )  # fmt: skip
            run = self._count("SELECT COALESCE(max(id), 0) + 1 FROM runs")
            self._insert(
                "runs",
                "id, sources, options, extractor, started_at, state, retry_of",
                (run, rows.plain_text(sources), rows.plain_text(options), extractor, at,
                 str(RunState.RUNNING), retry_of),
            )  # fmt: skip
        return run

    def add_items(self, run: int, items: Sequence[RunItem]) -> None:
        """See `Store.add_items`."""
        with self.batch():
            for item in items:
                self._insert("run_items", rows.ITEM_COLUMNS, rows.item_row(item, run))

    def end_run(self, run: int, *, state: RunState, now: datetime) -> None:
        """See `Store.end_run`."""
        with self.batch():
            self._run(
                "UPDATE runs SET state = ?, ended_at = ? WHERE id = ?",
                str(state), rows.moment_text(now), run,
            )  # fmt: skip

    def runs(self) -> tuple[Run, ...]:
        """See `Store.runs`."""
        ids = self._all("SELECT id FROM runs ORDER BY id DESC")
        return tuple(run for (run_id,) in ids if (run := self.run(run_id)))

    def run(self, run: int) -> Run | None:
        """See `Store.run`."""
        for sources, options, extractor, started, ended, state, retry_of in self._all(
            "SELECT sources, options, extractor, started_at, ended_at, state, retry_of "
            "FROM runs WHERE id = ?",
            run,
        ):
            counted = self._all(
                "SELECT outcome, count(*) FROM run_items WHERE run = ? GROUP BY outcome", run
            )
            return Run(
                id=run,
                sources=tuple(json.loads(sources)),
                options=json.loads(options),
                extractor=extractor,
                started_at=rows.moment(started),
                ended_at=rows.moment(ended) if ended else None,
                state=RunState(state),
                counts=Counter({ItemOutcome(outcome): count for outcome, count in counted}),
                retry_of=retry_of,
            )
        return None

    def items(self, run: int, *, outcome: ItemOutcome | None = None) -> Iterator[RunItem]:
        """See `Store.items`."""
        only = "AND outcome = ?" if outcome else ""
        values = [str(outcome)] if outcome else []
        last = 0
        while page := self._all(
            f"SELECT {rows.ITEM_COLUMNS} FROM run_items WHERE run = ? AND position > ? {only} "
            "ORDER BY position LIMIT ?",
            run, last, *values, STREAM_ROWS,
        ):  # fmt: skip
            yield from map(rows.stored_item, page)
            last = page[-1][1]

    def extractor(self) -> str | None:
        """See `Store.extractor`."""
        return self._meta("extractor")

    def set_extractor(self, extractor: str) -> None:
        """See `Store.set_extractor`."""
        with self.batch():
            self._set_meta("extractor", extractor)

    # --- parts --------------------------------------------------------------------------------

    def _count(self, sql: str, *values: object) -> int:
        return int(self._all(sql, *values)[0][0])

    def _insert(self, table: str, columns: str, row: Sequence[object]) -> bool:
        """Add a row unless one with its key is there; whether it was added."""
        marks = ", ".join("?" * len(row))
        sql = f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"
        return self._run(sql, *row) > 0

    def _stream(
        self, sql: str, *, after: int = 0, key: str = "number"
    ) -> Iterator[tuple[Any, ...]]:
        """Rows in the order of their number, the first column, a part of them at a time."""
        while found := self._all(f"{sql} ORDER BY {key} LIMIT {STREAM_ROWS}", after):
            yield from found
            after = found[-1][0]

    def _meta(self, name: str) -> str | None:
        found = self._all("SELECT value FROM meta WHERE name = ?", name)
        return str(found[0][0]) if found else None

    def _set_meta(self, name: str, value: str) -> None:
        self._run("DELETE FROM meta WHERE name = ?", name)
        self._insert("meta", "name, value", (name, value))

    def _current_ids(self, article_id: str) -> set[str]:
        found = self._all("SELECT id FROM acts WHERE article_id = ? AND current = 1", article_id)
        return {act_id for (act_id,) in found}

    def _add_acts(
        self, article: Article, acts: Sequence[Act], *, extractor: str, kept: Collection[str]
    ) -> None:
        """Keep the acts of one reading; those in `kept` stand in an earlier reading."""
        for position, act in enumerate(acts):
            self._add_parties(act, article)
            current = act.id not in kept
            row = rows.act_row(
                act, article=article, position=position, extractor=extractor, current=current
            )
            if self._insert("acts", rows.ACT_COLUMNS, row):
                number = self._count(
                    "SELECT number FROM acts WHERE id = ? AND extractor = ?", act.id, extractor
                )
                self._index_words("acts", number, words_of(act))
            else:
                self._run(
                    "UPDATE acts SET current = ? WHERE id = ? AND extractor = ?",
                    int(current), act.id, extractor,
                )  # fmt: skip

    def _add_parties(self, act: Act, article: Article) -> None:
        for party in (act.actor, act.recipient):
            if party and party.actor.id:
                self._add_actor(party.actor, article)
        where = act.where
        if where and where.id:
            self._insert(
                "places",
                "id, name, country, latitude, longitude, geonameid",
                (where.id, where.name, where.country, where.latitude, where.longitude,
                 where.geonameid),
            )  # fmt: skip

    def _add_actor(self, actor: Actor, article: Article) -> None:
        self._insert(
            "actors",
            "id, name, type, country, sector",
            (actor.id, actor.name, str(actor.type), actor.country, actor.sector),
        )
        if actor.role:
            day = article.published_day
            self._insert(
                "actor_roles",
                "actor_id, role, office, tenure, article_id, day",
                (actor.id, actor.role, actor.office, str(actor.tenure) if actor.tenure else None,
                 article.id, day.isoformat() if day else rows.UNKNOWN_DAY),
            )  # fmt: skip

    def _add_entry(self, entry: Entry) -> None:
        told = [report.act_id for report in entry.reports]
        if entry.best not in told:
            raise StoreError(f"entry {entry.id}: its best act {entry.best} is none of its reports")
        self._insert(
            "entries",
            "id, best, day, reports, independent",
            (entry.id, entry.best, entry.day.isoformat() if entry.day else rows.UNKNOWN_DAY,
             len(told), entry.independent),
        )  # fmt: skip
        for position, report in enumerate(entry.reports):
            if not self._all("SELECT 1 FROM acts WHERE id = ? AND current = 1", report.act_id):
                raise StoreError(f"entry {entry.id}: no act {report.act_id} in {self.name}")
            row = (entry.id, report.act_id, position, report.article_id, report.origin_group)
            columns = "entry_id, act_id, position, article_id, origin_group"
            if not self._insert("entry_reports", columns, row):
                raise StoreError(
                    f"entry {entry.id}: act {report.act_id} is a report of another entry; drop it"
                )

    def _drop_entries(self, entry_ids: Collection[str]) -> None:
        for entry_id in entry_ids:
            self._run("DELETE FROM entry_reports WHERE entry_id = ?", entry_id)
            self._run("DELETE FROM entries WHERE id = ?", entry_id)

    def _drop_entries_of(self, act_ids: Collection[str]) -> None:
        """Take apart the entries of acts that are gone; what is left of them is to be joined."""
        self._drop_entries(self.entries_of(act_ids))

    def _stored_entry(self, entry_id: str, best: str, day: str) -> StoredEntry:
        reports = self._all(
            "SELECT act_id, article_id, origin_group FROM entry_reports WHERE entry_id = ? "
            "ORDER BY position",
            entry_id,
        )
        act = self.act(best)
        if act is None:
            raise StoreError(f"{self.name}: entry {entry_id} without its act {best}")
        return StoredEntry(
            entry=Entry(
                id=entry_id,
                best=best,
                reports=tuple(
                    Report(act_id=act_id, article_id=article_id, origin_group=group)
                    for act_id, article_id, group in reports
                ),
                day=rows.day_of(day),
            ),
            best=act,
        )


WORD_INDEX = {"articles": "article_words", "acts": "act_words"}
"""What is found by words -> the table of its index."""

_INDEXED_ROWS = {
    "articles": "SELECT count(*) FROM articles WHERE taken_down IS NULL",
    "acts": "SELECT count(*) FROM acts",
}


def article_words(title: str | None, text: str) -> str:
    """What an article is found by, folded."""
    return " ".join([*fold(title or ""), *fold(text)])


def _check_evidence(text: str, acts: Iterable[Act]) -> None:
    for act in acts:
        for evidence in act.spans():
            evidence.check(text)


def _is_stale(owner: str, *, seen: datetime, now: datetime) -> bool:
    """Whether a writer is dead: its process is gone, or it gave no sign of life.

    A writer that was only slow finds its lock gone before its next batch, and writes nothing.
    """
    host, _, pid = owner.rpartition(":")
    here = host == socket.gethostname() and pid.isdigit()
    return (here and not _is_alive(int(pid))) or abs(now - seen) > STALE_AFTER


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":  # where signal 0 is no question but Ctrl-C
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True
