"""Where the contents of acts begin and end."""

import pytest

from onrecord.record.assemble import assemble_acts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def content_of(nlp):
    """The pieces of the content of the act with a trigger."""

    def find(text: str, trigger: str):
        (act,) = [act for act in assemble_acts(nlp(text)) if trigger in act.trigger.exact]
        return [piece.exact for piece in act.content]

    return find


@pytest.mark.parametrize(
    ("text", "trigger", "content"),
    [
        (
            "According to governor Ola Berg, Chadian forces have seized ten ferries.",
            "have seized",
            "Chadian forces have seized ten ferries",
        ),
        (
            "Chadian forces have seized ten ferries, according to governor Ola Berg.",
            "have seized",
            "Chadian forces have seized ten ferries",
        ),
        (
            "Chadian forces, the ministry said, have seized ten ferries.",
            "have seized",
            "Chadian forces, the ministry said, have seized ten ferries",
        ),
    ],
)
def test_who_reports_a_deed_is_no_part_of_its_edges(content_of, text, trigger, content):
    assert content_of(text, trigger) == [content]


@pytest.mark.parametrize(
    ("text", "trigger", "content"),
    [
        ("Kenya accused Uganda of delaying the train.", "accused", "delaying the train"),
        ("Kenya thanked Uganda for its help.", "thanked", "its help"),
        ("Kenya urged Uganda to open the border.", "urged", "to open the border"),
        ("Kenya criticised Uganda.", "criticised", "Uganda"),
        ("Kenya objected to the plan.", "objected", "the plan"),
        ("Uganda was accused of delaying the train.", "accused", "delaying the train"),
        ("Over lunch Kenya rejected the plan.", "rejected", "the plan"),
        (
            "Over a lunch in Oslo, Norwegian minister Ola Berg met Idris Sow.",
            "met",
            "Over a lunch in Oslo, Norwegian minister Ola Berg met Idris Sow",
        ),
    ],
)
def test_a_charge_begins_behind_whom_it_is_laid_on(content_of, text, trigger, content):
    assert content_of(text, trigger) == [content]


def test_a_comma_is_no_beginning(content_of):
    text = "Kenya alleges that, in spite of the pact, Uganda is closing the border."
    assert content_of(text, "alleges") == ["in spite of the pact, Uganda is closing the border"]


def test_a_joining_word_is_no_part_of_what_is_said(content_of):
    text = "The harvest was poor, Norwegian minister Ola Berg said, and “we will pay for it”."
    assert content_of(text, "said")[1] == "“we will pay for it”"


def test_the_stamp_of_a_post_is_no_part_of_a_deed(content_of):
    text = "12 May 2023 14.05 Chadian forces seized ten Kenyan ferries."
    assert content_of(text, "seized") == ["Chadian forces seized ten Kenyan ferries"]
