"""The id of an actor."""

import pytest

from onrecord.actors.identity import actor_id
from onrecord.terms import ActorType


@pytest.mark.parametrize(
    ("kind", "name", "country", "expected"),
    [
        (ActorType.PERSON, "Volodymyr Zelenskiy", "UKR", "person:UKR:volodymyr-zelensky"),
        (ActorType.PERSON, "Ingrid Solheim", None, "person:-:ingrid-solheim"),
        (ActorType.IGO, "The Arctic Council", "IGO", "igo:IGO:arctic-council"),
        (
            ActorType.GOVERNMENT,
            "Government of Norway",
            "NOR",
            "government:NOR:government-of-norway",
        ),
        (ActorType.ORGANISATION, "Café Åse & Co.", "NOR", "organisation:NOR:cafe-ase-co"),
        (ActorType.PERSON, "—", "NOR", None),
    ],
)
def test_an_id_is_made_of_type_country_and_name(kind, name, country, expected):
    assert actor_id(kind, name, country) == expected


def test_spellings_of_a_person_share_an_id_and_persons_of_two_countries_do_not():
    one = actor_id(ActorType.PERSON, "Yusuf Hassan", "SOM")
    assert one == actor_id(ActorType.PERSON, "Youssef Hasan", "SOM")
    assert one != actor_id(ActorType.PERSON, "Yusuf Hassan", "KEN")
