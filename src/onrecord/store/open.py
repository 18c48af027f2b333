"""The store behind a path or an address."""

from pathlib import Path

from onrecord.store.base import Store

_SERVER = ("postgresql://", "postgres://")


def open_store(where: str | Path, *, read_only: bool = False) -> Store:
    """Open a store; one that is not there is made, unless `read_only`.

    Args:
        where: path of a SQLite file, or "postgresql://user@host/database".
        read_only: change nothing.
    Raises:
        StoreError: it cannot be opened, or is no store.
        VersionError: another version of the package made it.
    """
    if str(where).startswith(_SERVER):
        from onrecord.store.postgres import PostgresStore

        return PostgresStore(str(where), read_only=read_only)
    from onrecord.store.sqlite import SqliteStore

    return SqliteStore(Path(where), read_only=read_only)
