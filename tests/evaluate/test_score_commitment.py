"""Scores of commitments."""

import pytest

from onrecord.evaluate.formats import (
    AmountGold,
    AmountItem,
    CommitmentGold,
    CommitmentItem,
    CommitmentsGold,
    CommitmentsPrediction,
    CommittingAct,
    CommittingItem,
    ObjectGold,
)
from onrecord.evaluate.score_commitment import PARTS, score_commitment

TEXT = "Norway pledged to send 40 tents to Chad in May."
ASKED = CommitmentGold(
    action=["send"],
    object=ObjectGold(text=["40 tents"], start=[23]),
    amounts=[
        AmountGold(
            text=["40 tents"],
            start=[23],
            least=40,
            most=40,
            unit=["tent"],
            currency=[None],
            per=[None],
        )
    ],
    beneficiary=["Chad"],
    place=[None, "Chad"],
    due=["2025-05-31"],
    strength=["will"],
    polarity=["affirmed"],
)


def amount(**fields):
    told = {"start": 23, "text": "40", "least": 40, "most": 40, "unit": "tent"}
    return AmountItem(**(told | fields))


def found(**fields):
    told = {
        "action": "send",
        "object": "40 tents",
        "object_start": 23,
        "amounts": [amount()],
        "beneficiary": "Chad",
        "due": "2025-05-31",
        "strength": "will",
        "polarity": "affirmed",
    }
    return CommitmentItem(**(told | fields))


def score(*commitments, asked=(ASKED,), trigger="pledged"):
    act = CommittingAct(
        act_class=["pledge"], trigger=["pledged"], trigger_start=[7], commitments=list(asked)
    )
    item = CommittingItem(
        act_class="pledge",
        trigger=trigger,
        trigger_start=TEXT.index(trigger),
        commitments=list(commitments),
    )
    gold = CommitmentsGold(id="a", text=TEXT, part="dev", acts=[act])
    return score_commitment([gold], {"a": CommitmentsPrediction(id="a", acts=[item])})


def test_what_the_gold_says_scores_full():
    scores = score(found())

    assert {scores[name] for name in ("right", "found", "right_of_found", *PARTS)} == {1}
    assert set(scores["amount"].values()) == {1}
    assert scores["part"] == {"dev": {"right": 1, "of": 1, "accuracy": 1}}


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("action", "give"),
        ("object", None),
        ("beneficiary", None),
        ("place", "Norway"),
        ("due", "2025-05-30"),
        ("strength", None),
        ("polarity", "negated"),
    ],
)
def test_one_wrong_part_makes_a_commitment_wrong(part, value):
    scores = score(found(**{part: value}))

    assert (scores["right"], scores[part], scores["found"]) == (0, 0, 1)


@pytest.mark.parametrize(
    "amounts",
    [
        [],
        [amount(most=None)],
        [amount(unit="tank")],
        [amount(currency="USD")],
        [amount(per="year")],
        [amount(start=18, text="send")],
        [amount(), amount(start=43, text="May")],
    ],
    ids=["missing", "bound", "unit", "currency", "period", "elsewhere", "one too many"],
)
def test_wrong_amounts_make_a_commitment_wrong(amounts):
    scores = score(found(amounts=amounts))

    assert scores["right"] == 0
    assert scores["amount"]["f1"] < 1


def test_a_commitment_of_an_act_that_was_not_found_is_missed():
    scores = score(found(), trigger="send")

    assert (scores["found"], scores["right"], scores["amount"]["recall"]) == (0, 0, 0)


def test_what_is_found_beside_the_right_one_takes_the_worse_match():
    scores = score(found(action="visit", object=None), found())

    assert scores["right"] == 1


def test_acts_that_hold_no_commitment_are_asked_for_none():
    assert score(asked=())["none"] == 1
    assert score(found(), asked=())["none"] == 0
