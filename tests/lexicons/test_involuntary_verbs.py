"""No verb of the lexicon makes a commitment of a "will"; a verb of doing does."""

import pytest

from onrecord.annotate.foretold import COMMITMENTS
from onrecord.lexicons._load import load_lexicon

pytestmark = pytest.mark.model

CASES = [
    (text, expected)
    for entry in load_lexicon("involuntary_verbs")
    for expected, texts in ((False, entry.yes), (True, entry.no))
    for text in texts
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_will_commits_only_before_a_verb_of_doing(nlp, text, expected):
    classes = {act.act_class for act in nlp(text)._.onrecord_acts}
    assert bool(classes & COMMITMENTS) is expected
