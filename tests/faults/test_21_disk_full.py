"""Case 21: no room, no rights, no folder."""

import os
import shutil

import pytest
from tests.faults.world import assert_world_ok, ingest_folder, state_of, write_reports

from onrecord.errors import StoreError
from onrecord.ingest import run as ingest_run
from onrecord.store import sqlite
from onrecord.store.base import EntryQuery
from onrecord.store.open import open_store
from onrecord.terms import RunState


def test_a_store_that_cannot_grow_stops_cleanly_and_goes_on_later(tmp_path, monkeypatch):
    monkeypatch.setattr(ingest_run, "BATCH_ITEMS", 5)
    folder = write_reports(tmp_path / "reports")
    with open_store(tmp_path / "record.db") as store:
        pages = store._pragma("page_count")
        store._pragma(f"max_page_count = {pages + 12}")
        with pytest.raises(StoreError, match="the disk is full"):
            ingest_folder(store, folder)
        assert store.runs()[0].state in (RunState.INTERRUPTED, RunState.RUNNING)
        assert_world_ok(store)
        assert 0 < store.counts().articles < 40
        store.find_acts(EntryQuery(words="ports"))
        store._pragma("max_page_count = 1000000")
        run = ingest_folder(store, folder)
        assert_world_ok(store, run)
        with open_store(tmp_path / "whole.db") as whole:
            ingest_folder(whole, folder)
            assert state_of(store) == state_of(whole)


def test_no_batch_is_begun_without_room_for_it(tmp_path, monkeypatch):
    folder = write_reports(tmp_path / "reports", count=2)
    with open_store(tmp_path / "record.db") as store:
        usage = shutil.disk_usage(tmp_path)._replace(free=sqlite.LEAST_FREE_BYTES - 1)
        with monkeypatch.context() as patch:
            patch.setattr(shutil, "disk_usage", lambda _: usage)
            with pytest.raises(StoreError, match="make room"):
                ingest_folder(store, folder)
        assert_world_ok(store, ingest_folder(store, folder))


@pytest.mark.parametrize("failing", range(1, 40, 6))
def test_any_write_may_fail_without_a_trace(tmp_path, monkeypatch, failing):
    """The n-th write fails, for n from the first on: half a batch is never seen."""
    folder = write_reports(tmp_path / "reports", count=4)
    with open_store(tmp_path / "record.db") as store:
        insert, calls = store._insert, []

        def fail(*row):
            calls.append(row)
            if len(calls) == failing:
                raise StoreError("input/output error")
            return insert(*row)

        with monkeypatch.context() as patch:
            patch.setattr(store, "_insert", fail)
            with pytest.raises(StoreError, match="input/output error"):
                ingest_folder(store, folder)
        assert store.counts().articles == 0
        assert_world_ok(store, ingest_folder(store, folder))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_store_without_the_right_to_write_says_so(tmp_path):
    path = tmp_path / "record.db"
    open_store(path).close()
    path.chmod(0o400)
    with pytest.raises(StoreError, match="rights"):
        open_store(path)


def test_a_damaged_file_is_told_and_not_written_to(tmp_path):
    path = tmp_path / "record.db"
    with open_store(path) as store:
        ingest_folder(store, write_reports(tmp_path / "reports"))
    data = bytearray(path.read_bytes())
    data[8192:40960] = b"\xff" * (40960 - 8192)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="restore it from a copy"), open_store(path) as store:
        store.check()
