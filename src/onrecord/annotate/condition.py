"""The clauses and phrases on which a content depends: "if", "unless", "until", "by Friday".

`lexicons/en/conditions.yaml` lists the words that introduce a condition, the kind of relation
each states, and which clauses may depend on it. A word says which tokens to look at; the parse
says what it governs and what depends on it; punctuation and quotation marks correct the parse
where it runs past the end of the clause.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.annotate import extensions as extensions
from onrecord.annotate.layers import ConditionClause
from onrecord.annotate.quotes import Quote, find_quotes
from onrecord.annotate.syntax import AUXILIARIES, SUBJECTS, is_negated, modal_of, range_of
from onrecord.lexicons._load import Entry, load_lexicon
from onrecord.terms import ConditionKind

_VERBAL = frozenset({"VERB", "AUX"})
_TIMELESS = frozenset({"any", "modal"})  # what such rules introduce is never a mere time
_COMPLEMENTS = frozenset(
    {"pobj", "pcomp", "ccomp", "advcl", "acl", "relcl", "dobj", "amod", "acomp"}
)
_LOOSE = frozenset({"ccomp", "parataxis", "dep", "conj", "advcl", "ROOT"})
_MISREAD = SUBJECTS | {"advcl", "dep"}
_SHARES_MODAL = frozenset({"xcomp", "conj", "pcomp", "acomp", "prep"})
_HIGH_ATTACHED = frozenset({"prep", "npadvmod", "advmod", "agent", "oprd", "dobj", "dative"})
_SUBJECT_TOKENS = 8  # a subject's head lies within so many tokens of the marker before it
_OF_GERUND = frozenset({"dobj", "prep", "ccomp", "xcomp"})
_DATES = frozenset({"DATE", "TIME"})
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_BREAKS = frozenset({";", "–", "—", "--", "…", "..."})
_EDGES = frozenset({",", ";", ":", ".", "!", "?", "–", "—", "--", "-", "…", "...", "(", "["})
_OPENING_MARKS = frozenset({"“", "‘", "``", "«"})
_CLAUSE_OPENERS = frozenset({"that", "and", "but", "or", ",", ":", ";", "–", "—", "-", "(", "said"})
_FUTURE = frozenset({"will", "would", "shall"})
_GERUND_PREPOSITIONS = frozenset({"to", "on", "about"})
_READY = frozenset({"ready", "open", "willing", "prepared", "free", "able"})


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
        self._matcher = lexicon.matcher(nlp.vocab)
        self._rules = {nlp.vocab.strings.add(entry.id): _Rule.of(entry) for entry in lexicon}

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.onrecord_conditions`."""
        found: list[ConditionClause] = []
        quotes: list[Quote] | None = None
        for rule, start, end in self._markers(doc):
            clause = _SHAPES[rule.shape](doc, start, end, rule)
            if clause is None or not rule.allows(clause):
                continue
            quotes = find_quotes(doc.text) if quotes is None else quotes
            first, last = _trimmed(doc, clause.first, _within_quote(doc, clause, quotes))
            if last < end - 1 or any("\n" in token.text for token in doc[first:last]):
                continue
            found.append(
                ConditionClause(
                    range=range_of(doc[first : last + 1]),
                    kind=rule.kind,
                    governor=clause.governor.i,
                    marker=start,
                    rule=rule.id,
                )
            )
        doc._.onrecord_conditions = tuple(sorted(found, key=lambda item: item.range))
        return doc

    def _markers(self, doc: Doc) -> Iterator[tuple["_Rule", int, int]]:
        """The longest marker at each place, without those whose neighbours speak against it."""
        reached = 0
        for key, start, end in sorted(self._matcher(doc), key=lambda match: (match[1], -match[2])):
            if start < reached:
                continue
            rule = self._rules[key]
            before = doc[start - 1].lower_ if start else ""
            after = doc[end].lower_ if end < len(doc) else ""
            if before in rule.not_after or after in rule.not_before:
                continue
            reached = end
            yield rule, start, end


