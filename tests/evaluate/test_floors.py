from dataclasses import replace

import pytest

from evaluation import check_floors
from evaluation.check_floors import main
from evaluation.corpora import Corpus, fingerprint, load_corpora
from evaluation.floors import CorpusFloors, Floor, Verdict, load_floors, save_floors
from onrecord.evaluate.run import Evaluation
from onrecord.evaluate.tasks import TASKS


@pytest.mark.parametrize(
    ("score", "verdict"),
    [
        (61.0, Verdict.ABOVE),
        (60.04, Verdict.HOLDS),
        (60.0, Verdict.HOLDS),
        (59.5, Verdict.HOLDS),
        (59.44, Verdict.BELOW),
    ],
)
def test_a_score_may_fall_by_the_margin_and_no_further(score, verdict):
    assert Floor(60.0, 0.5).judge(score) is verdict


def floors(**measures):
    return CorpusFloors("time", "0" * 64, {name: Floor(*pair) for name, pair in measures.items()})


def test_a_measure_without_a_floor_is_told():
    judged = floors(strict=(60.0, 0.5)).judge({"strict": 60.0, "value": 50.0})

    assert [verdict for _, _, verdict in judged] == [Verdict.HOLDS, Verdict.NO_FLOOR]


def test_update_raises_and_never_lowers():
    raised = floors(strict=(60.0, 0.5), value=(50.0, 0.5)).raised(
        {"strict": 59.0, "value": 52.34}, items=1000
    )

    assert {name: floor.floor for name, floor in raised.measures.items()} == {
        "strict": 60.0,
        "value": 52.3,
    }


def test_an_allowed_regression_lowers():
    raised = floors(strict=(60.0, 0.5)).raised({"strict": 59.0}, items=1000, allow_regression=True)

    assert raised.measures["strict"].floor == 59.0


@pytest.mark.parametrize(("items", "margin"), [(10_000, 0.3), (80, 1.2), (18, 5.6)])
def test_the_margin_is_one_item_at_least(items, margin):
    assert floors().raised({"strict": 50.0}, items=items).measures["strict"].margin == margin


def test_floors_come_back_as_saved(tmp_path):
    path = tmp_path / "floors.json"
    saved = {"timebank": floors(strict=(60.0, 0.5))}

    save_floors(saved, path)

    assert load_floors(path) == saved
    assert load_floors(tmp_path / "none.json") == {}


def test_every_floor_belongs_to_a_listed_corpus_and_a_measure_of_its_task():
    corpora = load_corpora()
    for name, of_corpus in load_floors().items():
        assert of_corpus.sha256 == corpora[name].sha256
        assert of_corpus.task == corpora[name].task
        assert [*of_corpus.measures] == [one.name for one in TASKS[of_corpus.task].measures]


def test_every_corpus_has_a_known_task_and_a_fingerprint():
    for corpus in load_corpora().values():
        assert corpus.task in TASKS
        assert len(bytes.fromhex(corpus.sha256)) == 32


@pytest.mark.parametrize(
    ("setting", "said"), [("", "ONRECORD_CORPORA is not set"), ("nowhere", "nowhere is no folder")]
)
def test_missing_corpora_skip_with_a_line(one_corpus, monkeypatch, capsys, setting, said):
    monkeypatch.setenv("ONRECORD_CORPORA", setting)

    assert main([]) == 0
    assert said in capsys.readouterr().out


