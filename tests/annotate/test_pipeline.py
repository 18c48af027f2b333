"""The components as a pipeline: registered, ordered, usable in anybody's, kept over processes."""

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import DocBin

from onrecord.annotate import PIPELINE, add_components
from onrecord.annotate.extensions import LAYERS
from onrecord.annotate.language_model import find_language_model

TEXT = (
    "OSLO, Sept 5 (Nordwire) - Norwegian Prime Minister Ola Berg said Norway would send engineers."
)


def test_every_component_is_an_entry_point_and_the_other_way_round():
    found = {
        point.name
        for point in entry_points(group="spacy_factories")
        if point.value.startswith("onrecord.")
    }
    assert found == set(PIPELINE)


@pytest.mark.model
def test_each_component_assigns_its_layer_and_requires_only_earlier_ones(nlp):
    pipes = nlp.analyze_pipes()
    assigned = [layer for name in PIPELINE for layer in pipes["summary"][name]["assigns"]]
    assert {f"doc._.{name}" for name in LAYERS} <= set(assigned)
    assert not {name: found for name, found in pipes["problems"].items() if found}


@pytest.mark.model
def test_somebody_elses_pipeline_takes_the_components_by_name():
    nlp = spacy.load(find_language_model().path)
    for name in PIPELINE:
        nlp.add_pipe(name)
    assert nlp(TEXT)._.onrecord_acts


@pytest.mark.model
def test_adding_twice_adds_once(nlp):
    names = list(nlp.pipe_names)
    assert add_components(nlp).pipe_names == names


@pytest.mark.model
def test_layers_survive_worker_processes_and_docbin(nlp):
    (alone,) = nlp.pipe([TEXT])
    for doc in nlp.pipe([TEXT, TEXT], n_process=2):
        assert tuple(doc._.onrecord_acts) == alone._.onrecord_acts
    (stored,) = DocBin(docs=[alone], store_user_data=True).get_docs(nlp.vocab)
    assert tuple(stored._.onrecord_acts) == alone._.onrecord_acts


def test_the_trained_reader_can_be_left_out_of_the_whole_pipeline():
    nlp = add_components(spacy.blank("en"), trained=False)
    assert nlp.get_pipe_config("onrecord_attribution")["trained"] is False
    assert add_components(spacy.blank("en")).get_pipe_config("onrecord_attribution")["trained"]


def test_actors_of_a_file_reach_every_component_that_looks_them_up(tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text("organisations: [{name: Fjord Post, type: organisation, sector: JRN}]")
    nlp = add_components(spacy.blank("en"), actors=str(path))
    told = {name: nlp.get_pipe_config(name).get("actors") for name in PIPELINE}
    assert [name for name, actors in told.items() if actors == str(path)] == [
        "onrecord_actor",
        "onrecord_attribution",
        "onrecord_speech_act",
    ]
