"""The clauses and phrases on which a content depends: "if", "unless", "until", "by Friday".

`lexicons/en/conditions.yaml` lists the words that introduce a condition, the kind of relation
each states, and which clauses may depend on it. A word says which tokens to look at; the parse
says what it governs and what depends on it; punctuation and quotation marks correct the parse
where it runs past the end of the clause.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.annotate import extensions as extensions
from onrecord.annotate.condition_clause import (
    VERBAL,
    Clause,
    complement_of,
    has_marker,
    has_subject,
    join,
    last_token,
    last_within_quote,
    trimmed_end,
    verb_above,
    verb_of_subject_at,
)
from onrecord.annotate.layers import ConditionClause
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.mood import (
    has_past_auxiliary,
    is_future,
    is_modal,
    is_not_past,
    is_open,
    is_unreal,
)
from onrecord.annotate.quotes import Quote, find_quotes
from onrecord.annotate.syntax import AUXILIARIES, SUBJECTS, is_negated, modal_of, range_of
from onrecord.lexicons._load import Entry, load_lexicon
from onrecord.terms import ConditionKind

_TIMELESS = frozenset({"any", "modal"})
_CLAUSE_OPENERS = frozenset({"that", "and", "but", "or", ",", ":", ";", "–", "—", "-", "(", "said"})
_SHARES_MODAL = frozenset({"xcomp", "conj", "pcomp", "acomp", "prep"})
_OF_GERUND = frozenset({"dobj", "prep", "ccomp", "xcomp"})
_DATES = frozenset({"DATE", "TIME"})
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})


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
        quotes: Sequence[Quote] | None = None
        for rule, start, end in self._markers(doc):
            clause = _SHAPES[rule.shape](doc, start, end, rule)
            if clause is None or not rule.allows(clause):
                continue
            quotes = find_quotes(doc.text) if quotes is None else quotes
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

    def _markers(self, doc: Doc) -> Iterator[tuple["Rule", int, int]]:
        """The longest marker at each place, without those whose neighbours speak against it."""
        words = [token.lower_ for token in doc]
        reached = 0
        for hit in self._matcher(doc, words):
            if hit.start < reached:
                continue
            rule = self._rules[hit.entry.id]
            before = words[hit.start - 1] if hit.start else ""
            after = words[hit.end] if hit.end < len(words) else ""
            if before in rule.not_after or after in rule.not_before:
                continue
            reached = hit.end
            yield rule, hit.start, hit.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An entry of the lexicon; the head of the file explains the fields."""

    id: str
    kind: ConditionKind
    shape: str
    under: str
    not_after: frozenset[str]
    not_before: frozenset[str]
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
        lists = {
            name: frozenset(entry.fields.get(name, ()))
            for name in cls.__slots__
            if name not in {"id", "kind", "shape", "under"}
        }
        fields = entry.fields
        return cls(
            id=entry.id,
            kind=ConditionKind(fields["kind"]),
            shape=fields["shape"],
            under=fields["under"],
            **lists,
        )

    @property
    def is_timeless(self) -> bool:
        """Whether what the entry introduces is never a mere time of saying."""
        return self.under in _TIMELESS

    def allows(self, clause: Clause) -> bool:
        """Whether the head of the condition and what depends on it are of the asked-for kind."""
        lemma = clause.head.lemma_
        if (self.heads and lemma not in self.heads) or lemma in self.not_heads:
            return False
        if clause.governor.lemma_ in self.not_under:
            return False
        if self.without and any(
            token.lemma_ in self.without
            for token in clause.head.doc[clause.first : clause.last + 1]
        ):
            return False
        return _UNDER[self.under](clause.governor) or self._is_demanded(clause.governor)

    def _is_demanded(self, verb: Token) -> bool:
        """Whether a verb demands or promises, or stands in the subjunctive under one that does."""
        if verb.lemma_ in self.also_under:
            return True
        subjunctive = verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBP"}
        return subjunctive and verb.head.lemma_ in self.also_under


# What may depend on a condition


_UNDER: dict[str, Callable[[Token], bool]] = {
    "any": lambda verb: True,
    "unless_past": is_not_past,
    "open": is_open,
    "modal": is_modal,
    "future": is_future,
    "unreal": is_unreal,
}


# How the words of a condition are joined to what depends on them


