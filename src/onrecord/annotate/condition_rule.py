"""What the lexicon of conditions says of a marker, and whether what it introduces agrees.

The head of `lexicons/en/conditions.yaml` explains the fields.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.annotate.condition_clause import Clause
from onrecord.annotate.mood import is_future, is_modal, is_not_past, is_open, is_unreal
from onrecord.annotate.syntax import is_negated
from onrecord.lexicons._load import Entry
from onrecord.terms import ConditionKind

_TIMELESS = frozenset({"any", "modal", "negated"})

Words = tuple[str, ...]

_UNDER: dict[str, Callable[[Token], bool]] = {
    "any": lambda verb: True,
    "unless_past": is_not_past,
    "open": is_open,
    "modal": is_modal,
    "future": is_future,
    "unreal": is_unreal,
    "negated": lambda verb: is_negated(verb) and is_not_past(verb),
}
"""What may depend on a condition, by the words of the lexicon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An entry of the lexicon."""

    id: str
    kind: ConditionKind
    shape: str
    under: str
    not_after: frozenset[Words]
    not_before: frozenset[Words]
    only_under: frozenset[str]
    not_under: frozenset[str]
    also_under: frozenset[str]
    heads: frozenset[str]
    not_heads: frozenset[str]
    without: frozenset[str]
    whether: frozenset[str]
    whether_negated: frozenset[str]

    @classmethod
    def of(cls, entry: Entry) -> "Rule":
        """The rule that an entry of the lexicon states."""
        fields = entry.fields
        lists = {
            name: frozenset(fields.get(name, ()))
            for name in cls.__slots__
            if name not in {"id", "kind", "shape", "under", "not_after", "not_before"}
        }
        return cls(
            id=entry.id,
            kind=ConditionKind(fields["kind"]),
            shape=fields["shape"],
            under=fields["under"],
            not_after=_phrases(fields.get("not_after", ())),
            not_before=_phrases(fields.get("not_before", ())),
            **lists,
        )

    @property
    def is_timeless(self) -> bool:
        """Whether what the entry introduces is never a mere time of saying."""
        return self.under in _TIMELESS

    def stands_in(self, words: Sequence[str], start: int, end: int) -> bool:
        """Whether the words around a marker let it be one.

        Args:
            words: the text in lower case, token by token.
            start: index of the marker's first token.
            end: index after its last.
        """
        before = any(
            tuple(words[max(0, start - len(phrase)) : start]) == phrase for phrase in self.not_after
        )
        after = any(tuple(words[end : end + len(phrase)]) == phrase for phrase in self.not_before)
        return not before and not after

    def allows(self, clause: Clause) -> bool:
        """Whether the head of the condition and what depends on it are of the asked-for kind."""
        lemma = clause.head.lemma_
        governor = clause.governor.lemma_
        if (self.heads and lemma not in self.heads) or lemma in self.not_heads:
            return False
        if (self.only_under and governor not in self.only_under) or governor in self.not_under:
            return False
        if self.without and any(
            token.lemma_ in self.without
            for token in clause.head.doc[clause.first : clause.last + 1]
        ):
            return False
        return _UNDER[self.under](clause.governor) or self._is_demanded(clause.governor)

    def _is_demanded(self, verb: Token) -> bool:
        """Whether a verb demands or refuses, or is what one that does is about."""
        if verb.lemma_ in self.also_under:
            return True
        subjunctive = verb.tag_ in {"VB", "VBP"} or any(child.tag_ == "VB" for child in verb.lefts)
        complement = verb.dep_ == "xcomp" or (verb.dep_ == "ccomp" and subjunctive)
        return complement and verb.head.lemma_ in self.also_under


def _phrases(texts: Sequence[str]) -> frozenset[Words]:
    return frozenset(tuple(text.split()) for text in texts)
