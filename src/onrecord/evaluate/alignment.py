"""One-to-one alignment of a gold list with a predicted list."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def align(
    gold: Sequence[Item],
    predicted: Sequence[Item],
    similarity: Callable[[Item, Item], float],
    *,
    above: float | None = None,
) -> list[tuple[int, int]]:
    """Pairs of positions, the most similar first, of equals in the order of the gold.

    Args:
        gold: what was to be found.
        predicted: what was found.
        similarity: of one of each; the higher the more alike.
        above: only pairs more similar than this; None for as many pairs as there can be.
    """
    ranked = sorted(
        (-similarity(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
    )
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for distance, i, j in ranked:
        if above is not None and -distance <= above:
            break
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return pairs
