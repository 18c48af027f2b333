import pytest

from onrecord.annotate.time_tense import Tense, tense_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The king left on Monday.", Tense.PAST),
        ("The king has been ill since Monday.", Tense.PAST),
        ("The bridge was hit on Monday.", Tense.PAST),
        ("The king will leave on Monday.", Tense.FUTURE),
        ("The aide said the king would leave on Monday.", Tense.FUTURE),
        ("The king may leave on Monday.", Tense.FUTURE),
        ("The king wants to leave on Monday.", Tense.FUTURE),
        ("The king is leaving on Monday.", Tense.FUTURE),
        ("The king leaves on Monday.", Tense.FUTURE),
        ("The king began to leave on Monday.", Tense.PAST),
        ("The king failed to appear on Monday.", Tense.PAST),
        ("The trial was postponed until Monday.", Tense.FUTURE),
        ("A vote is set for Monday.", Tense.FUTURE),
        ("The king demanded an apology by Monday.", Tense.FUTURE),
        ("The king arrived by Monday.", Tense.PAST),
        ("The king could not be reached on Monday.", Tense.PAST),
        ("Neither the king nor the queen could be reached on Monday.", Tense.PAST),
        ("The king could leave on Monday.", Tense.FUTURE),
        ("A summit set for Oslo on Monday will discuss it.", Tense.FUTURE),
        ("The rules set on Monday will stay.", Tense.PAST),
        ("The king has been silent since the Monday attack.", Tense.PAST),
        ("The king wants to undo Monday's ruling.", None),
        ("Monday", None),
    ],
)
def test_clause_tells_the_tense_of_its_time(language_model, text, tense):
    doc = language_model(text)
    (monday,) = [token.i for token in doc if token.text == "Monday"]
    assert tense_of(doc[monday : monday + 1]) is tense
