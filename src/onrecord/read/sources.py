"""Files, folders, globs and standard input -> articles, one result for each that was found."""

import io
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from glob import glob, has_magic
from pathlib import Path
from typing import cast

from onrecord.config import Config, load_config
from onrecord.model import Article, SetAside
from onrecord.read.article import Assumptions
from onrecord.read.stream import Stream, count_stream, read_stream
from onrecord.terms import SetAsideReason

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read.

    Attributes:
        path: where it is; None for standard input.
        named: whether the user named it, rather than a folder it lies in.
    """

    path: Path | None
    named: bool = True

    @property
    def where(self) -> str:
        """Its locator; bytes of the name that are no text become U+FFFD."""
        name = STANDARD_INPUT if self.path is None else str(self.path)
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_sources(
    sources: Sequence[str],
    *,
    published: date | None = None,
    outlet: str | None = None,
    language: str | None = "en",
    config: Config | None = None,
    today: date | None = None,
) -> Iterator[Article | SetAside]:
    """Read articles, one after the other; what cannot be read never stops the rest.

    Args:
        sources: paths of files and folders, globs, or "-" for standard input. A folder is read
            with the folders in it, in the order of names, without hidden files.
        published: day of publication for texts that state none.
        outlet: publisher for texts that state none.
        language: "en" sets texts in other languages aside, None reads any.
        config: settings; those in force if None.
        today: the day from which on a stated date lies in the future; the machine's own if None.
    Yields:
        each article, or a `SetAside` with reason and locator: as many results as articles,
        broken records and unreadable files were found.
    """
    config = config or load_config()
    assumed = Assumptions(
        published=published, outlet=outlet, check_language=language is not None, today=today
    )
    for found in find_inputs(sources):
        if isinstance(found, SetAside):
            yield found
        else:
            yield from _read_input(found, assumed=assumed, config=config)


def count_sources(sources: Sequence[str]) -> int | None:
    """How many results `read_sources` will yield, for a progress bar.

    Lines are counted for JSON Lines, one for every other file; None where standard input is
    among the sources, which can be read once only.
    """
    if STANDARD_INPUT in sources:
        return None
    return sum(_count(found) for found in find_inputs(sources))


def find_inputs(sources: Sequence[str]) -> Iterator[InputFile | SetAside]:
    """The files behind `sources`, in order; nothing is opened.

    A path that exists is taken as it is, also with the signs of a glob in its name.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            yield InputFile(None)
        elif has_magic(source) and not _holds(Path(source).exists):
            yield from _glob(source)
        else:
            yield from _find(Path(source), named=True)


def _glob(pattern: str) -> Iterator[InputFile | SetAside]:
    matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207  Path.glob takes no "/a/*"
    if not matches:
        yield _unreadable(pattern, "no file matches; check the pattern")
    for match in matches:
        yield from _find(Path(match), named=True)


def _find(path: Path, *, named: bool) -> Iterator[InputFile | SetAside]:
    found = InputFile(path, named)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if _holds(path.is_symlink):
            yield _unreadable(found.where, "a link to nothing; repair or remove it")
        else:
            yield _unreadable(found.where, _problem(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, named=named)
    elif stat.S_ISREG(mode):
        yield found
    else:
        message = "a device, pipe or socket, expected a file; pipe it in and read “-”"
        yield _unreadable(found.where, message)


def _walk(folder: Path, *, named: bool) -> Iterator[InputFile | SetAside]:
    where = InputFile(folder).where
    if folder.is_symlink() and not named:
        yield _unreadable(where, "a link to a folder is not followed; name it itself to read it")
        return
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield _unreadable(where, _problem(error))
        return
    if not paths and named:
        yield SetAside(
            source=where,
            reason=SetAsideReason.EMPTY,
            message=f"{where}: a folder without files, expected some to read",
        )
    for path in paths:
        yield from _find(path, named=False)


def _read_input(
    found: InputFile, *, assumed: Assumptions, config: Config
) -> Iterator[Article | SetAside]:
    name = found.path.name if found.path else ""
    try:
        with _raw_stream(found) as raw:
            source = Stream(raw, name=name, where=found.where, named=found.named)
            yield from read_stream(source, assumed=assumed, config=config)
    except OSError as error:
        yield _unreadable(found.where, _problem(error))


@contextmanager
def _raw_stream(found: InputFile) -> Iterator[io.BufferedReader]:
    if found.path is None:
        buffered: io.BufferedReader = io.BufferedReader(cast("io.BufferedReader", sys.stdin.buffer))
        try:
            yield buffered
        finally:
            buffered.detach()  # standard input is not ours to close
        return
    with found.path.open("rb") as stream:
        yield stream


def _count(found: InputFile | SetAside) -> int:
    if isinstance(found, SetAside) or found.path is None:
        return 1
    try:
        with _raw_stream(found) as raw:
            stream = Stream(raw, name=found.path.name, where=found.where, named=found.named)
            return count_stream(stream)
    except OSError:
        return 1


def _holds(test: Callable[[], bool]) -> bool:
    """The answer of a test of a path, False for a path that no file can have."""
    try:
        return test()
    except (OSError, ValueError):
        return False


def _unreadable(where: str, message: str) -> SetAside:
    return SetAside(source=where, reason=SetAsideReason.UNREADABLE, message=f"{where}: {message}")


def _problem(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its rights or run as another user"
    reason = getattr(error, "strerror", None) or str(error)
    return f"cannot be opened ({reason}); check the path"
