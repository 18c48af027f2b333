"""Every verb entry fires on its `yes` sentences and not on its `no` ones."""

import pytest

from onrecord.annotate.act_rules import ActRules
from onrecord.lexicons._load import load_lexicon


def cases(*, of_parties: bool):
    return [
        (entry.id, text, expected)
        for entry in load_lexicon("act_verbs")
        if ("party" in entry.fields) is of_parties
        for expected, texts in ((True, entry.yes), (False, entry.no))
        for text in texts
    ]


@pytest.fixture(scope="module")
def rules(language_model):
    return ActRules(language_model.vocab)


@pytest.mark.model
@pytest.mark.parametrize(("entry", "text", "expected"), cases(of_parties=False))
def test_entry_fires_on_yes_and_not_on_no(language_model, rules, entry, text, expected):
    fired = {verb.rule for verb in rules.verbs_of(language_model(text)).values()}
    assert (entry in fired) is expected


@pytest.mark.model
@pytest.mark.parametrize(("entry", "text", "expected"), cases(of_parties=True))
def test_entry_of_public_parties_fires_on_yes_and_not_on_no(nlp, entry, text, expected):
    fired = {rule for act in nlp(text)._.onrecord_acts for rule in act.rules}
    assert (entry in fired) is expected
