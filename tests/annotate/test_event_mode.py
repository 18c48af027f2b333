"""The mode of an act, by the words that show it."""

import pytest

from onrecord.terms import ActClass, PloverMode, PloverType

pytestmark = pytest.mark.model


@pytest.fixture
def modes_in(nlp):
    """The modes of a text's acts, each with the words that show it."""

    def find(text: str):
        doc = nlp(text)
        return [
            (act.mode.mode, text[act.mode.range.start : act.mode.range.end])
            for act in doc._.onrecord_acts
            if act.mode
        ]

    return find


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("Chad threatened to cut ties with Sudan.", PloverMode.RELATIONS, "ties"),
        ("Norway urged the rebels to free the pilots.", PloverMode.YIELD, "free"),
        ("The army shelled the village.", PloverMode.HEAVY_WEAPONS, "shelled"),
        ("Canada expelled two diplomats.", PloverMode.EXPEL, "expelled"),
    ],
)
def test_a_mode_is_given_with_its_words(modes_in, text, mode, words):
    assert modes_in(text) == [(mode, words)]


def test_a_condition_shows_no_mode(modes_in):
    text = "Chad threatened to expel the envoys if Sudan bombs the bridge."
    assert modes_in(text) == [(PloverMode.EXPEL, "expel")]


def test_the_trigger_shows_it_before_the_content(modes_in):
    text = "The Norwegian government criticised the accusation against its envoy."
    assert modes_in(text) == [(PloverMode.DISAPPROVE, "criticised")]


def test_of_several_demands_the_first_told_counts(modes_in):
    text = "Ghana called for talks with the rebels and for the release of the pilots."
    assert modes_in(text) == [(PloverMode.MEET, "talks")]


def test_a_participle_beside_the_verb_shows_it(modes_in):
    text = "Students protested outside the palace, throwing stones at the guards."
    assert modes_in(text) == [(PloverMode.RIOT, "throwing stones")]


def test_what_is_attacked_is_not_what_it_is_done_with(modes_in):
    assert modes_in("The rebels attacked a depot of artillery shells.") == []
    assert modes_in("The rebels attacked the depot with artillery.") == [
        (PloverMode.HEAVY_WEAPONS, "artillery")
    ]


def test_an_act_whose_words_show_no_mode_has_none(nlp):
    (act,) = nlp("The junta threatened Chad.")._.onrecord_acts
    assert (act.plover, act.mode) == (PloverType.THREATEN, None)


def test_an_act_without_a_type_has_no_mode(nlp):
    (act,) = nlp("Norwegian officials said the shelling had ended.")._.onrecord_acts
    assert (act.act_class, act.mode) == (ActClass.ASSERT, None)
