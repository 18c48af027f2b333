import hashlib
import json

import pytest

from onrecord.errors import ModelFileError
from onrecord.models.files import read_model_folder


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "weights.onnx").write_bytes(b"weights")
    account = {"files": {"weights.onnx": hashlib.sha256(b"weights").hexdigest()}, "seed": 7}
    (tmp_path / "model.json").write_text(json.dumps(account), encoding="utf-8")
    return tmp_path


def test_files_come_with_their_account(folder):
    files, account = read_model_folder(folder)
    assert files == {"weights.onnx": b"weights"}
    assert account["seed"] == 7


def test_an_altered_file_is_refused_with_both_hashes(folder):
    (folder / "weights.onnx").write_bytes(b"other weights")
    with pytest.raises(ModelFileError) as error:
        read_model_folder(folder)
    assert hashlib.sha256(b"weights").hexdigest() in str(error.value)
    assert hashlib.sha256(b"other weights").hexdigest() in str(error.value)


@pytest.mark.parametrize("name", ["weights.onnx", "model.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelFileError, match=name):
        read_model_folder(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": null}', "not json"])
def test_a_broken_account_is_refused(folder, content):
    (folder / "model.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelFileError, match=r"model\.json"):
        read_model_folder(folder)
