"""What an act does, by a head over the trained reader's word states and what the rules say.

One matrix of weights: logistic regression over six mean states and the facts that the rules give,
with one outcome for each class and one for what is no act at all. `docs/models/act.md` is its
model card.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.models.attribution import MODEL_FOLDER
from onrecord.models.event import softmax
from onrecord.models.files import read_model_folder
from onrecord.models.word_states import Ranges, WordStates
from onrecord.terms import ActClass

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ACT_FOLDER = MODEL_FOLDER / "act"
"""Where the shipped files lie."""

OUTCOMES: tuple[ActClass | None, ...] = (*ActClass, None)
"""What the head tells apart, in the order of its columns; None is no act."""

Facts = Mapping[str, float]
"""What the rules know of an act -> its value; a fact that is absent is 0."""


class ActWords(NamedTuple):
    """Which words tell what an act does; empty where there are none.

    Attributes:
        trigger: the words that carry it.
        head: the main verb of its content.
        content: all of the content.
        opening: the first words of the content.
        sentence: the sentence of the trigger.
        actor: of the party that acts.
    """

    trigger: Ranges
    head: Ranges
    content: Ranges
    opening: Ranges
    sentence: Ranges
    actor: Ranges


@dataclass(frozen=True, slots=True)
class ActJudgement:
    """How probable each outcome is.

    Attributes:
        probabilities: in the order of `OUTCOMES`; their sum is 1.
    """

    probabilities: tuple[float, ...]

    @property
    def act_class(self) -> ActClass:
        """The most probable class, if it is an act."""
        classes = self.probabilities[: len(ActClass)]
        return tuple(ActClass)[classes.index(max(classes))]

    @property
    def no_act(self) -> float:
        """The probability that annotators would see no act here."""
        return self.probabilities[-1]

    def of(self, act_class: ActClass) -> float:
        """The probability that annotators would see an act and give it this class."""
        return self.probabilities[OUTCOMES.index(act_class)]


def describe_act(states: WordStates, words: ActWords) -> "NDArray[np.float32]":
    """The mean states of the words of an act, one after the other."""
    return states.means(words)


class ActHead:
    """The fitted weights.

    Args:
        folder: with `model.json` and the file it names.
    Raises:
        ModelFileError: a file is missing or is not the one that `model.json` names.
    """

    def __init__(self, folder: Path = ACT_FOLDER) -> None:
        import numpy as np

        files, account = read_model_folder(folder)
        weights: NDArray[Any] = np.load(io.BytesIO(files["act.npy"]), allow_pickle=False)
        weights = weights.astype(np.float32)
        names: list[str] = account["facts"]
        self._bias = weights[-1]
        self._facts = dict(zip(names, weights[-1 - len(names) : -1], strict=True))
        self._states = weights[: -1 - len(names)]
        self._temperature: float = account["temperature"]

    def judge(self, numbers: "NDArray[np.float32]", facts: Facts) -> ActJudgement:
        """How probable each outcome is for an act.

        Args:
            numbers: from `describe_act`.
            facts: what the rules say; a fact without a weight, as of a lexicon that is newer than
                the weights, changes nothing.
        """
        scores = numbers @ self._states + self._bias
        for name, value in facts.items():
            if name in self._facts:
                scores = scores + value * self._facts[name]
        return ActJudgement(tuple(softmax(scores / self._temperature).tolist()))


@cache
def shared_act_head() -> ActHead:
    """The shipped head, loaded once in a process."""
    return ActHead()
