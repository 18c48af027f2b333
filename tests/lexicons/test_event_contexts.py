"""The examples of the lexicon of contexts: each `yes` shows its context, each `no` does not."""

import pytest

from onrecord.annotate.event_context import ContextReader
from onrecord.lexicons._load import load_lexicon
from onrecord.terms import PloverContext

EXAMPLES = [
    pytest.param(entry.id, text, fires, id=f"{entry.id}-{'yes' if fires else 'no'}-{number}")
    for entry in load_lexicon("event_contexts")
    for fires, texts in ((True, entry.yes), (False, entry.no))
    for number, text in enumerate(texts)
]


@pytest.fixture(scope="module")
def reader(language_model):
    return ContextReader(language_model.vocab)


@pytest.mark.model
@pytest.mark.parametrize(("entry_id", "text", "fires"), EXAMPLES)
def test_an_example_fires_its_entry_or_not(language_model, reader, entry_id, text, fires):
    fired = {words.rule for words in reader.contexts_in(language_model(text))}
    assert (entry_id in fired) is fires


def test_every_context_has_an_entry():
    shown = {entry.fields["context"] for entry in load_lexicon("event_contexts")}
    assert shown == {context.value for context in PloverContext}
