"""Case 27: the making of the tables is cut off half-way."""

import sqlite3

import pytest
from tests.faults.world import assert_world_ok, ingest_folder, write_reports

from onrecord.errors import StoreError
from onrecord.store.migrate import migrations
from onrecord.store.open import open_store
from onrecord.store.sqlite import SqliteStore

STATEMENTS = len(migrations("sqlite")[0].statements)


@pytest.mark.parametrize("cut", [0, 1, STATEMENTS // 2, STATEMENTS - 1])
def test_tables_are_there_as_a_whole_or_not_at_all(tmp_path, monkeypatch, cut):
    path = tmp_path / "record.db"
    run, made = SqliteStore._run, []

    def cut_off(store, sql, *values):
        if sql.startswith("CREATE"):
            made.append(sql)
            if len(made) > cut:
                raise StoreError("cut off")
        return run(store, sql, *values)

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "_run", cut_off)
        with pytest.raises(StoreError, match="cut off"):
            open_store(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    with open_store(path) as store:
        assert_world_ok(store, ingest_folder(store, write_reports(tmp_path / "reports", count=3)))
