"""What is peculiar to the store in a file."""

import sqlite3

import pytest
from tests.store.build import make_article

from onrecord.errors import StoreError, VersionError
from onrecord.store.open import open_store
from onrecord.store.words import GENERATION


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.db"


def test_a_store_of_a_newer_package_is_refused_with_both_versions(path):
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(VersionError, match="version 99, this package knows 1; upgrade"):
        open_store(path)


def test_a_database_of_something_else_is_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="a database of something else"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(path):
    path.write_bytes(b"OSLO: Norway will send aid on Friday. " * 40)
    with pytest.raises(StoreError, match="not a database"):
        open_store(path)


@pytest.mark.parametrize("name", [".", "missing/record.db"])
def test_a_path_where_no_file_can_be_is_refused(tmp_path, name):
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path / name)


def test_reading_a_store_that_is_not_there_makes_none(path):
    with pytest.raises(StoreError, match="no such store"):
        open_store(path, read_only=True)
    assert not path.exists()


def test_the_word_index_is_made_again_where_words_are_folded_otherwise(path):
    with open_store(path) as store:
        store.add_article(make_article("Iceland vowed to wait."), run=None, extractor="a")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE name = 'words'")
        connection.execute("INSERT INTO act_words (act_words) VALUES ('delete-all')")
        assert GENERATION != "0"
    with open_store(path, read_only=True) as store:
        assert store.check() == ["the word index of acts knows 0 rows, expected 1"]
    with open_store(path) as store:
        assert store.check() == []
