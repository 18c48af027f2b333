"""Which texts report on sport."""

import pytest

from onrecord.annotate.sport import is_sport
from onrecord.lexicons._load import load_lexicon

CASES = [
    (text, expected)
    for entry in load_lexicon("sport")
    for expected, texts in ((True, entry.yes), (False, entry.no))
    for text in texts
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_word_and_a_score_tell_of_sport(text, expected):
    assert is_sport(f"{text} It ended 3-2.") is expected


@pytest.mark.parametrize(
    "text",
    [
        "The court ruled 5-4 against the ministry.",
        "The referee spoke.",
        "Norway reached the semi-finals. " + "The minister rejected the plan of the envoy. " * 40,
        "",
    ],
)
def test_politics_is_no_sport(text):
    assert not is_sport(text)
