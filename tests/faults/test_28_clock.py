"""Case 28: the clock jumps backwards, between runs and within one."""

from datetime import UTC, datetime, timedelta

from tests.faults.world import assert_world_ok, ingest_folder, state_of, write_reports

from onrecord.ingest import run as ingest_run
from onrecord.store.open import open_store


def test_runs_and_the_record_do_not_depend_on_the_clock(tmp_path, monkeypatch):
    folder = write_reports(tmp_path / "reports", count=12)
    with open_store(tmp_path / "whole.db") as store:
        ingest_folder(store, folder)
        whole = state_of(store)
    moments = iter(datetime(2025, 3, 15, tzinfo=UTC) - timedelta(days=n) for n in range(1000))
    monkeypatch.setattr(ingest_run, "now", lambda: next(moments))
    monkeypatch.setattr(ingest_run, "BATCH_ITEMS", 3)
    with open_store(tmp_path / "record.db") as store:
        first, second = ingest_folder(store, folder), ingest_folder(store, folder)
        assert_world_ok(store, first)
        assert_world_ok(store, second)
        assert state_of(store) == whole
        assert [run.id for run in store.runs()] == [second.id, first.id]
        assert second.started_at < first.started_at
