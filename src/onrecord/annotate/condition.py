"""The clauses and phrases on which a content depends: "if", "unless", "until", "by Friday".

`lexicons/en/conditions.yaml` lists the words that introduce a condition, the kind of relation
each states, and which clauses may depend on it. A word says which tokens to look at; the parse
says what it governs and what depends on it; punctuation and quotation marks correct the parse
where it runs past the end of the clause.
"""

from collections.abc import Iterator
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions
from onrecord.annotate.condition_clause import (
    Clause,
    before_attribution,
    before_conjoined,
    last_within_quote,
    trimmed_end,
)
from onrecord.annotate.condition_rule import Rule
from onrecord.annotate.condition_shapes import SHAPES
from onrecord.annotate.layers import ConditionClause
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.quotes import find_quotes
from onrecord.annotate.syntax import range_of
from onrecord.lexicons._load import load_lexicon


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
                )
            )
        doc._.onrecord_conditions = tuple(sorted(found, key=lambda item: item.range))
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
