"""Acts within acts: "Macron said 26 countries had pledged" is a pledge within an assertion."""

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.annotate.layers import SpeechAct
from onrecord.annotate.modality import modality_of
from onrecord.terms import Modality


def nest_acts(doc: Doc, acts: Sequence[SpeechAct]) -> tuple[SpeechAct, ...]:
    """Set `within`, and leave each condition to the innermost act that holds it.

    An act lies only within longer contents than its own, so that no two hold each other.

    Args:
        doc: the text of the acts.
        acts: in their final order; `within` refers to it.
    """
    outer = _outer_acts(acts)
    nested = [
        dataclasses.replace(act, within=within) for act, within in zip(acts, outer, strict=True)
    ]
    inner: dict[int, set[int]] = {}
    for act in nested:
        around = act.within
        while around is not None:
            inner.setdefault(around, set()).update(act.conditions)
            around = nested[around].within
    return tuple(
        _without(doc, act, inner[position]) if position in inner else act
        for position, act in enumerate(nested)
    )


def _outer_acts(acts: Sequence[SpeechAct]) -> list[int | None]:
    """For each act the act of speech with the shortest longer content around its trigger."""
    pieces = sorted(
        (piece.start, piece.end, position)
        for position, act in enumerate(acts)
        if act.attribution is not None
        for piece in act.content
    )
    starts = [start for start, _, _ in pieces]
    longest = max((end - start for start, end, _ in pieces), default=0)
    lengths = [sum(piece.end - piece.start for piece in act.content) for act in acts]
    found: list[int | None] = []
    for position, act in enumerate(acts):
        around = []
        for index in range(bisect_right(starts, act.trigger.start) - 1, -1, -1):
            start, end, outer = pieces[index]
            if start < act.trigger.start - longest:
                break
            if act.trigger.end <= end and lengths[outer] > lengths[position]:
                around.append((lengths[outer], outer))
        found.append(min(around)[1] if around else None)
    return found


def _without(doc: Doc, act: SpeechAct, inner: set[int]) -> SpeechAct:
    kept = tuple(item for item in act.conditions if item not in inner)
    if kept == act.conditions:
        return act
    modality = act.modality
    if modality is Modality.CONDITIONAL and not kept:
        modality = modality_of(doc[act.trigger_token], act_class=act.act_class)
    return dataclasses.replace(act, conditions=kept, modality=modality)
