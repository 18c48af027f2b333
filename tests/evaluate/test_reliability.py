import pytest

from evaluation.reliability import (
    Bin,
    Judged,
    brier_score,
    calibration_error,
    equal_mass_bins,
    equal_width_bins,
    error_by_chance,
)

JUDGED = [
    Judged(0.1, False),
    Judged(0.15, True),
    Judged(0.6, True),
    Judged(0.8, True),
    Judged(0.82, False),
    Judged(1.0, True),
]


def test_bins_of_equal_width_hold_their_lower_edge_and_the_last_holds_one():
    bins = equal_width_bins(JUDGED)

    assert [each.count for each in bins] == [2, 1, 2, 1]
    assert bins[0] == Bin(2, pytest.approx(0.125), 0.5)
    assert bins[1] == Bin(1, 0.6, 1.0)


def test_bins_of_equal_mass_hold_as_many_items_each():
    assert [each.count for each in equal_mass_bins(JUDGED, bins=3)] == [2, 2, 2]


def test_bins_of_equal_mass_do_not_sort_equal_confidence_by_outcome():
    judged = [Judged(0.5, right) for right in (True, False) * 10]

    assert calibration_error(equal_mass_bins(judged)) == 0


def test_the_error_is_the_mean_distance_of_confidence_and_share_over_items():
    # by hand: 2/6 * |.125 - .5| + 1/6 * |.6 - 1| + 2/6 * |.81 - .5| + 1/6 * |1 - 1|
    assert calibration_error(equal_width_bins(JUDGED)) == pytest.approx(0.295)


def test_the_brier_score_is_the_mean_squared_distance_to_the_outcome():
    # by hand: (.01 + .7225 + .16 + .04 + .6724 + 0) / 6
    assert brier_score(JUDGED) == pytest.approx(0.26748333)


def test_even_true_probabilities_miss_a_few_items_by_chance():
    few = [Judged(0.5, True)] * 4
    many = [Judged(0.5, True)] * 400

    assert 0.15 < error_by_chance(few) < 0.25  # by hand: .1875, the mean of |n / 4 - .5|
    assert error_by_chance(many) < 0.03
