"""Case 22: two ingests of a folder at once; a reader; two reviewers; a re-read beside a review."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.faults.world import assert_world_ok, ingest_folder, state_of, write_reports

from onrecord.errors import ConflictError
from onrecord.store.base import EntryQuery, Review
from onrecord.store.open import open_store
from onrecord.terms import Verdict

ROOT = Path(__file__).parents[2]
NOW = datetime(2025, 3, 15, tzinfo=UTC)


def test_ingests_at_once_give_the_record_of_one(tmp_path):
    folder = write_reports(tmp_path / "reports")
    db = tmp_path / "record.db"
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.ingest_child", str(db), str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=ROOT,
        )
        for _ in range(3)
    ]
    ends = [(child.communicate()[1].decode(), child.returncode) for child in children]
    assert any(code == 0 for _, code in ends)
    assert all("StoreLockedError" in told for told, code in ends if code)
    with open_store(db) as store, open_store(tmp_path / "whole.db") as whole:
        assert_world_ok(store, ingest_folder(store, folder))
        ingest_folder(whole, folder)
        assert state_of(store) == state_of(whole)


def test_a_reader_sees_whole_batches_while_another_writes(tmp_path):
    folder = write_reports(tmp_path / "reports", count=4)
    with open_store(tmp_path / "record.db") as writer:
        ingest_folder(writer, folder)
        with open_store(tmp_path / "record.db", read_only=True) as reader, writer.batch():
            writer.take_down(next(writer.articles()).article.id, reason="order", now=NOW)
            assert_world_ok(reader)
            assert len(reader.find_acts(EntryQuery()).rows) == 10


def test_what_a_person_reviewed_outlives_a_new_reading_and_the_second_reviewer_is_told(tmp_path):
    folder = write_reports(tmp_path / "reports", count=1)
    with open_store(tmp_path / "record.db") as store:
        ingest_folder(store, folder)
        (act,) = store.acts()
        review = Review(
            act_id=act.act.id, reviewer="ana", decided_at=NOW, verdict=Verdict.CONFIRMED
        )
        store.add_review(review, if_revision=0)
        store.replace_acts(act.article_id, (), extractor="b")
        assert [row.act for row in store.acts()] == [act.act]
        with pytest.raises(ConflictError, match="look at the others"):
            store.add_review(review, if_revision=0)
        assert store.reviews(act.act.id) == (review,)
