import pytest

from onrecord.evaluate.formats import EventGold, EventItem, EventPrediction
from onrecord.evaluate.score_event import plover_type, score_event

VISIT = EventItem(source="NORGOV", target="SWEGOV", code="042", mode="visit")
ATTACK = EventItem(source="XXXREB", target="XXXGOV", code="190")


def score(gold, *found):
    line = EventGold(id="a", text="…", events=gold)
    return score_event([line], {"a": EventPrediction(id="a", events=list(found))})


def test_gold_itself_scores_full():
    scores = score([VISIT, ATTACK], ATTACK, VISIT)

    assert all(scores[name]["F1"] == 1 for name in ("event", "code", "plover", "mode", "triple"))


def test_each_part_is_judged_on_its_own():
    found = EventItem(source="NORMIL", target="SWEGOV", code="043")

    scores = score([VISIT], found)

    right = {name for name, of_name in scores.items() if of_name["tp"]}
    assert right == {
        "event",
        "root",
        "plover",
        "quad",
        "src_country",
        "tgt_country",
        "tgt_role",
        "tgt",
        "record",
    }


def test_events_are_paired_by_what_agrees_most():
    scores = score([VISIT, ATTACK], EventItem(source="XXXREB", target="XXXGOV", code="042"))

    # Paired with the visit: the same code outweighs the same two ends.
    assert (scores["code"]["tp"], scores["dyad"]["tp"]) == (1, 0)


def test_codes_do_not_count_where_the_gold_has_types_alone():
    scores = score([EventItem(code="CONSULT", plover="CONSULT")], VISIT)

    assert scores["plover"]["tp"] == 1
    assert scores["code"] == {"tp": 0, "pred": 0, "gold": 0, "P": 0, "R": 0, "F1": 0}


def test_records_without_events_are_counted():
    empty = EventGold(id="a", text="…", events=[])
    full = EventGold(id="b", text="…", events=[VISIT])

    record = score_event([empty, full], {})["record"]

    assert (record["true_neg"], record["gold"], record["pred"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("code", "plover"),
    [
        ("042", "CONSULT"),
        ("0871", "RETREAT"),
        ("0831", "CONCEDE"),
        ("1711", "COERCE"),
        ("1712", "ASSAULT"),
        ("010", ""),
        ("FIGHT", "ASSAULT"),
        ("disapprove", "ACCUSE"),
        ("YIELD", "YIELD"),
        (None, ""),
    ],
)
def test_type_of_a_code(code, plover):
    assert plover_type(EventItem(code=code)) == plover


@pytest.mark.parametrize("code", ["", None, "~", "---", "***"])
def test_an_unknown_actor_is_no_actor(code):
    scores = score([EventItem(source=code, code="042")], EventItem(source=code, code="042"))

    assert scores["src"]["gold"] == scores["src_country"]["gold"] == 0
