"""Which parties have an id across articles."""

from datetime import date

import pytest

from onrecord.actors.register import shipped_register
from onrecord.annotate.identity import identify
from onrecord.annotate.layers import Entity
from onrecord.terms import ActorType

REGISTER = shipped_register()


@pytest.mark.parametrize(
    ("name", "kind", "country", "named", "expected"),
    [
        ("Ingrid Solheim", ActorType.PERSON, "NOR", True, "person:NOR:ingrid-solheim"),
        ("Ingrid Solheim", ActorType.PERSON, None, True, "person:-:ingrid-solheim"),
        ("Solheim", ActorType.PERSON, "NOR", True, None),
        ("fisheries minister", ActorType.PERSON, "NOR", False, None),
        ("Vesta Shipping", ActorType.ORGANISATION, None, True, "organisation:-:vesta-shipping"),
        ("NATO", ActorType.IGO, "IGO", False, "igo:IGO:nato"),
        (
            *("Foreign Ministry of Peru", ActorType.GOVERNMENT, "PER", False),
            "government:PER:foreign-ministry-of-peru",
        ),
        ("ministry", ActorType.GOVERNMENT, "PER", False, None),
        ("26 countries", ActorType.GROUP, None, False, None),
        ("Haas", ActorType.UNKNOWN, None, True, None),
    ],
)
def test_a_name_that_identifies_gives_an_id(name, kind, country, named, expected):
    entity = Entity(name=name, type=kind, country=country)
    assert identify(entity, register=REGISTER, named=named).id == expected


def test_a_party_whose_name_is_withheld_has_none():
    entity = Entity(name="Port Watch", type=ActorType.ORGANISATION, anonymous=True)
    assert identify(entity, register=REGISTER, named=True).id is None


def test_a_person_of_the_register_has_its_id_in_every_spelling():
    term = REGISTER.find_surname("Zelenskiy", day=date(2022, 5, 1))
    entity = Entity(name="Zelenskiy", type=ActorType.PERSON)
    identified = identify(entity, register=REGISTER, named=True, term=term)
    assert identified.id == "person:UKR:volodymyr-zelensky"


@pytest.mark.model
def test_the_id_is_the_same_in_two_articles(nlp):
    def ids(text):
        doc = nlp(text)
        return {entity.name: entity.id for entity in doc._.onrecord_entities}

    one = ids(
        "Norwegian minister Ingrid Solheim said on Friday that Norway's parliament would vote."
    )
    other = ids("Parliament in Norway agreed. Ingrid Solheim, a Norwegian minister, thanked it.")
    assert one["Ingrid Solheim"] == other["Ingrid Solheim"] == "person:NOR:ingrid-solheim"
