"""Which conditions an act has: by where they stand, what they govern, and the act's class."""

import pytest

from onrecord.annotate.condition import make_condition
from onrecord.annotate.dependence import Dependence
from onrecord.annotate.layers import Range, Timex
from onrecord.terms import ActClass, TimexType

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def conditions_of(language_model):
    component = make_condition(language_model, "onrecord_condition")

    def found(text: str, act_class: ActClass, *, time: str | None = None) -> list[str]:
        doc = component(language_model(text))
        if time:
            start = text.index(time)
            where = Range(start, start + len(time))
            timex = Timex(range=where, type=TimexType.DATE, value=None, when=None, rule="ti.x")
            doc._.onrecord_times = (timex,)
        positions = Dependence(doc).conditions_of((Range(0, len(text)),), act_class)
        ranges = [doc._.onrecord_conditions[position].range for position in positions]
        return [text[where.start : where.end] for where in ranges]

    return found


def test_a_condition_of_a_condition_is_none_of_the_act(conditions_of):
    text = "Accra will pay if the fleet withdraws before the vote."
    assert conditions_of(text, ActClass.PLEDGE) == ["if the fleet withdraws before the vote"]


@pytest.mark.parametrize(
    ("text", "act_class", "found"),
    [
        ("Accra will open the port by 1 October.", ActClass.PLEDGE, ["by 1 October"]),
        ("Accra will open the port by 1 October.", ActClass.ASSERT, []),
        ("Accra will keep the port shut until 1 October.", ActClass.REFUSE, ["until 1 October"]),
        ("Accra will keep the port shut until 1 October.", ActClass.ASSERT, []),
    ],
)
def test_a_date_is_a_condition_for_commitments_alone(conditions_of, text, act_class, found):
    assert conditions_of(text, act_class, time="1 October") == found


def test_an_event_is_a_condition_for_any_act(conditions_of):
    text = "Accra will keep the port shut until the fleet withdraws."
    assert conditions_of(text, ActClass.ASSERT) == ["until the fleet withdraws"]
