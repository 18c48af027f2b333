"""What a verb of the lexicon carries, and what it governs."""

import pytest

from onrecord.annotate.act_rules import ActRules, objects_of, particles_of
from onrecord.terms import ActClass, PloverType

pytestmark = pytest.mark.model


def verb_in(doc, lemma):
    return next(token for token in doc if token.lemma_ == lemma)


@pytest.fixture(scope="module")
def acts(language_model):
    rules = ActRules(language_model.vocab)

    def read(text: str):
        doc = language_model(text)
        return {doc[i].text: act for i, act in rules.verbs_of(doc).items()}

    return read


def test_a_verb_carries_a_class_and_the_type_of_that_class(acts):
    refused = acts("Chad refused the offer.")["refused"]
    assert (refused.act_class, refused.plover) == (ActClass.REFUSE, PloverType.REJECT)


def test_a_participle_before_a_noun_carries_no_act(acts):
    assert "condemned" not in acts("They left the condemned building.")
    assert "condemned" in acts("They condemned the building.")


@pytest.mark.parametrize(
    ("text", "lemma", "governed"),
    [
        ("The army carried out a series of attacks.", "carry", {"series", "attack"}),
        ("The bridge and the dam were bombed.", "bomb", {"bridge", "dam"}),
        ("Chad welcomed the sanctions imposed by Peru.", "impose", {"sanction"}),
        ("Chad lifted the sanctions that Peru imposed.", "impose", {"sanction"}),
        ("The envoy left.", "leave", set()),
    ],
)
def test_a_verb_governs_its_objects_and_what_they_are_of(language_model, text, lemma, governed):
    objects = objects_of(verb_in(language_model(text), lemma))
    assert governed <= objects if governed else not objects


def test_particles_are_those_of_the_verb_and_to_before_an_infinitive(language_model):
    assert "out" in particles_of(verb_in(language_model("They carried out the plan."), "carry"))
    assert "to" in particles_of(verb_in(language_model("They vowed to fight."), "vow"))
    assert not particles_of(verb_in(language_model("They signed it."), "sign"))


def test_a_barred_object_leaves_a_verb_without_its_act(acts):
    assert acts("The army released the editor.")["released"].act_class is ActClass.DEED
    assert acts("The army released a report.").get("released") is None


def test_a_barred_particle_leaves_a_verb_without_its_act(acts):
    assert acts("The union backed the plan.")["backed"].act_class is ActClass.PRAISE
    assert acts("The lorry backed into the wall.").get("backed") is None
