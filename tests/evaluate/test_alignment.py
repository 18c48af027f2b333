from onrecord.evaluate.alignment import align


def closeness(one, other):
    return 10 - abs(one - other)


def test_the_most_similar_pair_comes_first():
    assert align([1, 5], [4, 5], closeness) == [(1, 1), (0, 0)]


def test_an_item_is_paired_once():
    assert align([5, 5], [5], closeness) == [(0, 0)]


def test_of_equals_the_earlier_gold_is_paired():
    assert align([4, 6], [5], closeness) == [(0, 0)]


def test_pairs_no_more_similar_than_the_limit_are_left_out():
    assert align([1, 5], [5, 3], closeness, above=8) == [(1, 0)]


def test_without_a_limit_even_unlike_items_are_paired():
    assert align([0], [100], closeness) == [(0, 0)]
    assert align([], [1], closeness) == []
