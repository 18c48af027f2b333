"""Cues: which words attribute, and how far the cue reaches."""

import pytest

from onrecord.annotate.cues import CueFinder, cue_span

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def find_cues(language_model):
    finder = CueFinder(language_model.vocab)
    return lambda text: [cue_span(cue).text for cue in finder(language_model(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holm has repeatedly said it was safe.", ["has repeatedly said"]),
        ("Holm did not say whether it was safe.", ["did not say"]),
        ("Holm pointed out that it was safe.", ["pointed out"]),
        ("Holm is confident that it is safe.", ["is confident"]),
        ("It is safe, according to Holm.", ["according to"]),
        ("When asked, Holm said nothing.", ["asked", "said"]),
        ("The state has no say in it.", []),
    ],
)
def test_a_cue_takes_its_auxiliaries_and_adverbs(find_cues, text, expected):
    assert find_cues(text) == expected


def test_of_two_matches_with_one_head_the_longer_stays(language_model):
    (cue,) = CueFinder(language_model.vocab)(
        language_model("Oslo made it clear that it would pay.")
    )
    assert cue.entry.id == "ap.make_clear"
