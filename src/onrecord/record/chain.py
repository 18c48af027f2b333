"""The chain of an act: through whom it reached the article, as the attributions around it tell.

"Two officials told Reuters that Berg had promised to resign": the promise is Berg's, told by two
officials. "Berg, quoted by the agency, said …": what Berg says came through the agency.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotate.layers import Attribution, Range, SpeechAct, naming_speaker

_FIRST_PERSONS = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody who passed something on.

    Attributes:
        entity: position in the entities layer, None where unresolved or not named.
        speaker: the words that stand for the one who did, None where not named.
        cue: the words that tell it, None for a quotation without any.
    """

    entity: int | None
    speaker: Range | None
    cue: Range | None


class Chains:
    """The chains of the acts of one text.

    Args:
        text: the text.
        acts: its acts.
        attributions: its attributions, in the order of their content.
        entity_at: entity by the index of the token that heads its mention.
    """

    def __init__(
        self,
        text: str,
        *,
        acts: Sequence[SpeechAct],
        attributions: Sequence[Attribution],
        entity_at: Mapping[int, int | None],
    ) -> None:
        self._text = text
        self._attributions = attributions
        self._entity_at = entity_at
        self._told = {act.attribution for act in acts if act.attribution is not None}
        pieces = [
            (piece.start, piece.end, position)
            for position, attribution in enumerate(attributions)
            for piece in attribution.content
        ]
        self._pieces = sorted(pieces)
        self._starts = [start for start, _, _ in self._pieces]
        self._longest = max((end - start for start, end, _ in pieces), default=0)

    def steps(self, act: SpeechAct) -> tuple[Step, ...]:
        """Who passed an act on, outermost first."""
        found: list[Step] = []
        inside = {act.actor}
        position = self._innermost(act)
        if act.attribution is not None and act.attribution != position:
            found.extend(self._relays(self._attributions[act.attribution]))
        while position is not None:
            attribution = self._attributions[position]
            step = self._step(attribution)
            if position in self._told or self._adds(step, inside):
                found.append(step)
                inside.add(step.entity)
            found.extend(self._relays(attribution))
            position = attribution.parent
        return tuple(reversed(found))

    def _innermost(self, act: SpeechAct) -> int | None:
        """The innermost attribution around an act, not the one by which it is told itself."""
        if act.attribution is not None:
            attribution = self._attributions[act.attribution]
            turn = act.content == attribution.content
            return attribution.parent if turn else act.attribution
        holders = []
        for index in range(bisect_right(self._starts, act.trigger.start) - 1, -1, -1):
            start, end, position = self._pieces[index]
            if start < act.trigger.start - self._longest:
                break
            if act.trigger.end <= end:
                holders.append((end - start, position))
        return min(holders)[1] if holders else None

    def _step(self, attribution: Attribution) -> Step:
        speaker = naming_speaker(attribution, self._attributions)
        head = speaker.speaker_head
        return Step(
            entity=None if head is None else self._entity_at.get(head),
            speaker=speaker.speaker,
            cue=attribution.cue[0] if attribution.cue else None,
        )

    def _adds(self, step: Step, inside: set[int | None]) -> bool:
        """Whether an attribution that gave no act of its own names another who passed it on.

        "We think", "he added" inside one's own words do not.
        """
        if step.speaker is None:
            return step.cue is not None
        words = self._text[step.speaker.start : step.speaker.end].lower()
        return step.entity is not None and step.entity not in inside and words not in _FIRST_PERSONS

    def _relays(self, attribution: Attribution) -> Iterator[Step]:
        for relay in reversed(attribution.relays):
            head = relay.speaker_head
            entity = None if head is None else self._entity_at.get(head)
            yield Step(entity=entity, speaker=relay.speaker, cue=relay.cue)
