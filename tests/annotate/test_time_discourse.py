"""Acts of speech take the time of their turn or post over, through the whole pipeline."""

from datetime import date

import pytest

from onrecord.annotate.parse import read_doc

pytestmark = pytest.mark.model

FRIDAY = date(2019, 4, 12)


def times_of(text, nlp):
    """Trigger -> TIMEX3 value of the act's time."""
    doc = read_doc(text, nlp, published=FRIDAY.isoformat())
    times = doc._.onrecord_times
    return [
        (doc[act.trigger_token].text, None if act.said_at is None else times[act.said_at].value)
        for act in doc._.onrecord_acts
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The minister said on Tuesday that talks had failed. They would resume, he said.",
            ["2019-04-09", "2019-04-09"],
        ),
        (
            "“The talks have failed,” the minister said. “They will resume,” he said on Tuesday.",
            ["2019-04-09", "2019-04-09"],
        ),
        (
            "The minister said on Tuesday that talks failed.\n\n“They will resume,” he said.",
            ["2019-04-09", "2019-04-09"],
        ),
        (
            "The minister said on Tuesday that talks failed. The king said they would resume.",
            ["2019-04-09", None],
        ),
        (
            "The minister said on Tuesday that talks failed. He had said they would resume.",
            ["2019-04-09", None],
        ),
        (
            "The minister said talks failed.\n\n“They will resume,” he said on Tuesday.",
            [None, "2019-04-09"],
        ),
    ],
    ids=["before", "behind", "next paragraph", "another", "pluperfect", "behind, next paragraph"],
)
def test_time_goes_on_through_the_turn_of_one_speaker(nlp, text, values):
    found = times_of(text, nlp)

    assert [value for _, value in found] == values


def test_what_is_said_with_one_cue_is_said_at_one_time(nlp):
    text = (
        "The minister said on Tuesday that talks had failed. “We will not sign the pact. "
        "We will close the border if they attack,” the minister said."
    )

    assert {value for _, value in times_of(text, nlp)} == {"2019-04-09"}


def test_turn_goes_on_over_who_passes_it_on(nlp):
    text = (
        "“The talks have failed,” the minister said on Tuesday, the agency reported. "
        "They would resume, the minister said."
    )

    assert [value for trigger, value in times_of(text, nlp) if trigger == "said"] == [
        "2019-04-09",
        "2019-04-09",
    ]


def test_what_a_post_says_has_been_said_was_said_on_its_day(nlp):
    text = "10 Apr 2019 14.05 The minister has said it failed. The king said in May that it ended."

    assert times_of(text, nlp) == [("said", "2019-04-10"), ("said", "2018-05")]


def test_days_in_a_post_count_from_the_day_of_the_post(nlp):
    text = "3 Apr 2019 14.05 The minister said on Tuesday that talks failed."

    assert times_of(text, nlp) == [("said", "2019-04-02")]
