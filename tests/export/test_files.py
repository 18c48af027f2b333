import pytest

from onrecord.errors import StoreError
from onrecord.export.files import write_whole


def test_a_file_is_replaced_once_the_new_one_is_whole(tmp_path):
    path = tmp_path / "acts.jsonl"
    path.write_bytes(b"before")

    def lines():
        yield b"one\n"
        assert path.read_bytes() == b"before"
        yield b"two\n"

    assert write_whole(path, lines()) == 2
    assert path.read_bytes() == b"one\ntwo\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_half_way_leaves_what_was_there(tmp_path):
    path = tmp_path / "acts.jsonl"
    path.write_bytes(b"before")

    def lines():
        yield b"one\n"
        raise KeyError

    with pytest.raises(KeyError):
        write_whole(path, lines())
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StoreError, match="what was there before is untouched"):
        write_whole(tmp_path / "missing" / "acts.csv", [])
