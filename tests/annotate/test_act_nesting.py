"""Acts within acts, without a parse."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.annotate.act_nesting import nest_acts
from onrecord.annotate.layers import Range, SpeechAct
from onrecord.terms import ActClass, Form, Modality, Polarity


def act(trigger: tuple[int, int], content: tuple[int, int], conditions=()) -> SpeechAct:
    return SpeechAct(
        act_class=ActClass.ASSERT,
        plover=None,
        modality=Modality.CONDITIONAL if conditions else Modality.ACTUAL,
        polarity=Polarity.AFFIRMED,
        form=Form.INDIRECT,
        trigger=Range(*trigger),
        trigger_token=0,
        actor=None,
        actor_range=None,
        recipient=None,
        recipient_range=None,
        content=(Range(*content),),
        conditions=conditions,
        attribution=0,
    )


DOC = Doc(Vocab(), words=["said"], pos=["VERB"])


def test_an_act_lies_within_the_shortest_content_around_its_trigger():
    acts = nest_acts(DOC, [act((0, 2), (3, 90)), act((5, 9), (10, 60)), act((12, 15), (16, 30))])
    assert [item.within for item in acts] == [None, 0, 1]


def test_acts_side_by_side_are_not_nested():
    acts = nest_acts(DOC, [act((0, 2), (3, 10)), act((20, 22), (23, 30))])
    assert [item.within for item in acts] == [None, None]


def test_a_condition_stays_with_the_innermost_act():
    outer, inner = nest_acts(DOC, [act((0, 2), (3, 90), (7,)), act((5, 9), (10, 60), (7,))])
    assert (outer.conditions, outer.modality) == ((), Modality.ACTUAL)
    assert (inner.conditions, inner.modality) == ((7,), Modality.CONDITIONAL)


spans = st.tuples(st.integers(0, 80), st.integers(1, 40)).map(lambda it: (it[0], it[0] + it[1]))


@given(st.lists(st.tuples(spans, spans), max_size=12))
def test_nesting_never_goes_in_circles(pairs):
    acts = nest_acts(DOC, [act(trigger, content) for trigger, content in pairs])
    for position in range(len(acts)):
        seen = set()
        while position is not None:
            assert position not in seen
            seen.add(position)
            position = acts[position].within
