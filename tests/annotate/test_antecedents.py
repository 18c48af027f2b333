"""Whom pronouns stand for, and when they stay open."""

import pytest

from onrecord.annotate.actor import ActorComponent
from onrecord.terms import MentionForm

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pronouns(language_model):
    component = ActorComponent(language_model)

    def read(text: str):
        doc = component(language_model(text))
        return [
            (
                doc[m.head].lower_,
                None if m.entity is None else doc._.onrecord_entities[m.entity].name,
            )
            for m in doc._.onrecord_mentions
            if m.form is MentionForm.PRONOUN
        ]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoy Ian Hale said he was tired.", [("he", "Ian Hale")]),
        ("Envoy Ian Hale met Minister Ana Pires. She smiled.", [("she", "Ana Pires")]),
        ("Kenya pressed Norway to say what it paid.", [("it", "Government of Norway")]),
        ("Kenya told Norway what it paid.", [("it", "Government of Kenya")]),
        ("Kenya was unable to defend itself.", [("itself", "Government of Kenya")]),
        ("Kenya asked Norway to commit itself.", [("itself", "Government of Norway")]),
        ("Envoy Ian Hale praised himself.", [("himself", "Ian Hale")]),
        ("Kenya said it would help.", [("it", "Government of Kenya")]),
        ("Kenya told the envoys that it was not responsible.", [("it", "Government of Kenya")]),
        ("Norwegian officials said they would help.", [("they", "Norwegian officials")]),
        ("Envoy Ian Hale, who left on Monday, is ill.", [("who", "Ian Hale")]),
        ("When he arrived, Envoy Ian Hale was ill.", [("he", "Ian Hale")]),
        ("Kenya and Uganda said they would help.", [("they", "Kenya and Uganda")]),
        ("The Gulf states and Kenya met. They agreed.", [("they", "Gulf states and Kenya")]),
        (
            "Envoy Ian Hale rang Minister Rui Pires. He urged him to wait.",
            [("he", "Ian Hale"), ("him", "Rui Pires")],
        ),
        ("In his first speech, Envoy Ian Hale asked for calm.", [("his", "Ian Hale")]),
        (
            "Envoy Ian Hale spoke.\n\n“It is bad.\n\n“Minister Rui Pires knows.\n\n“It is "
            "over.”\n\nHe left.",
            [("it", None), ("it", None), ("he", "Ian Hale")],
        ),
        ("Snow fell on Oslo. He said the road was shut.", [("he", None)]),
    ],
)
def test_a_pronoun_stands_for_the_party_it_agrees_with(pronouns, text, expected):
    assert pronouns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that prices will fall, Kenya said.",
        "It seems that nobody came.",
        "She left.",
        "The plan failed because it was late.",
        "“We will come,” they said.",
    ],
)
def test_without_evidence_a_pronoun_stays_open(pronouns, text):
    assert {name for _, name in pronouns(text)} == {None}


@pytest.mark.parametrize(
    ("text", "pronoun", "never"),
    [
        ("Envoy Ian Hale blamed him.", "him", "Ian Hale"),
        ("“Envoy Ian Hale is wrong,” he said.", "he", "Ian Hale"),
        ("Envoy Ian Hale was wrong, he said.", "he", "Ian Hale"),
        ("Minister Ana Pires spoke. He left.", "he", "Ana Pires"),
    ],
)
def test_binding_and_agreement_rule_parties_out(pronouns, text, pronoun, never):
    assert (pronoun, never) not in pronouns(text)


def test_the_speaker_of_a_quotation_is_not_its_third_person(pronouns):
    text = "Envoy Ian Hale spoke first. “He is wrong,” Mayor Josef Klima said."
    assert pronouns(text) == [("he", "Ian Hale")]


def test_who_says_he_of_another_may_be_told_after_the_quotation(pronouns):
    text = "Mayor Josef Klima met Envoy Ian Hale. Envoy Ian Hale spoke. “He is wrong,” he said."
    assert pronouns(text) == [("he", "Josef Klima"), ("he", "Ian Hale")]


def test_a_minister_does_not_call_the_own_government_it(pronouns):
    text = "Kenya has a plan. “It will fail,” Kenya’s minister Ian Hale said."
    assert pronouns(text) == [("it", None)]


def test_he_said_after_a_quotation_is_who_spoke_before(pronouns):
    text = (
        "Mayor Josef Klima said the bridge was closed.\n\n"
        "“The repairs will take a month,” he said.\n\n“Perhaps two,” he added."
    )
    assert pronouns(text) == [("he", "Josef Klima")] * 2
