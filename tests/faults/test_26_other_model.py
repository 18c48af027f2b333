"""Case 26: the models are not those by which the store was read."""

import pytest
from tests.faults.world import assert_world_ok, ingest_folder, state_of, write_reports

from onrecord.errors import ModelFileError, VersionError
from onrecord.store.open import open_store


def make_missing():
    raise ModelFileError("attribution.onnx: its SHA-256 is 00, expected 11")


def test_another_reader_is_refused_and_both_are_named(tmp_path):
    folder = write_reports(tmp_path / "reports", count=3)
    with open_store(tmp_path / "record.db") as store:
        ingest_folder(store, folder, extractor="0.1.0+aaaa")
        before = state_of(store)
        with pytest.raises(VersionError, match=r"0\.1\.0\+aaaa, this is 0\.1\.0\+bbbb"):
            ingest_folder(store, folder, extractor="0.1.0+bbbb")
        assert state_of(store) == before
        assert len(store.runs()) == 1


@pytest.mark.parametrize("workers", [0, 1])
def test_a_missing_model_stops_the_run_and_leaves_the_store_usable(tmp_path, workers):
    folder = write_reports(tmp_path / "reports", count=3)
    with open_store(tmp_path / "record.db") as store:
        with pytest.raises(ModelFileError, match="expected 11"):
            ingest_folder(store, folder, make_extract=make_missing, workers=workers)
        (run,) = store.runs()
        assert run.state == "interrupted"
        again = ingest_folder(store, folder)
        assert_world_ok(store, again)
        assert again.counts == {"stored": 3}
