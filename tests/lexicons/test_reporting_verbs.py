"""Every entry of the attribution lexicons fires on its `yes` and stays silent on its `no`."""

import pytest

from onrecord.annotate.attribution import AttributionComponent
from onrecord.annotate.cues import LEXICONS
from onrecord.lexicons._load import literals, load_lexicon

ENTRIES = [entry for name in LEXICONS for entry in load_lexicon(name)]
EXAMPLES = [
    (entry.id, sentence, expected)
    for entry in ENTRIES
    for sentences, expected in ((entry.yes, True), (entry.no, False))
    for sentence in sentences
]


@pytest.fixture(scope="module")
def read(language_model):
    component = AttributionComponent(language_model)
    texts = [sentence for _, sentence, _ in EXAMPLES]
    return dict(zip(texts, map(component, language_model.pipe(texts)), strict=True))


@pytest.mark.model
@pytest.mark.parametrize(("entry_id", "sentence", "expected"), EXAMPLES)
def test_entry_fires_on_its_examples_only(read, entry_id, sentence, expected):
    fired = {attribution.rule for attribution in read[sentence]._.onrecord_attributions}
    assert (entry_id in fired) is expected


def test_ids_are_unique_over_the_lexicons_of_cues():
    ids = [entry.id for entry in ENTRIES]
    assert len(ids) == len(set(ids))


def test_every_frame_is_one_that_the_component_reads():
    from onrecord.annotate.indirect_speech import FRAMES

    assert {frame for entry in ENTRIES for frame in entry.fields["frames"]} <= FRAMES | {"quote"}


@pytest.mark.parametrize("name", LEXICONS)
def test_a_word_stands_in_one_entry_only(name):
    words = [
        word
        for entry in load_lexicon(name)
        for pattern in entry.patterns
        if len(pattern) == 1
        for word in (*literals(pattern[0], "LEMMA"), *literals(pattern[0], "LOWER"))
    ]
    assert sorted(words) == sorted(set(words))
