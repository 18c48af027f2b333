"""Every backend, for the contract that all of them keep."""

import pytest

from onrecord.store.open import open_store


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
def where(request, tmp_path):
    """A path or address where no store is yet."""
    if request.param == "sqlite":
        return tmp_path / "record.db"
    return request.getfixturevalue("postgres_database")


@pytest.fixture
def store(where):
    """An empty store, open for writing."""
    with open_store(where) as opened:
        yield opened
