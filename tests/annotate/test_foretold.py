"""What the reporter says that a party will, would or may do."""

import pytest

from onrecord.annotate.foretold import is_public
from onrecord.annotate.layers import Entity
from onrecord.terms import ActClass, ActorType


@pytest.mark.parametrize(
    ("entity", "public"),
    [
        (Entity(name="Chad", type=ActorType.COUNTRY), True),
        (Entity(name="Kari Lund", type=ActorType.PERSON, sector="GOV"), True),
        (Entity(name="Kari Lund", type=ActorType.PERSON), False),
        (Entity(name="the Swedes", type=ActorType.GROUP, country="SWE"), True),
        (Entity(name="the bakers", type=ActorType.GROUP), False),
        (Entity(name="the pirates", type=ActorType.GROUP, sector="CRM"), True),
        (Entity(name="Nordic Ferries", type=ActorType.ORGANISATION, sector="BUS"), False),
    ],
)
def test_states_peoples_and_those_who_act_for_them_are_public(entity, public):
    assert is_public(entity) is public


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "act_class"),
    [
        ("Norway will lend the ship.", ActClass.PLEDGE),
        ("Norway will send engineers to Lagos.", ActClass.PLEDGE),
        ("Norway would open the road if Niger paid.", ActClass.PLEDGE),
        ("The Turkish army won't leave the town until the vote.", ActClass.REFUSE),
        ("Norway will not send troops to Haiti.", ActClass.REFUSE),
        ("Norway will close the border if the raids go on.", ActClass.THREATEN),
        ("Norway will impose sanctions on Niger.", ActClass.THREATEN),
        ("Norway may send doctors to Niger.", ActClass.OFFER),
    ],
)
def test_a_bare_will_commits_a_state(nlp, text, act_class):
    (act,) = nlp(text)._.onrecord_acts
    assert act.act_class is act_class


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Norway would have opened the road.",
        "Norway will be bombed.",
        "The snow will close the border.",
        "When Norway will open the road is open.",
        "The bakery will open a second shop.",
        "The tide will turn.",
    ],
)
def test_other_futures_commit_nobody(nlp, text):
    assert not nlp(text)._.onrecord_acts


@pytest.mark.model
def test_what_somebody_says_another_will_do_is_no_act_of_the_other(nlp):
    text = "Norwegian Prime Minister Ola Berg said Sweden would attack the port."
    (act,) = nlp(text)._.onrecord_acts
    assert act.act_class is ActClass.ASSERT
