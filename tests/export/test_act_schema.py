import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from onrecord import terms
from onrecord.api import read_files
from onrecord.export.act_schema import act_schema, act_schema_text, committed_schema
from onrecord.export.jsonl import act_lines

PAGE = Path(__file__).parents[2] / "docs" / "record-schema.md"
VOCABULARIES = (
    "ActClass",
    "PloverType",
    "QuadClass",
    "PloverMode",
    "PloverContext",
    "Modality",
    "Polarity",
    "Strength",
    "Form",
    "ConditionKind",
    "Conjunction",
    "ActorType",
    "Precision",
)


@pytest.fixture(scope="module")
def validator():
    schema = committed_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_committed_schema_is_current():
    committed = json.dumps(committed_schema(), indent=2, ensure_ascii=False) + "\n"
    assert committed == act_schema_text(), "run: python -m onrecord.export.act_schema"


def test_every_line_of_output_follows_the_schema(article, validator):
    dated = replace(article, published_at=datetime(2025, 3, 14, 9, 30, tzinfo=UTC))
    for line in (*act_lines(article), *act_lines(dated)):
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    "change",
    [
        {"class": "promise"},
        {"schema": "onrecord.act/2"},
        {"mood": "bright"},
        {"trigger": None},
        {"content": [{"start": 0, "end": 1, "exact": "B"}]},
    ],
    ids=["class", "schema", "further field", "no trigger", "incomplete evidence"],
)
def test_other_lines_do_not(article, validator, change):
    line = json.loads(next(iter(act_lines(article))))
    with pytest.raises(ValidationError):
        validator.validate({**line, **change})


def test_every_field_is_described():
    schema = act_schema()
    objects = {"Act": schema, **schema["$defs"]}
    missing = [
        f"{name}.{field}"
        for name, definition in objects.items()
        for field, about in definition.get("properties", {}).items()
        if not about.get("description")
    ]
    assert not missing


def test_page_documents_every_field():
    schema = committed_schema()
    objects = {"Act": schema, **schema["$defs"]}
    page = PAGE.read_text(encoding="utf-8")
    for name, definition in objects.items():
        if "properties" in definition:
            section = re.search(rf"^## {name}\n(.*?)(?=^## )", page, re.DOTALL | re.MULTILINE)
            assert section, f"docs/record-schema.md has no section {name}"
            told = re.findall(r"^\| `(\w+)` \|", section[1], re.MULTILINE)
            assert told == list(definition["properties"])


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_page_documents_every_value(vocabulary):
    page = PAGE.read_text(encoding="utf-8")
    section = re.search(rf"^### {vocabulary}\n(.*?)(?=^### |\Z)", page, re.DOTALL | re.MULTILINE)
    assert section
    for member in getattr(terms, vocabulary):
        assert f"`{member}`" in section[1]


def test_example_on_the_page_follows_the_schema_and_its_words_are_in_the_text(validator):
    text, example = example_on_the_page()
    validator.validate(example)
    spans = list(evidence_in(example))
    assert len(spans) == 12
    for span in spans:
        assert text[span["start"] : span["end"]] == span["exact"]


@pytest.mark.model
def test_example_on_the_page_is_what_the_command_prints(tmp_path, monkeypatch):
    text, example = example_on_the_page()
    monkeypatch.chdir(tmp_path)
    report = Path(example["article"]["source"])
    report.parent.mkdir()
    report.write_text(f"{example['article']['title']}\n\n{text}\n", encoding="utf-8")
    (read,) = read_files([report], published="2025-03-14", outlet="Nordwire")
    (printed,) = (json.loads(line) for line in act_lines(read))
    assert printed.pop("confidence") == pytest.approx(example.pop("confidence"), abs=0.2)
    assert printed == example


@pytest.mark.parametrize("confidence", [1.2, -0.1, "high"])
def test_a_confidence_that_is_no_probability_is_refused(validator, confidence):
    _, example = example_on_the_page()
    validator.validate({**example, "confidence": None})
    with pytest.raises(ValidationError):
        validator.validate({**example, "confidence": confidence})


def example_on_the_page():
    page = PAGE.read_text(encoding="utf-8")
    text = re.search(r"^> (.*)$", page, re.MULTILINE)[1]
    return text, json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL)[1])


def evidence_in(value):
    if isinstance(value, dict) and "exact" in value:
        yield value
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from evidence_in(item)
