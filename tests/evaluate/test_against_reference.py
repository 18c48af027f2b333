"""Ours against the reference scorers, on gold that was damaged at random."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.evaluate.jsonl import by_id, read_lines
from onrecord.evaluate.tasks import TASKS

pytestmark = pytest.mark.corpus

LINES = 120


def drop_some(rng, items):
    return [item for item in items if rng.random() > 0.2]


def shifted(rng, start, end, text):
    by = rng.choice((0, 0, 0, -3, 2, 7))
    start = max(0, start + by)
    return start, min(len(text), max(start + 1, end + by))


def damaged_attribution(rng, item, text):
    for part in ("source", "cue", "content"):
        item[part] = [shifted(rng, *span, text) for span in item[part] or []]
    if rng.random() < 0.1:
        item["source"] = []
    if rng.random() < 0.1:
        item["content"] = item["content"][:1]
    return item


def damaged_timex(rng, item, text):
    item["start"], item["end"] = shifted(rng, item["start"], item["end"], text)
    item["type"] = rng.choice((item["type"], item["type"], "SET"))
    item["value"] = rng.choice((item["value"], item["value"].lower(), "2001-01-01", None))
    return item


def damaged_place(rng, item, text):
    item["start"], item["end"] = shifted(rng, item["start"], item["end"], text)
    if item["lat"] is not None and rng.random() < 0.5:
        item["lat"] = max(-90, min(90, item["lat"] + rng.gauss(0, 5)))
    if rng.random() < 0.2:
        item["lat"] = item["lon"] = None
    return item


def damaged_event(rng, item, text):
    item["plover"] = item["code"] = rng.choice((item["plover"], "FIGHT", "", None))
    item["mode"] = rng.choice((item["mode"], "strike", None))
    item["source"], item["target"] = rng.choice((("RUSGOV", "ukr"), ("~GOV", "***"), ("", None)))
    return item


def coded_event(rng, item, text):
    """The gold with CAMEO codes and actors, which these corpora lack."""
    item["plover"] = ""
    item["code"] = rng.choice(("0311", "0234", "1712", "19", "0872", "010", item["code"]))
    item["source"] = rng.choice(("RUSGOV", "UKR", "---REB", ""))
    item["target"] = rng.choice(("UKRMIL", "~", ""))
    return item


def damaged_act(rng, item, text):
    """One accepted value of each field, some of them wrong; triggers move, contents lose words."""
    act = {name: rng.choice(values) for name, values in item.items() if isinstance(values, list)}
    act["class"] = rng.choice((act["class"], act["class"], "warn"))
    if rng.random() < 0.3:
        act["trigger"], act["trigger_start"] = None, None
    for name in ("content", "condition"):
        if act.get(name) and rng.random() < 0.5:
            act[name] = act[name][: len(act[name]) * rng.randint(1, 4) // 4] or None
    act["actor_name"] = rng.choice((act.get("actor_name"), "Someone Else", None))
    act["condition"] = rng.choice((act.get("condition"), act.get("condition"), text[:20]))
    act["said_on"] = rng.choice((act.get("said_on"), "2022"))
    return act


DAMAGE = {
    "attribution": ("attributions", damaged_attribution),
    "time": ("timexes", damaged_timex),
    "place": ("places", damaged_place),
    "event": ("events", damaged_event),
    "acts": ("acts", damaged_act),
}


def write(path, lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def changed(rng, line, key, change):
    items = [change(rng, dict(item), line["text"]) for item in line[key]]
    return {**line, key: items}


def reference_scores(scorer: Path, gold: Path, predictions: Path):
    command = [sys.executable, scorer, gold, predictions]
    # Two of the five take a third argument for a list of errors, so --json is not for all.
    if scorer.name not in ("score_time.py", "score_place.py"):
        command.append("--json")
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


def close(ours, theirs):
    """Equal up to the last bit of a sum of unrounded fractions."""
    if isinstance(theirs, dict):
        assert ours.keys() == theirs.keys()
        for key in theirs:
            close(ours[key], theirs[key])
    elif isinstance(theirs, list):
        assert list(ours) == pytest.approx(theirs, abs=1e-12)
    else:
        assert ours == pytest.approx(theirs, abs=1e-12)


@pytest.fixture
def scorers(corpora) -> Path:
    folder = corpora.parent / "scorers"
    if not folder.is_dir():
        pytest.skip("no folder `scorers` beside the corpora")
    return folder


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    ("task", "scorer", "file", "recode"),
    [
        ("attribution", "score_attribution.py", "attribution/polnear.dev.jsonl", None),
        ("time", "score_time.py", "time/timebank.jsonl", None),
        ("place", "score_place.py", "place/geowebnews.jsonl", None),
        ("place", "score_place.py", "place/lgl.jsonl", None),
        ("event", "score_events.py", "events/ngec_synthetic_silver.jsonl", None),
        ("event", "score_events.py", "events/plv_train.jsonl", coded_event),
        ("acts", "score_acts.py", "../gold/acts.dev.jsonl", None),
        ("acts", "score_acts.py", "../gold/wire-2025-09-05-moscow.acts.jsonl", None),
    ],
)
def test_scores_are_those_of_the_reference(
    corpora, scorers, tmp_path, task, scorer, file, recode, seed
):
    if not (corpora / file).is_file():
        pytest.skip(f"no {file}")
    rng = random.Random(seed)
    key, damage = DAMAGE[task]
    with (corpora / file).open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    gold = rng.sample(gold, min(LINES, len(gold)))
    if recode:
        gold = [changed(rng, line, key, recode) for line in gold]
    damaged = [changed(rng, line, key, damage) for line in drop_some(rng, gold) or gold]
    for line in damaged:
        line[key] = drop_some(rng, line[key]) + rng.sample(line[key], min(1, len(line[key])))

    gold_path = write(tmp_path / "gold.jsonl", gold)
    predictions_path = write(tmp_path / "predictions.jsonl", damaged)
    task_type = TASKS[task]
    ours = task_type(read_lines(gold_path, task_type.gold_type)).score(
        by_id(read_lines(predictions_path, task_type.prediction_type))
    )

    close(ours, reference_scores(scorers / scorer, gold_path, predictions_path))
