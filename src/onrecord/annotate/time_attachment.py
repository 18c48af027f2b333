"""Which time expression tells when an act was done."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.layers import Timex
from onrecord.annotate.time_tense import words_of
from onrecord.terms import TimexType

_OPENING, _CLOSING = ("“", "``", "«"), ("”", "''", "»")
_OF_THE_ACT = frozenset({"on", "in", "at", "during", "over", "this", "of"})
"""Prepositions that date an act; "by", "until", "since", "before", "after", "for" date another."""

_NOT_OF_THE_VERB = frozenset({"poss", "nsubj", "nsubjpass", "csubj", "appos", "compound", "nmod"})
_OF_THROUGH = frozenset({"by", "in", "on", "through", "to", "via", "with"})
"""Prepositions before what something is said in or with: "said in a note released on Friday"."""

_OF_NOUNS = frozenset({"dobj", "pobj", "dative", "attr"})
"""What a noun is to its verb; a word so called and tagged as a verb is a noun misread: "phases"."""

_THROUGH = frozenset({"by", "in", "on", "through", "to", "via", "with"})
"""Prepositions before what something is said in or with: "said in a note released on Friday"."""

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
_IN_WHICH = frozenset({"which", "where"})
_MONTH_OR_DAY = re.compile(r"\d{4}-(?:\d\d|W\d\d)|T|PRESENT_REF|PAST_REF")
"""TIMEX3 values of months, weeks, days and times of day."""

_FROM_EVENT = "time.from_event"
_MAX_CLIMB = 8
_ADJACENT, _DIRECT, _THROUGH_NOUN, _WITH_PARTICIPLE, _CONJOINED = range(5)


def time_of(doc: Doc, token: Token, times: Sequence[Timex]) -> int | None:
    """The position in `times` of the date or time of day at which `token` was done.

    "said on Friday that talks would resume on Monday": "Friday" for "said", "Monday" for
    "resume". Of "speaking a day after Macron said", the day is that of "said"; of "on Tuesday,
    when he said", that of "said" too. A statement "published on Friday", and a video "released on
    Friday in which he said", date what is said in them. What stands in a quotation tells nothing
    of the verb outside it, nor does a deadline ("by Friday").

    Args:
        doc: with its parse.
        token: the verb, or other head, of the act.
        times: of the doc, in text order.
    Returns:
        None where the sentence does not tell.
    """
    candidates = []
    for position in _in_sentence(token, times):
        rank = _rank(doc, token, times[position])
        if rank is not None:
            distance = abs(times[position].range.start - token.idx)
            candidates.append((rank, distance, position))
    return min(candidates)[2] if candidates else None


def _in_sentence(token: Token, times: Sequence[Timex]) -> Sequence[int]:
    sentence = token.sent

    def start_of(timex: Timex) -> int:
        return timex.range.start

    first = bisect_left(times, sentence.start_char, key=start_of)
    last = bisect_left(times, sentence.end_char, key=start_of)
    return range(first, last)


def _rank(doc: Doc, token: Token, timex: Timex) -> int | None:
    """How well the time fits the token, 0 best; None where it is of something else."""
    if timex.type not in (TimexType.DATE, TimexType.TIME):
        return None
    span = doc.char_span(timex.range.start, timex.range.end, alignment_mode="expand")
    if span is None or _in_other_quotation(doc, token, span):
        return None
    event = _event_told_by(doc, span, timex)
    if event is not None:
        return _DIRECT if event.i == token.i else None
    if _is_adjacent(doc, token, span) or _is_dated_by_when(doc, token, span):
        return _ADJACENT
    governor, through_noun = _governor(span.root)
    if governor is None:
        return None
    if governor.i == token.i:
        if not through_noun:
            return _DIRECT
        return None if _is_of_years(timex) else _THROUGH_NOUN
    if not through_noun and _is_published_with(governor, token):
        return _THROUGH_NOUN
    if not through_noun and _is_done_with(governor, token):
        return _WITH_PARTICIPLE
    if token.dep_ == "conj" and token.head.i == governor.i and span.end <= governor.i:
        return _CONJOINED
    return None


def _governor(token: Token) -> tuple[Token | None, bool]:
    """The verb that the head of an expression modifies, and whether a noun stands between them.

    In a sentence that the parser found no verb in, its head stands for the verb.
    """
    through_noun = False
    for _ in range(_MAX_CLIMB):
        if token.dep_ in _NOT_OF_THE_VERB or token.head.i == token.i:
            return None, through_noun
        if token.dep_ == "prep" and token.lower_ not in _OF_THE_ACT and not through_noun:
            return None, through_noun
        token = token.head
        misread = token.dep_ in _OF_NOUNS and token.pos_ == "VERB"
        if (token.pos_ in ("VERB", "AUX") and not misread) or token.head.i == token.i:
            return token, through_noun
        through_noun = through_noun or misread or token.pos_ in _NOUNS
    return None, through_noun


def _is_adjacent(doc: Doc, token: Token, span: Span) -> bool:
    """Whether the expression stands right beside the verb: "said Friday", "on Friday said"."""
    if span.end < len(doc) and doc[span.end].tag_ == "POS":
        return False
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if span.end == token.i:
        return span.root.dep_ not in ("nsubj", "nsubjpass") and _is_dated_by(doc, span)
    if span.start == token.i + 1:
        return True
    return span.start == token.i + 2 and doc[token.i + 1].lower_ in _OF_THE_ACT


def _is_dated_by_when(doc: Doc, token: Token, span: Span) -> bool:
    """As in "on Tuesday, when the minister said"."""
    behind = next((word for word in doc[span.end : span.end + 2] if not word.is_punct), None)
    return behind is not None and behind.lower_ == "when" and behind.head.i == token.i


def _is_published_with(governor: Token, token: Token) -> bool:
    """Whether what `token` tells stands in something that `governor` makes public.

    "said in a statement published on Friday" ("said" with "published"); "released a video on
    Friday in which he said" ("said" with "released").
    """
    if governor.dep_ == "acl" and governor.lemma_ in words_of("publishing"):
        preposition = governor.head.head
        said, _ = _governor(governor.head)
        return preposition.lower_ in _THROUGH and said is not None and said.i == token.i
    if token.dep_ == "relcl" and any(word.lower_ in _IN_WHICH for word in _relatives(token)):
        published, _ = _governor(token.head)
        return published is not None and published.i == governor.i
    return False


def _is_of_years(timex: Timex) -> bool:
    """Whether a time is a year, a part or more of one, which dates things rather than news.

    "Called for more aid in 1997" does not tell when it was called for, "called for more aid in the
    last quarter" neither.
    """
    return timex.value is not None and not _MONTH_OR_DAY.match(timex.value)


def _relatives(verb: Token) -> list[Token]:
    """The relative words that introduce a clause, in a phrase of their own or not."""
    children = list(verb.children)
    return [*children, *(word for child in children for word in child.children)]


def _is_dated_by(doc: Doc, span: Span) -> bool:
    before = doc[span.start - 1] if span.start else None
    return before is None or before.pos_ != "ADP" or before.lower_ in _OF_THE_ACT


def _event_told_by(doc: Doc, span: Span, timex: Timex) -> Token | None:
    """The verb that a time before "after" or "before" dates; None for other times.

    Counted from an event of known date ("left two days after the vote") it dates the verb before
    it, else the verb of the clause behind it ("spoke a day after Macron did").
    """
    if span.end >= len(doc) or doc[span.end].lower_ not in ("after", "before"):
        return None
    marker = doc[span.end]
    if timex.rule == _FROM_EVENT:
        return marker.head if marker.dep_ == "prep" else marker.head.head
    return marker.head if marker.dep_ == "mark" else None


def _is_done_with(governor: Token, token: Token) -> bool:
    """Whether a participle tells that both are done at once.

    "Speaking on Friday, the minister said" ("said" with "Speaking"); "resigned on Friday, citing
    her health" ("citing" with "resigned").
    """
    first, last = sorted((governor, token), key=lambda verb: verb.i)
    participle, other = (first, last) if first.head == last else (last, first)
    return (
        participle.tag_ == "VBG"
        and participle.dep_ == "advcl"
        and participle.head == other
        and not any(child.dep_ in ("nsubj", "mark", "aux") for child in participle.children)
    )


def _in_other_quotation(doc: Doc, token: Token, span: Span) -> bool:
    """Whether a quotation opens or closes between the token and the expression."""
    first, last = (token.i, span.start) if token.i < span.start else (span.end, token.i)
    depth = straight = 0
    for between in doc[first:last]:
        depth += (between.text in _OPENING) - (between.text in _CLOSING)
        straight += between.text == '"'
    return depth != 0 or straight % 2 == 1
