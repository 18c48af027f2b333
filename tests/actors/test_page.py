"""The page on actors says what the code does."""

import re
from datetime import date
from pathlib import Path

import pytest

from onrecord.actors.actor_file import (
    _MEMBER,
    _OFFICE,
    _ORGANISATION,
    _PERSON,
    _TYPES,
    load_register,
)
from onrecord.lexicons.officeholders import OFFICES

PAGE = (Path(__file__).parents[2] / "docs" / "actors.md").read_text(encoding="utf-8")


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text(PAGE.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    return str(path)


def test_the_example_is_read(example):
    register = load_register(example)
    assert register.find_surname("Solheim", day=date(2024, 2, 29)).office == "foreign_minister"
    assert register.find_person("Ingrid M. Solheim", day=date(2024, 5, 1)).office == "head"
    assert register.organisation("NFC Secretariat").part_of == "Northern Fisheries Council"


def test_what_is_found_is_what_the_page_of_the_command_line_shows(example, monkeypatch):
    from typer.testing import CliRunner

    from onrecord.cli.main import app

    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    command, _, shown = page.partition("$ onrecord ")[2].partition("```")[0].partition("\n")
    monkeypatch.chdir(Path(example).parent)
    assert CliRunner().invoke(app, command.split()).stdout == shown


@pytest.mark.parametrize(
    ("heading", "keys"),
    [("a person", _PERSON), ("an office", _OFFICE), ("an organisation", _ORGANISATION)],
)
def test_every_key_is_on_the_page(heading, keys):
    table = PAGE.partition(f"| key of {heading} | meaning |\n")[2].partition("\n\n")[0]
    cells = [row.split("|")[1] for row in table.splitlines()[1:]]
    assert {key for cell in cells for key in re.findall(r"`(\w+)`", cell)} == keys


def test_every_office_and_type_is_on_the_page():
    offices = PAGE.partition("\nOffices: ")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", offices)) == OFFICES
    types = PAGE.partition("| `type` |")[2].partition("\n")[0]
    assert set(re.findall(r"`(\w+)`", types)) == set(_TYPES)
    members = PAGE.partition("| `members` |")[2].partition("\n")[0]
    assert set(re.findall(r"`(\w+)`", members)) == _MEMBER
