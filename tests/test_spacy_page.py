"""What the page about spaCy pipelines shows runs, and what it names is there."""

import dataclasses
import pickle
import re
from pathlib import Path

import pytest
import spacy

from onrecord.annotate.attribution import make_attribution
from onrecord.annotate.language_model import find_language_model
from onrecord.annotate.layers import Attribution
from onrecord.errors import ConfigError

PAGE = (Path(__file__).parent.parent / "docs" / "spacy.md").read_text(encoding="utf-8")
FIRST, SECOND = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
TEXT = "“We will keep the ferry,” Anna Holm told reporters. The council said the fees would go."


def named_in(heading: str) -> set[str]:
    """The code words in the first column of the table below a heading."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


def test_every_attribute_of_an_attribution_is_on_the_page():
    assert named_in("What it sets") == {field.name for field in dataclasses.fields(Attribution)}


def test_every_option_of_the_component_is_on_the_page():
    options = make_attribution.__annotations__.keys() - {"nlp", "name", "return"}
    assert named_in("Options") == options


@pytest.fixture
def own():
    """Somebody's pipeline with the component, from its name alone."""
    nlp = spacy.load(find_language_model().path)
    nlp.add_pipe("onrecord_attribution")
    return nlp


def found(doc):
    """The attributions of a doc without the reader's beliefs, whose last bits depend on batches."""
    return [
        (said.speaker, said.cue, said.content, said.form) for said in doc._.onrecord_attributions
    ]


@pytest.mark.model
def test_the_example_prints_what_it_says(capsys):
    exec(compile(FIRST, "spacy.md", "exec"), {})
    said = re.findall(r"^# (.*)$", FIRST, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == said


@pytest.mark.model
def test_without_the_reader_the_rules_read_alone(own):
    with_reader = own(TEXT)
    own.remove_pipe("onrecord_attribution")
    exec(compile(SECOND, "spacy.md", "exec"), {"nlp": own})
    alone = own(TEXT)
    assert found(alone) == found(with_reader)
    assert any(said.reader for said in with_reader._.onrecord_attributions)
    assert not any(said.reader for said in alone._.onrecord_attributions)


@pytest.mark.model
def test_it_works_in_worker_processes_pickled_and_saved(own, tmp_path):
    here = found(own(TEXT))
    assert len(here) == 2
    assert [found(doc) for doc in own.pipe([TEXT] * 4, n_process=2, batch_size=2)] == [here] * 4
    assert found(pickle.loads(pickle.dumps(own))(TEXT)) == here
    own.to_disk(tmp_path)
    assert found(spacy.load(tmp_path)(TEXT)) == here


def test_a_pipeline_without_a_parse_is_told_what_it_lacks():
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_attribution", config={"trained": False})
    with pytest.raises(ConfigError, match="nothing was set by a parser, a tagger, a lemmatizer"):
        nlp(TEXT)
    assert nlp("")._.onrecord_attributions == ()


@pytest.mark.model
def test_a_pipeline_without_a_parser_is_told_that_alone():
    nlp = spacy.load(find_language_model().path, exclude=["parser"])
    nlp.add_pipe("onrecord_attribution", config={"trained": False})
    with pytest.raises(ConfigError, match="nothing was set by a parser; expected"):
        nlp(TEXT)
