"""What is peculiar to the store on a server, and that it holds the same as one in a file."""

import os
import subprocess
import sys

import pytest
from tests.faults.world import assert_world_ok, ingest_folder, state_of, write_reports
from tests.store.build import make_article

from onrecord.errors import StoreError, VersionError
from onrecord.store.base import EntryQuery
from onrecord.store.open import open_store
from onrecord.store.postgres import MAX_POSITION
from onrecord.terms import ItemOutcome


def test_a_server_that_is_not_there_is_told_without_the_password():
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"ana:\*\*\*@127\.0\.0\.1:1/record: .*is the server"):
        open_store("postgresql://ana:secret@127.0.0.1:1/record?connect_timeout=2")


def test_without_psycopg_the_extra_is_named():
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from onrecord.store.open import open_store\n"
        "open_store('postgresql://ana@db.example.org/record')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=os.environ
    )
    assert "pip install 'onrecord[postgres]'" in done.stderr


@pytest.mark.server
def test_a_folder_gives_the_same_record_in_a_file_and_on_a_server(postgres_database, tmp_path):
    folder = write_reports(tmp_path / "reports")
    with open_store(postgres_database) as server, open_store(tmp_path / "record.db") as file:
        first = ingest_folder(server, folder)
        ingest_folder(file, folder)
        assert_world_ok(server, first)
        assert state_of(server) == state_of(file)
        for asked in ({}, {"words": "ports 17"}, {"words": '"build 3 po*"'}, {"actor": "NOR"}):
            query = EntryQuery(limit=30, **asked)
            pages = [store.find_acts(query) for store in (server, file)]
            told = [([row.act for row in page.rows], page.next) for page in pages]
            assert told[0] == told[1]
        again = ingest_folder(server, folder)
        assert set(again.counts) == {ItemOutcome.KNOWN, ItemOutcome.SET_ASIDE}


@pytest.mark.server
def test_a_text_longer_than_an_index_has_places_is_found_by_its_last_word(postgres_database):
    text = "Iceland vowed to wait " + "or so " * MAX_POSITION + "at last."
    with open_store(postgres_database) as store:
        store.add_article(make_article(text), run=None, extractor="a")
        assert len(store.find_acts(EntryQuery(words="vowed last")).rows) == 1
        assert store.check() == []


@pytest.mark.server
def test_tables_of_a_newer_package_are_refused(postgres_database):
    with open_store(postgres_database) as store:
        store._run("UPDATE meta SET value = '99' WHERE name = 'schema'")
    with pytest.raises(VersionError, match="version 99, this package knows 1; upgrade"):
        open_store(postgres_database)
