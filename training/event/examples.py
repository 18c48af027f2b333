"""Sentences with an event between two marked parties -> the numbers that the head weighs."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.act_rules import ActRules
from onrecord.annotate.event_code import code_between, event_words
from onrecord.annotate.language_model import load_language_model
from onrecord.annotate.parse import read_doc
from onrecord.annotate.quotes import find_quotes
from onrecord.evaluate.formats import EventGold
from onrecord.evaluate.jsonl import read_lines
from onrecord.evaluate.tasks.event import YIELD, find_ends
from onrecord.models.attribution import shared_model
from onrecord.models.event import NUMBERS, OUTCOMES, describe_event, outcome_of
from onrecord.terms import PloverType

if TYPE_CHECKING:
    from spacy.language import Language

TRAINING_FILE = "events/plv_train.jsonl"
"""Path of the sentences under the folder of corpora."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Events of a corpus.

    Attributes:
        rows: events x `NUMBERS`.
        outcomes: the right column of `OUTCOMES` for each.
        by_rule: the column of the rules' answer; the number of columns where they have none.
        texts: for each the number of its sentence: the same sentence, the same number.
    """

    rows: NDArray[np.float32]
    outcomes: NDArray[np.int64]
    by_rule: NDArray[np.int64]
    texts: NDArray[np.int64]


def read_examples(corpora: Path) -> Examples:
    """The events of the training corpus whose parties stand in their sentence.

    Args:
        corpora: folder of the corpora.
    """
    nlp = load_language_model()
    events = [
        event
        for line in read_lines(corpora / TRAINING_FILE, EventGold)
        for event in _events(line, nlp)
    ]
    numbers: dict[str, int] = {}
    return Examples(
        rows=np.array([event.row for event in events]).reshape(-1, NUMBERS),
        outcomes=np.array([event.outcome for event in events]),
        by_rule=np.array([event.by_rule for event in events]),
        texts=np.array([numbers.setdefault(event.text, len(numbers)) for event in events]),
    )


@dataclass(frozen=True, slots=True)
class _Event:
    text: str
    row: NDArray[np.float32]
    outcome: int
    by_rule: int


def _events(line: EventGold, nlp: "Language") -> Iterator[_Event]:
    doc = read_doc(line.text, nlp, published=None)
    verbs = ActRules(nlp.vocab).verbs_of(doc)
    states = shared_model().read(doc.text, find_quotes(doc.text), keep_states=True).states
    for event in line.events:
        ends = find_ends(doc.text, event)
        if ends is None or states is None:
            continue
        by_rule = code_between(doc, *ends, verbs=verbs)
        yield _Event(
            line.text,
            describe_event(states, event_words(doc, *ends), by_rule=by_rule),
            outcome_of(_type(event.plover)),
            outcome_of(by_rule),
        )


def _type(label: str | None) -> PloverType:
    return PloverType.CONCEDE if label == YIELD else PloverType(label or "")


def one_hot(outcomes: NDArray[np.int64]) -> NDArray[np.float32]:
    """Events x outcomes: 1 for what an event is, else 0."""
    table: NDArray[Any] = np.eye(len(OUTCOMES), dtype=np.float32)[outcomes]
    return table


def hash_of(corpora: Path) -> str:
    """SHA-256 of the corpus."""
    return hashlib.sha256((corpora / TRAINING_FILE).read_bytes()).hexdigest()
