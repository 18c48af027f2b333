"""The actor component: its layers, its lookups, and the speakers of texts written for it."""

import pytest
from spacy.tokens import Doc

from onrecord.annotate.actor import ActorComponent, entity_of, mention_at
from onrecord.annotate.place import PlaceComponent
from onrecord.evaluate.run import load_task
from onrecord.places.gazetteer import bundled_gazetteer
from onrecord.terms import ActorType, MentionForm

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(language_model):
    places, actors = PlaceComponent(bundled_gazetteer()), ActorComponent(language_model)

    def annotate(text: str, published: str | None = None) -> Doc:
        doc = language_model(text)
        doc._.onrecord_published = published
        return actors(places(doc))

    return annotate


def test_every_mention_lies_in_the_text_and_points_to_an_entity(read):
    for line in load_task("speaker", None).gold[::10]:
        doc = read(line.text, line.published)
        for mention in doc._.onrecord_mentions:
            assert 0 <= mention.range.start < mention.range.end <= len(doc.text)
            assert mention.range.start <= doc[mention.head].idx < mention.range.end
            assert mention.entity is None or mention.entity < len(doc._.onrecord_entities)


def test_entities_stand_in_the_order_of_their_first_mention(read):
    doc = read("Oslo warned Riga. Danish officials said they backed Riga.")
    firsts = dict.fromkeys(m.entity for m in doc._.onrecord_mentions if m.entity is not None)
    assert list(firsts) == list(range(len(doc._.onrecord_entities)))


def test_the_first_person_is_left_to_its_speaker(read):
    doc = read("“I will not sign,” Peruvian President Luis Benavides said. “We are ready.”")
    by_words = {doc.text[m.range.start : m.range.end]: m for m in doc._.onrecord_mentions}
    assert by_words["I"].form is MentionForm.PRONOUN
    assert by_words["I"].entity is None
    assert by_words["We"].entity is None


def test_mention_at_prefers_the_mention_headed_by_the_token(read):
    doc = read("A spokeswoman for NATO denied it.")
    nato = next(token for token in doc if token.text == "NATO")
    assert doc._.onrecord_entities[entity_of(doc, nato)].name == "NATO"
    assert doc._.onrecord_entities[entity_of(doc, doc[1])].name == "spokeswoman for NATO"
    assert doc._.onrecord_entities[entity_of(doc, doc[0])].name == "spokeswoman for NATO"


def test_mention_at_is_none_outside_every_mention(read):
    doc = read("The bridge fell, Norway said.")
    assert mention_at(doc, 1) is None
    assert entity_of(doc, 1) is None


def test_entities_tell_type_sector_role_and_gender(read):
    doc = read("Kenyan Foreign Minister Grace Wanjiru met two officials. She thanked them.")
    minister, officials = doc._.onrecord_entities
    assert (minister.name, minister.type, minister.country) == (
        "Grace Wanjiru",
        ActorType.PERSON,
        "KEN",
    )
    assert (minister.sector, minister.role) == ("GOV", "Kenyan Foreign Minister")
    assert (minister.gender, minister.anonymous) == ("f", False)
    assert (officials.type, officials.anonymous, officials.plural) == (ActorType.GROUP, True, True)


def test_an_empty_text_has_no_parties(read):
    doc = read("")
    assert doc._.onrecord_entities == ()
    assert doc._.onrecord_mentions == ()


def test_layers_survive_serialisation(read, language_model):
    doc = read("Kenyan Foreign Minister Grace Wanjiru met two officials.")
    again = Doc(language_model.vocab).from_bytes(doc.to_bytes())
    assert tuple(again._.onrecord_entities) == doc._.onrecord_entities
    assert tuple(again._.onrecord_mentions) == doc._.onrecord_mentions


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Germany voted. An economist at the Halle Institute left.", "economist", "DEU"),
        ("Norway voted. An economist at the Halle Institute left.", "economist", None),
        ("Britain voted. Students at the University of Newcastle left.", "Students", "GBR"),
        ("Norway voted. Students at the University of Newcastle left.", "Students", None),
    ],
)
def test_a_town_left_open_is_of_the_one_country_of_its_places_that_is_named(
    read, text, words, country
):
    doc = read(text)
    token = next(token for token in doc if token.text == words)
    assert doc._.onrecord_entities[entity_of(doc, token)].country == country


def test_a_full_stop_is_no_part_of_a_name_that_ends_in_a_capital(read):
    doc = read("Two dishes came from SpaceX.")
    assert [entity.name for entity in doc._.onrecord_entities] == ["SpaceX"]
