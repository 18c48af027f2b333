"""The corpora that measure the reading, as `corpora.toml` lists them."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CORPORA_TOML = Path(__file__).with_name("corpora.toml")
REPOSITORY = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One gold file.

    Attributes:
        name: its key in `corpora.toml`.
        task: as in `onrecord evaluate TASK`.
        file: path relative to the folder of the corpora, of an own one to the repository's root.
        sha256: fingerprint of the version that was measured.
        split: train (may be learned from), dev (measures only) or silver.
        scored: whether `make evaluate` runs it.
        own: whether it is part of this repository.
        texts: path relative to the folder of the corpora of the texts that the file speaks of by
            their ids; None where it holds them.
        annotated_lines: how many lines of each text are annotated; None where all are.
        learnt_by_heads: whether the shipped heads of acts and events have learnt from it: then it
            is read without them.
        about, licence, citation: for people.
    """

    name: str
    task: str
    file: str
    sha256: str
    split: str
    scored: bool
    about: str
    licence: str
    citation: str
    own: bool = False
    texts: str | None = None
    annotated_lines: int | None = None
    learnt_by_heads: bool = False

    def path(self, folder: Path) -> Path:
        """Where it lies, `folder` being the one of the corpora."""
        return (REPOSITORY if self.own else folder) / self.file

    def texts_path(self, folder: Path) -> Path | None:
        """Where the texts lie that it speaks of."""
        return folder / self.texts if self.texts else None

    @property
    def needs_folder(self) -> bool:
        """Whether it cannot be scored without the folder of the corpora."""
        return not self.own or self.texts is not None


def load_corpora(path: Path = CORPORA_TOML) -> Mapping[str, Corpus]:
    """Every corpus of the list by name, in its order."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Corpus(name=name, **table) for name, table in tables.items()}


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
