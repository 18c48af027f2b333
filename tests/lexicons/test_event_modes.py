"""The examples of the lexicon of modes: each `yes` gives an act its mode, each `no` does not."""

import pytest

from onrecord.annotate.event_mode import ModeReader
from onrecord.lexicons._load import load_lexicon
from onrecord.terms import MODES, PloverMode, PloverType

EXAMPLES = [
    pytest.param(entry.id, text, fires, id=f"{entry.id}-{'yes' if fires else 'no'}-{number}")
    for entry in load_lexicon("event_modes")
    for fires, texts in ((True, entry.yes), (False, entry.no))
    for number, text in enumerate(texts)
]


@pytest.fixture(scope="module")
def rules_in(nlp):
    reader = ModeReader(nlp.vocab)

    def fired(text: str) -> set[str]:
        doc = nlp(text)
        return {act.mode.rule for act in reader.mark(doc, doc._.onrecord_acts) if act.mode}

    return fired


@pytest.mark.model
@pytest.mark.parametrize(("entry_id", "text", "fires"), EXAMPLES)
def test_an_example_fires_its_entry_or_not(rules_in, entry_id, text, fires):
    assert (entry_id in rules_in(text)) is fires


def test_every_mode_of_every_type_has_an_entry():
    told = {
        (PloverType(plover), PloverMode(entry.fields["mode"]))
        for entry in load_lexicon("event_modes")
        for plover in entry.fields["types"]
    }
    listed = {(plover, mode) for plover, modes in MODES.items() for mode in modes}
    assert listed <= told
