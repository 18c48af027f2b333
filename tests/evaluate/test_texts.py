import hashlib
import json

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import ActorGold, ActorsGold
from onrecord.evaluate.texts import with_texts

TEXT = "Norway’s minister left Oslo."
LINE = ActorsGold(
    id="a",
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    actors=[ActorGold(start=0, end=17, kind="title", name=["Ivo Lund"], type=["person"])],
)


@pytest.fixture
def texts(tmp_path):
    def write(*lines):
        path = tmp_path / "texts.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


def test_each_line_gets_the_text_of_its_id_and_keeps_the_rest(texts):
    path = texts({"id": "b", "text": "Nothing."}, {"id": "a", "title": "News", "text": TEXT})

    (joined,) = with_texts([LINE], path)

    assert joined.text == TEXT
    assert (joined.id, joined.actors) == (LINE.id, LINE.actors)


def test_another_version_of_a_text_is_refused_with_both_hashes(texts):
    other = TEXT + " "
    found = hashlib.sha256(other.encode()).hexdigest()

    with pytest.raises(EvaluationError) as refused:
        with_texts([LINE], texts({"id": "a", "text": other}))

    assert found[:16] in str(refused.value)
    assert LINE.sha256[:16] in str(refused.value)
    assert "'a'" in str(refused.value)


def test_a_missing_text_is_told_by_its_id(texts):
    with pytest.raises(EvaluationError, match=r"texts\.jsonl: no text with the id 'a'"):
        with_texts([LINE], texts({"id": "b", "text": TEXT}))


def test_a_file_without_texts_is_refused_by_its_line(texts):
    with pytest.raises(EvaluationError, match=r"texts\.jsonl line 1: .*`text`"):
        with_texts([LINE], texts({"id": "a", "body": TEXT}))
