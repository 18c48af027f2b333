"""New and changed files of a folder, as they come."""

import time
from collections.abc import Iterator
from pathlib import Path

SETTLED_S = 2.0
"""Seconds without a change after which a file is taken to be written whole."""


def changed_files(
    folder: Path, *, every_s: float, rounds: int | None = None
) -> Iterator[tuple[str, ...]]:
    """The files of a folder that are new or changed since the round before, in order of path.

    Args:
        folder: watched with the folders in it, without hidden files.
        every_s: seconds between two looks.
        rounds: how many looks; None for no end.
    Yields:
        once for each look that finds any. A file that is still written to waits for the next.
    """
    known: dict[Path, tuple[int, int]] = {}
    look = 0
    while rounds is None or look < rounds:
        if look:
            time.sleep(every_s)
        look += 1
        found = _settled(folder)
        fresh = sorted(path for path, state in found.items() if known.get(path) != state)
        known.update(found)
        if fresh:
            yield tuple(map(str, fresh))


def _settled(folder: Path) -> dict[Path, tuple[int, int]]:
    """Path -> size and moment of the last change, of files that nobody writes to any more."""
    found = {}
    for path in folder.rglob("*"):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        try:
            status = path.stat()
        except OSError:  # it went away meanwhile
            continue
        if path.is_file() and time.time() - status.st_mtime >= SETTLED_S:
            found[path] = (status.st_size, status.st_mtime_ns)
    return found
