import json

import pytest

from onrecord.cli import doctor
from onrecord.cli.doctor import examine
from onrecord.config import SETTINGS
from onrecord.errors import ModelFileError


@pytest.mark.model
def test_doctor_tells_model_settings_and_packages(onrecord):
    result = onrecord("doctor")
    assert "the files of en_core_web_sm 3.8.0" in result.stdout
    assert "SHA-256 d22296f8" in result.stdout
    for setting in SETTINGS:
        assert f"  {setting.name} = " in result.stdout
    assert "\n  spacy 3.8" in result.stdout


@pytest.mark.model
def test_json_holds_the_same(onrecord):
    found = json.loads(onrecord("doctor", "--json").stdout)
    assert found["model"]["known_as"] == "en_core_web_sm 3.8.0"
    assert found["packages"]["spacy"].startswith("3.8")
    assert found["settings"]["model"] == ["auto", "default"]
    assert found["components"][0] == "onrecord_dateline"


def test_setting_tells_where_it_comes_from():
    settings = examine({"ONRECORD_ARTICLE_TIMEOUT_S": "5"}).settings
    assert settings["article_timeout_s"] == (5.0, "ONRECORD_ARTICLE_TIMEOUT_S")
    assert settings["model"] == ("auto", "default")


@pytest.mark.parametrize(
    ("environment", "problem"),
    [
        ({"ONRECORD_MODL": "x"}, "ONRECORD_MODL is no setting; did you mean ONRECORD_MODEL"),
        ({"ONRECORD_MODEL": "xx_none"}, "looked for xx_none"),
        ({"ONRECORD_ARTICLE_TIMEOUT_S": "soon"}, "article_timeout_s is 'soon'"),
        ({"ONRECORD_CORPORA": "/no/such/folder"}, "/no/such/folder is no folder"),
    ],
)
def test_each_problem_says_what_to_do(environment, problem):
    assert any(problem in told for told in examine(environment).problems)


def test_corpora_that_are_there_are_named(tmp_path):
    (tmp_path / "news").mkdir()
    found = examine({"ONRECORD_CORPORA": str(tmp_path)})
    assert found.corpora == ("news",)


def test_missing_package_is_a_problem(monkeypatch):
    installed = doctor._version
    monkeypatch.setattr(
        doctor, "_version", lambda name: None if name == "rich" else installed(name)
    )
    found = examine({})
    assert found.packages["rich"] is None
    assert any("not installed: rich" in told for told in found.problems)


@pytest.mark.model
@pytest.mark.parametrize(
    ("size", "exit_code", "verdict"),
    [(8, 0, "\nnothing is wrong\n"), (0, 1, "\nwrong\n  not installed: the bundled sample")],
)
def test_exit_code_tells_what_was_found(onrecord, monkeypatch, size, exit_code, verdict):
    monkeypatch.setattr(doctor, "_sample_size", lambda: size)
    result = onrecord("doctor")
    assert result.exit_code == exit_code
    assert verdict in result.stdout


def test_missing_model_is_a_problem(onrecord, monkeypatch):
    def missing(name):
        raise ModelFileError("no language model: looked for it")

    monkeypatch.setattr(doctor, "find_language_model", missing)
    result = onrecord("doctor")
    assert result.exit_code == 1
    assert "language model\n  none\n" in result.stdout
    assert "  no language model: looked for it" in result.stdout


def test_a_damaged_gazetteer_is_named(monkeypatch):
    monkeypatch.setattr("onrecord.places.gazetteer.CONTENT_DIGEST", "0" * 64)
    diagnosis = examine({})
    assert diagnosis.gazetteer is None
    assert any("gazetteer: SHA-256" in problem for problem in diagnosis.problems)


def test_a_wrong_file_of_actors_is_told(tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text("people: []", encoding="utf-8")
    found = examine({"ONRECORD_ACTORS": str(path)})
    assert any(f"{path}:1: unknown key 'people'" in problem for problem in found.problems)
    found = examine({"ONRECORD_JUDGEMENTS": str(path)})
    assert any(f"{path}:1: no judgement" in problem for problem in found.problems)
