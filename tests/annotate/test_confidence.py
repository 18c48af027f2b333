import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.confidence import (
    RISING,
    Calibration,
    act_features,
    act_with_confidence,
    attribution_features,
    load_calibration,
    probability,
    shipped_calibration,
    with_confidence,
)
from onrecord.annotate.layers import Attribution, Range, ReaderView, SpeechAct
from onrecord.errors import ModelFileError
from onrecord.terms import ActClass, Form, Modality, Polarity

ATTRIBUTION = Attribution(
    speaker=Range(0, 4),
    speaker_head=0,
    cue=(Range(5, 9),),
    content=(Range(10, 40),),
    form=Form.INDIRECT,
    cue_token=1,
    rule="rv.say",
    reader=ReaderView(score=0.8, content_overlap=0.9, same_cue=True, same_speaker=True),
)
ACT = SpeechAct(
    act_class=ActClass.PLEDGE,
    plover=None,
    modality=Modality.PROMISED,
    polarity=Polarity.AFFIRMED,
    form=Form.INDIRECT,
    trigger=Range(5, 9),
    trigger_token=1,
    actor=0,
    actor_range=Range(0, 4),
    recipient=None,
    recipient_range=None,
    content=(Range(10, 40),),
    attribution=0,
    rules=("rv.say", "ca.pledge.will"),
)
CALIBRATION = Calibration(
    with_reader={"bias": 0.5, "reader.log_odds": 0.4},
    rules_alone={"bias": -0.5},
    act={"bias": 1.0, "attribution.log_odds": 0.6},
    act_class={"bias": 0.2, "class.pledge": 0.3},
)

scores = st.floats(0, 1)
names = st.sampled_from(["a", "b", "c"])
features = st.dictionaries(names, st.floats(-50, 50))


@given(features, st.dictionaries(st.sampled_from(["a", "b", "bias"]), st.floats(-50, 50)))
def test_a_probability_lies_between_0_and_1_and_is_neither(found, weights):
    assert 0 < probability(found, weights) < 1


def test_weights_add_up_in_log_odds():
    # by hand: 1 / (1 + e^-(1 + 2 * .5))
    assert probability({"a": 2.0, "unknown": 9.0}, {"bias": 1.0, "a": 0.5}) == 0.881


@given(scores, scores)
def test_more_belief_of_the_reader_never_lowers_confidence(one, other):
    low, high = (
        dataclasses.replace(
            ATTRIBUTION, reader=dataclasses.replace(ATTRIBUTION.reader, score=score)
        )
        for score in sorted((one, other))
    )
    weights = shipped_calibration().with_reader
    before, after = (with_confidence(each, weights).confidence for each in (low, high))
    assert before <= after


@given(scores, scores)
def test_a_surer_attribution_never_makes_an_act_less_sure(one, other):
    low, high = (
        dataclasses.replace(ATTRIBUTION, confidence=confidence)
        for confidence in sorted((one, other))
    )
    before, after = (
        act_with_confidence(ACT, [each], shipped_calibration()).confidence for each in (low, high)
    )
    assert before <= after


def test_features_tell_who_saw_an_attribution():
    seen_by_both = attribution_features(ATTRIBUTION)
    by_reader = attribution_features(
        dataclasses.replace(ATTRIBUTION, rule="model.attribution", reader=ReaderView(score=0.8))
    )
    by_rules = attribution_features(dataclasses.replace(ATTRIBUTION, reader=None))

    assert seen_by_both["reader.content_overlap"] == 0.9
    assert seen_by_both["rule.rv"] == by_reader["rule.model"] == 1
    assert "reader.content_overlap" not in by_reader
    assert not [name for name in by_rules if name.startswith("reader")]


@pytest.mark.parametrize(
    "unknown", [{"parent": 3}, {"cue": (), "cue_token": None, "inferred_from": 0}]
)
def test_an_attribution_that_no_corpus_has_is_left_without_a_number(unknown):
    attribution = dataclasses.replace(ATTRIBUTION, **unknown)

    assert with_confidence(attribution, CALIBRATION.with_reader).confidence is None


def test_an_act_of_such_an_attribution_has_one():
    nested = dataclasses.replace(ATTRIBUTION, parent=3)

    assert act_features(ACT, nested)["attribution.nested"] == 1
    assert act_with_confidence(ACT, [nested], CALIBRATION).confidence is not None


def test_an_act_is_no_surer_than_that_it_is_seen():
    sure_of_class = dataclasses.replace(CALIBRATION, act_class={"bias": 90.0})
    attributions = [with_confidence(ATTRIBUTION, CALIBRATION.with_reader)]
    act = act_with_confidence(ACT, attributions, sure_of_class)

    seen = probability(act_features(ACT, attributions[0]), CALIBRATION.act)
    assert act.confidence == pytest.approx(seen, abs=0.0015)


def test_an_act_told_by_a_verb_alone_has_one():
    deed = dataclasses.replace(
        ACT, act_class=ActClass.DEED, form=None, attribution=None, rules=("av.strike",)
    )

    assert act_features(deed, None)["verb_alone"] == 1
    assert 0 < act_with_confidence(deed, [], CALIBRATION).confidence < 1


def test_the_shipped_weights_never_fall_where_they_must_rise():
    shipped = dataclasses.asdict(shipped_calibration())

    assert all(table.get(name, 0) >= 0 for table in shipped.values() for name in RISING)


def test_a_missing_file_is_named_with_what_to_do(tmp_path):
    with pytest.raises(ModelFileError, match=r"weights\.json.*evaluation\.calibration fit"):
        load_calibration(tmp_path / "weights.json")


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"weights": {}}', json.dumps({"weights": {"with_reader": {"bias": "high"}}})],
)
def test_a_broken_file_is_named_with_what_to_do(tmp_path, content):
    path = tmp_path / "weights.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ModelFileError, match=r"weights\.json.*evaluation\.calibration fit"):
        load_calibration(path)
