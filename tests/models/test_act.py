import json
import shutil

import numpy as np
import pytest

from onrecord.errors import ModelFileError
from onrecord.models.act import (
    ACT_FOLDER,
    OUTCOMES,
    ActHead,
    ActJudgement,
    ActWords,
    describe_act,
    shared_act_head,
)
from onrecord.models.attribution import MODEL_FOLDER
from onrecord.models.word_states import WIDTH, WordStates
from onrecord.terms import ActClass

NUMBERS = len(ActWords._fields) * WIDTH


def judgement(**shares):
    names = [outcome.value if outcome else "none" for outcome in OUTCOMES]
    return ActJudgement(tuple(shares.get(name, 0.0) for name in names))


def test_an_act_is_the_mean_states_of_its_words():
    states = WordStates(
        np.array([(0, 4), (5, 9)], dtype=np.int32),
        np.array([[1.0] * WIDTH, [3.0] * WIDTH], dtype=np.float16),
    )
    words = ActWords([(0, 4)], [(5, 9)], [(0, 9)], [], [], [])
    numbers = describe_act(states, words)
    means = [set(part.tolist()) for part in np.split(numbers, len(words))]
    assert means == [{1.0}, {3.0}, {2.0}, {0.0}, {0.0}, {0.0}]


def test_the_class_is_the_most_probable_one_even_where_no_act_is_likelier():
    judged = judgement(none=0.6, refuse=0.3, deny=0.1)
    assert judged.act_class is ActClass.REFUSE
    assert judged.no_act == 0.6
    assert judged.of(ActClass.DENY) == 0.1


def test_probabilities_sum_to_one_and_follow_the_class_by_the_rules():
    head = shared_act_head()
    nothing = np.zeros(NUMBERS, dtype=np.float32)
    for act_class in (ActClass.THREATEN, ActClass.PRAISE):
        judged = head.judge(nothing, {f"class={act_class}": 3.0})
        assert sum(judged.probabilities) == pytest.approx(1)
        assert judged.act_class is act_class


def test_a_fact_without_a_weight_changes_nothing():
    nothing = np.zeros(NUMBERS, dtype=np.float32)
    assert shared_act_head().judge(nothing, {"rule=xx.new": 1.0}) == shared_act_head().judge(
        nothing, {}
    )


def test_the_head_stands_over_the_shipped_network():
    network = json.loads((MODEL_FOLDER / "model.json").read_text())["files"]["attribution.onnx"]
    account = json.loads((ACT_FOLDER / "model.json").read_text())
    assert account["network"] == network, "export both again: training.attribution.export"
    assert account["outcomes"] == list(OUTCOMES)


def test_an_altered_head_is_refused(tmp_path):
    folder = tmp_path / "act"
    shutil.copytree(ACT_FOLDER, folder)
    with (folder / "act.npy").open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelFileError, match=r"act\.npy: its SHA-256 is"):
        ActHead(folder)
