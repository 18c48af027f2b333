import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from onrecord.cli.outcome import Outcome
from onrecord.export.act_schema import committed_schema
from onrecord.model import Article, SetAside
from onrecord.terms import SetAsideReason

EMPTY = SetAside(
    source="reports/17.txt", reason=SetAsideReason.EMPTY, message="no text, expected an article"
)
BROKEN = SetAside(
    source="feed.jsonl:12", reason=SetAsideReason.MALFORMED, message="not JSON at column 3"
)


def test_ledger_goes_to_stdout_and_counts_to_stderr(onrecord, reading, article):
    reading(article)
    result = onrecord("read", "reports/ice.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("Norway pledges icebreakers\n14 Mar 2025 · reports/ice.txt")
    assert "pledges   → Government of Finland  “pledged”" in result.stdout
    assert result.stderr == "read 1\n"


def test_options_reach_the_reader(onrecord, reading, article):
    calls = reading(article)
    onrecord("read", "a", "b", "--published", "2025-03-14", "--outlet", "Nordwire")
    (call,) = calls
    assert call["sources"] == ["a", "b"]
    assert str(call["published"]) == "2025-03-14"
    assert call["outlet"] == "Nordwire"


def test_json_is_one_valid_line_an_act(onrecord, reading, article):
    reading(article, EMPTY, article)
    result = onrecord("read", "x", "--json")
    lines = result.stdout_bytes.decode("utf-8").splitlines()
    assert len(lines) == 2
    for line in lines:
        Draft202012Validator(committed_schema()).validate(json.loads(line))
        assert json.loads(line)["article"]["source"] == "reports/ice.txt"


@pytest.mark.parametrize(
    ("results", "exit_code", "counts"),
    [
        ("a", 0, "read 1"),
        ("aEa", 1, "read 2, set aside 1 (empty 1)"),
        ("aEBB", 1, "read 1, set aside 3 (malformed 2, empty 1)"),
        ("EB", 2, "read 0, set aside 2 (empty 1, malformed 1)"),
        ("", 2, "read 0"),
    ],
)
def test_nothing_is_lost_from_the_count(onrecord, reading, article, results, exit_code, counts):
    reading(*({"a": article, "E": EMPTY, "B": BROKEN}[letter] for letter in results))
    result = onrecord("read", "x")
    assert result.exit_code == exit_code
    assert result.stderr.splitlines()[0] == counts


def test_each_set_aside_input_is_listed_with_place_and_message(onrecord, reading, article):
    missing = SetAside(
        source="gone.txt", reason=SetAsideReason.UNREADABLE, message="gone.txt: no such file"
    )
    reading(article, EMPTY, BROKEN, missing)
    assert onrecord("read", "x").stderr.splitlines()[1:] == [
        "  reports/17.txt: no text, expected an article",
        "  feed.jsonl:12: not JSON at column 3",
        "  gone.txt: no such file",
    ]


def test_quiet_says_nothing_but_keeps_the_exit_code(onrecord, reading, article):
    reading(article, EMPTY)
    result = onrecord("read", "x", "--quiet")
    assert result.stderr == ""
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("choice", "environment", "colored"),
    [
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("auto", {}, False),
        ("never", {}, False),
    ],
)
def test_colour_is_as_asked(onrecord, reading, article, choice, environment, colored):
    reading(article)
    result = onrecord("read", "x", "--color", choice, **environment)
    assert ("\x1b[" in result.stdout) is colored


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_terminal_is_coloured_unless_it_declines(monkeypatch, environment, colored):
    from onrecord.cli.terminal import ColorChoice, wants_color

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TERM", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert wants_color(ColorChoice.AUTO) is colored


def test_width_is_as_asked(onrecord, reading, article):
    reading(article)
    for width in (40, 72):
        lines = onrecord("read", "x", "--width", str(width)).stdout.splitlines()
        assert max(map(len, lines)) == width


def test_html_writes_a_page_instead_of_the_ledger(onrecord, reading, article, tmp_path):
    reading(article, article)
    page = tmp_path / "record.html"
    result = onrecord("read", "x", "--html", str(page))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert page.read_text(encoding="utf-8").count('<div class="text"') == 2


def test_html_and_json_go_together(onrecord, reading, article, tmp_path):
    reading(article)
    page = tmp_path / "record.html"
    result = onrecord("read", "x", "--json", "--html", str(page))
    assert json.loads(result.stdout)["class"] == "pledge"
    assert page.exists()


def test_no_page_is_written_of_nothing(onrecord, reading, tmp_path):
    reading(EMPTY)
    page = tmp_path / "record.html"
    assert onrecord("read", "x", "--html", str(page)).exit_code == 2
    assert not page.exists()


def test_page_in_a_missing_folder_is_refused_before_reading(onrecord, reading, article, tmp_path):
    reading(article)
    result = onrecord("read", "x", "--html", str(tmp_path / "no" / "record.html"))
    assert result.exit_code == 2
    assert "its folder does not exist" in result.stderr
    assert "read 1" not in result.stderr


def test_undated_articles_are_counted():
    outcome = Outcome()
    outcome.count(Article(id="a", text="Text."))
    outcome.count(Article(id="b", text="Text.", published_at=date(2025, 9, 5)))
    assert outcome.headline() == "read 2, 1 without a date"
    assert outcome.seen == 2


def test_notes_on_articles_are_told_once_with_the_first_place():
    outcome = Outcome()
    for place in ("a.txt", "feed.jsonl:2", "feed.jsonl:3"):
        outcome.count(Article(id=place, text="Text.", source=place, notes=("no date",)))
    outcome.count(
        Article(
            id="d", text="Text.", source="d.txt", published_at=date(2025, 9, 5), notes=("no quote",)
        )
    )
    assert outcome.lines() == [
        "read 4, 3 without a date",
        "  a.txt: no date (and 2 more)",
        "  d.txt: no quote",
    ]


def test_actors_and_judgements_are_handed_on(onrecord, reading, article, tmp_path):
    (tmp_path / "actors.yaml").write_text("persons: []")
    (tmp_path / "log.jsonl").write_text("")
    files = [str(tmp_path / "actors.yaml"), str(tmp_path / "log.jsonl")]
    calls = reading(article)
    onrecord("read", "x", "--actors", files[0], "--judgements", files[1])
    (call,) = calls
    assert [str(call["actors"]), str(call["judgements"])] == files


@pytest.mark.parametrize("option", ["--actors", "--judgements"])
def test_a_missing_file_of_actors_or_judgements_is_a_usage_error(onrecord, option):
    result = onrecord("read", "x", option, "no/such/file")
    assert result.exit_code == 2
    assert f"Invalid value for '{option}': file 'no/such/file' does not exist" in result.stderr


@pytest.mark.model
def test_a_wrong_file_of_actors_stops_the_run_with_file_and_line(onrecord, tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell in Bergen on Friday, the town said.")
    (tmp_path / "actors.yaml").write_text("persons:\n  - name: Ana\n")
    options = ["--actors", str(tmp_path / "actors.yaml")]
    result = onrecord("read", str(tmp_path / "a.txt"), *options)
    assert result.exit_code == 2
    assert f"onrecord: {tmp_path}/actors.yaml:2: neither `country` nor" in result.stderr