@dataclass(frozen=True, slots=True)
class _Clause:
    """A condition before its edges are cleaned: token indices, both included."""

    first: int
    last: int
    head: Token
    governor: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
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
    def of(cls, entry: Entry) -> "_Rule":
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

    def allows(self, clause: _Clause) -> bool:
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


def _is_open(verb: Token) -> bool:
    """Whether a clause tells what is not yet so: modal, infinitive, imperative, "ready to"."""
    if modal_of(verb):
        return True
    auxiliaries = {child.lower_ for child in verb.lefts if child.dep_ in AUXILIARIES}
    if "to" in auxiliaries:
        return True
    if verb.tag_ == "VB":
        return not auxiliaries & {"did", "does"}
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return verb.head.lower_ in _GERUND_PREPOSITIONS
    if verb.tag_ == "VBN" and verb.dep_ in {"xcomp", "conj"} and verb.head.pos_ in _VERBAL:
        return _is_open(verb.head)
    return any(child.lemma_ in _READY for child in verb.rights if child.dep_ == "acomp")


def _is_not_past(verb: Token) -> bool:
    """Whether a clause does not tell what happened."""
    if _is_open(verb) or verb.pos_ not in _VERBAL:
        return True
    return verb.tag_ != "VBD" and not _has_past_auxiliary(verb)


def _is_modal(verb: Token) -> bool:
    return bool(modal_of(verb)) or (_is_not_past(verb) and is_negated(verb))


def _is_future(verb: Token) -> bool:
    return modal_of(verb) in _FUTURE


def _is_unreal(verb: Token) -> bool:
    return modal_of(verb) == "would"


_UNDER: dict[str, Callable[[Token], bool]] = {
    "any": lambda verb: True,
    "unless_past": _is_not_past,
    "open": _is_open,
    "modal": _is_modal,
    "future": _is_future,
    "unreal": _is_unreal,
}


# How the words of a condition are joined to what depends on them


