import pytest

from onrecord.evaluate.counts import prf


def test_precision_recall_and_their_harmonic_mean():
    assert prf(2, predicted=4, gold=8) == (0.5, 0.25, pytest.approx(1 / 3))


def test_right_may_differ_between_the_two_sides():
    scores = prf(1, predicted=2, gold=4, right_gold=3)
    assert (scores.precision, scores.recall) == (0.5, 0.75)


@pytest.mark.parametrize(("predicted", "gold"), [(0, 0), (0, 3), (3, 0), (3, 3)])
def test_nothing_right_is_nought_and_no_error(predicted, gold):
    assert prf(0, predicted, gold) == (0, 0, 0)
