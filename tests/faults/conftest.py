"""The fault tests read files as the reader tests do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.model import Article, SetAside
from onrecord.read.sources import read_sources


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[list[Article], list[SetAside]]]:
    """Write files into a folder, read it, and give what was read and what was set aside."""

    def read(files: dict[str, bytes], **options: object) -> tuple[list[Article], list[SetAside]]:
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        results = list(read_sources([str(tmp_path)], today=date(2025, 10, 1), **options))
        articles = [result for result in results if isinstance(result, Article)]
        return articles, [result for result in results if isinstance(result, SetAside)]

    return read
