import pytest

from onrecord.evaluate.formats import ActGold, ActItem, ActsGold, ActsPrediction
from onrecord.evaluate.score_acts import judge_acts, score_acts

TEXT = "Oslo vowed to send boats if asked. It denied a report. Bergen met Oslo, sources said."

VOW = ActGold(
    act_class=["pledge"],
    trigger=["vowed"],
    trigger_start=[5],
    actor_name=["Government of Norway"],
    actor_country=["NOR"],
    content=["send boats if asked"],
    condition=["if asked"],
    modality=["conditional", "promised"],
    plover=["AGREE"],
)
DENIAL = ActGold(act_class=["deny"], trigger=["denied"], content=["a report"])
SEEN_ONCE = ActGold(act_class=["meet"], trigger=["met"], agreed=False)


def score(*found):
    line = ActsGold(id="a", text=TEXT, acts=[VOW, DENIAL, SEEN_ONCE])
    return score_acts([line], {"a": ActsPrediction(id="a", acts=list(found))})


def vow(**fields):
    return ActItem(**{"act_class": "pledge", "trigger": "vowed", **fields})


def test_detection_counts_agreed_acts():
    # found 1 of 2 agreed; the meeting that one annotator saw costs nothing; "said" is false
    scores = score(
        vow(), ActItem(act_class="meet", trigger="met"), ActItem(act_class="assert", trigger="said")
    )

    assert scores["acts"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "gold": 2}


def test_a_wrong_class_is_found_but_counts_twice_in_act_and_class():
    scores = score(vow(act_class="threaten"), ActItem(act_class="deny", trigger="denied"))

    assert scores["acts"]["f1"] == 1
    assert scores["act_and_class_f1"] == 0.5  # 1 right, 1 wrong, 1 missed: 2 / 4


def test_half_of_the_content_stands_in_for_the_trigger():
    # the content's words: send, boats, if, asked
    assert score(ActItem(content="boats if"))["acts"]["f1"] == 0.667
    assert score(ActItem(content="boats"))["acts"]["f1"] == 0


def test_a_trigger_is_looked_for_where_its_offset_is_wrong():
    assert score(vow(trigger_start=80))["acts"]["recall"] == 0.5


def test_one_prediction_matches_one_act():
    scores = score(vow(), vow())

    assert scores["acts"]["precision"] == 0.5


@pytest.mark.parametrize(
    ("condition", "counts"),
    [
        ("if asked", (1, 0, 0)),
        ("boats if asked", (1, 0, 0)),  # 2 of 3 words
        ("to send boats if asked", (0, 1, 1)),  # 2 of 5 words: wrong and missed
        (None, (0, 0, 1)),
    ],
)
def test_condition_of_a_found_act(condition, counts):
    scores = score(vow(condition=condition))["condition"]

    assert (scores["tp"], scores["fp"], scores["fn"]) == counts


def test_a_condition_where_the_gold_has_none_is_a_false_alarm():
    scores = score(
        ActItem(act_class="deny", trigger="denied", condition="a report"),
        ActItem(act_class="assert", trigger="said", condition="sources"),
    )["condition"]

    assert (scores["tp"], scores["fp"], scores["fn"]) == (0, 2, 1)


def test_a_field_is_right_with_any_accepted_value():
    accuracy = score(vow(modality="promised", plover="AGREE", actor_country="SWE"))[
        "accuracy_of_matched"
    ]

    assert (accuracy["modality"], accuracy["plover"], accuracy["actor_country"]) == (1, 1, 0)
    assert accuracy["said_on"] == 1  # empty on both sides


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Government of Norway", 1),
        ("Norway", 1),
        ("the Norway delegation", 1),
        ("government", 1),
        ("Government of Sweden", 0),
        (None, 0),
    ],
)
def test_a_name_is_right_by_its_last_word_or_as_a_part(name, right):
    assert score(vow(actor_name=name))["accuracy_of_matched"]["actor_name"] == right


def test_classes_are_counted_apart():
    scores = score(vow(), ActItem(act_class="assert", trigger="said"))

    assert scores["per_class"] == {
        "pledge": {"gold": 1, "right": 1, "false_alarms": 0},
        "deny": {"gold": 1, "right": 0, "false_alarms": 0},
        "meet": {"gold": 0, "right": 0, "false_alarms": 0},
        "assert": {"gold": 0, "right": 0, "false_alarms": 1},
    }


def test_each_act_is_judged_by_the_gold_act_it_matches():
    line = ActsGold(id="a", text=TEXT, acts=[VOW, DENIAL, SEEN_ONCE])
    judged = judge_acts(
        line,
        [
            ActItem(act_class="assert", trigger="said"),
            ActItem(act_class="assert", trigger="denied"),
            ActItem(act_class="meet", trigger="met"),
            vow(),
        ],
    )

    assert judged == [(False, False), (True, False), None, (True, True)]
