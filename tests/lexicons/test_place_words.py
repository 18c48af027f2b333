"""The examples of the lexicons that the place component reads."""

import pytest

from onrecord.annotate.act_place import place_of
from onrecord.annotate.place import PlaceComponent
from onrecord.lexicons._load import load_lexicon
from onrecord.places.gazetteer import bundled_gazetteer

CONTEXT = load_lexicon("place_context")
GATHERINGS = load_lexicon("gatherings")


@pytest.mark.model
@pytest.mark.parametrize("entry", list(CONTEXT), ids=lambda entry: entry.id)
def test_words_of_context_fire_in_yes_and_not_in_no(language_model, entry):
    matcher = CONTEXT.matcher(language_model.vocab)

    def fired(text):
        doc = language_model.make_doc(text)
        return {language_model.vocab.strings[key] for key, _, _ in matcher(doc)}

    assert all(entry.id in fired(text) for text in entry.yes)
    assert not any(entry.id in fired(text) for text in entry.no)


@pytest.mark.model
@pytest.mark.parametrize("entry", list(GATHERINGS), ids=lambda entry: entry.id)
def test_a_place_beside_a_gathering_is_the_place_of_the_act(language_model, entry):
    component = PlaceComponent(bundled_gazetteer())

    def place(text):
        doc = component(language_model(text))
        return place_of(doc, next(token for token in doc if token.dep_ == "ROOT"))

    assert all(place(text) is not None for text in entry.yes)
    assert all(place(text) is None for text in entry.no)
