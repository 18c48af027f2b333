"""Annotated texts -> items to learn from: the words that tell, what the rules say, the outcome.

Three tasks share one branch of the encoder: what an act does, which PLOVER type the event between
two parties has, and which type a passage tells of as a whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.annotate import add_components
from onrecord.annotate.act_judgement import act_facts, act_words
from onrecord.annotate.act_rules import ActRules
from onrecord.annotate.event_code import code_between, event_words
from onrecord.annotate.language_model import load_language_model
from onrecord.annotate.parse import read_doc
from onrecord.evaluate.act_matching import Passage, match_acts
from onrecord.evaluate.formats import ActGold, ActItem, ActsGold, EventGold
from onrecord.evaluate.jsonl import read_lines
from onrecord.evaluate.tasks.acts import ActsTask
from onrecord.evaluate.tasks.event import YIELD, find_ends
from onrecord.models.act import OUTCOMES as ACT_OUTCOMES
from onrecord.models.act import ActWords, Facts
from onrecord.models.event import OUTCOMES as EVENT_OUTCOMES
from onrecord.models.event import EventWords, outcome_of
from onrecord.models.word_states import Ranges
from onrecord.record.assemble import assemble_acts
from onrecord.terms import ActClass, PloverType
from training.acts.reviewed import ReviewedText

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.annotate.layers import SpeechAct
    from onrecord.model import Act

EVENT_FILE = "events/plv_train.jsonl"
SILVER_FILE = "events/ngec_synthetic_silver.jsonl"
"""Paths under the folder of corpora."""

UNSURE = 0.5
"""Weight of a label on which careful annotators could differ."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is told apart, and by what.

    Attributes:
        name: of the task.
        groups: how many groups of words are looked at.
        outcomes: how many outcomes there are.
    """

    name: str
    groups: int
    outcomes: int


ACT = Task("act", len(ActWords._fields), len(ACT_OUTCOMES))
EVENT = Task("event", len(EventWords._fields), len(EVENT_OUTCOMES))
PASSAGE = Task("passage", 1, len(PloverType))
TASKS = (ACT, EVENT, PASSAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One act, event or passage.

    Attributes:
        task: which.
        text: in which it stands.
        source: the collection of the text; items of one text stand on one side of a division.
        groups: the words, as half-open ranges of code points.
        facts: what the rules say.
        outcomes: the accepted columns, at least one.
        weight: of its label.
    """

    task: Task
    text: str = field(repr=False)
    source: str
    groups: Sequence[Ranges]
    facts: Facts
    outcomes: tuple[int, ...]
    weight: float = 1.0

    @property
    def pivot(self) -> int:
        """Where it stands: the beginning of its first words."""
        return next((ranges[0][0] for ranges in self.groups if ranges), 0)


class ActReader:
    """Reads acts by the rules alone, as the head meets them."""

    def __init__(self) -> None:
        self._nlp: Language = add_components(load_language_model(), judged=False)

    def gold(self, passages: Sequence[ActsGold], *, source: str) -> Iterator[Item]:
        """The acts read in annotated passages, without those that one of two annotators saw."""
        task = ActsTask(passages)
        for line in passages:
            text = task.text(line)
            doc = self._doc(text, task.published(line))
            offset = len(text) - len(line.text)
            read = [pair for pair in _read_acts(doc) if pair[0].trigger.start >= offset]
            found = [_item_of(act, offset=offset) for act, _ in read]
            of_found = _matched(line.text, line.acts, found)
            for number, (_, speech_act) in enumerate(read):
                act = of_found.get(number)
                if act is None or act.agreed:
                    classes = act.act_class if act else [None]
                    yield _act(doc, speech_act, classes, source=source)

    def reviewed(self, texts: Sequence[ReviewedText], *, source: str) -> Iterator[Item]:
        """The acts read in reviewed texts, as far as the reviewer judged them."""
        for line in texts:
            text = line.text or ""
            doc = self._doc(text, line.published)
            read = list(_read_acts(doc))
            gold = [
                ActGold(
                    act_class=[act.act_class],
                    trigger=[text[slice(*act.trigger)]],
                    trigger_start=[act.trigger[0]],
                    content=[text[slice(*piece)] for piece in act.content[:1]],
                )
                for act in line.acts
            ]
            of_found = _matched(text, gold, [_item_of(act, offset=0) for act, _ in read])
            unsure = {act.trigger[0] for act in line.acts if act.unsure}
            for number, (act, speech_act) in enumerate(read):
                match = of_found.get(number)
                if match is not None:
                    weight = UNSURE if match.trigger_start[0] in unsure else 1.0
                    yield _act(doc, speech_act, match.act_class, source=source, weight=weight)
                elif line.complete or _is_rejected(act, line):
                    yield _act(doc, speech_act, [None], source=source)

    def _doc(self, text: str, published: str | None) -> "Doc":
        return read_doc(text, self._nlp, published=published)


