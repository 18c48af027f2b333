"""Model files on disk: read and checked against the hashes they were shipped with."""

import hashlib
import json
from pathlib import Path
from typing import Any

from onrecord.errors import ModelFileError

_AGAIN = "Install onrecord again, or build the model again as docs/models/ describes"


def read_model_folder(folder: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The files of a model and the account of how it was made.

    Args:
        folder: with `model.json`, whose `files` give the SHA-256 of each other file by name.
    Returns:
        the files' bytes by name, and the content of `model.json`.
    Raises:
        ModelFileError: a file is missing, cannot be read or has another hash.
    """
    try:
        account: dict[str, Any] = json.loads(_read(folder / "model.json"))
        expected: dict[str, str] = dict(account["files"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelFileError(
            f"{folder / 'model.json'}: not an account of model files ({error!r}). {_AGAIN}"
        ) from error
    files = {}
    for name, digest in expected.items():
        files[name] = _read(folder / name)
        found = hashlib.sha256(files[name]).hexdigest()
        if found != digest:
            raise ModelFileError(
                f"{folder / name}: its SHA-256 is {found}, expected {digest}. {_AGAIN}"
            )
    return files, account


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelFileError(f"{path}: cannot be read ({error.strerror}). {_AGAIN}") from error