def _clause(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A conjunction and its clause, or a preposition and its phrase."""
    head = complement_of(doc[end - 1])
    if head is None or _asks_whether(doc, start, head, rule):
        return None
    return join(doc, start, end, head, reaches_ahead=rule.is_timeless)


def _finite(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A conjunction and a clause with a subject of its own, or a participle for it."""
    head = complement_of(doc[end - 1])
    if head is None or (head.dep_ in {"relcl", "ccomp"} and doc[end - 1].tag_ == "WRB"):
        return None
    if not (has_subject(head) or head.tag_ == "VBN"):
        return None
    if doc[start].tag_ == "WRB" and start and doc[start - 1].ent_type_ in _DATES:
        return None
    clause = join(doc, start, end, head, reaches_ahead=rule.is_timeless)
    return clause if clause and _agrees(clause) else None


def _phrase(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A preposition, simple or complex, and what it governs."""
    preposition = doc[end - 1]
    head = complement_of(preposition)
    clause = (
        join(doc, start, end, head, reaches_ahead=rule.is_timeless) if head is not None else None
    )
    if clause is None:
        return None
    last = last_token(doc, preposition, is_final=clause.governor.i < start)
    return replace(clause, last=max(last, clause.last))


def _noun(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A preposition and a noun phrase."""
    head = complement_of(doc[end - 1])
    if head is None or head.pos_ not in {"NOUN", "PROPN"} or doc[start].head.dep_ in SUBJECTS:
        return None
    return join(doc, start, end, head, reaches_ahead=rule.is_timeless)


def _event(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """After or before an event: a clause or a noun phrase, but no date."""
    head = complement_of(doc[end - 1])
    if head is None:
        return None
    clause = join(doc, start, end, head, reaches_ahead=rule.is_timeless)
    if clause is None:
        return None
    if head.pos_ not in VERBAL:
        words = doc[end : clause.last + 1]
        plain = head.pos_ == "NOUN" and not any(token.ent_type_ in _DATES for token in words)
        return clause if plain else None
    if not has_subject(head):
        return clause if is_negated(clause.governor) else None
    return clause if _agrees(clause) else None


def _date(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """By, until or no later than a date."""
    preposition = doc[end - 1] if doc[end - 1].lower_ == "than" else doc[start]
    head = complement_of(preposition)
    if head is None or head.pos_ in VERBAL or _is_amount(head):
        return None
    return join(doc, start, preposition.i + 1, head, reaches_ahead=rule.is_timeless)


def _is_amount(noun: Token) -> bool:
    """Whether a noun measures time, "by about a month", where a date would name it."""
    return noun.lemma_ in _UNITS and any(
        child.dep_ == "nummod" or child.lower_ in {"a", "an"} for child in noun.lefts
    )


def _inversion(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A verb before its subject instead of "if": "should they", "were they to", "had they"."""
    marker = doc[start]
    head = marker.head if marker.dep_ in AUXILIARIES else marker
    if (merged := _merged_inversion(doc, start, head)) is not None:
        return merged
    if not any(start < child.i and child.dep_ in SUBJECTS for child in head.children):
        return None
    if marker.i < head.i and any(child.dep_ in SUBJECTS for child in head.lefts if child.i < start):
        return None
    if marker.lower_ == "were" and not any(
        child.dep_ == "xcomp" and any(aux.lower_ == "to" for aux in child.lefts)
        for child in head.rights
    ):
        return None
    if marker.lower_ != "should" and not _opens_clause(doc, start):
        return None
    clause = join(doc, start, end, head, reaches_ahead=rule.is_timeless)
    if clause is None or any(token.text == "?" for token in doc[start : clause.last + 2]):
        return None
    return clause


def _merged_inversion(doc: Doc, start: int, head: Token) -> Clause | None:
    """The inversion where its verb was taken for a noun, so that the main verb has two modals."""
    modal = next((child for child in head.lefts if child.i > start and child.tag_ == "MD"), None)
    if modal is None or doc[start].tag_ != "MD":
        return None
    comma = next((token.i for token in doc[start : modal.i] if token.text == ","), None)
    return Clause(start, comma - 1, doc[comma - 1], head) if comma else None


def _comparative(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """The first of two proportions, or the one beside a clause: "the longer the war lasts"."""
    head = verb_of_subject_at(doc, end)
    if head is None or _follows_comparative(doc, start):
        return None
    return join(doc, start, end, head, reaches_ahead=rule.is_timeless)


def _follows_comparative(doc: Doc, start: int) -> bool:
    """Whether another "the" with a comparative stands before, over one comma at most."""
    commas = 0
    for index in range(start - 1, 0, -1):
        commas += doc[index].text == ","
        if commas > 1 or doc[index].is_sent_start:
            return False
        if doc[index].tag_ in {"RBR", "JJR", "RB"} and doc[index - 1].lower_ == "the":
            return commas == 1
    return False


def _modifier(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A modifier of the noun that is promised: "postwar guarantees"."""
    noun = doc[end - 1].head
    if noun.i < end:
        return None
    governor = verb_above(noun, start, end)
    if governor is None or noun.ent_type_ == "DATE":
        return None
    return Clause(start, end - 1, doc[end - 1], governor)


def _participle(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A subject with its participle in place of an if-clause: "any troops sent there"."""
    noun = doc[start].head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or noun.i < start:
        return None
    verb = noun.head
    if verb.dep_ == "csubj":  # the parser takes the participle for a finite verb
        return Clause(start, verb.right_edge.i, noun, verb.head)
    if any(child.dep_ == "acl" for child in noun.rights):
        return Clause(start, noun.right_edge.i, noun, verb)
    return None


def _gerund(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A gerund as subject: "leaving the pact", "Ghana leaving the pact"."""
    governor = doc[start].head
    outermost = next((child for child in governor.lefts if child.dep_ == "csubj"), None)
    if outermost is None:
        return None
    head = next((child for child in outermost.lefts if child.dep_ == "csubj"), outermost)
    if head.tag_ != "VBG" or has_marker(head):
        return None
    if not any(child.dep_ in _OF_GERUND for child in head.rights):
        return None
    before = [child for child in governor.lefts if child.right_edge.i == head.left_edge.i - 1]
    first = next((child for child in before if child.dep_ in SUBJECTS), head).left_edge.i
    return Clause(first, outermost.right_edge.i, head, governor)


_SHAPES: dict[str, Callable[[Doc, int, int, Rule], Clause | None]] = {
    "clause": _clause,
    "finite": _finite,
    "phrase": _phrase,
    "noun": _noun,
    "event": _event,
    "date": _date,
    "inversion": _inversion,
    "comparative": _comparative,
    "modifier": _modifier,
    "participle": _participle,
    "gerund": _gerund,
}


def _asks_whether(doc: Doc, start: int, head: Token, rule: Rule) -> bool:
    """Whether "if" stands for "whether": the object of a verb of asking or knowing."""
    if not rule.whether or start == 0:
        return False
    before = doc[start - 1]
    if before.lower_ == "that":
        return False
    if before.pos_ == "ADJ" and head.pos_ == "NOUN":  # "in a stern if brief lecture"
        return True
    askers = [before] if before.pos_ not in {"PRON", "PROPN", "NOUN"} else [before, before.head]
    verb = head.head
    if verb.i < start and (head.dep_ in {"ccomp", "xcomp", "pcomp"} or verb.tag_ in {"VBD", "VBN"}):
        askers.append(verb)
    return any(
        asker.lemma_ in rule.whether
        or (
            asker.lemma_ in rule.whether_negated
            and (is_negated(asker) or any(child.lower_ == "to" for child in asker.lefts))
        )
        for asker in askers
    )


def _agrees(clause: Clause) -> bool:
    """Whether the tenses allow that the condition is not yet met.

    A past tense tells of what has happened, unless a modal stands above it: "would leave once
    the talks ended" against "decided to leave once the talks ended". "could" is no such modal,
    it tells of habits: "could leave when the talks ended".
    """
    head, verb = clause.head, clause.governor
    if head.tag_ != "VBD" and not has_past_auxiliary(head):
        return True
    while not modal_of(verb) and verb.dep_ in _SHARES_MODAL:
        verb = verb.head
    return modal_of(verb) not in {None, "could"}


def _opens_clause(doc: Doc, index: int) -> bool:
    if doc[index].is_sent_start or index == 0:
        return True
    before = doc[index - 1]
    return before.lower_ in _CLAUSE_OPENERS or before.is_quote
