"""What acts are read with, as one word: any change that may change an act changes it."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import onrecord

_PARTS = ("annotate", "actors", "lexicons", "models", "places", "record", "terms.py", "model.py")
"""What decides the acts of an article, below the package."""

_SUFFIXES = frozenset((".py", ".yaml", ".tsv", ".json", ".jsonl", ".txt", ".gz", ".npz"))
"""Files that are hashed; `models/files` names the hashes of its large files in `model.json`."""


def extractor_version(*, actors: str | None = None, judgements: str | None = None) -> str:
    """Version of the package and a digest: "0.1.0+3f9a62c01b7d".

    Args:
        actors: the user's file of actors, None for none.
        judgements: the log of judgements on actors, None for none.
    """
    digest = hashlib.sha256(_package_digest())
    for path in (actors, judgements):
        digest.update(Path(path).read_bytes() if path else b"")
        digest.update(b"\0")
    return f"{version('onrecord')}+{digest.hexdigest()[:12]}"


@lru_cache(maxsize=1)
def _package_digest() -> bytes:
    root = Path(onrecord.__file__).parent
    digest = hashlib.sha256()
    for part in _PARTS:
        path = root / part
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix in _SUFFIXES and file.name != "tokenizer.json":
                digest.update(f"{file.relative_to(root).as_posix()}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.digest()
