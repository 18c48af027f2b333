import tomllib

import pytest

from evaluation.corpora import Corpus, load_corpora
from evaluation.quality import (
    PEERS_TOML,
    QUALITY_MD,
    corpora_table,
    tables,
    write_quality,
)
from onrecord.evaluate.formats import TimeGold, TimexItem
from onrecord.evaluate.run import Evaluation
from onrecord.evaluate.tasks import TASKS

GOLD = TimeGold(id="a", text="In 2024.", timexes=[TimexItem(start=3, end=7, value="2024")])


@pytest.fixture
def results():
    corpus = Corpus(
        name="small",
        task="time",
        file="",
        sha256="",
        split="dev",
        scored=True,
        about="",
        licence="",
        citation="",
    )
    task = TASKS["time"]([GOLD])
    return [(corpus, Evaluation(task, task.score({"a": GOLD}), words=2))]


def test_a_table_has_ours_first_and_the_peers_below(results):
    head, _, ours, *peers = tables(results)["time"].splitlines()

    assert head.startswith("| system | on | strict F1 |")
    assert ours.startswith("| **onrecord** | small (dev, 1) | **100.0** |")
    assert any("HeidelTime" in line for line in peers)
    assert {line.count("|") for line in (head, ours, *peers)} == {head.count("|")}


def test_tables_are_written_between_their_markers(results, tmp_path):
    page = tmp_path / "quality.md"
    page.write_text(
        "Before\n<!-- scores: time -->\nstale\n<!-- end of scores: time -->\nBetween\n"
        "<!-- corpora --><!-- end of corpora -->\nAfter\n"
    )

    write_quality(results, page)
    once = page.read_text()
    write_quality(results, page)

    assert page.read_text() == once
    assert "stale" not in once
    assert once.startswith("Before\n<!-- scores: time -->\n| system")
    assert "|\n<!-- end of scores: time -->\nBetween\n<!-- corpora -->\n| corpus" in once
    assert once.endswith("|\n<!-- end of corpora -->\nAfter\n")


def test_a_page_without_markers_is_refused(results, tmp_path):
    page = tmp_path / "quality.md"
    page.write_text("nothing here")

    with pytest.raises(ValueError, match="lacks the markers <!-- scores: time -->"):
        write_quality(results, page)


def test_peers_are_measured_by_names_that_our_tables_have():
    peers = tomllib.loads(PEERS_TOML.read_text(encoding="utf-8"))

    assert peers.keys() == TASKS.keys()
    for task, rows in peers.items():
        ours = {measure.name for measure in TASKS[task].measures}
        assert all(row["scores"].keys() <= ours for row in rows)


def test_the_page_lists_the_corpora_as_they_are():
    page = QUALITY_MD.read_text(encoding="utf-8")

    assert corpora_table(load_corpora().values()) in page


def test_the_page_has_a_table_for_every_task():
    page = QUALITY_MD.read_text(encoding="utf-8")

    for task in TASKS:
        table = page.partition(f"<!-- scores: {task} -->")[2].partition("<!-- end")[0]
        assert "| **onrecord** |" in table
