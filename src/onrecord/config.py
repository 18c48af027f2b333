"""Settings: one table feeds the code, `onrecord doctor` and the documentation.

A value comes from, in this order: an environment variable `ONRECORD_NAME`, the file that
`ONRECORD_CONFIG` names, `default.toml` beside this module.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import ConfigError

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its name with the unit in it, and its help; the type is its default's."""

    name: str
    help: str


SETTINGS = (
    Setting("model", "spaCy pipeline to load; `auto` prefers en_core_web_sm, then its repackage"),
    Setting("max_input_bytes", "inputs larger than this are set aside before they are read"),
    Setting("max_archive_members", "archives of more files than this are not read further"),
    Setting("max_text_characters", "articles longer than this are set aside"),
    Setting("article_timeout_s", "wall time after which one web page is set aside"),
    Setting("max_broken_share", "share of broken records above which a file is not read further"),
    Setting("max_replaced_share", "share of undecodable characters from which a text is set aside"),
    Setting(
        "columns",
        "columns of tables, as `text=Story, published=Day`; empty: by their names",
    ),
    Setting("actors", "file of actors that adds to the shipped register; empty: that alone"),
    Setting("judgements", "log of judgements on which actors are the same; empty: none"),
    Setting("db", "where the record is kept: a file, or postgresql://user@host/database"),
    Setting("corpora", "folder of the evaluation corpora; empty: `make evaluate` skips"),
)


@dataclass(frozen=True)
class Config:
    """The values in force, and where each comes from.

    Attributes:
        values: setting -> value.
        origins: setting -> "default", a file's path, or the environment variable's name.
    """

    values: Mapping[str, Value]
    origins: Mapping[str, str]

    def text(self, name: str) -> str:
        """The value of a setting that is a string."""
        return str(self.values[name])

    def integer(self, name: str) -> int:
        """The value of a setting that is a whole number."""
        return int(self.values[name])

    def number(self, name: str) -> float:
        """The value of a setting that is a number."""
        return float(self.values[name])


def load_config(environ: Mapping[str, str] | None = None) -> Config:
    """The configuration from defaults, file and environment.

    Args:
        environ: environment variables; the process's own if None.
    Raises:
        ConfigError: an unknown setting (the near ones are listed) or a value of another type.
    """
    environ = os.environ if environ is None else environ
    values = dict(_defaults())
    origins = dict.fromkeys(values, "default")
    path = environ.get("ONRECORD_CONFIG")
    if path:
        for name, value in _read_toml(Path(path)).items():
            known = _known(name, where=path)
            values[known] = _typed(known, value, where=path)
            origins[known] = path
    for setting in SETTINGS:
        variable = f"ONRECORD_{setting.name.upper()}"
        if variable in environ:
            values[setting.name] = _typed(setting.name, environ[variable], where=variable)
            origins[setting.name] = variable
    return Config(values, origins)


@lru_cache
def _defaults() -> Mapping[str, Value]:
    text = files("onrecord").joinpath("default.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}; expected a TOML file of settings") from error


def _known(name: str, *, where: str) -> str:
    names = [setting.name for setting in SETTINGS]
    if name not in names:
        near = get_close_matches(name, names) or names
        raise ConfigError(f"{where}: unknown setting {name!r}; did you mean {', '.join(near)}?")
    return name


def _typed(name: str, value: object, *, where: str) -> Value:
    kind = type(_defaults()[name])
    try:
        return kind(str(value))
    except (TypeError, ValueError) as error:
        raise ConfigError(
            f"{where}: {name} is {value!r}, expected a value like {_defaults()[name]!r}"
        ) from error
