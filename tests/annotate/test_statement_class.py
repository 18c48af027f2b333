"""What a clause of one's own side does where no lexicon tells: refuse, pledge, deny, request."""

import pytest

from onrecord.annotate.statement_class import class_undone, classify
from onrecord.terms import ActClass

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def class_of(language_model):
    def find(text: str, *, own: bool = True) -> ActClass:
        root = next(iter(language_model(text).sents)).root
        return classify(root, (), None, lambda _: own, own=own)[0]

    return find


@pytest.mark.parametrize(
    ("text", "act_class"),
    [
        ("We will send engineers.", "pledge"),
        ("We will not send engineers.", "refuse"),
        ("We will no longer send engineers.", "refuse"),
        ("We will make no concessions.", "refuse"),
        ("We will not hesitate to send engineers.", "pledge"),
        ("We will do nothing but help.", "pledge"),
        ("We will not only sign it but pay for it.", "pledge"),
        ("We would have sent engineers.", "assert"),
        ("I would be lying.", "assert"),
        ("Will we send engineers?", "assert"),
        ("We can no longer send engineers.", "refuse"),
        ("The ministry cannot accept the draft.", "refuse"),
        ("The ministry could not confirm the report.", "assert"),
        ("The army will not be moved by rumours.", "assert"),
        ("We do not intend to send engineers.", "refuse"),
        ("We did not shell the town.", "deny"),
        ("We have never tortured anybody.", "deny"),
        ("The army had not fired first.", "deny"),
        ("I am no dictator.", "deny"),
        ("We are not responsible for the fire.", "deny"),
        ("We did not know of the fire.", "assert"),
        ("We had not received the letter.", "assert"),
        ("The army had not yet left.", "assert"),
        ("We are not late.", "assert"),
        ("We shelled the town.", "assert"),
        ("Pay your debts.", "request"),
    ],
)
def test_a_clause_of_ones_own_side_has_a_class(class_of, text, act_class):
    assert class_of(text) == act_class


@pytest.mark.parametrize(
    "text", ["They will not send engineers.", "They did not shell the town.", "They are no spies."]
)
def test_what_others_do_not_do_is_only_stated(class_of, text):
    assert class_of(text, own=False) is ActClass.ASSERT


@pytest.mark.parametrize(
    ("done", "undone"),
    [("agree", "refuse"), ("offer", "refuse"), ("demand", "assert"), ("accuse", "assert")],
)
def test_an_act_not_done_is_another(done, undone):
    assert class_undone(ActClass(done)) == undone
