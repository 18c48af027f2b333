"""Which negations reach a clause, and which cancel each other."""

import pytest

from onrecord.annotate.negation import is_none, is_not_done, raises, says_not

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Oslo will not sign the treaty.",
        "Oslo will no longer sell the boats.",
        "Oslo never signed the treaty.",
        "By no means is the war over.",
        "At no time did Oslo pay him.",
        "Few states signed the treaty.",
        "Hardly any of the money has arrived.",
        "The truce has hardly begun.",
        "The general stopped short of blaming the king.",
        "Oslo has yet to sign the treaty.",
        "There is no truth in the report.",
        "Norway has no intention of freeing him.",
        "Not one soldier will be sent there.",
        "None of the planes was there.",
        "Neither Oslo nor Riga will send a delegate.",
        "Nobody here thinks that the bridge fell.",
        "It is impossible to hold the vote.",
        "Oslo is unlikely to sign the treaty.",
        "Oslo failed to hold the town.",
        "Oslo doubts that the map was an accident.",
        "We do not think that he will sign it.",
        "I think he is not lying.",
        "Everybody thinks the bridge was no accident.",
        "It is likely that Oslo will not sign.",
        "The minister did nothing.",
        "Samoa voted not to recognise the state.",
        "It’s not likely that Oslo will sign.",
    ],
)
def test_a_negation_reaches_the_clause(head_of, text):
    assert says_not(head_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Oslo will sign the treaty.",
        "There is no reason not to hold the vote.",
        "It is not impossible to hold the vote.",
        "It was not only Oslo that lied.",
        "The army killed no fewer than nine men.",
        "The deal is nothing short of a triumph.",
        "Oslo will not hesitate to sign.",
        "Oslo does not doubt that the map is a fake.",
        "Oslo is not without blame.",
        "Oslo cannot but welcome the truce.",
        "There is no doubt that the bridge is safe.",
        "Norway has no choice but to sign.",
        "Why would we not talk?",
        "We do not think that he will not sign.",
        "The talks failed.",
        "No. 10 welcomed the truce.",
        "The minister spoke without a pause.",
    ],
)
def test_no_negation_or_two_that_cancel_leave_a_clause_affirmative(head_of, text):
    assert not says_not(head_of(text))


@pytest.mark.parametrize(
    ("text", "not_done", "raising"),
    [
        ("The court did not order them to pay.", True, False),
        ("The envoy no longer thinks that they will pay.", True, True),
        ("The envoy does not doubt that they paid.", False, False),
        ("The envoy said that they would not pay.", False, False),
        ("The envoy believes that they paid.", False, True),
    ],
)
def test_a_negated_cue_was_not_said_or_hands_its_negation_down(head_of, text, not_done, raising):
    assert (is_not_done(head_of(text)), raises(head_of(text))) == (not_done, raising)


@pytest.mark.parametrize(
    ("phrase", "none"),
    [("no minister", True), ("not a word", True), ("nothing", True), ("a no", False)],
)
def test_a_phrase_that_denies_its_noun(language_model, phrase, none):
    doc = language_model(f"The envoy heard {phrase}.")
    assert is_none(doc[-2]) is none
