import gzip

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import (
    ActsGold,
    ActsPrediction,
    AttributionGold,
    TimeGold,
    TimePrediction,
)
from onrecord.evaluate.jsonl import read_lines, write_lines

GOOD = b'{"id": "a", "text": "On Friday.", "timexes": [{"start": 3, "end": 9, "extra": 1}]}\n'


@pytest.fixture
def gold(tmp_path):
    def make(content: bytes):
        path = tmp_path / "gold.jsonl"
        path.write_bytes(content)
        return path

    return make


def test_unknown_keys_and_blank_lines_are_passed_over(gold):
    lines = read_lines(gold(b"\n" + GOOD + b"  \n"), TimeGold)

    assert [(line.id, line.timexes[0].end) for line in lines] == [("a", 9)]


def test_a_compressed_file_is_read_like_a_plain_one(tmp_path):
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(GOOD))

    assert [line.id for line in read_lines(path, TimeGold)] == ["a"]


def test_a_file_that_is_compressed_by_its_name_alone_is_named(tmp_path):
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(GOOD)

    with pytest.raises(EvaluationError, match=r"gold\.jsonl\.gz"):
        read_lines(path, TimeGold)


def test_limit_reads_no_further(gold):
    assert len(read_lines(gold(GOOD + b"not JSON"), TimeGold, limit=1)) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (GOOD + b'{"id": "b", "text', "gold.jsonl line 2: not JSON"),
        (b"\xff\xfe" + GOOD, "gold.jsonl line 1: not JSON"),
        (b"[1, 2]\n", "line 1: Expected `object`, got `array`"),
        (b'{"text": "x", "timexes": []}', "missing required field `id`"),
        (b'{"id": "a", "timexes": []}', "missing required field `text`"),
        (b'{"id": "a", "text": "x"}', "a line of task `time` holds 'timexes'"),
        (b'{"id": "a", "text": "x", "timexes": [{"start": "3"}]}', r"`\$.timexes\[0\].start`"),
        (GOOD + GOOD, "line 2: id 'a' stands already in line 1"),
        (b"\n", "no line, expected one JSON object a line"),
    ],
)
def test_a_bad_gold_file_is_named_with_line_and_fault(gold, content, said):
    with pytest.raises(EvaluationError, match=said):
        read_lines(gold(content), TimeGold)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"none\.jsonl: No such file"):
        read_lines(tmp_path / "none.jsonl", TimeGold)


@pytest.mark.parametrize("wrong_type", [ActsGold, AttributionGold])
def test_the_task_of_another_file_is_suggested(gold, wrong_type):
    with pytest.raises(EvaluationError, match="this is a file of task `time`"):
        read_lines(gold(GOOD), wrong_type)


def test_an_act_of_the_gold_needs_a_class(gold):
    content = b'{"id": "a", "text": "x", "acts": [{"class": []}]}'

    with pytest.raises(EvaluationError, match="length >= 1"):
        read_lines(gold(content), ActsGold)


def test_predictions_come_back_as_written(tmp_path):
    path = tmp_path / "out.jsonl"
    lines = [TimePrediction(id="a", timexes=[]), ActsPrediction(id=2, acts=[])]

    write_lines(path, lines)

    assert path.read_text() == '{"id":"a","timexes":[]}\n{"id":2,"acts":[]}\n'
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "out.jsonl"
    path.write_text("old")

    def lines():
        yield TimePrediction(id="a", timexes=[])
        raise OSError(28, "No space left on device")

    with pytest.raises(EvaluationError, match="cannot write the predictions: No space left"):
        write_lines(path, lines())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_no_traceback(tmp_path):
    with pytest.raises(EvaluationError, match="No such file"):
        write_lines(tmp_path / "none" / "out.jsonl", [])
