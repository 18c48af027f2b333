"""Nouns of venues and media: which words of a text they take."""

import pytest

from onrecord.annotate.setting_nouns import SettingNounFinder, phrase_of

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def find(language_model):
    finder = SettingNounFinder(language_model.vocab)

    def words(text):
        doc = language_model(text)
        found = finder(doc, [token.lower_ for token in doc]).values()
        return [
            (str(noun.kind), text[noun.words.start : noun.words.end], noun.entry.id)
            for noun in found
        ]

    return words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holm spoke at a rally in Bergen on Sunday.", ("venue", "a rally in Bergen", "vn.event")),
        ("Holm told a forum in Bergen so.", ("venue", "a forum in Bergen", "vn.conference")),
        ("Holm spoke in a press release.", ("medium", "a press release", "md.statement")),
        ("Holm spoke in an op-ed on Monday.", ("medium", "an op-ed", "md.article")),
        ("Holm told the newspaper Bild that it was safe.",
         ("medium", "the newspaper Bild", "md.outlet")),
        ("“It is safe,” Holm said on X.", ("medium", "X", "md.platform")),
        ("“It is safe,” Holm tweeted.", ("verb", "tweeted", "md.verb")),
    ],
)  # fmt: skip
def test_a_noun_takes_its_phrase_up_to_a_time(find, text, expected):
    assert expected in find(text)


def test_of_overlapping_matches_the_longer_stays(find):
    assert [entry for _, _, entry in find("Holm spoke in a conference call.")] == ["md.telephone"]


def test_a_small_x_is_no_platform(find):
    assert find("Holm signed on the x below.") == []


def test_a_phrase_ends_before_a_relative_clause(language_model):
    doc = language_model("Holm told the council in Bergen, which met on Friday, that it was safe.")
    council = next(token for token in doc if token.text == "council")
    assert phrase_of(council).text == "the council in Bergen"
