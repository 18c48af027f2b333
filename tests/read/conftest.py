"""Helpers of the reader tests."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.config import Config, load_config
from onrecord.model import Article, SetAside
from onrecord.read.sources import read_sources

TODAY = date(2025, 10, 1)


@pytest.fixture
def fixtures() -> Path:
    """Small files in the formats that are read."""
    return Path(__file__).parents[1] / "fixtures" / "read"


@pytest.fixture
def make_config() -> Callable[..., Config]:
    """A configuration with some settings changed."""

    def make(**values: object) -> Config:
        return load_config(
            {f"ONRECORD_{name.upper()}": str(value) for name, value in values.items()}
        )

    return make


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[..., list[Article | SetAside]]:
    """Write bytes to a file of that name and read it."""

    def read(name: str, data: bytes, **options: object) -> list[Article | SetAside]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(read_sources([str(path)], today=TODAY, **options))

    return read
