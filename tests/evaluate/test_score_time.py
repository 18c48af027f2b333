import pytest

from onrecord.evaluate.formats import TimeGold, TimePrediction, TimexItem
from onrecord.evaluate.score_time import score_time

TEXT = "They met on 3 May 2024 and again two weeks later."
DAY = TimexItem(start=12, end=22, type="DATE", value="2024-05-03")
WEEKS = TimexItem(start=33, end=48, type="DATE", value="2024-05-17")


def score(*found):
    gold = TimeGold(id="a", text=TEXT, dct="2024-06-01", timexes=[DAY, WEEKS])
    return score_time([gold], {"a": TimePrediction(id="a", timexes=list(found))})


def test_gold_itself_scores_full():
    scores = score(DAY, WEEKS)

    assert scores["strict"] == {"P": 100, "R": 100, "F1": 100}
    assert scores["value_F1"] == scores["type_F1"] == 100


def test_a_shifted_span_is_relaxed_but_not_strict():
    # strict: 1 right of 2 and 2; relaxed: both
    scores = score(DAY, TimexItem(start=33, end=42, type="DATE", value="2024-05-17"))

    assert scores["strict"] == {"P": 50, "R": 50, "F1": 50}
    assert scores["relaxed"]["F1"] == 100


def test_value_f1_is_relaxed_f1_times_value_accuracy():
    # relaxed: P 1/1, R 1/2, F1 2/3; its only match has the wrong value and the right type
    scores = score(TimexItem(start=12, end=22, type="DATE", value="2024-05"))

    assert scores["relaxed"]["F1"] == 66.67
    assert (scores["type_F1"], scores["value_F1"]) == (66.67, 0)


@pytest.mark.parametrize("value", ["2024-05-03", " 2024-05-03 "])
def test_values_are_compared_without_blanks(value):
    assert score(TimexItem(start=12, end=22, type="DATE", value=value))["value_acc"] == 100


def test_one_long_expression_cannot_match_two():
    scores = score(TimexItem(start=0, end=len(TEXT), type="DATE", value="2024-05-03"))

    assert scores["relaxed"] == {"P": 100, "R": 50, "F1": 66.67}


def test_the_same_span_is_preferred_to_a_longer_overlap():
    longer = TimexItem(start=12, end=30, type="SET", value="XXXX")

    assert score(longer, DAY)["type_acc"] == 100


def test_a_text_without_prediction_counts_as_empty():
    gold = TimeGold(id="a", text=TEXT, timexes=[DAY, WEEKS])

    assert score_time([gold], {})["relaxed"] == {"P": 0, "R": 0, "F1": 0}
