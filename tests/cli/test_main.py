import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

from onrecord import __version__
from onrecord.cli.main import COMMANDS, app, load_command
from onrecord.errors import ConfigError

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"

ENDLESS = """
import itertools, sys
from onrecord import api
from onrecord.cli.main import run
from onrecord.model import Article

api.read_files = lambda sources, **options: (
    Article(id=str(n), text="Rain fell.", source=str(n)) for n in itertools.count()
)
sys.argv = ["onrecord", *sys.argv[1:]]
run()
"""

LIST_MODULES = """
import sys
from typer.testing import CliRunner
from onrecord.cli.main import app

result = CliRunner().invoke(app, ["--help"])
assert result.exit_code == 0, result
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_help_lists_every_command(onrecord):
    result = onrecord("--help")
    assert result.exit_code == 0
    for name, summary in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", result.stdout, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_a_module_with_a_function_of_its_name(name, onrecord):
    command = getattr(import_module(f"onrecord.cli.{name}"), name)
    assert command.__doc__
    assert onrecord(name, "--help").exit_code == 0


def test_help_imports_nothing_heavy():
    run = subprocess.run(
        [sys.executable, "-c", LIST_MODULES], capture_output=True, check=True, text=True
    )
    heavy = {"spacy", "numpy", "rich", "trafilatura", "lxml", "yaml", "jinja2", "msgspec"}
    assert not heavy & set(run.stdout.split())


def test_version_is_the_package_s(onrecord):
    assert onrecord("--version").stdout == f"onrecord {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["raed", "x"], "Did you mean 'read'"),
        (["a text in place of its file. " * 300], "No such command"),
        (["read", "--jsn", "x"], "--json"),
        (["read"], "Missing argument 'SOURCE"),
        (["read", "x", "--color", "blue"], "'auto', 'always', 'never'"),
        (["read", "x", "--published", "9/5/2025"], "expected a day as YYYY-MM-DD"),
        (["read", "x", "--published", "2199-01-01"], "2199-01-01"),
        (["read", "x", "--width", "12"], "40"),
    ],
)
def test_wrong_usage_exits_2_with_a_hint(onrecord, arguments, hint):
    result = onrecord(*arguments)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert not result.stdout


def test_file_in_place_of_a_command_points_to_read(onrecord, tmp_path):
    report = tmp_path / "report.txt"
    report.touch()
    result = onrecord(str(report))
    assert result.exit_code == 2
    assert f"Did you mean 'onrecord read {report}'?" in result.stderr


def test_no_command_shows_the_help(onrecord):
    result = onrecord()
    assert result.exit_code == 2
    assert "Commands:" in result.output


def test_expected_error_is_one_line(onrecord, monkeypatch):
    def fail(*_, **__):
        raise ConfigError("ONRECORD_MODEL: no such setting")

    monkeypatch.setattr("onrecord.api.read_files", fail)
    result = onrecord("read", "x")
    assert result.exit_code == 2
    assert result.stderr == "onrecord: ONRECORD_MODEL: no such setting\n"


def test_interrupt_exits_130_after_the_counts(onrecord, monkeypatch, article):
    def interrupted(*_, **__):
        yield article
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.api.read_files", interrupted)
    result = onrecord("read", "x")
    assert result.exit_code == 130
    assert result.stderr == "read 1\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
def test_closed_pipe_is_quiet():
    run = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, "read", "x", "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout.readline() == b"Rain fell.\n"
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait(timeout=20) == 141


def test_page_names_every_command_and_option():
    page = PAGE.read_text(encoding="utf-8")
    general, *sections = re.split(r"^## `onrecord (?=\w)", page, flags=re.MULTILINE)
    told = {section.split("`")[0].split()[0]: section for section in sections}
    assert list(told) == list(COMMANDS)
    for name, section in told.items():
        for option in options_of(load_command(name)):
            assert f"`{option}" in section or f"`{option}" in general
    for option in options_of(typer.main.get_command(app)):
        assert f"`{option}`" in general


def options_of(command):
    return [
        option
        for each in (command, *getattr(command, "commands", {}).values())
        for parameter in each.params
        if parameter.param_type_name == "option"
        for option in parameter.opts
    ]
