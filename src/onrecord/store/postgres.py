"""The record of a team: PostgreSQL, with the same tables (`pip install onrecord[postgres]`)."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from onrecord.errors import StoreError, StoreLockedError
from onrecord.store.migrate import Migration, migrations
from onrecord.store.sql import WORD_INDEX, SqlStore
from onrecord.store.words import Term

if TYPE_CHECKING:
    import psycopg

MAX_POSITION = 16_383
"""The last place of a word that a tsvector can hold; phrases are found up to there."""

_ADVISORY_KEY = 0x6F6E7263
"""Of the lock under which tables are changed and batches written, one at a time."""

_PASSWORD = re.compile(r"(?<=:)[^:@/]*(?=@)")


class PostgresStore(SqlStore):
    """A store in a PostgreSQL database, in the first schema of the search path.

    Args:
        address: "postgresql://user:password@host:port/database".
        read_only: open what is there, and change nothing.

    Raises:
        StoreError: it cannot be reached, or psycopg is not installed.
        VersionError: a newer version of the package made it, or an older one and `read_only`.
    """

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        self._name = _PASSWORD.sub("***", address.partition("?")[0])
        try:
            import psycopg
        except ImportError as error:
            raise StoreError(
                f"{self._name}: psycopg is not installed; pip install 'onrecord[postgres]'"
            ) from error
        self._errors = psycopg
        try:
            self._connection = psycopg.connect(address, autocommit=True)
        except psycopg.Error as error:
            raise StoreError(f"{self._name}: {_one_line(error)}; is the server running?") from error
        try:
            if read_only:
                self._run("SET default_transaction_read_only = on")
            self._upgrade(migrations("postgres"), read_only=read_only)
        except BaseException:
            self._connection.close()
            raise

    @property
    def name(self) -> str:
        """The address without its password."""
        return self._name

    def close(self) -> None:
        """See `Store.close`."""
        self._connection.close()

    def _version(self) -> int:
        if not self._all("SELECT 1 WHERE to_regclass('meta') IS NOT NULL"):
            return 0
        return int(self._meta("schema") or 0)

    def _migrate(self, migration: Migration) -> None:
        with self._transaction():
            if self._version() >= migration.number:  # another process was first
                return
            for statement in migration.statements:
                self._run(statement)
            self._set_meta("schema", str(migration.number))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._run("BEGIN")
        try:
            self._all("SELECT pg_advisory_xact_lock(?)", _ADVISORY_KEY)
            yield
            self._run("COMMIT")
        except BaseException:
            if not self._connection.closed:
                self._connection.rollback()
            raise

    def _run(self, sql: str, *values: object) -> int:
        return self._execute(sql, values).rowcount

    def _all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self._execute(sql, values).fetchall()

    def _execute(self, sql: str, values: Sequence[object]) -> "psycopg.Cursor[tuple[Any, ...]]":
        try:
            return self._connection.execute(
                sql.replace("?", "%s").encode(), [_storable(value) for value in values] or None
            )
        except self._errors.Error as error:
            self._raise(error)

    def _raise(self, error: "psycopg.Error") -> NoReturn:
        told = _one_line(error)
        if isinstance(error, self._errors.errors.LockNotAvailable):
            raise StoreLockedError(f"{self.name}: {told}; wait until it is done") from error
        if isinstance(error, self._errors.errors.DiskFull):
            raise StoreError(
                f"{self.name}: the disk of the server is full; make room. What was written before "
                "is safe"
            ) from error
        raise StoreError(f"{self.name}: {told}") from error

    def _index_words(self, table: str, number: int, words: str) -> None:
        index = WORD_INDEX[table]
        self._run(
            f"INSERT INTO {index} (number, words) VALUES (?, CAST(? AS text)::tsvector)",
            number,
            _vector(words.split()),
        )

    def _forget_words(self, table: str, number: int, words: str) -> None:
        self._run(f"DELETE FROM {WORD_INDEX[table]} WHERE number = ?", number)

    def _clear_words(self, table: str) -> None:
        self._run(f"DELETE FROM {WORD_INDEX[table]}")

    def _indexed(self, table: str) -> int:
        return self._count(f"SELECT count(*) FROM {WORD_INDEX[table]}")

    def _words_match(self, table: str, terms: Sequence[Term]) -> tuple[str, object]:
        told = " & ".join(f"({_tsquery(term)})" for term in terms)
        return (
            f"SELECT number FROM {WORD_INDEX[table]} WHERE words @@ CAST(? AS text)::tsquery",
            told,
        )

    def _purge(self) -> None:
        for table in ("articles", "acts", *WORD_INDEX.values()):
            self._run(f"VACUUM {table}")

    def _integrity(self) -> list[str]:
        return []  # the server checks its own pages; foreign keys hold at every commit


def _vector(words: Sequence[str]) -> str:
    """The text of a tsvector: each word with the places where it stands."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, 1):
        known = places.setdefault(word, [])
        if place <= MAX_POSITION:
            known.append(str(place))
    return " ".join(
        f"'{word}':{','.join(known)}" if known else f"'{word}'" for word, known in places.items()
    )


def _tsquery(term: Term) -> str:
    quoted = [f"'{word}'" for word in term.words]
    if term.prefix:
        quoted[-1] += ":*"
    return " <-> ".join(quoted)


def _storable(value: object) -> object:
    """Text without NUL, which PostgreSQL does not take; a lone surrogate becomes U+FFFD."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
