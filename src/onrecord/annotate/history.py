"""Which acts are history: what an article recalls, not what it reports as news of its day.

"In 2014 Russia seized the peninsula; on Monday its navy lost a ship there": the first is no event
of that week, and whoever counts events by article has to leave it out. PLOVER's flag `historical`.
Measured by `onrecord evaluate challenge` on `evaluation/negation/historical.jsonl`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from onrecord.annotate.extensions import published_day
from onrecord.annotate.layers import SpeechAct, Timex
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.mood import is_not_past
from onrecord.annotate.syntax import ancestors, auxiliaries_of
from onrecord.lexicons._load import Entry, load_lexicon
from onrecord.terms import TimexType

NEWS = timedelta(days=92)
"""What ended longer than this before publication is history. A quarter of a year, by judgement:
the challenge set asks about nothing near this bound."""

_LONG_AGO = re.compile(r"\b(?:long|years|decades|centuries|generations) ago$", re.IGNORECASE)
_DURATION = re.compile(r"P(\d+(?:\.\d+)?|X)(CE|DE|Y|M|W|D)")
_DAYS = {"CE": 36525, "DE": 3652, "Y": 365, "M": 30, "W": 7, "D": 1}
_PARTS = frozenset({"start", "beginning", "outbreak", "height", "end", "close", "aftermath"})
"""What an era has, so that "at the end of" it dates as "in" it does."""

_SAME_TIME = frozenset({"when", "as", "while", "to"})
"""Words that open a clause at whose time its main clause is, or which its main clause is about."""

_OF_TIME = frozenset({"pobj", "prep", "npadvmod", "nummod", "compound", "advmod", "appos"})
"""Relations by which the words of a time hang on the verb that it dates."""

_VERBAL = frozenset({"VERB", "AUX"})


class HistoryReader:
    """The lexicon of history, compiled for one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._matcher = LexiconMatcher(vocab, load_lexicon("history"))

    def mark(self, doc: Doc, acts: Sequence[SpeechAct]) -> tuple[SpeechAct, ...]:
        """The acts, those that are history marked as such.

        An act is history where its own time ended `NEWS` before publication; where it has no
        day, where its words tell ("had once vowed", "30 years since Chad declared"); and where
        the act around it is. What nothing dates is news.

        Args:
            doc: with its parse, its times and its day of publication.
            acts: of the doc, with `within` set.
        """
        recalled = set(self._recalled(doc))
        found = [_is_history(doc, act, recalled) for act in acts]
        for number, act in enumerate(acts):
            around = act.within
            while around is not None and not found[number]:
                found[number] = found[around]
                around = acts[around].within
        return tuple(
            replace(act, historical=True) if history else act
            for act, history in zip(acts, found, strict=True)
        )

    def _recalled(self, doc: Doc) -> Iterator[int]:
        """Indices of the verbs that words without a date put into history."""
        for hit in self._matcher(doc, [token.lower_ for token in doc]):
            verb = _modified(doc[hit.start : hit.end], hit.entry)
            if verb is not None and not is_not_past(verb):
                yield verb.i
        for timex in doc._.onrecord_times:
            if timex.type is TimexType.DURATION and _days(timex) >= NEWS.days:
                verb = _dated_by_distance(doc, timex)
                if verb is not None and not is_not_past(verb):
                    yield verb.i
            elif timex.when is not None and _is_long_past(doc, timex):
                yield from _dated_verbs(doc, timex)


def _is_long_past(doc: Doc, timex: Timex) -> bool:
    """Whether a time ended so long before publication that it is no news."""
    published = published_day(doc)
    latest = timex.when.latest if timex.when else None
    return bool(published and latest and latest < published - NEWS)


