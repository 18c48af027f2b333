"""Which predicted act of a passage is which of the annotators', by the passage's words.

Acts are matched one to one, best first: overlap of the trigger (1), token overlap of the content
as a Jaccard index (0 to 1), the same class (.25); without overlap of the trigger the content must
overlap by half.
"""

import re
from collections.abc import Sequence

from onrecord.evaluate.formats import ActGold, ActItem

HALF = 0.5
"""Least Jaccard index of two pieces of a passage that count as the same."""

_WORD = re.compile(r"\w+")

Words = frozenset[int]
"""Words of a passage, each by the offset of its first character."""


class Passage:
    """A text in which quoted pieces are found again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._word_starts = [match.start() for match in _WORD.finditer(text)]

    def span(self, piece: str | None, start: int | None = None) -> tuple[int, int] | None:
        """Where the piece stands: at `start` if it does, else its first place, None if nowhere."""
        if not piece:
            return None
        if start is None or self.text[start : start + len(piece)] != piece:
            start = self.text.find(piece)
        return None if start < 0 else (start, start + len(piece))

    def words(self, piece: str | None, start: int | None = None) -> Words:
        """The words of the piece."""
        span = self.span(piece, start)
        if span is None:
            return frozenset()
        return frozenset(word for word in self._word_starts if span[0] <= word < span[1])


def match_acts(
    passage: Passage, gold: Sequence[ActGold], predicted: Sequence[ActItem]
) -> dict[int, int]:
    """Positions in `gold` -> positions in `predicted`."""
    candidates = sorted(
        (
            (_similarity(passage, act, found), i, j)
            for i, act in enumerate(gold)
            for j, found in enumerate(predicted)
        ),
        reverse=True,
    )
    matches: dict[int, int] = {}
    used: set[int] = set()
    for similarity, i, j in candidates:
        if similarity > 0 and i not in matches and j not in used:
            matches[i] = j
            used.add(j)
    return matches


def _similarity(passage: Passage, act: ActGold, found: ActItem) -> float:
    trigger = _same_trigger(passage, act, found)
    words = passage.words(found.content, found.content_start)
    content = max(
        (jaccard(passage.words(piece), words) for piece in act.content if piece), default=0.0
    )
    if not trigger and content < HALF:
        return 0.0
    return trigger + content + (0.25 if found.act_class in act.act_class else 0.0)


def _same_trigger(passage: Passage, act: ActGold, found: ActItem) -> bool:
    predicted = passage.span(found.trigger, found.trigger_start)
    if predicted is None:
        return False
    for index, trigger in enumerate(act.trigger):
        start = act.trigger_start[index] if index < len(act.trigger_start) else None
        span = passage.span(trigger, start)
        if span and span[0] < predicted[1] and predicted[0] < span[1]:
            return True
    return False


def jaccard(one: Words, other: Words) -> float:
    """Share of the words of either that both hold; 0 of none."""
    return len(one & other) / len(one | other) if one or other else 0.0
