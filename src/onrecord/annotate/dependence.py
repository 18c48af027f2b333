"""Which conditions an act depends on."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import ConditionClause, Range, Timex
from onrecord.annotate.syntax import range_of
from onrecord.terms import ActClass, ConditionKind

_DEADLINE_CLASSES = frozenset(
    {ActClass.PLEDGE, ActClass.OFFER, ActClass.DEMAND, ActClass.REQUEST, ActClass.AGREE}
)
"""Classes for which "by Friday" is a deadline; for the others it is a plain time."""

_TERM_CLASSES = _DEADLINE_CLASSES | {ActClass.THREATEN, ActClass.REFUSE, ActClass.DEED}
"""Classes for which "until Friday" is a term; what is only said is told of a plain time."""

_PREPOSITION_CHARACTERS = len("until the ")


class Dependence:
    """The conditions of a `Doc`, found by where they stand and by what they govern."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._items: Sequence[ConditionClause] = doc._.onrecord_conditions
        self._times: Sequence[Timex] = doc._.onrecord_times
        self._order = sorted(range(len(self._items)), key=lambda item: self._items[item].range)
        self._starts = [self._items[item].range.start for item in self._order]
        self._time_starts = [time.range.start for time in self._times]
        self._by_sentence: dict[int, list[int]] = defaultdict(list)
        for index, item in enumerate(self._items):
            self._by_sentence[doc[item.governor].sent.start].append(index)

    def conditions_of(
        self, content: Sequence[Range], act_class: ActClass, *, cue: Token | None = None
    ) -> tuple[int, ...]:
        """Conditions that stand in a content, govern it from outside, or hang on its cue.

        "If they come, “we will strike”, she said": the clause stands outside the quotation and
        depends on the verb inside.

        Args:
            content: pieces of the content.
            act_class: a deadline counts only for acts that can have one.
            cue: head of the act's trigger, None where conditions outside do not matter.
        Returns:
            positions in the conditions layer, ascending.
        """
        found = {index for piece in content for index in self._inside(piece)}
        if cue is not None:
            found |= set(self._reaching(content, cue))
        return tuple(
            index
            for index in sorted(found)
            if self._suits(self._items[index], act_class) and not self._is_within(index, found)
        )

    def on_verb(self, conditions: Iterable[int], verb: Token) -> tuple[int, ...]:
        """Those of the conditions on which a verb itself depends, not a clause inside its own."""
        return tuple(item for item in conditions if self._items[item].governor == verb.i)

    def is_conditional(self, conditions: Iterable[int]) -> bool:
        """Whether it is open that a content comes true; a deadline only tells by when it does."""
        return any(self._items[item].kind is not ConditionKind.DEADLINE for item in conditions)

    def with_conditions(self, content: Range, conditions: Iterable[int]) -> Range:
        """A content stretched over its conditions, which are a part of it."""
        pieces = [content, *(self._items[item].range for item in conditions)]
        return Range(min(one.start for one in pieces), max(one.end for one in pieces))

    def _suits(self, item: ConditionClause, act_class: ActClass) -> bool:
        """Whether an act of that class can have the condition; a mere time is one for some."""
        if item.kind is ConditionKind.DEADLINE:
            return act_class in _DEADLINE_CLASSES
        if item.kind is ConditionKind.UNTIL and self._is_time(item.range):
            return act_class in _TERM_CLASSES
        return True

    def _is_time(self, where: Range) -> bool:
        """Whether a condition is a preposition and a time, and nothing else."""
        return any(
            self._times[position].range.end == where.end
            and self._times[position].range.start <= where.start + _PREPOSITION_CHARACTERS
            for position in self._times_in(where)
        )

    def _is_within(self, index: int, others: Iterable[int]) -> bool:
        """Whether a condition is a part of another: "if they leave before the vote"."""
        own = self._items[index].range
        return any(other != index and self._items[other].range.covers(own) for other in others)

    def covers(self, token: Token) -> bool:
        """Whether a token stands in a condition."""
        here = range_of(token)
        before = bisect_right(self._starts, here.start)
        return any(self._items[item].range.covers(here) for item in self._order[:before][-3:])

    def due(self, conditions: Iterable[int]) -> int | None:
        """Position of the time that the first deadline among the conditions names."""
        for index in conditions:
            item = self._items[index]
            if item.kind is ConditionKind.DEADLINE:
                for position in self._times_in(item.range):
                    return position
        return None

    def _inside(self, piece: Range) -> Iterable[int]:
        first, last = bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)
        return (item for item in self._order[first:last] if piece.covers(self._items[item].range))

    def _reaching(self, content: Sequence[Range], cue: Token) -> Iterable[int]:
        for index in self._by_sentence.get(cue.sent.start, ()):
            governor = self._doc[self._items[index].governor]
            here = range_of(governor)
            if governor.i == cue.i or any(piece.covers(here) for piece in content):
                yield index

    def _times_in(self, where: Range) -> Iterable[int]:
        first = bisect_left(self._time_starts, where.start)
        last = bisect_left(self._time_starts, where.end)
        return (item for item in range(first, last) if where.covers(self._times[item].range))
