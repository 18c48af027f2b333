import json

import pytest

from evaluation import calibration
from evaluation.calibration import (
    ActExample,
    Example,
    act_judge,
    attribution_judge,
    cross_fitted,
    judge_by,
    reader_hash,
)
from onrecord.annotate.confidence import CONFIDENCE_FILE, Calibration

SURE, UNSURE = {"sure": 1.0}, {}
TEXTS = [
    [Example(SURE, True), Example(SURE, number % 4 > 0), Example(UNSURE, number % 4 == 0)]
    for number in range(20)
]


def test_the_shipped_weights_belong_to_the_shipped_reader():
    made = json.loads(CONFIDENCE_FILE.read_text(encoding="utf-8"))["made"]

    assert made["reader"] == reader_hash(), "run: python -m evaluation.calibration fit"


def test_every_item_is_judged_once_when_cross_fitted():
    judged = cross_fitted(TEXTS, attribution_judge)

    assert len(judged) == 60
    assert sum(item.right for item in judged) == 20 + 15 + 5


def test_no_text_judges_itself():
    seen = []

    def remember(texts):
        seen.append([id(text) for text in texts])
        return attribution_judge(texts)

    cross_fitted(TEXTS, remember)

    assert [len(texts) for texts in seen] == [18] * 10
    assert all(id(text) not in seen[number % 10] for number, text in enumerate(TEXTS))


def test_what_foretells_in_other_texts_is_believed_more():
    judged = cross_fitted(TEXTS, attribution_judge)
    sure = {item.confidence for item in judged if item.confidence > 0.5}
    unsure = {item.confidence for item in judged if item.confidence < 0.5}

    assert min(sure) > 0.75
    assert max(unsure) < 0.5 < min(sure) - 0.25


def test_an_act_is_right_if_it_is_seen_and_has_its_class():
    calibration = Calibration(
        with_reader={}, rules_alone={}, act={"bias": 0.0}, act_class={"bias": 0.0}
    )
    act = ActExample(seen=Example({}, True), of_class=Example({}, False))

    assert judge_by(calibration)(act) == (0.25, False)


def test_the_class_is_learnt_from_acts_that_were_seen():
    # of those seen every class is right but one; those not seen have none and teach nothing
    seen = [ActExample(Example({}, True), Example({}, number > 0)) for number in range(8)]
    unseen = [ActExample(Example({}, False), Example({}, False))] * 8
    judged = act_judge([seen, unseen])(seen[0])

    assert judged.confidence == pytest.approx(0.5 * 7 / 8, abs=0.002)


def test_without_corpora_it_says_so_and_passes(monkeypatch, capsys):
    monkeypatch.setenv("ONRECORD_CORPORA", "")

    assert calibration.main(["measure"]) == 0
    assert "skipped" in capsys.readouterr().out
