"""The clauses and phrases on which a content depends: "if", "unless", "until", "by Friday".

`lexicons/en/conditions.yaml` lists the words that introduce a condition, the kind of relation
each states, and which clauses may depend on it. A word says which tokens to look at; the parse
says what it governs and what depends on it; punctuation and quotation marks correct the parse
where it runs past the end of the clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions
from onrecord.annotate.condition_clause import (
    ALSO,
    VERBAL,
    Clause,
    before_attribution,
    before_conjoined,
    last_within_quote,
    trimmed_end,
)
from onrecord.annotate.condition_rule import Rule
from onrecord.annotate.condition_shapes import SHAPES
from onrecord.annotate.layers import ConditionClause, Range
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.quotes import find_quotes
from onrecord.annotate.syntax import range_of, verb_phrase
from onrecord.lexicons._load import load_lexicon
from onrecord.terms import ConditionKind, Conjunction

_DATES = frozenset({"DATE", "TIME"})
_WORD = re.compile(r"\w+")


@Language.factory(
    "onrecord_condition",
    requires=["token.dep", "token.head", "token.tag", "token.lemma", "doc.ents"],
    assigns=["doc._.onrecord_conditions"],
)
def make_condition(nlp: Language, name: str) -> "ConditionComponent":
    """Make the component for `nlp`."""
    return ConditionComponent(nlp)


class ConditionComponent:
    """Finds the conditions of a text, in text order.

    Dates after "by" and events after "before" and "after" are candidates: they are given
    wherever the clause that depends on them is still open, whatever its act.
    Measured by `onrecord evaluate acts`, the row `condition`.
    """

    def __init__(self, nlp: Language) -> None:
        lexicon = load_lexicon("conditions")
        self._matcher = LexiconMatcher(nlp.vocab, lexicon)
        self._rules = {entry.id: Rule.of(entry) for entry in lexicon}

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.onrecord_conditions`."""
        found: list[ConditionClause] = []
        read = list(self._read(doc))
        quotes = find_quotes(doc.text) if read else ()
        for rule, clause in read:
            if doc[clause.first].lower_ == "or":  # of "or even if", which is no concession
                clause = replace(clause, first=clause.first + 1)
            clause = before_attribution(doc, clause, doc._.onrecord_attributions)
            clause = before_conjoined(doc, clause, [later.first for _, later in read])
            last = trimmed_end(doc, clause.first, last_within_quote(doc, clause, quotes))
            words = doc[clause.first : last + 1]
            if last < clause.head.i or any("\n" in token.text for token in words):
                continue
            found.append(
                ConditionClause(
                    range=range_of(words),
                    kind=rule.kind,
                    governor=clause.governor.i,
                    marker=clause.first,
                    rule=rule.id,
                    event=_event(clause, last, rule.kind),
                )
            )
        doc._.onrecord_conditions = joined(doc, sorted(found, key=lambda item: item.range))
        return doc

    def _read(self, doc: Doc) -> Iterator[tuple[Rule, Clause]]:
        """The conditions in the order of their markers, the longest marker at each place."""
        words = [token.lower_ for token in doc]
        reached = 0
        for (start, end), hits in groupby(
            self._matcher(doc, words), lambda hit: (hit.start, hit.end)
        ):
            rules = [self._rules[hit.entry.id] for hit in hits]
            rules = [rule for rule in rules if rule.stands_in(words, start, end)]
            if start < reached or not rules:
                continue
            reached = end
            for rule in rules:
                clause = SHAPES[rule.shape](doc, start, end, rule)
                if clause is not None and rule.allows(clause):
                    yield rule, clause
                    break


def _event(clause: Clause, last: int, kind: ConditionKind) -> Range | None:
    """The verb of a condition with its auxiliaries, or the noun; None for a date."""
    head = clause.head
    if kind is ConditionKind.DEADLINE or head.ent_type_ in _DATES or not head.is_alpha:
        return None
    words = verb_phrase(head) if head.pos_ in VERBAL else head.doc[head.i : head.i + 1]
    inside = clause.first <= words.start and words.end - 1 <= last
    return range_of(words if inside else head)


def joined(doc: Doc, conditions: Sequence[ConditionClause]) -> tuple[ConditionClause, ...]:
    """The conditions, each with how it goes on with the one before it.

    In a list, "if they pay, if they leave or if they disarm", every member has the conjunction of
    the last.

    Args:
        doc: the text.
        conditions: in text order.
    """
    found = list(conditions)
    following: Conjunction | None = None
    for index in range(len(found) - 1, 0, -1):
        before, here = found[index - 1].range, found[index].range
        between = doc.text[before.end : here.start].lower()
        words = [word for word in _WORD.findall(between) if word not in ALSO]
        if words in (["and"], ["or"]):
            following = Conjunction(words[0])
        elif words or not between.strip().startswith(","):
            following = None
        found[index] = replace(found[index], joined=following)
    return tuple(found)
