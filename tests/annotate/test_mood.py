"""Mood: what is not yet so, what is not past, what would be."""

import pytest

from onrecord.annotate.mood import (
    is_future,
    is_imperative,
    is_modal,
    is_not_past,
    is_open,
    is_subjunctive,
    is_unreal,
)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def verb_in(language_model):
    def find(text: str, word: str):
        return next(token for token in language_model(text) if token.text == word)

    return find


@pytest.mark.parametrize(
    ("text", "verb", "open_", "not_past"),
    [
        ("Chad will sign the treaty.", "sign", True, True),
        ("Chad might have signed it.", "signed", True, True),
        ("Chad agreed to sign the treaty.", "sign", True, True),
        ("Chad is open to signing the treaty.", "signing", True, True),
        ("Sign the treaty now, he told them.", "Sign", True, True),
        ("We are ready for talks.", "are", True, True),
        ("Chad signs the treaty.", "signs", False, True),
        ("Chad signed the treaty.", "signed", False, False),
        ("Chad had signed the treaty.", "signed", False, False),
        ("Chad was signing the treaty.", "signing", False, False),
        ("Chad did not sign the treaty.", "sign", False, False),
    ],
)
def test_open_clauses_and_past_ones_are_told_apart(verb_in, text, verb, open_, not_past):
    token = verb_in(text, verb)
    assert (is_open(token), is_not_past(token)) == (open_, not_past)


@pytest.mark.parametrize(
    ("text", "verb", "modal", "future", "unreal"),
    [
        ("Chad will sign it.", "sign", True, True, False),
        ("Chad would sign it.", "sign", True, True, True),
        ("Chad could sign it.", "sign", True, False, False),
        ("Chad does not sign it.", "sign", True, False, False),
        ("Chad signs it.", "signs", False, False, False),
    ],
)
def test_modals_are_read_from_the_verb_group(verb_in, text, verb, modal, future, unreal):
    token = verb_in(text, verb)
    assert (is_modal(token), is_future(token), is_unreal(token)) == (modal, future, unreal)


@pytest.mark.parametrize(
    ("text", "verb", "imperative"),
    [
        ("Pay your debts!", "Pay", True),
        ("Please leave the town.", "leave", True),
        ("Do not leave the town.", "leave", True),
        ("They will pay their debts.", "pay", False),
        ("They agreed to pay their debts.", "pay", False),
        ("They did not pay their debts.", "pay", False),
        ("Look, they paid their debts.", "Look", False),
        ("Make no mistake about it.", "Make", False),
    ],
)
def test_a_command_is_told_from_other_bare_verbs(verb_in, text, verb, imperative):
    assert is_imperative(verb_in(text, verb)) is imperative


@pytest.mark.parametrize(
    ("text", "verb", "subjunctive"),
    [
        ("Chad proposed that the summit be held in Oslo.", "held", True),
        ("Chad asked that the ban not be lifted.", "lifted", True),
        ("Chad asked that the talks be brief.", "be", True),
        ("Chad said that the summit will be held in Oslo.", "held", False),
        ("Chad said that the summit was held in Oslo.", "held", False),
        ("Chad wanted the summit to be held in Oslo.", "held", False),
    ],
)
def test_what_somebody_wants_to_be_so_is_told_from_what_is(verb_in, text, verb, subjunctive):
    assert is_subjunctive(verb_in(text, verb)) is subjunctive
