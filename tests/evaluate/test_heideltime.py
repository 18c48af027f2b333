"""The runner of HeidelTime, over TimeML written by hand: the peer is no development dependency."""

import json

import pytest

from evaluation.peers import heideltime
from evaluation.peers.heideltime import main, predict, read_timeml
from onrecord.errors import EvaluationError
from onrecord.evaluate.formats import TimeGold

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE TimeML SYSTEM "TimeML.dtd">\n<TimeML>\n'
MARKED = (
    '\nA <talk> & more on <TIMEX3 tid="t1" type="DATE" value="2019-04-12">Friday</TIMEX3>.\n'
    'It took <TIMEX3 tid="t2" type="DURATION" value="P2W" mod="APPROX">two weeks</TIMEX3>.\n'
)
TEXT = "\nA <talk> & more on Friday.\nIt took two weeks.\n"


@pytest.fixture
def jar(monkeypatch):
    """Stands in for the jar: writes the same TimeML for every text, and tells the files' names."""
    names = []

    def run(folder):
        for path in sorted(folder.glob("*.txt")):
            names.append(path.name)
            path.with_suffix(".tml").write_text(f"{HEAD}{MARKED}\n</TimeML>\n", encoding="utf-8")

    monkeypatch.setattr(heideltime, "_run", run)
    return names


def test_timeml_gives_the_text_and_its_times():
    text, items = read_timeml(f"{HEAD}{MARKED}\n</TimeML>\n")

    assert text == TEXT
    assert [(text[i.start : i.end], i.type, i.value) for i in items] == [
        ("Friday", "DATE", "2019-04-12"),
        ("two weeks", "DURATION", "P2W"),
    ]


def test_what_is_no_timeml_is_an_error():
    with pytest.raises(EvaluationError, match="expected a TimeML element"):
        read_timeml("Exception in thread main")


@pytest.mark.parametrize(
    ("dct", "name"),
    [("2019-04-12", "0.2019-04-12.txt"), ("12-04-2019", "0.txt"), (None, "0.txt")],
)
def test_only_a_whole_day_goes_to_the_peer(jar, tmp_path, dct, name):
    (line,) = predict([TimeGold(id="a", text=TEXT, dct=dct, timexes=[])], tmp_path)

    assert jar == [name]
    assert len(line.timexes) == 2


def test_times_after_the_annotated_lines_are_left_out(jar, tmp_path):
    (line,) = predict([TimeGold(id="a", text=TEXT, timexes=[])], tmp_path, lines=2)

    assert [item.text for item in line.timexes] == ["Friday"]


def test_another_text_than_the_one_given_is_an_error(jar, tmp_path):
    with pytest.raises(EvaluationError, match="text a: HeidelTime gave back another text"):
        list(predict([TimeGold(id="a", text="Other.", timexes=[])], tmp_path))


def test_without_java_it_is_skipped_with_a_line(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(heideltime.shutil, "which", lambda name: None)
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text(json.dumps({"id": "a", "text": TEXT, "timexes": []}) + "\n")

    main(["--gold", str(gold), "--predictions", str(found)])

    assert "HeidelTime is skipped: it needs Java" in capsys.readouterr().err
    assert not found.exists()
