"""Acts: the record of a passage against the acts that annotators saw in it.

What precedes the passage is read with it, for names and dates, but only acts whose trigger
stands in the passage are predicted, with offsets of the passage.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.evaluate.formats import ActItem, ActsGold, ActsPrediction, LineId, Scores
from onrecord.evaluate.score_acts import score_acts
from onrecord.evaluate.task import Measure, Task, iso_day
from onrecord.model import Act, Condition, Evidence, Party
from onrecord.terms import PloverType

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARAGRAPH_BREAK = "\n\n"

_DATE = re.compile(r"\d{4}(?:-W\d\d|-\d\d(?:-\d\d)?)?(?!\d)")
"""The part of a TIMEX3 value that the gold's dates have: year, month, week or day."""


_TYPES_OF_GUIDE = {PloverType.RETREAT: PloverType.CONCEDE}
"""Types that the guide has no name for -> those that take their acts in."""


class ActsTask(Task[ActsGold, ActsPrediction]):
    """The headline is left out, as the reader of articles leaves it out of their text."""

    name = "acts"
    gold_type = ActsGold
    prediction_type = ActsPrediction
    size_path = ("acts", "gold")
    measures = (
        Measure("act and class F1", ("act_and_class_f1",), 100),
        Measure("act F1", ("acts", "f1"), 100),
        Measure("condition F1", ("condition", "f1"), 100),
        Measure("actor name", ("accuracy_of_matched", "actor_name"), 100),
        Measure("said on", ("accuracy_of_matched", "said_on"), 100),
        Measure("modality", ("accuracy_of_matched", "modality"), 100),
        Measure("PLOVER type", ("accuracy_of_matched", "plover"), 100),
    )

    def text(self, line: ActsGold) -> str:
        """What precedes the passage as a paragraph of its own, then the passage."""
        return _before(line) + line.text

    def published(self, line: ActsGold) -> str | None:
        """The passage's date of publication."""
        return iso_day(line.published)

    def predict(self, line: ActsGold, doc: "Doc") -> ActsPrediction:
        """The record of the passage."""
        from onrecord.record.assemble import assemble_acts

        offset = len(_before(line))
        acts = [act for act in assemble_acts(doc) if act.trigger.start >= offset]
        countries = {entity.name: entity.country for entity in doc._.onrecord_entities}
        return ActsPrediction(
            id=line.id, acts=[act_item(act, offset=offset, countries=countries) for act in acts]
        )

    def score(self, predictions: Mapping[LineId, ActsPrediction]) -> Scores:
        """See `score_acts`."""
        return score_acts(self.gold, predictions)


def _before(line: ActsGold) -> str:
    return f"{line.previous}{PARAGRAPH_BREAK}" if line.previous else ""


def act_item(
    act: Act, *, offset: int = 0, countries: Mapping[str, str | None] = MappingProxyType({})
) -> ActItem:
    """An act of the record as a prediction.

    Args:
        act: of the text that was read.
        offset: how many code points of it come before the passage.
        countries: of the parties of the text, by name. The format has one country for a party: of
            several joined, such as Chile and Peru, it has the first one's.
    """
    content, content2 = _longest_two(act.content, offset)
    condition = _first_condition(act.conditions, offset)
    return ActItem(
        trigger=act.trigger.exact,
        trigger_start=act.trigger.start - offset,
        actor=_mention(act.actor, offset),
        actor_name=act.actor.actor.name if act.actor else None,
        actor_country=_country(act.actor, countries),
        recipient=_mention(act.recipient, offset),
        recipient_name=act.recipient.actor.name if act.recipient else None,
        recipient_country=_country(act.recipient, countries),
        act_class=act.act_class.value,
        plover=_TYPES_OF_GUIDE.get(act.plover, act.plover).value if act.plover else None,
        content=content.exact if content else None,
        content_start=content.start - offset if content else None,
        content2=content2.exact if content2 else None,
        modality=act.modality.value,
        polarity=act.polarity.value,
        condition=condition.evidence.exact if condition else None,
        condition_start=condition.evidence.start - offset if condition else None,
        condition_kind=condition.kind.value if condition else None,
        form=act.form.value if act.form else None,
        said_on=_date(act.said_at.value) if act.said_at else None,
    )


def _country(party: Party | None, countries: Mapping[str, str | None]) -> str | None:
    if party is None:
        return None
    first = party.actor.members[0] if party.actor.members else None
    return party.actor.country or (countries.get(first) if first else None)


def _longest_two(
    pieces: Sequence[Evidence], offset: int
) -> tuple[Evidence | None, Evidence | None]:
    """The two longest pieces of a content that lie in the passage, the longest first."""
    inside = [piece for piece in pieces if piece.start >= offset]
    longest = sorted(inside, key=lambda piece: len(piece.exact), reverse=True)
    first, second, *_ = (*longest, None, None)
    return first, second


def _first_condition(conditions: Sequence[Condition], offset: int) -> Condition | None:
    inside = (condition for condition in conditions if condition.evidence.start >= offset)
    return next(inside, None)


def _mention(party: Party | None, offset: int) -> str | None:
    """The words that stand for a party, None where they stand before the passage."""
    if party is None or party.mention is None or party.mention.start < offset:
        return None
    return party.mention.exact


def _date(value: str) -> str | None:
    found = _DATE.match(value)
    return found.group() if found else None
