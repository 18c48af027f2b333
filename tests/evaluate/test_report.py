from onrecord.evaluate.counts import prf
from onrecord.evaluate.report import format_scores


def test_scores_stand_in_columns():
    scores = {
        "gold": 12,
        "content.exact": prf(1, 2, 3),
        "strict": {"P": 78.1, "R": 0.0},
        "per_class": {"pledge": {"gold": 3}, "deny": {"gold": 1}},
    }

    assert format_scores(scores).splitlines() == [
        "gold              12",
        "content.exact     P 0.500  R 0.333  F1 0.400",
        "strict            P 78.1  R 0.0",
        "per_class pledge  gold 3",
        "per_class deny    gold 1",
    ]
