"""Settings come from defaults, file and environment, and unknown ones are errors."""

import re
from pathlib import Path

import pytest

from onrecord.config import SETTINGS, load_config
from onrecord.errors import ConfigError

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"


def test_every_setting_has_a_default_and_every_default_a_setting():
    assert set(load_config({}).values) == {setting.name for setting in SETTINGS}


def test_the_page_of_the_command_line_lists_every_setting():
    page = PAGE.read_text(encoding="utf-8").partition("## Settings")[2]
    defaults = load_config({}).values
    rows = re.findall(r"^\| `(\w+)` \|(.*?)\| (.+) \|$", page, re.MULTILINE)
    told = [(name, default.strip(" `"), meaning) for name, default, meaning in rows]
    expected = [(each.name, str(defaults[each.name]), each.help) for each in SETTINGS]
    assert told == expected


def test_the_environment_wins_over_the_file(tmp_path):
    path = tmp_path / "onrecord.toml"
    path.write_text("max_text_characters = 10\narticle_timeout_s = 5", encoding="utf-8")
    config = load_config({"ONRECORD_CONFIG": str(path), "ONRECORD_MAX_TEXT_CHARACTERS": "20"})
    assert config.integer("max_text_characters") == 20
    assert config.number("article_timeout_s") == 5.0
    assert config.origins["max_text_characters"] == "ONRECORD_MAX_TEXT_CHARACTERS"
    assert config.origins["article_timeout_s"] == str(path)


def test_an_unknown_setting_lists_the_near_ones(tmp_path):
    path = tmp_path / "onrecord.toml"
    path.write_text("max_text_caracters = 10", encoding="utf-8")
    with pytest.raises(ConfigError, match="did you mean max_text_characters"):
        load_config({"ONRECORD_CONFIG": str(path)})


def test_a_value_of_another_type_names_the_variable():
    with pytest.raises(ConfigError, match=r"ONRECORD_MAX_INPUT_BYTES: .* is 'big'"):
        load_config({"ONRECORD_MAX_INPUT_BYTES": "big"})


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match="expected a TOML file"):
        load_config({"ONRECORD_CONFIG": str(tmp_path / "none.toml")})
