"""Which events of a text have a date of their own, for times that are counted from one.

"The vote on May 3" dates the noun "vote", "the envoy resigned on Monday" the clause of which
"envoy" is the subject: "two days after the vote" and "a day after the envoy resigned" can then
be told. Events that the text dates twice, and not alike, stay open.
"""

from collections import defaultdict

from spacy.tokens import Span, Token

from onrecord.annotate.calendar_intervals import Period
from onrecord.annotate.syntax import is_negated
from onrecord.annotate.time_tense import governor_of, words_of

_NOUNS = ("NOUN", "PROPN")
_VERBS = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass")

Key = tuple[str, str]
"""Lemma of a noun, or of a clause's subject and verb."""


class DatedEvents:
    """The events that times of one text date."""

    def __init__(self) -> None:
        self._periods: defaultdict[Key, set[Period]] = defaultdict(set)

    def remember(self, span: Span, period: Period) -> None:
        """Take the event that a time expression modifies to lie in `period`."""
        governor = governor_of(span)
        keys = [_key(governor)]
        if governor.pos_ in _VERBS and governor.lemma_ in words_of("occurring"):
            keys += [_key(subject) for subject in _subjects(governor)]
        for key in keys:
            if key is not None:
                self._periods[key].add(period)

    def period_of(self, event: Token) -> Period | None:
        """When an event was, by its noun or the verb of its clause; None where not known."""
        key = _key(event)
        periods = self._periods.get(key, set()) if key else set()
        return next(iter(periods)) if len(periods) == 1 else None


def event_behind(marker: Token) -> Token | None:
    """The event that stands behind "after" or "before": a noun with its article, or a verb."""
    if marker.dep_ == "mark" and marker.head.dep_ == "advcl":
        return marker.head
    nouns = [child for child in marker.children if child.dep_ == "pobj" and child.pos_ == "NOUN"]
    return next((noun for noun in nouns if _is_definite(noun)), None)


def _key(token: Token) -> Key | None:
    if token.pos_ in _NOUNS:
        return "", token.lemma_.lower()
    subjects = _subjects(token)
    if token.pos_ not in _VERBS or not subjects or is_negated(token):
        return None
    return subjects[0].lemma_.lower(), token.lemma_.lower()


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in _SUBJECTS and child.pos_ in _NOUNS]


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss" or child.lower_ in ("the", "this", "that") for child in noun.children
    )
