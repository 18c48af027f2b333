"""The examples of the lexicon of conditions: each `yes` fires its entry, each `no` does not."""

import pytest

from onrecord.annotate.condition import make_condition
from onrecord.lexicons._load import load_lexicon
from onrecord.terms import ConditionKind

EXAMPLES = [
    pytest.param(entry.id, text, fires, id=f"{entry.id}-{'yes' if fires else 'no'}-{number}")
    for entry in load_lexicon("conditions")
    for fires, texts in ((True, entry.yes), (False, entry.no))
    for number, text in enumerate(texts)
]


@pytest.fixture(scope="module")
def rules_in(language_model):
    component = make_condition(language_model, "onrecord_condition")

    def fired(text: str) -> set[str]:
        doc = component(language_model(text))
        return {condition.rule for condition in doc._.onrecord_conditions}

    return fired


@pytest.mark.model
@pytest.mark.parametrize(("entry_id", "text", "fires"), EXAMPLES)
def test_an_example_fires_its_entry_or_not(rules_in, entry_id, text, fires):
    assert (entry_id in rules_in(text)) is fires


def test_every_kind_of_condition_has_an_entry():
    kinds = {entry.fields["kind"] for entry in load_lexicon("conditions")}
    assert kinds == {kind.value for kind in ConditionKind}
