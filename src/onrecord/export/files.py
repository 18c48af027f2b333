"""Files that appear whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import StoreError


def write_whole(path: Path, lines: Iterable[bytes]) -> int:
    """Write a file under a temporary name beside it, then rename it.

    Returns:
        number of lines written.

    Raises:
        StoreError: it cannot be written; what was there before is untouched.
    """
    try:
        return replace_whole(path, lines)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror}); what was there before is untouched"
        ) from error


def replace_whole(path: Path, lines: Iterable[bytes]) -> int:
    """`write_whole` for those who tell of the failure in their own words.

    Raises:
        OSError: it cannot be written; what was there before is untouched.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    count = 0
    try:
        with part.open("wb") as stream:
            for line in lines:
                stream.write(line)
                count += 1
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return count
