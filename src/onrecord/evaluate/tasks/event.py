"""Political events: what one party does to the other against PLOVER types.

Where a gold line gives the words of both ends, the event asked for is the one between them, and
the answer is its type, by head and rules where the reader's states were kept, else by the rules
alone; without such words every act that has a PLOVER type is an event, with its mode.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.evaluate.formats import EventGold, EventItem, EventPrediction, LineId, Scores
from onrecord.evaluate.score_event import score_event
from onrecord.evaluate.task import Measure, Task, iso_day
from onrecord.terms import PloverType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.annotate.act_rules import ActRules
    from onrecord.annotate.layers import Entity, Range

YIELD = "YIELD"
"""CONCEDE and RETREAT in one. Source: label set of ZSP, Hu et al. 2024."""

_YIELDING = {PloverType.CONCEDE, PloverType.RETREAT}


class EventTask(Task[EventGold, EventPrediction]):
    """The label set is the gold file's: with YIELD in it, CONCEDE and RETREAT become one."""

    name = "event"
    gold_type = EventGold
    prediction_type = EventPrediction
    size_path = ("event", "gold")
    measures = (
        Measure("type F1", ("plover", "F1"), 100),
        Measure("type precision", ("plover", "P"), 100),
        Measure("type recall", ("plover", "R"), 100),
    )

    def __init__(self, gold: Sequence[EventGold], *, annotated_lines: int | None = None) -> None:
        super().__init__(gold, annotated_lines=annotated_lines)
        self._act_rules: ActRules | None = None
        self._folds_yield = any(event.plover == YIELD for line in gold for event in line.events)

    def text(self, line: EventGold) -> str:
        """The text as it is."""
        return line.text

    def published(self, line: EventGold) -> str | None:
        """The corpus's date, where it is a day."""
        return iso_day(line.date)

    def predict(self, line: EventGold, doc: "Doc") -> EventGold:
        """The events asked for, or all events."""
        asked = [event for event in line.events if event.source_text and event.target_text]
        events = [self._between(doc, event) for event in asked] if asked else self._all_events(doc)
        return EventGold(
            id=line.id, text=line.text, date=line.date, events=[item for item in events if item]
        )

    def score(self, predictions: Mapping[LineId, EventPrediction]) -> Scores:
        """See `score_event`."""
        return score_event(self.gold, predictions)

    def _between(self, doc: "Doc", asked: EventItem) -> EventItem | None:
        from onrecord.annotate.event_code import code_event

        ends = find_ends(doc.text, asked)
        if ends is None:
            return None
        verbs = self._rules(doc).verbs_of(doc)
        code = code_event(doc, *ends, verbs=verbs, states=doc._.onrecord_states)
        if code is None:
            return None
        label = self._label(code.types[0])
        return EventItem(
            source="",
            target="",
            code=label,
            plover=label,
            mode="",
            source_text=asked.source_text,
            target_text=asked.target_text,
        )

    def _rules(self, doc: "Doc") -> "ActRules":
        """The lexicons of acts, compiled for the vocabulary of the first doc."""
        from onrecord.annotate.act_rules import ActRules

        if self._act_rules is None:
            self._act_rules = ActRules(doc.vocab)
        return self._act_rules

    def _all_events(self, doc: "Doc") -> list[EventItem | None]:
        return [
            EventItem(
                source=_actor_code(doc, act.actor),
                target=_actor_code(doc, act.recipient),
                code=self._label(act.plover),
                plover=self._label(act.plover),
                mode=act.mode.mode if act.mode else "",
            )
            for act in doc._.onrecord_acts
            if act.plover
        ]

    def _label(self, plover: PloverType) -> str:
        return YIELD if self._folds_yield and plover in _YIELDING else plover.value


def find_ends(text: str, asked: EventItem) -> "tuple[Range, Range] | None":
    """Where source and target stand; an end that the text leaves out is taken to be at the other.

    The corpus writes "An actor" or "a recipient" for an end that its sentence does not name.
    """
    source, target = _find(text, asked.source_text), _find(text, asked.target_text)
    first, second = source or target, target or source
    return (first, second) if first and second else None


def _find(text: str, words: str | None) -> "Range | None":
    from onrecord.annotate.layers import Range

    start = text.find(words) if words else -1
    return Range(start, start + len(words)) if words and start >= 0 else None


def _actor_code(doc: "Doc", position: int | None) -> str:
    """Country and sector as one code, "RUSGOV"; "---" stands for an unknown country."""
    if position is None:
        return ""
    entity: Entity = doc._.onrecord_entities[position]
    return f"{entity.country or '---'}{entity.sector or ''}".removesuffix("---")
