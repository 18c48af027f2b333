"""Deeds by verbs that no lexicon knows, deeds to come and deeds not done."""

import pytest

from onrecord.lexicons._load import load_lexicon
from onrecord.terms import ActClass, Modality, Polarity

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "trigger", "modality", "polarity"),
    [
        ("Norway froze the accounts on Friday.", "froze", Modality.ACTUAL, Polarity.AFFIRMED),
        ("The Norwegian army has mined the road.", "has mined", Modality.ACTUAL, Polarity.AFFIRMED),
        ("Norway is draining the lake.", "is draining", Modality.ACTUAL, Polarity.AFFIRMED),
        ("Norway did not annul the vote.", "did not annul", Modality.ACTUAL, Polarity.NEGATED),
        ("Norway has yet to drain the lake.", "has", Modality.ACTUAL, Polarity.NEGATED),
        (
            "The Norwegian army failed to mine the road.",
            "failed",
            Modality.ACTUAL,
            Polarity.NEGATED,
        ),
        (
            "The Norwegian army is set to mine the road.",
            "is set",
            Modality.PLANNED,
            Polarity.AFFIRMED,
        ),
        ("Norway is due to drain the lake in May.", "is", Modality.PLANNED, Polarity.AFFIRMED),
        ("Norway was to have drained the lake.", "was", Modality.PLANNED, Polarity.AFFIRMED),
        ("Norway is likely to drain the lake.", "is", Modality.POSSIBLE, Polarity.AFFIRMED),
        ("Norway may drain the lake.", "may drain", Modality.POSSIBLE, Polarity.AFFIRMED),
        ("The Swedes drained the lake.", "drained", Modality.ACTUAL, Polarity.AFFIRMED),
        ("The Norwegian king was exiled.", "was exiled", Modality.ACTUAL, Polarity.AFFIRMED),
    ],
)
def test_whatever_a_state_does_is_a_deed(nlp, text, trigger, modality, polarity):
    (act,) = nlp(text)._.onrecord_acts
    assert act.act_class is ActClass.DEED
    assert text[act.trigger.start : act.trigger.end] == trigger
    assert (act.modality, act.polarity) == (modality, polarity)


def test_what_is_foretold_keeps_the_class_of_its_verb(nlp):
    (act,) = nlp("The Norwegian president is set to visit Chad.")._.onrecord_acts
    assert act.act_class is ActClass.MEET
    assert act.modality is Modality.PLANNED


@pytest.mark.parametrize(
    "text",
    [
        "The bakery drained the lake.",
        "Norway lost the vote.",
        "Norway drains the lake each May.",
        "The draining of the lake took years.",
        "The Norwegian government made a statement on fish.",
        "The storm is set to flood the road.",
        "Norway is obliged by the pact.",
        "The lake was drained.",
    ],
)
def test_what_nobody_public_did_is_no_deed(nlp, text):
    assert not nlp(text)._.onrecord_acts


def test_what_somebody_says_another_did_by_a_plain_verb_is_no_act_of_the_other(nlp):
    text = "Norwegian Prime Minister Ola Berg said Sweden had drained the lake."
    assert [act.act_class for act in nlp(text)._.onrecord_acts] == [ActClass.ASSERT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (text, expected)
        for entry in load_lexicon("routine_verbs")
        for expected, texts in ((False, entry.yes), (True, entry.no))
        for text in texts
    ],
)
def test_routine_is_no_deed(nlp, text, expected):
    assert bool(nlp(text)._.onrecord_acts) is expected


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Unless Chad pays, Norway will close the road.", ["Unless Chad pays"]),
        ("Norway may send doctors, if Chad asks.", ["if Chad asks"]),
        ("Norway lent Chad a ship that it will not repair unless Chad pays.", []),
    ],
)
def test_what_will_be_done_has_conditions_and_what_was_done_has_none(nlp, text, conditions):
    doc = nlp(text)
    act = doc._.onrecord_acts[0]
    ranges = [doc._.onrecord_conditions[position].range for position in act.conditions]
    assert [text[where.start : where.end] for where in ranges] == conditions


def test_the_content_of_a_commitment_holds_its_condition(nlp):
    text = "Unless Chad pays, Norway will close the road."
    (act,) = nlp(text)._.onrecord_acts
    (content,) = act.content
    assert text[content.start : content.end] == text[:-1]


@pytest.mark.parametrize(
    ("text", "act_class"),
    [
        ("The Norwegian police have been told to leave the town.", ActClass.DEMAND),
        ("The Norwegian police were asked to leave the town.", ActClass.REQUEST),
        ("Norway is prepared to drain the lake.", ActClass.OFFER),
        ("Norway and Chad drained the lake.", ActClass.DEED),
        ("Norway will let the firm drill, but the firm must pay.", ActClass.PLEDGE),
    ],
)
def test_the_reporter_tells_more_than_past_tenses(nlp, text, act_class):
    assert act_class in {act.act_class for act in nlp(text)._.onrecord_acts}
