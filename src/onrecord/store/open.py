"""The store behind a path or an address."""

from pathlib import Path

from onrecord.store.base import Store

_SERVER = ("postgresql://", "postgres://")


def open_store(where: str | Path, *, read_only: bool = False, create: bool = True) -> Store:
    """Open a store.

    Args:
        where: path of a SQLite file, or "postgresql://user@host/database".
        read_only: change nothing.
        create: make a file that is not there, unless `read_only`.
    Raises:
        StoreError: it cannot be opened, or is no store.
        VersionError: another version of the package made it.
    """
    if str(where).startswith(_SERVER):
        from onrecord.store.postgres import PostgresStore

        return PostgresStore(str(where), read_only=read_only)
    from onrecord.store.sqlite import SqliteStore

    return SqliteStore(Path(where), read_only=read_only, create=create)


def store_exists(where: str | Path) -> bool:
    """Whether there is a file; a server is taken to be there."""
    return str(where).startswith(_SERVER) or Path(where).exists()