def read_events(corpora: Path) -> Iterator[Item]:
    """The events of the corpus whose parties stand in their sentence."""
    nlp = load_language_model()
    rules = ActRules(nlp.vocab)
    for line in read_lines(corpora / EVENT_FILE, EventGold):
        doc = read_doc(line.text, nlp, published=None)
        verbs = rules.verbs_of(doc)
        for event in line.events:
            ends = find_ends(doc.text, event)
            if ends is None:
                continue
            by_rule = outcome_of(code_between(doc, *ends, verbs=verbs))
            yield Item(
                task=EVENT,
                text=line.text,
                source="events",
                groups=event_words(doc, *ends),
                facts={f"rule={by_rule}": 1.0},
                outcomes=(outcome_of(_type(event.plover)),),
            )


def read_silver(corpora: Path, *, every: int = 1) -> Iterator[Item]:
    """Machine-written passages, one of so many, each with the type that it was written for."""
    types = tuple(PloverType)
    for line in read_lines(corpora / SILVER_FILE, EventGold)[::every]:
        for event in line.events[:1]:
            yield Item(
                task=PASSAGE,
                text=line.text,
                source="silver",
                groups=[[(0, len(line.text))]],
                facts={},
                outcomes=(types.index(PloverType(event.plover or "")),),
            )


def _read_acts(doc: "Doc") -> Iterator[tuple["Act", "SpeechAct"]]:
    return zip(assemble_acts(doc), doc._.onrecord_acts, strict=True)


def _act(
    doc: "Doc",
    act: "SpeechAct",
    classes: Sequence[str | None],
    *,
    source: str,
    weight: float = 1.0,
) -> Item:
    accepted = tuple(ACT_OUTCOMES.index(ActClass(each) if each else None) for each in classes)
    return Item(
        task=ACT,
        text=doc.text,
        source=source,
        groups=act_words(doc, act),
        facts=act_facts(doc, act, doc._.onrecord_attributions),
        outcomes=tuple(dict.fromkeys(accepted)),
        weight=weight,
    )


def _item_of(act: "Act", *, offset: int) -> ActItem:
    first = act.content[0] if act.content else None
    return ActItem(
        act_class=act.act_class,
        trigger=act.trigger.exact,
        trigger_start=act.trigger.start - offset,
        content=first.exact if first else None,
        content_start=first.start - offset if first else None,
    )


def _matched(text: str, gold: Sequence[ActGold], found: Sequence[ActItem]) -> Mapping[int, ActGold]:
    matches = match_acts(Passage(text), gold, found)
    return {position: gold[number] for number, position in matches.items()}


def _is_rejected(act: "Act", line: ReviewedText) -> bool:
    return any(
        rejected.trigger[0] < act.trigger.end and act.trigger.start < rejected.trigger[1]
        for rejected in line.rejected
    )


def _type(label: str | None) -> PloverType:
    return PloverType.CONCEDE if label == YIELD else PloverType(label or "")


def read_all(
    corpora: Path,
    *,
    gold: Path,
    reviewed: Mapping[str, Sequence[ReviewedText]],
    passages: int,
) -> list[Item]:
    """Every item to learn from.

    Args:
        corpora: folder of corpora.
        gold: annotated passages.
        reviewed: reviewed texts by the name of their file.
        passages: of so many machine-written passages one is read.
    """
    reader = ActReader()
    return list(
        chain(
            reader.gold(read_lines(gold, ActsGold), source="acts-train"),
            *(reader.reviewed(texts, source=name) for name, texts in reviewed.items()),
            read_events(corpora),
            read_silver(corpora, every=passages),
        )
    )
