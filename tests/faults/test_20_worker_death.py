"""Case 20: an article that kills every process that reads it."""

import os

from tests.faults.world import assert_world_ok, ingest_folder, write_reports
from tests.store.build import with_acts

from onrecord.store.open import open_store


def make_fragile_extract():
    def extract(article):
        if "poison" in article.text:
            os.kill(os.getpid(), 9)
        return with_acts(article)

    return extract


def test_a_poisonous_article_is_set_aside_alone(tmp_path):
    folder = write_reports(tmp_path / "reports", count=6)
    (folder / "0002-bad.txt").write_text("OSLO, March 14 (Nordwire) - The poison was found.\n")
    with open_store(tmp_path / "record.db") as store:
        run = ingest_folder(store, folder, make_extract=make_fragile_extract, workers=2)
        assert_world_ok(store, run)
        bad = [item for item in store.items(run.id) if item.reason == "failed"]
        assert [item.locator[-12:] for item in bad] == ["0002-bad.txt"]
        assert store.counts().articles == 6
