import json

import pytest

from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.formats import TimeGold, TimePrediction
from onrecord.evaluate.score_time import score_time

LINE = '{"id": "a", "text": "In May.", "timexes": [{"start": 3, "end": 6, "value": "XXXX-05"}]}\n'


@pytest.fixture
def score_alone(tmp_path):
    def run(gold, predictions, *options):
        paths = []
        for name, content in (("gold.jsonl", gold), ("predictions.jsonl", predictions)):
            (tmp_path / name).write_text(content)
            paths.append(str(tmp_path / name))
        run_alone(
            score_time,
            gold_type=TimeGold,
            prediction_type=TimePrediction,
            arguments=[*paths, *options],
        )

    return run


def test_json_is_one_object(score_alone, capsys):
    score_alone(LINE, LINE, "--json")

    assert json.loads(capsys.readouterr().out)["strict"] == {"P": 100, "R": 100, "F1": 100}


def test_without_json_it_is_a_table(score_alone, capsys):
    score_alone(LINE, LINE)

    assert "strict     P 100.0  R 100.0  F1 100.0\n" in capsys.readouterr().out


def test_a_bad_file_ends_with_a_message(score_alone, capsys):
    with pytest.raises(SystemExit) as ended:
        score_alone(LINE, "not JSON")

    assert ended.value.code == 2
    assert "predictions.jsonl line 1: not JSON" in capsys.readouterr().err
