"""Every entry of the grammar of times finds its own examples."""

from datetime import date

import pytest

from onrecord.annotate.time import find_times
from onrecord.annotate.time_grammar import LEXICONS, load_grammar
from onrecord.lexicons._load import load_lexicon

ANCHOR = date(2021, 6, 16)
ENTRIES = [(name, entry) for name in LEXICONS for entry in load_lexicon(name)]
EXAMPLES = [
    pytest.param(entry.id, text, fires, id=f"{entry.id}-{text[:30]}")
    for _, entry in ENTRIES
    for texts, fires in ((entry.yes, True), (entry.no, False))
    for text in texts
]


@pytest.mark.parametrize(("entry_id", "text", "fires"), EXAMPLES)
def test_entry_fires_in_its_yes_and_not_in_its_no(entry_id, text, fires):
    rules = {time.rule for time in find_times(text, anchor=ANCHOR)}
    assert (entry_id in rules) is fires


def test_ids_are_unique_over_all_files():
    ids = [entry.id for _, entry in ENTRIES]
    assert len(ids) == len(set(ids)) == len(load_grammar().rules)