def _dated_verbs(doc: Doc, timex: Timex) -> Iterator[int]:
    """The past verbs that a time dates: its own, and one that this one tells the time or aim of.

    "When the wall fell in 1989, the colonel fled" and "asked Oslo to leave the bay in 1991" are
    both of that year; "two years after the coup of 2021, soldiers left" is not.
    """
    span = doc.char_span(timex.range.start, timex.range.end, alignment_mode="expand")
    if span is None:
        return
    verb = span.root
    while verb.dep_ in _OF_TIME and verb.pos_ not in _VERBAL:
        verb = verb.head
    if verb.pos_ not in _VERBAL:
        return
    if not is_not_past(verb):
        yield verb.i
    above = verb.head
    if verb.dep_ in {"advcl", "xcomp"} and above.pos_ in _VERBAL and not is_not_past(above):
        opens = {child.lower_ for child in verb.lefts if child.dep_ in {"mark", "advmod", "aux"}}
        if not opens.isdisjoint(_SAME_TIME):
            yield above.i


def _is_history(doc: Doc, act: SpeechAct, recalled: set[int]) -> bool:
    if _tells_of_now(doc[act.trigger_token]):
        return False
    time = None if act.said_at is None else doc._.onrecord_times[act.said_at]
    if time is not None and time.when is not None:
        return _is_long_past(doc, time)
    if time is not None and _LONG_AGO.search(doc.text[time.range.start : time.range.end]):
        return True
    verb = doc[act.trigger_token]
    while verb.i not in recalled and verb.dep_ == "conj":
        verb = verb.head
    return verb.i in recalled


def _tells_of_now(verb: Token) -> bool:
    """Whether a verb reaches into the present: "have been killed since 2014", "citing 1938"."""
    auxiliaries = [child.tag_ for child in auxiliaries_of(verb)]
    first = auxiliaries[0] if auxiliaries else verb.tag_
    return first in {"VBZ", "VBP", "VBG", "MD"}


def _modified(words: Span, entry: Entry) -> Token | None:
    """The verb that the words of an entry modify, as the entry wants them to."""
    if entry.fields["verb"] == "behind":
        return _verb_behind(words)
    prepositions = entry.fields.get("prepositions")
    if not prepositions:
        return _verb_above(words[-1])
    preposition = words.root.head
    while preposition.lower_ == "of" and preposition.head.lemma_ in _PARTS:
        preposition = preposition.head.head
    if words.root.dep_ != "pobj" or preposition.lower_ not in prepositions:
        return None
    return preposition.head if preposition.head.pos_ in _VERBAL else None


def _verb_behind(words: Span) -> Token | None:
    """As in "had once vowed"; "once signed, the treaty" and "at once" tell another thing."""
    doc = words.doc
    if words.start == words.sent.start or words.end == len(doc):
        return None
    if doc[words.start - 1].pos_ == "ADP":
        return None
    return doc[words.end] if doc[words.end].pos_ in _VERBAL else None


def _verb_above(word: Token) -> Token | None:
    """The verb that a clause or a phrase modifies which this word introduces."""
    if word.dep_ == "mark":
        word = word.head
    return next((token for token in ancestors(word) if token.pos_ in _VERBAL), None)


def _days(timex: Timex) -> float:
    """How long a duration is at least: two years for "years", nothing where it has no days."""
    found = _DURATION.match(timex.value or "")
    if found is None:
        return 0.0
    return (2.0 if found[1] == "X" else float(found[1])) * _DAYS[found[2]]


def _dated_by_distance(doc: Doc, timex: Timex) -> Token | None:
    """The verb that lies a duration back: "30 years since Chad declared", "had left a year before".

    "Two years after Chad declared" too: what came after is past or present itself.
    """
    span = doc.char_span(timex.range.start, timex.range.end, alignment_mode="expand")
    if span is None or span.end == len(doc):
        return None
    marker = doc[span.end]
    if marker.lower_ in {"after", "since"}:
        return marker.head if marker.dep_ == "mark" else None
    if marker.lower_ in {"before", "earlier"} and not any(marker.rights):
        verb = next((token for token in ancestors(marker) if token.pos_ in _VERBAL), None)
        return verb if verb is not None and _is_pluperfect(verb) else None
    return None


def _is_pluperfect(verb: Token) -> bool:
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)
