"""Scores of challenge sets, and the soundness of the sets."""

import pytest

from onrecord.evaluate.formats import (
    ChallengeAct,
    ChallengeGold,
    ChallengeItem,
    ChallengePrediction,
    ConditionGold,
    ConditionItem,
)
from onrecord.evaluate.score_challenge import score_challenge

TEXT = "Norway said it would leave by Friday unless Chad pays, but Oslo denied a plan to sell."
BY_FRIDAY = ConditionGold(
    text=["by Friday"], start=[27], kind=["deadline"], earliest="2024-05-10", latest="2024-05-10"
)
UNLESS = ConditionGold(
    text=["unless Chad pays", "by Friday unless Chad pays"], start=[37, 27], kind=["unless", "if"]
)


def asked(**fields):
    return ChallengeAct(
        act_class=["threaten"],
        trigger=["said"],
        trigger_start=[7],
        **({"conditions": [BY_FRIDAY, UNLESS]} | fields),
    )


DENIAL = ChallengeAct(
    act_class=["deny"],
    trigger=["denied"],
    trigger_start=[64],
    conditions=[],
    modality=["denied"],
    polarity=["negated"],
    historical=False,
)


def condition(gold, **fields):
    return ConditionItem(
        **(
            {
                "start": gold.start[0],
                "text": gold.text[0],
                "kind": gold.kind[0],
                "earliest": gold.earliest,
                "latest": gold.latest,
            }
            | fields
        )
    )


def threat(*conditions):
    return ChallengeItem(
        act_class="threaten", trigger="said", trigger_start=7, conditions=list(conditions)
    )


def denial(**fields):
    return ChallengeItem(
        **(
            {
                "act_class": "deny",
                "trigger": "denied",
                "trigger_start": 64,
                "modality": "denied",
                "polarity": "negated",
            }
            | fields
        )
    )


def score(*items, acts=None):
    gold = ChallengeGold(id="a", text=TEXT, part="dev", acts=acts or [asked(), DENIAL])
    return score_challenge([gold], {"a": ChallengePrediction(id="a", acts=list(items))})


def test_what_the_gold_says_scores_full():
    scores = score(threat(condition(BY_FRIDAY), condition(UNLESS)), denial())

    assert scores["gold"] == 2
    for measure in (
        "right",
        "found",
        "class",
        "modality",
        "polarity",
        "historical",
        "unconditional",
    ):
        assert scores[measure] == 1, measure
    assert set(scores["condition"].values()) == {1}
    assert scores["part"] == {"dev": {"right": 2, "of": 2, "accuracy": 1}}


@pytest.mark.parametrize(
    ("items", "measure", "value"),
    [
        ([threat(condition(UNLESS))], "recall", 0.5),
        ([threat(condition(BY_FRIDAY, latest="2024-05-12"), condition(UNLESS))], "days", 0),
        ([threat(condition(BY_FRIDAY), condition(UNLESS, kind="until"))], "kind", 0.5),
        (
            [threat(condition(BY_FRIDAY), condition(UNLESS, text="unless Chad"))],
            "span_dice",
            0.9,
        ),
    ],
)
def test_what_is_wrong_with_conditions_is_told_apart(items, measure, value):
    scores = score(*items, acts=[asked()])

    assert scores["condition"][measure] == value


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([threat(condition(UNLESS))], id="one missing"),
        pytest.param([threat(condition(BY_FRIDAY, latest=None), condition(UNLESS))], id="days"),
        pytest.param([threat(condition(BY_FRIDAY), condition(UNLESS, kind="until"))], id="kind"),
        pytest.param(
            [threat(condition(BY_FRIDAY), condition(UNLESS), condition(BY_FRIDAY))],
            id="one too many",
        ),
        pytest.param([], id="act not found"),
    ],
)
def test_an_act_with_one_wrong_condition_is_wrong(items):
    assert score(*items, acts=[asked()])["right"] == 0


def test_an_extent_that_overlaps_by_less_than_half_is_another_condition():
    scores = score(threat(condition(UNLESS, text="unless")), acts=[asked(conditions=[UNLESS])])

    assert scores["condition"]["f1"] == 0


def test_every_accepted_extent_and_kind_will_do():
    longer = condition(UNLESS, start=27, text="by Friday unless Chad pays", kind="if")
    scores = score(threat(longer), acts=[asked(conditions=[UNLESS])])

    assert (scores["right"], scores["condition"]["span_dice"]) == (1, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("modality", "actual"),
        ("polarity", "affirmed"),
        ("historical", True),
        ("conditions", [condition(UNLESS)]),
    ],
)
def test_one_wrong_field_makes_an_act_wrong(field, value):
    scores = score(denial(**{field: value}), acts=[DENIAL])

    measure = "unconditional" if field == "conditions" else field
    assert (scores["right"], scores[measure], scores["found"]) == (0, 0, 1)


def test_what_is_not_asked_does_not_count():
    act = asked(conditions=None)
    found = threat(condition(UNLESS))
    scores = score(found, denial(), acts=[act])

    assert (scores["right"], scores["condition"]["f1"]) == (1, 0)


def test_acts_that_were_not_found_miss_their_conditions():
    scores = score(denial())

    assert (scores["right"], scores["found"]) == (0.5, 0.5)
    assert (scores["condition"]["precision"], scores["condition"]["recall"]) == (0, 0)
