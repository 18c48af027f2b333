"""Whom the first person stands for: built by hand, so that no language model is needed."""

import pytest
import spacy

from onrecord.annotate.first_person import link_first_persons
from onrecord.annotate.layers import Attribution, Entity, Mention, Range
from onrecord.terms import ActorType, Form, MentionForm

SPEAKER = "Moen"


@pytest.fixture(scope="module")
def blank():
    import onrecord.annotate.extensions  # noqa: F401  declares the layers

    return spacy.blank("en")


@pytest.fixture
def read(blank):
    """Link the first persons of a text that `speaker` says as a whole; words -> entity."""

    def link(text, speaker, *groups, form=Form.DIRECT, cue=True):
        doc = blank(f"{text} {SPEAKER} said.")
        entities = [speaker]
        mentions = [mention(doc, SPEAKER, MentionForm.NAME, 0)]
        for words, entity in groups:
            entities.append(entity)
            mentions.append(mention(doc, words, MentionForm.GROUP, len(entities) - 1))
        for token in doc:
            if token.lower_ in {"i", "we", "our", "my", "us"}:
                words = Range(token.idx, token.idx + len(token))
                mentions.append(
                    Mention(range=words, head=token.i, form=MentionForm.PRONOUN, entity=None)
                )
        doc._.onrecord_entities = tuple(entities)
        doc._.onrecord_mentions = tuple(mentions)
        said = Range(doc[-2].idx, doc[-2].idx + 4)
        doc._.onrecord_attributions = (
            Attribution(
                speaker=mentions[0].range,
                speaker_head=mentions[0].head,
                cue=(said,) if cue else (),
                content=(Range(0, len(text)),),
                form=form,
                rule="r",
            ),
        )
        link_first_persons(doc)
        return {
            doc.text[m.range.start : m.range.end]: None
            if m.entity is None
            else doc._.onrecord_entities[m.entity]
            for m in doc._.onrecord_mentions
        }

    return link


def mention(doc, words, form, entity):
    start = doc.text.index(words)
    head = doc.char_span(start, start + len(words))[-1].i
    return Mention(range=Range(start, start + len(words)), head=head, form=form, entity=entity)


def minister(**fields):
    return Entity(name="Kaja Moen", type=ActorType.PERSON, **fields)


NORWEGIAN = minister(country="NOR", side="Government of Norway")


@pytest.mark.parametrize("word", ["I", "my"])
def test_the_singular_is_the_speaker(read, word):
    assert read(f"“It is what {word} hope.”", NORWEGIAN)[word] == NORWEGIAN


def test_the_plural_is_the_government_that_a_minister_speaks_for(read):
    we = read("“We refuse.”", NORWEGIAN)["We"]

    assert (we.name, we.country, we.sector) == ("Government of Norway", "NOR", "GOV")
    assert we.type is ActorType.GOVERNMENT


def test_the_plural_is_the_body_that_a_spokesman_speaks_for(read):
    we = read("“We refuse.”", minister(country="IGO", side="NATO"))["We"]

    assert (we.name, we.type, we.country) == ("NATO", ActorType.IGO, "IGO")


def test_a_side_that_no_table_knows_is_an_organisation(read):
    we = read("“We refuse.”", minister(country="NOR", side="Fjord Oil"))["We"]

    assert (we.name, we.type, we.country) == ("Fjord Oil", ActorType.ORGANISATION, None)


def test_a_ministry_that_the_text_names_nowhere_else_is_of_its_country(read):
    we = read("“We refuse.”", minister(country="NOR", side="Foreign Ministry of Norway"))["We"]

    assert (we.type, we.country) == (ActorType.GOVERNMENT, "NOR")


def test_the_plural_of_a_body_is_the_body(read):
    ministry = Entity(name="Foreign Ministry of Norway", type=ActorType.GOVERNMENT)

    assert read("“We refuse.”", ministry)["We"] == ministry


def test_a_side_that_the_text_names_is_not_added_again(read):
    union = Entity(name="Dockers’ Union", type=ActorType.ORGANISATION)
    found = read("“We refuse, the union said.”", minister(side="Dockers’ Union"), ("union", union))

    assert found["We"] is found["union"]


@pytest.mark.parametrize(
    ("words", "type_", "sector", "name"),
    [
        ("troops", ActorType.GROUP, "MIL", "Armed forces of Norway"),
        ("army", ActorType.ORGANISATION, "MIL", "Armed forces of Norway"),
        ("government", ActorType.GOVERNMENT, "GOV", "Government of Norway"),
    ],
)
def test_what_is_ours_is_of_the_speakers_country(read, words, type_, sector, name):
    body = Entity(name=words, type=type_, sector=sector)
    found = read(f"“Our {words} left.”", NORWEGIAN, (f"Our {words}", body))[f"Our {words}"]

    assert (found.name, found.country) == (name, "NOR")


def test_friends_of_ours_are_nobody_of_our_country(read):
    allies = Entity(name="allies", type=ActorType.GROUP)

    assert read("“Our allies left.”", NORWEGIAN, ("Our allies", allies))["Our allies"] == allies


@pytest.mark.parametrize(
    ("speaker", "form", "cue"),
    [
        (minister(country="NOR"), Form.DIRECT, True),
        (NORWEGIAN, Form.INDIRECT, True),
    ],
    ids=["no side", "the writer may be meant"],
)
def test_the_plural_stays_open(read, speaker, form, cue):
    assert read("We refuse.", speaker, form=form, cue=cue)["We"] is None


def test_a_turn_without_marks_and_cue_is_the_speakers(read):
    assert read("I refuse.", NORWEGIAN, form=Form.INDIRECT, cue=False)["I"] == NORWEGIAN


def test_nothing_changes_where_nobody_speaks(blank):
    doc = blank("We refuse.")
    words = Mention(range=Range(0, 2), head=0, form=MentionForm.PRONOUN, entity=None)
    doc._.onrecord_mentions = (words,)
    link_first_persons(doc)

    assert doc._.onrecord_mentions == (words,)
    assert doc._.onrecord_entities == ()
