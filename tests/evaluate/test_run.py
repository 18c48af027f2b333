import hashlib
import json

import pytest
import spacy

from onrecord.errors import EvaluationError
from onrecord.evaluate.run import load_task, run_task


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    lines = [
        {"id": name, "dct": "2024-06-01", "text": f"{name}: in May 2024.", "timexes": []}
        for name in ("b", "a", "c")
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


@pytest.fixture
def nlp():
    """A pipeline that keeps the publication date it was given as a time expression's value."""
    from onrecord.annotate.layers import Range, Timex
    from onrecord.terms import TimexType

    @spacy.Language.component("first_word_is_a_time")
    def first_word_is_a_time(doc):
        doc._.onrecord_times = (
            Timex(
                range=Range(0, 1),
                type=TimexType.DATE,
                value=doc._.onrecord_published,
                when=None,
                rule="t",
            ),
        )
        return doc

    import onrecord.annotate.extensions  # noqa: F401  declares the layers

    blank = spacy.blank("en")
    blank.add_pipe("first_word_is_a_time")
    return blank


def test_predictions_follow_the_gold_and_know_the_publication_date(gold, nlp, tmp_path):
    out = tmp_path / "out.jsonl"

    evaluation = run_task(load_task("time", gold), nlp=nlp, predictions=out)

    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [line["id"] for line in lines] == ["b", "a", "c"]
    assert {line["timexes"][0]["value"] for line in lines} == {"2024-06-01"}
    assert (evaluation.size, evaluation.scores["pred"], evaluation.words) == (0, 3, 12)


def test_limit_scores_the_first_texts_alone(gold, nlp):
    evaluation = run_task(load_task("time", gold, limit=2), nlp=nlp)

    assert evaluation.scores["pred"] == 2


def test_progress_is_told_after_each_text(gold, nlp):
    told = []

    run_task(load_task("time", gold), nlp=nlp, on_progress=lambda *done: told.append(done))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_points_are_in_the_order_of_the_tasks_measures(gold, nlp):
    points = run_task(load_task("time", gold), nlp=nlp).points

    assert [*points] == ["strict F1", "relaxed F1", "type F1", "value F1"]


def test_a_task_with_gold_of_its_own_needs_no_file():
    assert len(load_task("speaker", None).gold) > 100


def test_a_task_without_gold_of_its_own_asks_for_a_file():
    with pytest.raises(EvaluationError, match="task time: no gold file comes with the package"):
        load_task("time", None)


def test_an_unknown_task_lists_the_near_ones(gold):
    with pytest.raises(EvaluationError, match="unknown task 'places'; did you mean place"):
        load_task("places", gold)


ACTORS_TEXT = "Norway’s minister left Oslo."


@pytest.fixture
def actors(tmp_path):
    """A gold file of offsets alone, and the file of its texts."""
    gold, texts = tmp_path / "actors.jsonl", tmp_path / "texts.jsonl"
    asked = {"start": 0, "end": 17, "kind": "title", "name": ["Ivo Lund"], "type": ["person"]}
    sha256 = hashlib.sha256(ACTORS_TEXT.encode()).hexdigest()
    gold.write_text(json.dumps({"id": "a", "sha256": sha256, "actors": [asked]}) + "\n")
    texts.write_text(json.dumps({"id": "a", "text": ACTORS_TEXT}) + "\n")
    return gold, texts


def test_texts_are_joined_to_a_gold_of_offsets(actors):
    gold, texts = actors

    task = load_task("actor", gold, texts=texts)

    assert [task.text(line) for line in task.gold] == [ACTORS_TEXT]


def test_a_gold_of_offsets_asks_for_its_texts(actors):
    with pytest.raises(
        EvaluationError, match=r"task actor: its gold holds offsets alone; .*--texts"
    ):
        load_task("actor", actors[0])


def test_texts_beside_a_gold_that_holds_them_are_refused(gold, actors):
    with pytest.raises(EvaluationError, match="task time: its gold holds the texts; leave out"):
        load_task("time", gold, texts=actors[1])
