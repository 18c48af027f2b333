"""Tag sequences: the best one under a linear-chain CRF, and the spans it spells."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

KINDS = ("source", "cue", "content")

TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
"""Tag numbers: outside, then begin and inside of each kind."""

FORBIDDEN = -1e4
"""Score of a step that cannot be."""

Floats = NDArray[np.float32]


def allowed_steps() -> NDArray[np.bool_]:
    """Tag x next tag: an inside tag follows only the begin or the inside of its own kind."""
    return np.array(
        [[not tag.startswith("I-") or before[2:] == tag[2:] for tag in TAGS] for before in TAGS]
    )


def step_scores(transitions: Sequence[Sequence[float]]) -> Floats:
    """Learnt scores of tag x next tag, with the steps barred that cannot be."""
    return np.where(allowed_steps(), np.array(transitions, dtype=np.float32), FORBIDDEN)


def best_tags(emissions: Floats, lengths: Sequence[int], transitions: Floats) -> list[list[int]]:
    """The most probable tag sequence of each row (Viterbi).

    Args:
        emissions: rows x words x tags.
        lengths: number of words of each row.
        transitions: score of tag x next tag; before its first word a row is outside.
    Returns:
        for each row as many tag numbers as it has words.
    """
    rows, length, tags = emissions.shape
    back = np.zeros((length, rows, tags), dtype=np.int8)
    score = emissions[:, 0] + transitions[0]
    finals = [score]
    for word in range(1, length):
        steps = score[:, :, None] + transitions
        back[word] = steps.argmax(axis=1)
        score = steps.max(axis=1) + emissions[:, word]
        finals.append(score)
    return [
        _follow(back[:count, row], int(finals[count - 1][row].argmax()))
        for row, count in enumerate(lengths)
    ]


def _follow(back: NDArray[np.int8], last: int) -> list[int]:
    path = [last]
    for step in back[:0:-1]:
        path.append(int(step[path[-1]]))
    return path[::-1]


def tag_margins(emissions: Floats, lengths: Sequence[int], transitions: Floats) -> list[Floats]:
    """The probability of each tag of each word (forward-backward); arguments as `best_tags`.

    Returns:
        for each row words x tags, summing to one over the tags.
    """
    rows, length, tags = emissions.shape
    steps = np.exp(transitions)
    likely = np.exp(emissions - emissions.max(axis=2, keepdims=True))
    forward = np.empty_like(emissions)
    forward[:, 0] = _shares(likely[:, 0] * steps[0])
    for word in range(1, length):
        forward[:, word] = _shares((forward[:, word - 1] @ steps) * likely[:, word])
    after = np.ones((rows, tags), dtype=np.float32)
    ended = np.array(lengths)
    margins = np.empty_like(emissions)
    for word in range(length - 1, -1, -1):
        after[word >= ended - 1] = 1.0  # nothing follows a row's last word
        margins[:, word] = _shares(forward[:, word] * after)
        after = _shares((after * likely[:, word]) @ steps.T)
    return [margins[row, :count] for row, count in enumerate(lengths)]


def _shares(values: Floats) -> Floats:
    shares: Floats = values / np.maximum(values.sum(axis=-1, keepdims=True), 1e-30)
    return shares


def spans_of(tags: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Kind, first and last word of each span that a tag sequence spells."""
    first = 0
    for word in range(1, len(tags) + 1):
        if word == len(tags) or not TAGS[tags[word]].startswith("I-"):
            if tags[first]:
                yield TAGS[tags[first]][2:], first, word - 1
            first = word
