"""Modality and polarity of what is said, by its own words and by its cue."""

import pytest

from onrecord.annotate.modality import modality_of, polarity_of
from onrecord.terms import ActClass

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Oslo signed the treaty.", "actual"),
        ("Oslo will sign the treaty.", "planned"),
        ("Oslo may sign the treaty.", "possible"),
        ("Oslo could not sign the treaty.", "actual"),
        ("Oslo could sign the treaty.", "possible"),
        ("The cabinet is poised to sign the treaty.", "planned"),
        ("Oslo plans to sign the treaty.", "planned"),
        ("The bank expects prices to fall.", "planned"),
        ("The minister is to resign.", "planned"),
        ("Their goal is to win.", "actual"),
        ("One of its reasons for the march was to stop the vote.", "actual"),
        ("It is up to the court to decide.", "actual"),
        ("Oslo hopes to sign the treaty.", "possible"),
        ("Oslo is likely to sign the treaty.", "possible"),
        ("There is a risk that the dam breaks.", "possible"),
        ("The rebels have no chance of winning.", "actual"),
        ("I think that they will sign it.", "planned"),
        ("We always believed that they would sign it.", "actual"),
    ],
)
def test_a_clause_tells_its_modality(head_of, text, modality):
    assert modality_of(head_of(text), act_class=ActClass.ASSERT) == modality


@pytest.mark.parametrize(
    ("cue", "content", "modality", "polarity"),
    [
        ("He said it.", "They will pay.", "planned", "affirmed"),
        ("He said it.", "They will not pay.", "planned", "negated"),
        ("He did not say it.", "They will pay.", "actual", "negated"),
        ("He does not think that they will.", "They will pay.", "planned", "negated"),
        ("He does not think that they will.", "They will not pay.", "planned", "affirmed"),
        ("He doubts that they paid.", "They paid.", "actual", "negated"),
        ("He hopes that they paid.", "They paid.", "possible", "affirmed"),
    ],
)
def test_a_cue_tells_of_its_content(head_of, cue, content, modality, polarity):
    head, above = head_of(content), head_of(cue)
    assert modality_of(head, act_class=ActClass.ASSERT, cue=above) == modality
    assert polarity_of(head, act_class=ActClass.ASSERT, cue=above) == polarity


def test_a_deed_announced_is_planned(head_of):
    head = head_of("Oslo announced its withdrawal from the town.")
    assert modality_of(head, act_class=ActClass.DEED) == "planned"


def test_a_demand_that_was_not_made_demands_nothing(head_of):
    cue, head = head_of("The court did not order it."), head_of("They pay.")
    assert modality_of(head, act_class=ActClass.DEMAND) == "demanded"
    assert modality_of(head, act_class=ActClass.DEMAND, cue=cue) == "actual"


def test_a_warning_of_a_thing_tells_what_is_possible(language_model):
    (noun,) = language_model("famine")
    assert modality_of(noun, act_class=ActClass.WARN) == "possible"
    assert modality_of(noun, act_class=ActClass.ASSERT) == "actual"
