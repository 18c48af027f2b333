"""Words that commit, and how firmly."""

import pytest

from onrecord.lexicons._load import load_lexicon

pytestmark = pytest.mark.model
WORDS = tuple(load_lexicon("commitment_words"))


@pytest.fixture(scope="module")
def strengths(nlp):
    """Strength and rule of each commitment of a text."""

    def read(text):
        found = nlp(text)._.onrecord_commitments
        return [(each.strength.strength, each.strength.rule) for each in found if each.strength]

    return read


@pytest.mark.parametrize("entry", WORDS, ids=lambda entry: entry.id)
def test_every_word_commits_in_its_examples_alone(strengths, entry):
    for text in entry.yes:
        assert entry.id in [rule for _, rule in strengths(text)], text
    for text in entry.no:
        assert entry.id not in [rule for _, rule in strengths(text)], text


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("“We will consider closing the port,” the Norwegian minister said.", "considers"),
        ("“We would be ready to pay,” the Norwegian minister said.", "ready"),
        ("Norway pledged that it would pay.", "will"),
        ("Norway said it was prepared to pay.", "ready"),
        ("“We do not plan to pay,” the Norwegian minister said.", "intends"),
    ],
)
def test_the_weakest_word_tells_how_firmly(strengths, text, strength):
    assert [str(found) for found, _ in strengths(text)] == [strength]
