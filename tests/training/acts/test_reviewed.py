import hashlib
import json

import pytest

from onrecord.errors import EvaluationError
from training.acts.reviewed import read_reviewed

TEXT = "Ghana's president vowed to close the port. The mayor laughed."


def line(**changes):
    plain = {
        "id": "invented-1",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "text": TEXT,
        "acts": [{"trigger": [18, 23], "class": "pledge", "content": [[24, 41]]}],
        "rejected": [{"trigger": [53, 60]}],
    }
    return plain | changes


def write(path, *lines):
    path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    return path


def test_a_reviewed_text_may_bring_its_text(tmp_path):
    (read,) = read_reviewed(write(tmp_path / "mine.jsonl", line()), corpora=tmp_path)
    (act,) = read.acts
    assert (read.text[slice(*act.trigger)], act.act_class) == ("vowed", "pledge")
    assert read.complete
    assert read.text[slice(*read.rejected[0].trigger)] == "laughed"


def test_a_text_is_looked_up_in_its_collection(tmp_path):
    (tmp_path / "place").mkdir()
    write(tmp_path / "place" / "lgl.jsonl", {"id": "invented-1", "text": TEXT})
    path = write(tmp_path / "some.jsonl", line(corpus="lgl", text=None))
    assert read_reviewed(path, corpora=tmp_path)[0].text == TEXT


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sha256": "0" * 64}, r"some\.jsonl: the SHA-256 of the text of 'invented-1' is"),
        ({"corpus": "gazette", "text": None}, r"no collection 'gazette'; known are aquaint,"),
        ({"text": None}, r"no text with the id 'invented-1'"),
    ],
)
def test_a_line_without_its_own_text_is_an_error(tmp_path, changes, message):
    path = write(tmp_path / "some.jsonl", line(**changes))
    with pytest.raises(EvaluationError, match=message):
        read_reviewed(path, corpora=tmp_path)
