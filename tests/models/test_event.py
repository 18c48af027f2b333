import json
import shutil

import numpy as np
import pytest

from onrecord.errors import ModelFileError
from onrecord.models.attribution import MODEL_FOLDER
from onrecord.models.event import (
    EVENT_FOLDER,
    NUMBERS,
    OUTCOMES,
    EventHead,
    EventWords,
    describe_event,
    outcome_of,
    softmax,
)
from onrecord.models.word_states import WIDTH, WordStates
from onrecord.terms import PloverType


def test_every_type_has_one_outcome():
    assert sorted(plover for types in OUTCOMES for plover in types) == sorted(PloverType)
    assert outcome_of(PloverType.CONCEDE) == outcome_of(PloverType.RETREAT)
    assert outcome_of(None) == len(OUTCOMES)


def test_an_event_is_its_words_mean_states_and_what_the_rules_say():
    states = WordStates(
        np.array([(0, 4), (5, 9)], dtype=np.int32),
        np.array([[1.0] * WIDTH, [3.0] * WIDTH], dtype=np.float16),
    )
    words = EventWords([(0, 4)], [(5, 9)], [(4, 5)], [(0, 9)], [], [])
    numbers = describe_event(states, words, by_rule=PloverType.AID)
    assert numbers.shape == (NUMBERS,)
    means = [numbers[place * WIDTH : (place + 1) * WIDTH] for place in range(len(words))]
    assert [set(mean.tolist()) for mean in means] == [{1.0}, {3.0}, {0.0}, {2.0}, {0.0}, {0.0}]
    answer = numbers[len(words) * WIDTH :]
    assert answer.nonzero()[0].tolist() == [outcome_of(PloverType.AID)]


def test_probabilities_sum_to_one_however_large_the_scores():
    assert softmax(np.array([[1e4, 1e4], [0.0, -1e4]])).tolist() == [[0.5, 0.5], [1.0, 0.0]]


def test_the_head_stands_over_the_shipped_network():
    reader = json.loads((MODEL_FOLDER / "model.json").read_text())
    head = json.loads((EVENT_FOLDER / "model.json").read_text())
    assert head["network"] == reader["files"]["attribution.onnx"], "export both again"
    assert head["outcomes"] == [list(types) for types in OUTCOMES]


def test_the_weights_are_small():
    assert (EVENT_FOLDER / "event.npy").stat().st_size < 200_000


def test_an_altered_head_is_refused(tmp_path):
    folder = tmp_path / "event"
    shutil.copytree(EVENT_FOLDER, folder)
    with (folder / "event.npy").open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelFileError, match=r"event\.npy: its SHA-256 is"):
        EventHead(folder)
