import json

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app

GOLD = {
    "id": "a",
    "dct": "2024-06-01",
    "text": "They met on 3 May 2024 in Oslo.",
    "timexes": [{"start": 12, "end": 22, "type": "DATE", "value": "2024-05-03"}],
}


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n")
    return path


def evaluate(task, gold, *options):
    out = gold.with_name("out.jsonl")
    command = ["evaluate", task, "--gold", str(gold), "--predictions", str(out), *options]
    return CliRunner().invoke(app, command), out


@pytest.mark.model
def test_evaluate_writes_predictions_and_prints_scores(gold):
    result, out = evaluate("time", gold)

    assert result.exit_code == 0
    assert result.stdout.startswith("time: texts 1, items in the gold 1, words read ")
    assert "strict F1" in result.stdout
    assert str(out) in result.stdout
    assert json.loads(out.read_text())["id"] == "a"


@pytest.mark.model
def test_json_is_one_object_of_scores(gold):
    result, _ = evaluate("time", gold, "--json")

    assert json.loads(result.stdout)["gold"] == 1


@pytest.mark.model
def test_speakers_are_scored_on_the_file_of_the_package():
    result = CliRunner().invoke(app, ["evaluate", "speaker", "--limit", "3"])

    assert result.exit_code == 0
    assert "speaker: texts 3" in result.stdout
    assert "kind pronoun" in result.stdout
    assert "predictions:" not in result.stdout


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("acts", "this is a file of task `time`: onrecord evaluate time"),
        ("tme", "unknown task 'tme'; did you mean time?"),
    ],
)
def test_a_wrong_task_is_told_before_anything_is_loaded(gold, task, said):
    result, out = evaluate(task, gold)

    assert result.exit_code == 2
    assert said in result.stderr
    assert not out.exists()


def test_a_missing_gold_is_told(tmp_path):
    result, _ = evaluate("time", tmp_path / "none.jsonl")

    assert result.exit_code == 2
    assert "none.jsonl: No such file" in result.stderr


@pytest.mark.parametrize(
    ("out", "said"),
    [("gold.jsonl", "this is the gold file"), ("none/out.jsonl", "no folder")],
)
def test_a_destination_that_cannot_be_is_told_before_the_run(gold, tmp_path, out, said):
    command = ["evaluate", "time", "--gold", str(gold), "--predictions", str(tmp_path / out)]
    result = CliRunner().invoke(app, command)

    assert result.exit_code == 2
    assert said in result.stderr
    assert json.loads(gold.read_text()) == GOLD
