import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models.tags import (
    FORBIDDEN,
    TAGS,
    allowed_steps,
    best_tags,
    spans_of,
    step_scores,
    tag_margins,
)

NO_WEIGHTS = step_scores(np.zeros((len(TAGS), len(TAGS))).tolist())


def random_scores(seed, rows, words):
    return np.random.default_rng(seed).normal(size=(rows, words, len(TAGS))).astype(np.float32)


def path_score(emissions, steps, path):
    return sum(
        emissions[word, tag] + steps[before, tag]
        for word, (before, tag) in enumerate(itertools.pairwise([0, *path]))
    )


@pytest.mark.parametrize(
    ("before", "tag", "allowed"),
    [
        ("O", "I-cue", False),
        ("B-cue", "I-cue", True),
        ("I-cue", "I-cue", True),
        ("B-source", "I-cue", False),
        ("I-content", "B-content", True),
        ("I-content", "O", True),
    ],
)
def test_inside_follows_only_its_own_kind(before, tag, allowed):
    assert allowed_steps()[TAGS.index(before), TAGS.index(tag)] == allowed
    assert (NO_WEIGHTS[TAGS.index(before), TAGS.index(tag)] > FORBIDDEN) == allowed


@pytest.mark.parametrize("seed", range(5))
def test_viterbi_finds_the_path_that_trying_all_finds(seed):
    emissions = random_scores(seed, 1, 4)
    weights = np.random.default_rng(seed + 100).normal(size=NO_WEIGHTS.shape)
    steps = step_scores(weights.tolist())
    best = max(
        itertools.product(range(len(TAGS)), repeat=4),
        key=lambda path: path_score(emissions[0], steps, path),
    )
    assert best_tags(emissions, [4], steps) == [list(best)]


@pytest.mark.parametrize("seed", range(5))
def test_margins_are_those_of_summing_over_all_paths(seed):
    emissions = random_scores(seed, 1, 4)
    expected = np.zeros((4, len(TAGS)))
    for path in itertools.product(range(len(TAGS)), repeat=4):
        weight = np.exp(path_score(emissions[0], NO_WEIGHTS, path))
        for word, tag in enumerate(path):
            expected[word, tag] += weight
    expected /= expected.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(tag_margins(emissions, [4], NO_WEIGHTS)[0], expected, atol=1e-4)


@given(st.integers(0, 1000), st.lists(st.integers(1, 12), min_size=1, max_size=4))
def test_shorter_rows_are_read_as_if_alone(seed, lengths):
    emissions = random_scores(seed, len(lengths), max(lengths))
    together = best_tags(emissions, lengths, NO_WEIGHTS)
    margins = tag_margins(emissions, lengths, NO_WEIGHTS)
    for row, count in enumerate(lengths):
        alone = emissions[row : row + 1, :count]
        assert best_tags(alone, [count], NO_WEIGHTS) == [together[row]]
        np.testing.assert_allclose(
            tag_margins(alone, [count], NO_WEIGHTS)[0], margins[row], atol=1e-4
        )


@given(st.integers(0, 1000))
def test_the_best_path_never_starts_inside(seed):
    (path,) = best_tags(random_scores(seed, 1, 8), [8], NO_WEIGHTS)
    allowed = allowed_steps()
    assert all(allowed[before, tag] for before, tag in itertools.pairwise([0, *path]))


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-cue"], [("cue", 0, 0)]),
        (
            ["B-source", "I-source", "B-cue", "O", "B-content", "I-content"],
            [("source", 0, 1), ("cue", 2, 2), ("content", 4, 5)],
        ),
        (["B-content", "B-content", "I-content"], [("content", 0, 0), ("content", 1, 2)]),
    ],
)
def test_spans_are_what_the_tags_spell(tags, spans):
    assert list(spans_of([TAGS.index(tag) for tag in tags])) == spans
