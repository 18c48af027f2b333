"""The entries of the lexicons of settings and relays fire on their `yes` alone."""

import pytest

from onrecord.annotate.attribution import AttributionComponent
from onrecord.annotate.setting_nouns import LEXICONS
from onrecord.lexicons._load import literals, load_lexicon

ENTRIES = [entry for name in LEXICONS for entry in load_lexicon(name)]
AUDIENCES = list(load_lexicon("audiences"))
RELAYS = list(load_lexicon("relays"))
TEXTS = [text for entry in (*ENTRIES, *AUDIENCES, *RELAYS) for text in (*entry.yes, *entry.no)]


@pytest.fixture(scope="module")
def read(language_model):
    component = AttributionComponent(language_model)
    docs = map(component, language_model.pipe(TEXTS))
    return {doc.text: doc._.onrecord_attributions for doc in docs}


@pytest.mark.model
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_venues_and_media_fire_on_their_examples_only(read, entry):
    def fired(text):
        told = [part for each in read[text] for part in (each.venue, each.medium) if part]
        return entry.id in {part.rule for part in told}

    def addressed(text):
        return any(attribution.addressee for attribution in read[text])

    fires = addressed if entry.fields.get("kind") == "remarks" else fired
    assert [text for text in entry.yes if not fires(text)] == []
    assert [text for text in entry.no if fires(text)] == []


@pytest.mark.model
@pytest.mark.parametrize("entry", AUDIENCES, ids=lambda entry: entry.id)
def test_audiences_are_addressed_in_their_examples_only(read, entry):
    addressed = {text for text in (*entry.yes, *entry.no) if any(a.addressee for a in read[text])}
    assert addressed == set(entry.yes)


@pytest.mark.model
@pytest.mark.parametrize("entry", RELAYS, ids=lambda entry: entry.id)
def test_relays_are_found_in_their_examples_only(read, entry):
    def passed_on(text):
        return any(a.relays or a.parent is not None for a in read[text])

    assert {text for text in (*entry.yes, *entry.no) if passed_on(text)} == set(entry.yes)


@pytest.mark.parametrize("name", [*LEXICONS, "audiences"])
def test_a_word_stands_in_one_entry_only(name):
    words = [
        word
        for entry in load_lexicon(name)
        for pattern in entry.patterns
        if len(pattern) == 1
        for word in literals(pattern[0], "LOWER")
    ]
    assert sorted(words) == sorted(set(words))
