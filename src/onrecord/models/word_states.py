"""What the encoder's branch makes of each word of a text, for the heads over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.models.windows import Window

WIDTH = 384
"""Numbers of a state."""

Ranges = Sequence[tuple[int, int]]
"""Half-open ranges of code points."""


@dataclass(frozen=True, slots=True, eq=False)
class WordStates:
    """The branch's last states of the words of a text, each by its first word piece.

    Attributes:
        words: words x 2: half-open ranges of code points, in text order.
        states: words x `WIDTH`.
    """

    words: "NDArray[np.int32]"
    states: "NDArray[np.float16]"

    def means(self, groups: Iterable[Ranges]) -> "NDArray[np.float32]":
        """The mean states of groups of words, one after the other."""
        import numpy as np

        return np.concatenate([self.mean(ranges) for ranges in groups])

    def mean(self, ranges: Ranges) -> "NDArray[np.float32]":
        """The mean state of the words that share a code point with one of the ranges.

        Returns:
            zeros where no word does.
        """
        import numpy as np

        numbers = words_within(self.words, ranges)
        if not numbers:
            return np.zeros(WIDTH, dtype=np.float32)
        mean: NDArray[np.float32] = self.states[numbers].mean(axis=0, dtype=np.float32)
        return mean


def words_within(words: "NDArray[np.int32]", ranges: Ranges) -> list[int]:
    """The positions of the words that share a code point with one of the ranges, ascending.

    Args:
        words: words x 2: half-open ranges of code points, in text order.
        ranges: half-open; empty ones hold no word.
    """
    import numpy as np

    found: set[int] = set()
    for start, end in ranges:
        if start < end:
            first = np.searchsorted(words[:, 1], start, side="right")
            last = np.searchsorted(words[:, 0], end, side="left")
            found.update(range(int(first), int(last)))
    return sorted(found)


def join_states(windows: "Iterable[Window]", states: "Sequence[NDArray[np.float16]]") -> WordStates:
    """The states of a text from those of its windows.

    Args:
        windows: in text order.
        states: of each window, words x `WIDTH`.
    """
    import numpy as np

    words = [word for window in windows for word in window.words]
    return WordStates(
        np.array(words, dtype=np.int32).reshape(-1, 2),
        np.concatenate([np.zeros((0, WIDTH), dtype=np.float16), *states]),
    )
