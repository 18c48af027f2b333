"""The examples of the lexicons of predicates: each `yes` fits its entry, each `no` does not."""

import pytest

from onrecord.annotate.clause_words import predicate_entries
from onrecord.lexicons._load import load_lexicon

EXAMPLES = [
    pytest.param(name, entry.id, text, fires, id=f"{entry.id}-{'yes' if fires else 'no'}-{number}")
    for name in ("negation", "modality")
    for entry in load_lexicon(name)
    for fires, texts in ((True, entry.yes), (False, entry.no))
    for number, text in enumerate(texts)
]


@pytest.mark.model
@pytest.mark.parametrize(("name", "entry_id", "text", "fires"), EXAMPLES)
def test_an_example_fits_its_entry_or_not(language_model, name, entry_id, text, fires):
    root = next(iter(language_model(text).sents)).root
    fitting = {entry.id for entry in predicate_entries(root, name)}
    assert (entry_id in fitting) is fires
