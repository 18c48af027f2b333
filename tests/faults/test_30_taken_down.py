"""Case 30: a text is taken down: no word of it is left, and it does not come back."""

import io
from datetime import UTC, datetime

import pytest
from tests.faults.world import assert_world_ok, ingest_folder, write_reports

from onrecord.export.jsonl import stored_act_line
from onrecord.store.open import open_store

NOW = datetime(2025, 3, 15, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    write_reports(tmp_path / "reports", count=6)
    with open_store(tmp_path / "record.db") as opened:
        ingest_folder(opened, tmp_path / "reports")
        yield opened


def test_a_new_export_is_without_it(store):
    gone = next(store.articles()).article
    before = io.BytesIO(b"".join(map(stored_act_line, store.acts()))).getvalue()
    store.take_down(gone.id, reason="court order 12", now=NOW)
    after = io.BytesIO(b"".join(map(stored_act_line, store.acts()))).getvalue()
    assert gone.id.encode() in before
    assert gone.id.encode() not in after
    assert_world_ok(store)


def test_ingesting_it_again_sets_it_aside_with_the_reason(store, tmp_path):
    gone = next(store.articles()).article
    store.take_down(gone.id, reason="court order 12", now=NOW)
    run = ingest_folder(store, tmp_path / "reports")
    assert_world_ok(store, run)
    reasons = [item.reason for item in store.items(run.id) if item.reason]
    assert sorted(reasons) == ["empty", "taken_down"]
    assert store.article(gone.id).article.text == ""


def test_no_word_of_it_is_left_in_the_file(store, tmp_path):
    text = "UNMISTAKABLE words were said. Solheim vowed to build 99 harbours in Oslo."
    (tmp_path / "reports" / "0000-z.txt").write_text(text)
    ingest_folder(store, tmp_path / "reports")
    (gone,) = (row.article.id for row in store.articles() if "UNMIST" in row.article.text)
    store.take_down(gone, reason="court order 12", now=NOW)
    store.close()
    data = b"".join(path.read_bytes() for path in tmp_path.glob("record.db*"))
    assert b"unmistakable" not in data.lower()