def _clause(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """A conjunction and its clause, or a preposition and its phrase."""
    head = _complement(doc[end - 1])
    if head is None or _asks_whether(doc, start, head, rule):
        return None
    return _joined(doc, start, end, head, rule)


def _finite(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """A conjunction and a clause with a subject of its own, or a participle for it."""
    head = _complement(doc[end - 1])
    if head is None or (head.dep_ in {"relcl", "ccomp"} and doc[end - 1].tag_ == "WRB"):
        return None
    if not (_has_subject(head) or head.tag_ == "VBN"):
        return None
    if doc[start].tag_ == "WRB" and start and doc[start - 1].ent_type_ in _DATES:
        return None
    clause = _joined(doc, start, end, head, rule)
    return clause if clause and _agrees(clause) else None


def _phrase(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """A preposition, simple or complex, and what it governs."""
    preposition = doc[end - 1]
    head = _complement(preposition)
    clause = _joined(doc, start, end, head, rule) if head is not None else None
    if clause is None:
        return None
    last = _last_token(doc, preposition, is_final=clause.governor.i < start)
    return replace(clause, last=max(last, clause.last))


def _noun(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """A preposition and a noun phrase."""
    head = _complement(doc[end - 1])
    if head is None or head.pos_ not in {"NOUN", "PROPN"} or doc[start].head.dep_ in SUBJECTS:
        return None
    return _joined(doc, start, end, head, rule)


def _event(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """After or before an event: a clause or a noun phrase, but no date."""
    head = _complement(doc[end - 1])
    if head is None:
        return None
    clause = _joined(doc, start, end, head, rule)
    if clause is None:
        return None
    if head.pos_ not in _VERBAL:
        words = doc[end : clause.last + 1]
        plain = head.pos_ == "NOUN" and not any(token.ent_type_ in _DATES for token in words)
        return clause if plain else None
    if not _has_subject(head):
        return clause if is_negated(clause.governor) else None
    return clause if _agrees(clause) else None


def _date(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """By, until or no later than a date."""
    preposition = doc[end - 1] if doc[end - 1].lower_ == "than" else doc[start]
    head = _complement(preposition)
    if head is None or head.pos_ in _VERBAL or _is_amount(head):
        return None
    return _joined(doc, start, preposition.i + 1, head, rule)


def _is_amount(noun: Token) -> bool:
    """Whether a noun measures time, "by about a month", where a date would name it."""
    return noun.lemma_ in _UNITS and any(
        child.dep_ == "nummod" or child.lower_ in {"a", "an"} for child in noun.lefts
    )


def _inversion(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
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
    clause = _joined(doc, start, end, head, rule)
    if clause is None or any(token.text == "?" for token in doc[start : clause.last + 2]):
        return None
    return clause


def _merged_inversion(doc: Doc, start: int, head: Token) -> _Clause | None:
    """The inversion where its verb was taken for a noun, so that the main verb has two modals."""
    modal = next((child for child in head.lefts if child.i > start and child.tag_ == "MD"), None)
    if modal is None or doc[start].tag_ != "MD":
        return None
    comma = next((token.i for token in doc[start : modal.i] if token.text == ","), None)
    return _Clause(start, comma - 1, doc[comma - 1], head) if comma else None


def _comparative(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """The first of two proportions, or the one beside a clause: "the longer the war lasts"."""
    head = _verb_of_subject_at(doc, end)
    if head is None or _follows_comparative(doc, start):
        return None
    return _joined(doc, start, end, head, rule)


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


def _modifier(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """A modifier of the noun that is promised: "postwar guarantees"."""
    noun = doc[end - 1].head
    if noun.i < end:
        return None
    governor = _climb(noun, start, end)
    if governor is None or noun.ent_type_ == "DATE":
        return None
    return _Clause(start, end - 1, noun, governor)


def _participle(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """A subject with its participle in place of an if-clause: "any troops sent there"."""
    noun = doc[start].head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or noun.i < start:
        return None
    verb = noun.head
    if verb.dep_ == "csubj":  # the parser takes the participle for a finite verb
        return _Clause(start, verb.right_edge.i, noun, verb.head)
    if any(child.dep_ == "acl" for child in noun.rights):
        return _Clause(start, noun.right_edge.i, noun, verb)
    return None


def _gerund(doc: Doc, start: int, end: int, rule: _Rule) -> _Clause | None:
    """A gerund as subject: "leaving the pact", "Ghana leaving the pact"."""
    head = doc[start]
    if not any(child.dep_ in _OF_GERUND for child in head.rights) or _has_marker(head):
        return None
    first = head.left_edge.i
    if first and doc[first - 1].head.dep_ in SUBJECTS | {"conj"}:
        subjects = [child for child in head.head.lefts if child.dep_ == "nsubj"]
        first = next((child.left_edge.i for child in subjects if child.i < first), first)
    verb = head.head
    while verb.dep_ == "csubj":
        verb = verb.head
    return _Clause(first, _subject_end(head), head, verb)


def _subject_end(head: Token) -> int:
    """Last token of a clausal subject, which may stand within another."""
    while head.head.dep_ == "csubj":
        head = head.head
    return head.right_edge.i


_SHAPES: dict[str, Callable[[Doc, int, int, _Rule], _Clause | None]] = {
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


# Reading the parse around a marker


def _complement(introducer: Token) -> Token | None:
    """The head of the clause or phrase that a conjunction or preposition introduces."""
    if introducer.dep_ in {"mark", "advmod"} and introducer.head.i > introducer.i:
        return introducer.head
    for child in introducer.rights:
        if child.dep_ in _COMPLEMENTS:
            return child
    return _verb_of_subject_at(introducer.doc, introducer.i + 1)


def _verb_of_subject_at(doc: Doc, index: int) -> Token | None:
    """The verb of the subject that begins at a token, None where none begins there."""
    for token in doc[index : index + _SUBJECT_TOKENS]:
        if token.dep_ in SUBJECTS:
            follows = token.left_edge.i == index and token.head.i > token.i
            return token.head if follows else None
    return None


def _joined(doc: Doc, start: int, end: int, head: Token, rule: _Rule) -> _Clause | None:
    """The condition from its marker on, with the clause that depends on it.

    None where the text gives no such clause, as in an answer of two words.
    """
    early = _clause_before(head, end)
    if early is not None:
        head, governor = early, head
    else:
        climbed = _climb(head, start, end) or _swallowed_clause(head, start)
        if climbed is None:
            return None
        governor = climbed
    governor = _descend(governor, head, start, reaches_ahead=rule.under in _TIMELESS)
    last = _last_token(doc, head, is_final=governor.i < start)
    return _Clause(start, last, head, governor)


def _climb(head: Token, start: int, end: int) -> Token | None:
    """The nearest verb above a condition, its marker left out; the root where none is."""
    token = head
    while token.dep_ == "conj" and _has_marker(token) and token.head.pos_ in _VERBAL:
        token = token.head  # "if they come and if they ask": both depend on the same clause
    while token.head.i != token.i:
        token = token.head
        if start <= token.i < end:
            continue
        if token.pos_ in _VERBAL and token.dep_ not in AUXILIARIES and not _tells_where(token):
            return token
    return token if token.i != head.i and not start <= token.i < end else None


def _tells_where(verb: Token) -> bool:
    """Whether a clause only names a place: "stay where they are until the court rules"."""
    return verb.lemma_ == "be" and any(child.lower_ == "where" for child in verb.lefts)


def _clause_before(head: Token, end: int) -> Token | None:
    """The verb of the condition where the parser hung its marker on the main clause."""
    for child in head.lefts:
        if child.i < end or _has_marker(child):
            continue
        if child.pos_ in _VERBAL and child.dep_ in _LOOSE and _has_subject(child):
            return child
        if child.dep_ in _MISREAD and any(
            later.dep_ in SUBJECTS and later.left_edge.i == child.right_edge.i + 2
            for later in head.lefts
            if later.i > child.i and later.left_edge.nbor(-1).text == ","
        ):
            return child  # its verb was taken for a noun, so a second subject follows
    return None


def _swallowed_clause(head: Token, start: int) -> Token | None:
    """The main verb where the parser made it a part of the condition, on either side."""
    for child in head.children:
        outside = child.i < start or child.i > head.i
        if outside and child.pos_ in _VERBAL and child.dep_ in _LOOSE and _has_subject(child):
            return child
    return None


def _descend(governor: Token, head: Token, start: int, *, reaches_ahead: bool) -> Token:
    """From a verb of saying or wanting to its complement, if that depends on the condition.

    A complement that ends before the condition does. One that follows it does where the
    condition cannot be the time of saying: "said if they came, he would go", but not "said
    before the meeting that he would go".
    """
    while True:
        inner = next(
            (
                child
                for child in governor.children
                if child.i != head.i
                and (
                    _lies_between(governor, child, start)
                    or (reaches_ahead and _follows(governor, child, start))
                )
            ),
            None,
        )
        if inner is None:
            return governor
        governor = inner


def _lies_between(governor: Token, complement: Token, start: int) -> bool:
    return (
        complement.dep_ in {"ccomp", "xcomp"}
        and governor.i < complement.i <= complement.right_edge.i < start
    )


def _follows(governor: Token, complement: Token, start: int) -> bool:
    if complement.dep_ != "ccomp" or complement.i < start:
        return False
    if any(child.dep_ == "mark" and child.i > start for child in complement.lefts):
        return False
    return governor.i < start or (_is_open(complement) and not _is_open(governor))


def _last_token(doc: Doc, head: Token, *, is_final: bool) -> int:
    """Index of the last token of the condition, punctuation at its edge still on.

    Args:
        doc: the text.
        head: head of the condition.
        is_final: whether the condition follows the clause that depends on it.
    """
    last = head.right_edge.i
    for index in range(head.i + 1, last):
        if _ends_at(doc[index], head, is_final=is_final):
            return index - 1
    if head.pos_ not in _VERBAL:
        return last
    while last + 1 < len(doc) and not doc[last + 1].is_sent_start:
        top = _top(doc[last + 1], head.head)
        if top.dep_ not in _HIGH_ATTACHED or top.left_edge.i != last + 1 or top.is_punct:
            break
        last = top.right_edge.i
    return last


def _ends_at(mark: Token, head: Token, *, is_final: bool) -> bool:
    """Whether the condition ends before a punctuation mark or "and" inside its subtree."""
    text = mark.text
    if text in _BREAKS or (mark.is_space and "\n" in text):
        return True
    if text == "-":
        return bool(mark.whitespace_ and mark.nbor(-1).whitespace_)
    if mark.dep_ == "cc":
        return any(child.dep_ == "conj" and _has_marker(child) for child in mark.head.rights)
    if text != ",":
        return False
    following = mark.nbor()
    if following.lower_ in {"then", "according"}:
        return True
    if following.dep_ == "cc":
        if following.lower_ not in {"but", "so"} and not is_final:
            return False
        return any(
            child.i > following.i and child.dep_ == "conj" and _has_subject(child)
            for child in following.head.rights
        )
    top = _top(following, head)
    if top.dep_ == "prep":
        return is_final
    if top.pos_ not in _VERBAL or top.dep_ not in _LOOSE:
        return False
    if _has_subject(top) and not _has_marker(top):
        return True
    return top.dep_ == "conj" or is_final


def _top(token: Token, limit: Token) -> Token:
    """The highest token below `limit` whose subtree begins at `token`."""
    start = token.i
    while token.head.i not in {token.i, limit.i} and token.head.left_edge.i == start:
        token = token.head
    return token


def _asks_whether(doc: Doc, start: int, head: Token, rule: _Rule) -> bool:
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


def _agrees(clause: _Clause) -> bool:
    """Whether the tenses allow that the condition is not yet met.

    A past tense tells of what has happened, unless a modal stands above it: "would leave once
    the talks ended" against "decided to leave once the talks ended". "could" is no such modal,
    it tells of habits: "could leave when the talks ended".
    """
    head, verb = clause.head, clause.governor
    if head.tag_ != "VBD" and not _has_past_auxiliary(head):
        return True
    while not modal_of(verb) and verb.dep_ in _SHARES_MODAL:
        verb = verb.head
    return modal_of(verb) not in {None, "could"}


def _has_past_auxiliary(verb: Token) -> bool:
    return any(child.tag_ == "VBD" for child in verb.lefts if child.dep_ in AUXILIARIES)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _has_marker(verb: Token) -> bool:
    return any(child.dep_ == "mark" or child.tag_ == "WRB" for child in verb.lefts)


def _opens_clause(doc: Doc, index: int) -> bool:
    if doc[index].is_sent_start or index == 0:
        return True
    before = doc[index - 1]
    return before.lower_ in _CLAUSE_OPENERS or before.is_quote


# The edges


def _within_quote(doc: Doc, clause: _Clause, quotes: list[Quote]) -> int:
    """The last token of a condition that begins inside a quotation does not lie outside it.

    One that ends inside a quotation which it opened goes on to the closing mark.
    """
    start = doc[clause.first].idx
    last = doc[clause.last]
    end = last.idx + len(last)
    for quote in quotes:
        if quote.inside.start <= start < quote.inside.end:
            end = min(end, quote.inside.end)
        elif start < quote.range.start < end < quote.range.end and quote.closed:
            end = quote.range.end
    index = clause.last
    while doc[index].idx >= end:
        index -= 1
    while index + 1 < len(doc) and doc[index + 1].idx + len(doc[index + 1]) <= end:
        index += 1
    return index


def _trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Both edges without punctuation, white space, or a quotation mark without its partner."""
    while last > first and (
        doc[last].text in _EDGES
        or doc[last].is_space
        or doc[last].text in _OPENING_MARKS
        or doc[last].dep_ == "cc"
        or (doc[last].is_quote and not any(token.is_quote for token in doc[first:last]))
    ):
        last -= 1
    return first, last
