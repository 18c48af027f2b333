"""Attributions in the making: adding to the content and taking from it."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.drafts import ContentIndex, Draft, Drafts
from onrecord.annotate.layers import Range

RANGES = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(
    lambda pair: Range(pair[0], pair[0] + pair[1])
)


def covered(draft: Draft) -> set[int]:
    return {at for piece in draft.content for at in range(piece.start, piece.end)}


def test_an_added_piece_joins_what_it_overlaps():
    draft = Draft("x", content=[Range(0, 4), Range(10, 12)])
    draft.add(Range(3, 11))
    assert draft.content == [Range(0, 12)]


def test_a_hole_splits_a_piece():
    draft = Draft("x", content=[Range(0, 10)])
    draft.remove(Range(3, 5))
    assert draft.content == [Range(0, 3), Range(5, 10)]


@given(st.lists(RANGES, max_size=6), RANGES)
def test_adding_and_removing_are_those_of_sets(pieces, hole):
    draft = Draft("x")
    for piece in pieces:
        draft.add(piece)
    expected = {at for piece in pieces for at in range(piece.start, piece.end)}
    assert covered(draft) == expected
    assert draft.overlap(hole) == len(expected & set(range(hole.start, hole.end)))
    draft.remove(hole)
    assert covered(draft) == expected - set(range(hole.start, hole.end))


def test_drafts_without_a_cue_are_kept_but_not_found_by_place():
    drafts = Drafts([Draft("x")])
    drafts.add(Draft("y"))
    assert [draft.rule for draft in drafts] == ["x", "y"]
    assert drafts.between(0, 100) == []
    assert drafts.at(0) is None


def test_drafts_near_a_range_are_found_in_their_order_after_they_grew():
    early = Draft("early", content=[Range(10, 40)])
    late = Draft("late", content=[Range(5000, 5100), Range(30, 60)])
    far = Draft("far", content=[Range(90_000, 90_010)])
    index = ContentIndex([late, early, far])

    assert index.near([Range(35, 45)]) == [late, early]
    assert index.near([Range(5050, 5051), Range(90_009, 90_010)]) == [late, far]
    assert index.near([Range(40_000, 40_010)]) == []
    early.content.append(Range(39_000, 41_000))
    index.put(early)
    assert index.near([Range(40_000, 40_010), Range(90_000, 90_001)]) == [early, far]
