import numpy as np
import pytest

from onrecord.models.windows import Window
from onrecord.models.word_states import WIDTH, join_states


def states_of(*words):
    """States whose numbers are all that of their word: 0, 1, 2 …, two words a window."""
    windows, states = [], []
    for first in range(0, len(words), 2):
        windows.append(Window(words=list(words[first : first + 2])))
        numbers = np.arange(first, first + len(windows[-1].words), dtype=np.float16)
        states.append(np.repeat(numbers[:, None], WIDTH, axis=1))
    return join_states(windows, states)


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([(0, 4)], 0.0),
        ([(5, 15)], 1.5),
        ([(6, 7)], 1.0),
        ([(0, 4), (11, 15)], 1.0),
        ([(0, 9), (5, 15)], 1.0),
        ([(4, 5)], 0.0),
        ([(5, 5)], 0.0),
        ([], 0.0),
    ],
)
def test_the_mean_is_over_the_words_that_a_range_touches_each_once(ranges, expected):
    states = states_of((0, 4), (5, 9), (11, 15))
    assert states.mean(ranges).tolist() == [expected] * WIDTH


def test_a_text_without_words_has_no_states():
    states = join_states([], [])
    assert len(states.words) == len(states.states) == 0
    assert not states.mean([(0, 10)]).any()
