"""The record in one file, without a server: SQLite with write-ahead log and FTS5."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.errors import StoreError, StoreLockedError
from onrecord.store.migrate import Migration, migrations
from onrecord.store.sql import WORD_INDEX, SqlStore
from onrecord.store.words import Term

BUSY_TIMEOUT_S = 30.0
"""How long a statement waits for another process that writes."""

LEAST_FREE_BYTES = 16_000_000
"""Free space below which no batch is begun: more than one batch and its log take."""

_APPLICATION_ID = 0x6F6E7263
"""Marks the file as ours ("onrc"), for `file` and for a path named by mistake."""


class SqliteStore(SqlStore):
    """A store in one SQLite file.

    Args:
        path: the file.
        read_only: open what is there, and change nothing.
        create: make a file that is not there, unless `read_only`.

    Raises:
        StoreError: it cannot be opened, or is no store.
        VersionError: a newer version of the package made it, or an older one and `read_only`.
    """

    def __init__(self, path: Path, *, read_only: bool = False, create: bool = True) -> None:
        self._path = path
        self._check_path(create=create and not read_only)
        mode = "ro" if read_only else "rwc"
        with self._errors():
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                isolation_level=None,
                timeout=BUSY_TIMEOUT_S,
                check_same_thread=False,
            )
        try:
            self._set_up(read_only=read_only)
        except BaseException:
            self._connection.close()
            raise

    @property
    def name(self) -> str:
        """Path of the file."""
        return str(self._path)

    def close(self) -> None:
        """See `Store.close`."""
        self._connection.close()

    def _check_path(self, *, create: bool) -> None:
        if self._path.is_dir():
            raise StoreError(f"{self._path}: a folder, expected a file; name one in it")
        if not create and not self._path.exists():
            raise StoreError(f"{self._path}: no such store; make one with onrecord ingest")
        if not self._path.absolute().parent.is_dir():
            raise StoreError(f"{self._path}: its folder does not exist; make it first")

    def _set_up(self, *, read_only: bool) -> None:
        mark = self._pragma("application_id")
        if mark not in (0, _APPLICATION_ID) or (not mark and self._has_tables()):
            raise StoreError(f"{self.name}: a database of something else; name another file")
        if not read_only:
            self._pragma("journal_mode = WAL")
            self._pragma("synchronous = NORMAL")
            self._pragma("foreign_keys = ON")
            self._pragma("secure_delete = ON")  # what is taken down is overwritten
        self._upgrade(migrations("sqlite"), read_only=read_only)

    def _version(self) -> int:
        return self._pragma("user_version")

    def _migrate(self, migration: Migration) -> None:
        with self._transaction():
            if self._version() >= migration.number:  # another process was first
                return
            for statement in migration.statements:
                self._run(statement)
            self._pragma(f"application_id = {_APPLICATION_ID}")
            self._pragma(f"user_version = {migration.number}")

    def _has_tables(self) -> bool:
        return bool(self._all("SELECT 1 FROM sqlite_master LIMIT 1"))

    def _pragma(self, pragma: str) -> int:
        found = self._all(f"PRAGMA {pragma}")
        return found[0][0] if found and isinstance(found[0][0], int) else 0

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """SQLite's errors as the package's own, with what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise _error(self.name, error) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        free = shutil.disk_usage(self._path.absolute().parent).free
        if free < LEAST_FREE_BYTES:
            raise StoreError(
                f"{self.name}: {free:,} bytes free, expected {LEAST_FREE_BYTES:,}; make room. What "
                "was written before is safe"
            )
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    def _run(self, sql: str, *values: object) -> int:
        with self._errors():
            return self._connection.execute(sql, values).rowcount

    def _all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._errors():
            return self._connection.execute(sql, values).fetchall()

    def _index_words(self, table: str, number: int, words: str) -> None:
        index = WORD_INDEX[table]
        self._run(f"INSERT INTO {index} (rowid, words) VALUES (?, ?)", number, words)

    def _forget_words(self, table: str, number: int, words: str) -> None:
        index = WORD_INDEX[table]
        sql = f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', ?, ?)"
        self._run(sql, number, words)

    def _clear_words(self, table: str) -> None:
        index = WORD_INDEX[table]
        self._run(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")

    def _indexed(self, table: str) -> int:
        return self._count(f"SELECT count(*) FROM {WORD_INDEX[table]}_docsize")

    def _words_match(self, table: str, terms: Sequence[Term]) -> tuple[str, object]:
        index = WORD_INDEX[table]
        told = (f'"{" ".join(term.words)}"{"*" if term.prefix else ""}' for term in terms)
        return f"SELECT rowid FROM {index} WHERE {index} MATCH ?", " ".join(told)

    def _purge(self) -> None:
        for index in WORD_INDEX.values():
            self._run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        self._pragma("wal_checkpoint(TRUNCATE)")

    def _integrity(self) -> list[str]:
        found = [str(row[0]) for row in self._all("PRAGMA integrity_check(20)")]
        wrong = [] if found == ["ok"] else found
        for table, number, other, _ in self._all("PRAGMA foreign_key_check"):
            wrong.append(f"row {number} of {table} names a row of {other} that is not there")
        return wrong


def _error(name: str, error: sqlite3.Error) -> StoreError:
    told = str(error)
    if "locked" in told:
        return StoreLockedError(f"{name}: another process writes to it; wait until it is done")
    if "full" in told:
        return StoreError(f"{name}: the disk is full; make room. What was written before is safe")
    if "readonly" in told or "unable to open" in told:
        return StoreError(f"{name}: {told}; check the rights of the file and its folder")
    if "not a database" in told or "malformed" in told:
        return StoreError(f"{name}: {told}; name another file, or restore it from a copy")
    return StoreError(f"{name}: {told}")
