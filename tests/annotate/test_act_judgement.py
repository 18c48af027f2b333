"""What the head's judgement does to acts; the head's own answers are given."""

import dataclasses

import pytest

from onrecord.annotate.act_judgement import JUDGED_RULE, act_facts, act_words, judge_acts
from onrecord.models.act import OUTCOMES, ActJudgement, ActWords
from onrecord.terms import ActClass, PloverType

pytestmark = pytest.mark.model


class Answers:
    """A head that gives known answers, in the order of the acts."""

    def __init__(self, *answers):
        self.answers = list(answers)

    def judge(self, numbers, facts):
        shares = self.answers.pop(0)
        return ActJudgement(
            tuple(shares.get(each.value if each else "none", 0.0) for each in OUTCOMES)
        )


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp("Kenya's president said 26 countries had pledged to close the border.")


def judge(doc, *answers):
    return judge_acts(
        doc, doc._.onrecord_acts, states=doc._.onrecord_states, head=Answers(*answers)
    )


def test_what_is_likely_no_act_is_left_out_and_what_it_held_moves_up(doc):
    (pledge,) = judge(doc, {"none": 0.7, "assert": 0.3}, {"pledge": 0.9})
    assert pledge.act_class is ActClass.PLEDGE
    assert pledge.within is None
    assert pledge.confidence == 0.9


def test_an_act_stays_within_the_one_that_holds_it(doc):
    said, pledge = judge(doc, {"assert": 0.8, "none": 0.2}, {"pledge": 0.9})
    assert (said.within, pledge.within) == (None, 0)


def test_a_class_changes_where_another_is_twice_as_probable(doc):
    said, pledge = judge(doc, {"accuse": 0.6, "assert": 0.3}, {"agree": 0.5, "pledge": 0.4})
    assert said.act_class is ActClass.ACCUSE
    assert said.plover is PloverType.ACCUSE
    assert said.rules[-1] == JUDGED_RULE
    assert pledge.act_class is ActClass.PLEDGE
    assert pledge.confidence == 0.4


def test_the_words_of_an_act_are_those_of_the_text(doc):
    act = doc._.onrecord_acts[0]
    words = act_words(doc, act)
    exact = {
        name: [doc.text[start:end] for start, end in ranges]
        for name, ranges in zip(ActWords._fields, words, strict=True)
    }
    assert exact["trigger"] == ["said"]
    assert exact["head"] == ["pledged"]
    assert exact["actor"] == ["Kenya's president"]
    assert exact["opening"] == ["26 countries had pledged to close the bo"]


def test_the_facts_name_the_class_and_why(doc):
    act = dataclasses.replace(doc._.onrecord_acts[0], act_class=ActClass.WARN, rules=("rv.say",))
    facts = act_facts(doc, act, doc._.onrecord_attributions)
    assert facts["class=warn"] == 3.0
    assert {"rule=rv.say", "lexicon=rv", "class=warn lexicon=rv", "trigger=say"} <= facts.keys()
