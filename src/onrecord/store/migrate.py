"""Numbered changes of the tables, each made once and as a whole.

`migrations/NNNN_name.sqlite.sql` and `.postgres.sql` make the same tables. A change that was
published is never edited; the next number follows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_NAME = re.compile(r"(\d{4})_(\w+)\.(\w+)\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the tables.

    Attributes:
        number: counts up from 1.
        name: what it is for.
        statements: to be run in order, in one transaction.
    """

    number: int
    name: str
    statements: tuple[str, ...]


@lru_cache
def migrations(backend: str) -> tuple[Migration, ...]:
    """The changes for "sqlite" or "postgres", in order."""
    return tuple(sorted(_read(backend), key=lambda migration: migration.number))


def _read(backend: str) -> Iterator[Migration]:
    for file in files("onrecord.store").joinpath("migrations").iterdir():
        match = _NAME.fullmatch(file.name)
        if match and match[3] == backend:
            text = re.sub(r"--[^\n]*", "", file.read_text(encoding="utf-8"))
            statements = tuple(part.strip() for part in text.split(";") if part.strip())
            yield Migration(int(match[1]), match[2], statements)
