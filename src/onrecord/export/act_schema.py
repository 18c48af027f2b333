"""The JSON Schema of one line of the record, generated from the model.

`python -m onrecord.export.act_schema` writes `onrecord/schema/act.schema.json` again.
"""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from onrecord import model
from onrecord.export.jsonl import ArticleHeader

NAME = "act.schema.json"


def act_schema() -> dict[str, Any]:
    """The schema, in draft 2020-12; every field is required, where unknown it is null."""
    types = (model.Act, ArticleHeader)
    _, definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    for name, definition in definitions.items():
        if definition.get("type") == "object":
            docstring = getattr(model, name, ArticleHeader).__doc__ or ""
            _describe(definition, docstring)
    act = definitions.pop("Act")
    act["properties"] = {
        "schema": {"const": model.SCHEMA, "description": "name and version of this schema"},
        **{_written(name): field for name, field in act["properties"].items()},
        "article": {
            "$ref": "#/$defs/ArticleHeader",
            "description": "the article that reports the act",
        },
    }
    act["required"] = list(act["properties"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **act,
        "$defs": dict(sorted(definitions.items())),
    }


def act_schema_text() -> str:
    """The schema as it is committed."""
    return json.dumps(act_schema(), indent=2, ensure_ascii=False) + "\n"


def committed_schema() -> dict[str, Any]:
    """The schema that the package carries."""
    text = files("onrecord").joinpath("schema", NAME).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _describe(definition: dict[str, Any], docstring: str) -> None:
    """Close an object to other fields, and describe each with its line of the docstring."""
    about = _attributes(docstring)
    definition["description"] = docstring.strip().partition("\n")[0]
    definition["required"] = list(definition["properties"])
    definition["additionalProperties"] = False
    for name, field in definition["properties"].items():
        field.pop("default", None)
        if name in about:
            field["description"] = about[name]


def _attributes(docstring: str) -> dict[str, str]:
    """Field -> meaning, as the `Attributes` part of a docstring states it."""
    part = docstring.partition("Attributes:\n")[2].partition("Source:")[0]
    about = {}
    for entry in re.finditer(r"^ {8}(\w[\w, ]*): (.+(?:\n {12}.+)*)", part, re.MULTILINE):
        for name in entry[1].split(", "):
            about[name] = re.sub(r"\bNone\b", "null", " ".join(entry[2].split()))
    return about


def _written(name: str) -> str:
    """A field's name in output: "class" is a keyword in Python, and the word users know."""
    return "class" if name == "act_class" else name


if __name__ == "__main__":
    path = Path(__file__).parent.parent / "schema" / NAME
    path.write_text(act_schema_text(), encoding="utf-8")
