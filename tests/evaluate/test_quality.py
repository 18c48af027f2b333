import tomllib

import pytest

from evaluation.corpora import Corpus, load_corpora
from evaluation.quality import (
    PEERS_TOML,
    QUALITY_MD,
    corpora_table,
    forms_table,
    outlets_table,
    tables,
    write_quality,
)
from onrecord.evaluate.formats import (
    AttributionGold,
    AttributionItem,
    AttributionPrediction,
    TimeGold,
    TimexItem,
)
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
    head, _, ours, *peers = tables(results)["scores: time"].splitlines()

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


REPORT = "Aides say the vote is near. “We will sign the accord,” said the minister."
SAID = AttributionItem(source=[(60, 72)], cue=[(55, 59)], content=[(28, 54)])
SAY = AttributionItem(source=[(0, 5)], cue=[(6, 9)], content=[(10, 26)])


@pytest.fixture
def systems():
    """Two articles, of two outlets; the first system finds all, the second no indirect speech."""
    task = TASKS["attribution"](
        [
            AttributionGold(id=f"{one}_1", text=REPORT, attributions=[SAID, SAY])
            for one in ("nyt", "politico")
        ]
    )
    whole = {line.id: line for line in task.gold}
    direct = {name: AttributionPrediction(id=name, attributions=[SAID]) for name in whole}
    return {
        name: Evaluation(task, task.score(found), words=0, predictions=found)
        for name, found in (("ours", whole), ("theirs", direct))
    }


def test_forms_stand_apart_with_every_system_that_was_run(systems):
    head, _, *rows = forms_table(systems, "polnear-dev").splitlines()

    assert head.startswith("| form | in the gold | system | content exact F1 |")
    assert "| direct | 2 | theirs | 100.0 | 100.0 | 100.0 | 100.0 |" in rows
    assert "| indirect | 2 | ours | 100.0 | 100.0 | 100.0 | 100.0 |" in rows
    assert "| indirect | 2 | theirs | 0.0 | 0.0 | 0.0 | 0.0 |" in rows
    assert any(row.startswith("| direct | 2 | textacy") for row in rows)
    assert not any("textacy" in row for row in forms_table(systems, "other").splitlines())


def test_outlets_are_scored_on_their_own_articles(systems):
    _, _, *rows = outlets_table(systems).splitlines()
    found = {row.split(" | ")[0].removeprefix("| "): row for row in rows}

    assert found["Politico"].startswith("| Politico | 1 | 2 | 100.0 / 66.7 |")
    assert found["Breitbart"].startswith("| Breitbart | 0 | 0 |")


def test_the_page_lists_the_corpora_as_they_are():
    page = QUALITY_MD.read_text(encoding="utf-8")

    assert corpora_table(load_corpora().values()) in page


def test_the_page_has_a_table_for_every_task():
    page = QUALITY_MD.read_text(encoding="utf-8")

    for task in TASKS:
        table = page.partition(f"<!-- scores: {task} -->")[2].partition("<!-- end")[0]
        assert "| **onrecord** |" in table
