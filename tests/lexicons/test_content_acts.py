"""Every phrase of the content lexicon gives a statement its class, and not where it must not."""

import pytest

from onrecord.lexicons._load import load_lexicon

pytestmark = pytest.mark.model

CASES = [
    (entry.id, text, expected)
    for entry in load_lexicon("content_acts")
    for expected, texts in ((True, entry.yes), (False, entry.no))
    for text in texts
]


@pytest.mark.parametrize(("entry", "text", "expected"), CASES)
def test_entry_fires_on_yes_and_not_on_no(nlp, entry, text, expected):
    fired = {rule for act in nlp(text)._.onrecord_acts for rule in act.rules}
    assert (entry in fired) is expected
