"""`onrecord ingest`, `runs`, `failures`, `retry`, `search`, `export` over one folder."""

import csv
import json

import pytest
from tests.store.build import with_acts

PORTS = "Solheim vowed to build two ports in Oslo on 2025-03-12. Iceland asked Solheim to wait.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with an article and an empty file; the working folder, with a quick extractor."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("onrecord.api.make_extractor", lambda **_: with_acts)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(PORTS)
    (reports / "b.txt").write_text("")
    return reports


def test_a_folder_is_ingested_searched_exported_and_then_known(folder, tmp_path, onrecord):
    first = onrecord("ingest", str(folder), "--published", "2025-03-14", "--json", "--workers", "0")
    assert first.exit_code == 1
    assert json.loads(first.stdout) == {
        "run": 1,
        "seen": 2,
        "outcomes": {"set_aside": 1, "stored": 1},
        "reasons": {"empty": 1},
    }
    second = onrecord("ingest", str(folder), "--published", "2025-03-14", "--workers", "0")
    assert "run 2: known 1, set aside 1 (empty 1)" in second.stderr
    assert "onrecord.db: 1 articles, 2 acts" in second.stderr

    found = onrecord("search", "two ports", "--actor", "NOR", "--since", "2025-03-12")
    assert found.stdout.startswith("2025-03-12: Ingrid Solheim, pledge\n  to build two ports")
    assert onrecord("search", "harbour").exit_code == 1
    line = json.loads(onrecord("search", "--class", "request", "--json").stdout)
    assert line["class"] == "request"
    assert line["article"]["published_at"] == "2025-03-14"

    assert "2 acts" in onrecord("export", "--to", "csv", "--out", str(tmp_path / "acts.csv")).stderr
    with (tmp_path / "acts.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["class"] for row in rows] == ["request", "pledge"]
    assert PORTS[int(rows[1]["start"]) : int(rows[1]["end"])] == rows[1]["trigger"] == "vowed"
    exported = onrecord("export", "--class", "request").stdout
    assert json.loads(exported) == line


def test_what_was_set_aside_is_listed_and_tried_again(folder, onrecord):
    onrecord("ingest", str(folder), "--published", "2025-03-14", "--workers", "0")
    listed = onrecord("failures", "1")
    assert listed.exit_code == 1
    assert listed.stdout.startswith("empty\t")
    (folder / "b.txt").write_text("Iceland vowed to wait.\n")
    again = onrecord("retry", "1", "--workers", "0")
    assert "run 2: stored 1" in again.stderr
    assert "Government of Iceland, pledge" in onrecord("search", "wait", "--class", "pledge").stdout
    assert onrecord("failures").exit_code == 0
    told = [json.loads(line) for line in onrecord("runs", "--json").stdout.splitlines()]
    assert [(one["run"], one["retry_of"], one["state"]) for one in told] == [
        (2, 1, "done"),
        (1, None, "done"),
    ]
    assert told[0]["options"] == {"published": "2025-03-14"}


def test_a_dry_run_says_what_would_be_and_makes_no_store(folder, tmp_path, onrecord):
    told = onrecord("ingest", str(folder), "--dry-run", "--workers", "0")
    assert "would be: stored 1, set aside 1 (empty 1)" in told.stderr
    assert not (tmp_path / "onrecord.db").exists()


@pytest.mark.parametrize("command", ["runs", "failures", "retry", "search", "export"])
def test_a_store_that_is_not_there_is_said_to_be_missing(tmp_path, monkeypatch, onrecord, command):
    monkeypatch.chdir(tmp_path)
    told = onrecord(command)
    assert told.exit_code == 2
    assert "no such store" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_not_there_is_a_usage_error(folder, onrecord):
    onrecord("ingest", str(folder), "--workers", "0")
    assert "no run 7" in onrecord("failures", "7").stderr


def test_a_watched_folder_makes_a_run_for_each_look(folder, monkeypatch, onrecord):
    looks = [(str(folder / "a.txt"),), (str(folder / "b.txt"),)]
    monkeypatch.setattr("onrecord.ingest.watch.changed_files", lambda *_, **__: iter(looks))
    told = onrecord("ingest", str(folder), "--watch", "--workers", "0")
    assert "run 1: stored 1" in told.stderr
    assert "run 2: set aside 1 (empty 1)" in told.stderr
    wrong = onrecord("ingest", str(folder / "a.txt"), "--watch", "--workers", "0")
    assert "expected one folder to watch" in wrong.stderr


def test_a_store_that_is_up_to_date_is_not_read_again(folder, onrecord):
    onrecord("ingest", str(folder), "--workers", "0")
    told = onrecord("reread", "--workers", "0")
    assert (told.exit_code, told.stderr.split(":")[0]) == (0, "0 articles read again")


def test_an_interrupted_ingest_says_how_to_go_on(folder, monkeypatch, onrecord):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.ingest.run.extract_all", interrupted)
    told = onrecord("ingest", str(folder), "--workers", "0")
    assert (told.exit_code, "the same command goes on" in told.stderr) == (130, True)
    assert json.loads(onrecord("runs", "--json").stdout)["state"] == "interrupted"
