"""The PLOVER type of what one party does to another, by a head over the reader's word states.

One matrix of weights over mean states and the rules' own answer: logistic regression with one
outcome for each type. `docs/models/event.md` is its model card.
"""

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.models.attribution import MODEL_FOLDER
from onrecord.models.files import read_model_folder
from onrecord.models.word_states import WIDTH, Ranges, WordStates
from onrecord.terms import PloverType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EVENT_FOLDER = MODEL_FOLDER / "event"
"""Where the shipped files lie."""

YIELD = (PloverType.CONCEDE, PloverType.RETREAT)
"""Two types that the corpus takes for one, in word and in deed. Source: Hu et al. 2024, ZSP."""

OUTCOMES: tuple[tuple[PloverType, ...], ...] = (
    *((plover,) for plover in PloverType if plover not in YIELD),
    YIELD,
)
"""What the head tells apart: the types, in the order of its columns."""

RULE_WEIGHT = 16.0
"""What the rules' answer is multiplied by against a standardised state, so that the penalty on
large weights hardly weighs on it. Set by cross-validation (`docs/models/event.md`)."""


class EventWords(NamedTuple):
    """Which words tell what one party does to another; empty where there are none.

    Attributes:
        source: of the party that acts.
        target: of the party to which it is done.
        between: from the end of the one to the beginning of the other.
        sentence: all of the sentences in which both stand.
        first_verb: the verb that most likely tells it.
        second_verb: the next one.
    """

    source: Ranges
    target: Ranges
    between: Ranges
    sentence: Ranges
    first_verb: Ranges
    second_verb: Ranges


@dataclass(frozen=True, slots=True)
class EventGuess:
    """What the head takes for most probable.

    Attributes:
        types: one; both of `YIELD` where it is one of them.
        probability: that it is right.
    """

    types: tuple[PloverType, ...]
    probability: float


def outcome_of(plover: PloverType | None) -> int:
    """The column of a type in `OUTCOMES`; the number of columns for None."""
    return next((number for number, types in enumerate(OUTCOMES) if plover in types), len(OUTCOMES))


def describe_event(
    states: WordStates, words: EventWords, *, by_rule: PloverType | None
) -> "NDArray[np.float32]":
    """The numbers that the head weighs: six mean states, then which type the rules give, if any.

    Args:
        states: of the text.
        words: of the event.
        by_rule: what the rules say.
    """
    import numpy as np

    answer = np.zeros(len(OUTCOMES) + 1, dtype=np.float32)
    answer[outcome_of(by_rule)] = RULE_WEIGHT
    return np.concatenate([states.means(words), answer])


NUMBERS = len(EventWords._fields) * WIDTH + len(OUTCOMES) + 1
"""How many numbers `describe_event` gives."""


class EventHead:
    """The fitted weights.

    Args:
        folder: with `model.json` and the file it names.
    Attributes:
        least_probability: below it the head had better not be believed; see `docs/models/event.md`.
    Raises:
        ModelFileError: a file is missing or is not the one that `model.json` names.
    """

    def __init__(self, folder: Path = EVENT_FOLDER) -> None:
        import numpy as np

        files, account = read_model_folder(folder)
        weights: NDArray[Any] = np.load(io.BytesIO(files["event.npy"]), allow_pickle=False)
        self._weights = weights[:-1].astype(np.float32)
        self._bias = weights[-1].astype(np.float32)
        self.least_probability: float = account["least_probability"]

    def guess(self, numbers: "NDArray[np.float32]") -> EventGuess:
        """The most probable type of an event.

        Args:
            numbers: from `describe_event`.
        """
        probabilities = softmax(numbers @ self._weights + self._bias)
        best = int(probabilities.argmax())
        return EventGuess(OUTCOMES[best], float(probabilities[best]))


def softmax(scores: "NDArray[Any]") -> "NDArray[Any]":
    """Scores to probabilities, along the last axis."""
    import numpy as np

    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    probabilities: NDArray[Any] = powers / powers.sum(axis=-1, keepdims=True)
    return probabilities


@cache
def shared_head() -> EventHead:
    """The shipped head, loaded once in a process."""
    return EventHead()
