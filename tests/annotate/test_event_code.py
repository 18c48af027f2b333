"""The PLOVER type between two parties."""

import pytest

from onrecord.annotate.act_rules import ActRules
from onrecord.annotate.event_code import EventCode, code_between, code_event, event_words
from onrecord.annotate.layers import Range
from onrecord.annotate.quotes import find_quotes
from onrecord.models.attribution import shared_model
from onrecord.terms import PloverType

pytestmark = pytest.mark.model


def ranges(text: str, *parts: str) -> list[Range]:
    return [Range(text.index(words), text.index(words) + len(words)) for words in parts]


def code(nlp, text: str, source: str, target: str) -> PloverType | None:
    doc = nlp(text)
    return code_between(doc, *ranges(text, source, target), verbs=ActRules(nlp.vocab).verbs_of(doc))


def code_by_head(nlp, text: str, source: str, target: str, **options: float) -> EventCode | None:
    doc = nlp(text)
    return code_event(
        doc,
        *ranges(text, source, target),
        verbs=ActRules(nlp.vocab).verbs_of(doc),
        states=shared_model().read(text, find_quotes(text), keep_states=True).states,
        **options,
    )


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Norway condemned the raid by Peru.", "Norway", "Peru", "ACCUSE"),
        ("The navy shelled the port of Lobito.", "The navy", "Lobito", "ASSAULT"),
        ("Norway sent aid to Chad.", "Norway", "Chad", "AID"),
        ("Norway will send aid to Chad.", "Norway", "Chad", "AGREE"),
        ("Norway refused to send aid to Chad.", "Norway", "Chad", "REJECT"),
        ("The general said the army would attack Lobito.", "the army", "Lobito", "THREATEN"),
        ("Chad expelled the ambassador of Peru.", "Chad", "Peru", "SANCTION"),
        ("Ministers of Chad and Peru met in Oslo.", "Chad", "Peru", "CONSULT"),
        ("Chad lies south of Libya.", "Chad", "Libya", None),
    ],
)
def test_code_between(language_model, text, source, target, expected):
    assert code(language_model, text, source, target) == expected


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        (
            "Norway's foreign minister on Tuesday condemned Peru for its raid on a border village.",
            "Norway",
            "Peru",
            "ACCUSE",
        ),
        (
            "Norway sent 200 tons of food and medicine to the flooded villages of Chad on Monday.",
            "Norway",
            "Chad",
            "AID",
        ),
        (
            "The army of Chad opened fire on protesters in the capital on Friday.",
            "The army of Chad",
            "protesters",
            "ASSAULT",
        ),
    ],
)
def test_the_head_answers_with_a_probability(language_model, text, source, target, expected):
    found = code_by_head(language_model, text, source, target)
    assert found is not None
    assert found.plover == expected
    assert 0.5 < found.probability <= 1


def test_an_unsure_head_gives_no_type(language_model):
    found = ("Norway condemned the raid by Peru.", "Norway", "Peru")
    assert code_by_head(language_model, *found, least_probability=1.01) is None


def test_without_states_the_rules_answer_alone(language_model):
    text = "Norway sent aid to Chad."
    doc = language_model(text)
    verbs = ActRules(language_model.vocab).verbs_of(doc)
    found = code_event(doc, *ranges(text, "Norway", "Chad"), verbs=verbs, states=None)
    assert found == EventCode((PloverType.AID,))
    assert code_event(doc, *ranges(text, "Chad", "Norway"), verbs={}, states=None) is None


def test_a_type_is_none_where_nothing_tells_which_of_two():
    assert EventCode((PloverType.CONCEDE, PloverType.RETREAT), 0.9).plover is None


def test_the_words_of_an_event_are_of_its_own_sentence(language_model):
    text = "Rain fell. Norway refused to send aid to Chad. Snow fell."
    words = event_words(language_model(text), *ranges(text, "Norway", "Chad"))
    parts = [[text[start:end] for start, end in ranges] for ranges in words]
    assert parts == [
        ["Norway"],
        ["Chad"],
        [" refused to send aid to "],
        ["Norway refused to send aid to Chad."],
        ["refused"],
        ["send"],
    ]
