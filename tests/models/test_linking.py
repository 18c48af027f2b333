import numpy as np
import pytest

from onrecord.models.linking import PAIR_FEATURES, LinkWeights, link_spans, pair_features

WORDS = [
    *("The", "envoy", "said", "talks", "failed", "."),
    *("Kyiv", "replied", "that", "they", "had", "not", "begun", "."),
]
ONE_PARAGRAPH = [0] * len(WORDS)
SPANS = [
    ("source", 0, 1),
    ("cue", 2, 2),
    ("content", 3, 4),
    ("source", 6, 6),
    ("cue", 7, 7),
    ("content", 9, 12),
]


def numbers(origin, target, targets=(), paragraphs=ONE_PARAGRAPH):
    found = pair_features([origin], [target, *targets], words=WORDS, paragraphs=paragraphs)
    return found[0, 0]


def weights_by_distance():
    """The nearer the better, whichever side."""
    pairs = np.zeros((2, PAIR_FEATURES), dtype=np.float32)
    pairs[:, :17] = -3.0 * np.abs(np.arange(17) - 8)
    return LinkWeights(pairs, no_source=-20.0)


def link(spans, links=None, weights=None):
    return link_spans(
        spans,
        np.zeros((len(WORDS), 256), dtype=np.float32) if links is None else links,
        words=WORDS,
        paragraphs=ONE_PARAGRAPH,
        weights=weights or weights_by_distance(),
    )


def test_distance_has_a_side():
    before, after = numbers((3, 4), (2, 2))[0], numbers((3, 4), (5, 5))[0]
    assert before == 7
    assert after == 9


def test_distance_grows_in_powers_of_two():
    assert [numbers((0, 0), (end, end))[0] - 8 for end in (1, 2, 3, 4, 7, 8)] == [1, 2, 2, 3, 3, 4]


def test_overlap_is_no_distance():
    assert numbers((3, 6), (5, 8))[0] == 8


@pytest.mark.parametrize(("rivals", "count"), [((), 0), (((2, 2),), 1), (((0, 0), (12, 12)), 0)])
def test_only_targets_between_are_rivals(rivals, count):
    assert numbers((0, 1), (7, 7), rivals)[1] - numbers((0, 1), (7, 7))[1] == count


def test_an_end_of_a_sentence_between_is_counted():
    base = numbers((3, 4), (2, 2))[2]
    assert numbers((3, 4), (7, 7))[2] == base + 1
    assert numbers((7, 7), (3, 4))[2] == base + 1


def test_another_paragraph_is_told_from_the_same():
    paragraphs = [0] * 6 + [1] * 8
    assert numbers((3, 4), (7, 7), (), paragraphs)[3] == numbers((3, 4), (7, 7))[3] + 1


def test_each_content_goes_to_its_cue_and_each_cue_to_its_source():
    first, second = link(SPANS)
    assert (first.source, first.cue, first.contents) == ((0, 1), (2, 2), [(3, 4)])
    assert (second.source, second.cue, second.contents) == ((6, 6), (7, 7), [(9, 12)])


def test_pieces_around_a_cue_are_one_content():
    spans = [("content", 0, 1), ("cue", 2, 2), ("content", 3, 4)]
    (only,) = link(spans)
    assert only.contents == [(0, 1), (3, 4)]
    assert only.source is None


def test_a_cue_without_content_is_left_out():
    assert link([("source", 0, 1), ("cue", 2, 2)]) == []


def test_a_content_without_cue_stands_alone():
    (only,) = link([("source", 0, 1), ("content", 3, 4)])
    assert only.cue is None
    assert only.contents == [(3, 4)]


def test_what_the_encoder_says_outweighs_distance():
    links = np.zeros((len(WORDS), 256), dtype=np.float32)
    links[3:5, 0] = 30.0  # the first content asks for what ...
    links[7, 64] = 30.0  # ... the second cue is
    (second,) = [found for found in link(SPANS, links) if found.cue == (7, 7)]
    assert second.contents == [(3, 4), (9, 12)]


def test_no_source_wins_where_the_weights_say_so():
    weights = LinkWeights(weights_by_distance().pairs, no_source=50.0)
    assert [found.source for found in link(SPANS, weights=weights)] == [None, None]


def test_score_is_a_probability():
    assert all(0 < found.score <= 1 for found in link(SPANS))