@pytest.fixture
def one_corpus(tmp_path, monkeypatch):
    """A list of one small corpus of times, in a folder of its own."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id": "a", "text": "They met in May 2024.", '
        '"timexes": [{"start": 12, "end": 20, "type": "DATE", "value": "2024-05"}]}\n'
    )
    corpus = Corpus(
        name="small",
        task="time",
        file="gold.jsonl",
        sha256=fingerprint(gold),
        split="dev",
        scored=True,
        about="",
        licence="",
        citation="",
    )
    monkeypatch.setenv("ONRECORD_CORPORA", str(tmp_path))
    monkeypatch.setattr("evaluation.check_floors.load_corpora", lambda: {"small": corpus})
    return gold


def test_own_corpora_are_scored_without_the_folder(one_corpus, monkeypatch, capsys):
    corpus = check_floors.load_corpora()["small"]
    own = replace(corpus, file=str(one_corpus), own=True)
    listed = {"small": corpus, "own": own}
    ran: list[Corpus] = []
    monkeypatch.setattr("evaluation.check_floors.load_corpora", lambda: listed)
    monkeypatch.setattr(
        "evaluation.check_floors._run", lambda corpora, folder: ran.extend(corpora) or []
    )
    monkeypatch.setenv("ONRECORD_CORPORA", "")

    assert main([]) == 0
    assert "own corpora alone" in capsys.readouterr().out
    assert ran == [own]


@pytest.fixture
def with_texts(one_corpus, monkeypatch):
    """A corpus of the repository whose texts lie in the folder of the corpora."""
    corpus = check_floors.load_corpora()["small"]
    own = replace(corpus, file=str(one_corpus), own=True, texts="texts.jsonl")
    monkeypatch.setattr("evaluation.check_floors.load_corpora", lambda: {"own": own})


def test_own_corpora_whose_texts_are_elsewhere_are_skipped_without_them(
    with_texts, monkeypatch, capsys
):
    monkeypatch.setenv("ONRECORD_CORPORA", "")

    assert main([]) == 0
    assert "skipped, no corpora" in capsys.readouterr().out


def test_missing_texts_of_a_corpus_fail(with_texts, capsys):
    assert main([]) == 1
    assert "texts.jsonl is missing" in capsys.readouterr().out


def test_another_version_of_a_corpus_is_not_scored(one_corpus, capsys):
    one_corpus.write_text("{}\n")

    assert main([]) == 1
    assert "its floors do not hold for another version" in capsys.readouterr().out


def test_a_missing_corpus_fails(one_corpus, capsys):
    one_corpus.unlink()

    assert main([]) == 1
    assert "gold.jsonl is missing" in capsys.readouterr().out


def test_an_unknown_name_lists_the_known(one_corpus):
    with pytest.raises(SystemExit, match="unknown corpus or task 'smal'; known: small, time"):
        main(["smal"])


def test_a_regression_is_allowed_in_an_update_only():
    with pytest.raises(SystemExit):
        main(["--allow-regression"])


@pytest.fixture
def scored(one_corpus, tmp_path, monkeypatch):
    """Sets what the corpus scores; floors are kept in a file of the test."""
    path = tmp_path / "floors.json"
    task = TASKS["time"]([])
    points = {"strict F1": 70.0}

    def run(corpora, folder):
        scores = {"gold": 1000, "strict": {"F1": points["strict F1"]}}
        return [(corpus, Evaluation(task, scores, words=0)) for corpus in corpora]

    monkeypatch.setattr("evaluation.check_floors._run", run)
    monkeypatch.setattr("evaluation.check_floors.load_floors", lambda: load_floors(path))
    monkeypatch.setattr("evaluation.check_floors.save_floors", lambda new: save_floors(new, path))
    return lambda value: points.update({"strict F1": value})


def test_a_run_without_floors_fails_until_they_are_set(scored, capsys):
    assert main([]) == 1
    assert "NO FLOOR" in capsys.readouterr().out
    assert main(["--update"]) == 0
    assert main([]) == 0


def test_a_run_below_its_floor_fails_until_the_regression_is_allowed(scored, capsys):
    main(["--update"])
    scored(69.6)

    assert main([]) == 1
    assert main(["--update"]) == 1
    assert "BELOW" in capsys.readouterr().out
    assert main(["--update", "--allow-regression"]) == 0
    assert main([]) == 0


def test_a_run_above_its_floor_raises_it_on_update_only(scored):
    main(["--update"])
    scored(80.0)
    assert main([]) == 0
    assert main(["--update"]) == 0
    scored(79.0)

    assert main([]) == 1
