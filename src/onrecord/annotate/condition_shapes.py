"""How the words of a condition are joined to what depends on them, one way a function.

Each takes the marker and gives the condition with the clause that depends on it, or None where
the marker is another construction here. `SHAPES` lists them by the names the lexicon uses.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate.condition_clause import (
    VERBAL,
    Clause,
    complement_of,
    has_marker,
    has_subject,
    join,
    last_token,
    verb_above,
    verb_of_subject_at,
)
from onrecord.annotate.condition_rule import Rule
from onrecord.annotate.mood import has_past_auxiliary
from onrecord.annotate.syntax import AUXILIARIES, SUBJECTS, is_negated, modal_of

_CLAUSE_OPENERS = frozenset({"that", "and", "but", "or", ",", ":", ";", "–", "—", "-", "(", "said"})
_SHARES_MODAL = frozenset({"xcomp", "conj", "pcomp", "acomp", "prep"})
_OF_GERUND = frozenset({"dobj", "prep", "ccomp", "xcomp"})
_NOUN_AND_TOKENS = 12  # a noun phrase that stands for a clause is short, and so is a subject
_DATES = frozenset({"DATE", "TIME"})
_FORMS = {
    "should": frozenset({"VB"}),
    "come": frozenset({"NN", "NNS", "NNP"}),
    "had": frozenset({"VBN", "VBD"}),
    "were": frozenset({"NN", "NNS", "NNP", "PRP", "EX", "JJ"}),
}
"""Tags of the word that completes an inversion, by its first: a verb, or the subject."""

_PAUSES = frozenset({",", ":", ";", "–", "—"})
_PROSPECTIVE = frozenset({"would", "should", "might", "must"})
_PROVISOS = frozenset({"possible", "necessary", "need", "true", "available", "practicable"})
"""Qualities that "if" asks for even after another: "soon, if possible"."""

_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})


def _clause(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A conjunction and its clause, or a preposition and its phrase."""
    head = complement_of(doc[end - 1])
    if head is None or _asks_whether(doc, start, head, rule) or _concedes(doc, start, head):
        return None
    clause = join(doc, start, end, head, reaches_ahead=rule.is_timeless)
    if clause is None or _tells_facts(clause) or _is_asked(clause.governor):
        return None
    return clause


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


def _final(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A conjunction and a clause after what depends on it; before it, "while" contrasts."""
    clause = _finite(doc, start, end, rule)
    return clause if clause and clause.governor.i < start else None


def _spelt_out(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A noun and, after a colon or comma, the clause that tells it: "on one condition: that …"."""
    if end + 1 >= len(doc) or doc[end].text not in _PAUSES or doc[end + 1].lower_ != "that":
        return None
    governor = verb_above(doc[end - 1], start, end)
    head = complement_of(doc[end + 1])
    if governor is None or head is None or head.i < end:
        return None
    return Clause(start, last_token(doc, head, is_final=True), head, governor)


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
    clause = join(doc, start, preposition.i + 1, head, reaches_ahead=rule.is_timeless)
    if clause and doc[clause.last + 1 : clause.last + 4].text.lower() == "at the latest":
        return replace(clause, last=clause.last + 3)
    return clause


def _is_amount(noun: Token) -> bool:
    """Whether a noun measures time, "by about a month", where a date would name it."""
    return noun.lemma_ in _UNITS and any(
        child.dep_ == "nummod" or child.lower_ in {"a", "an"} for child in noun.lefts
    )


def _inversion(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A verb before its subject instead of "if": "should they", "were they to", "had they"."""
    if _is_question(doc, start):
        return None
    parsed = _parsed_inversion(doc, start, end, rule)
    fronted = _fronted_inversion(doc, start)
    if parsed is None or fronted is None:
        return parsed or fronted
    overruns = any(token.tag_ == "MD" for token in doc[start + 1 : parsed.last + 2])
    falls_short = parsed.last < fronted.last and not doc[parsed.last + 1].is_punct
    return fronted if overruns or falls_short else parsed


def _is_question(doc: Doc, start: int) -> bool:
    return any(token.text == "?" for token in doc[start : doc[start].sent.end])


def _parsed_inversion(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    marker = doc[start]
    head = marker.head if marker.dep_ in AUXILIARIES else marker
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
    return join(doc, start, end, head, reaches_ahead=rule.is_timeless)


def _fronted_inversion(doc: Doc, start: int) -> Clause | None:
    """The inversion before a main clause with a modal, read off its comma where the parse fails.

    The verb of the inversion is the first of the form that its auxiliary asks for, and the
    condition ends at the next comma, dash or modal. A verb taken for a noun leaves it without.
    """
    rest = doc[start + 1 : doc[start].sent.end]
    modal = next((token for token in rest if token.tag_ == "MD"), None)
    if modal is None or not _opens_clause(doc, start):
        return None
    forms = _FORMS[doc[start].lower_]
    before = doc[start + 1 : modal.i]
    verb = next((token for token in before if token.tag_ in forms), None)
    after = doc[verb.i + 1 if verb else start + 2 : modal.i + 1]
    edge = next((token.i for token in after if _may_close(token)), None)
    if edge is None:
        return None
    if edge == modal.i:  # "had they stayed | they would": the subject stands before the modal
        edge = max(after.start, modal.nbor(-1).left_edge.i)
    return Clause(start, edge - 1, verb or doc[edge - 1], modal.head)


def _may_close(token: Token) -> bool:
    """Whether a fronted condition may end before a token: a comma, a dash, a modal."""
    if token.text in {"–", "—"} or token.tag_ == "MD":
        return True
    if token.text != "," or token.i + 1 == len(token.doc):
        return False
    after = token.nbor()
    return after.tag_ not in {"WDT", "WP", "WP$", "VBG"} and after.pos_ != "CCONJ"


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


def _bare_participle(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """The same with whoever does it, before a modal: "ships entering the bay | will be seized"."""
    verb = doc[start].head
    noun = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if noun is None or noun.tag_ not in {"NNS", "NN"} or noun.i > start:
        return None
    if any(child.dep_ in {"det", "poss", "nummod"} for child in noun.lefts):
        return None
    participle = next((child for child in noun.rights if child.dep_ == "acl"), None)
    if participle is None or participle.tag_ not in {"VBG", "VBN"}:
        return None
    return Clause(noun.left_edge.i, noun.right_edge.i, noun, verb)


def _noun_and(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A noun phrase before "and" and what will follow: "another raid, and we will leave".

    "Another raid and a parade will be held" has two subjects instead.
    """
    if not _opens_clause(doc, start):
        return None
    rest = doc[end : min(start + _NOUN_AND_TOKENS, doc[start].sent.end)]
    joint = next((token for token in rest if token.lower_ == "and"), None)
    if joint is None or any(token.pos_ in VERBAL for token in doc[start : joint.i]):
        return None
    if joint.nbor().lower_ in {"a", "an", "another", "one", "two"}:
        return None
    after = doc[joint.i + 1 : min(joint.i + _NOUN_AND_TOKENS, doc[start].sent.end)]
    modal = next((token for token in after if token.pos_ in VERBAL), None)
    if modal is None or modal.tag_ != "MD":
        return None
    last = joint.i - 2 if doc[joint.i - 1].text == "," else joint.i - 1
    return Clause(start, last, doc[last], modal.head) if last >= end else None


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


def _action(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A subject that names an action not yet taken: "another attack would end the talks"."""
    noun = doc[start].head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or noun.i < end:
        return None
    pause = next(
        (token.i for token in doc[noun.i : noun.right_edge.i] if token.text in _PAUSES), None
    )
    return Clause(start, pause - 1 if pause else noun.right_edge.i, noun, noun.head)


def _given(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A noun that may yet be given, after a marker that holds its article."""
    head = complement_of(doc[start])
    return join(doc, start, start + 1, head, reaches_ahead=rule.is_timeless) if head else None


def _upon(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A preposition and the noun of an event, which may belong to the marker."""
    return _noun(doc, start, start + 1, rule)


def _absolute(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A noun with its participle: "funds permitting"."""
    participle = doc[end - 1]
    if any(not child.is_punct for child in participle.rights):
        return None
    governor = verb_above(participle, start, end)
    return Clause(start, end - 1, participle, governor) if governor else None


def _pro_clause(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """A condition whose clause is a single word, before a comma: "and if not, …"."""
    governor = verb_above(doc[start + 1], start, end)
    if governor is None or _is_question(doc, start):
        return None
    return Clause(start, start + 1, doc[start + 1], governor)


def _imperative(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """What the hearer is told to do before "and" or "or": "stop firing and we will talk".

    The second clause has a subject of its own, and after "or" a modal.
    """
    head = doc[start].head
    if head.tag_ not in {"VB", "VBP"} or head.i > start or not _tells_hearer(head):
        return None
    outcome = next(
        (child for child in head.rights if child.i > start and child.dep_ == "conj"), None
    )
    if outcome is None or not has_subject(outcome) or has_past_auxiliary(outcome):
        return None
    modal = modal_of(outcome)
    if modal not in {"will", "shall", "would", "can"} and (
        doc[start].lower_ == "or" or modal or outcome.tag_ not in {"VB", "VBP", "VBZ"}
    ):
        return None
    first = head.left_edge.i
    while doc[first].is_punct or doc[first].is_quote:
        first += 1
    return Clause(first, start - 1, head, outcome) if _opens_clause(doc, first) else None


def _tells_hearer(verb: Token) -> bool:
    """Whether a verb is an imperative, or has "you" before it and no modal."""
    if verb.dep_ not in {"ROOT", "ccomp"} or modal_of(verb) or has_marker(verb):
        return False
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if not subjects:
        return verb.tag_ == "VB" and not any(child.lower_ == "to" for child in verb.lefts)
    return [child.lower_ for child in subjects] == ["you"] and verb.tag_ == "VBP"


def _paired_no(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """The first of exactly two nouns with "no": "no talks, no truce"."""
    before = doc[start - 1] if start else None
    if before is not None and not before.is_quote and before.text not in {":", "–", "—"}:
        return None
    comma = next((token.i for token in doc[start : start + 6] if token.text == ","), None)
    if comma is None or comma + 2 >= len(doc) or doc[comma + 1].lower_ != "no":
        return None
    rest = doc[comma + 1 : doc[comma].sent.end]
    close = next((token.i for token in rest if token.is_punct or token.is_quote), rest.end)
    pair = [*doc[start:comma], *doc[comma + 1 : close]]
    third = (
        close + 1 < len(doc) and doc[close].text == "," and doc[close + 1].lower_ in {"no", "and"}
    )
    if third or any(token.pos_ in VERBAL or token.pos_ == "CCONJ" for token in pair):
        return None
    return Clause(start, comma - 1, doc[comma - 1], doc[close - 1])


def _rate(doc: Doc, start: int, end: int, rule: Rule) -> Clause | None:
    """For each of what is done, with the verb that does it: "for every soldier sent home"."""
    head = complement_of(doc[start])
    if head is None:
        return None
    misread = head.pos_ in VERBAL  # the parser takes the participle for a finite verb
    if not misread and not any(child.dep_ in {"acl", "relcl"} for child in head.rights):
        return None
    return join(doc, start, end, head, reaches_ahead=rule.is_timeless)


SHAPES: dict[str, Callable[[Doc, int, int, Rule], Clause | None]] = {
    "clause": _clause,
    "finite": _finite,
    "final": _final,
    "spelt_out": _spelt_out,
    "phrase": _phrase,
    "noun": _noun,
    "event": _event,
    "date": _date,
    "inversion": _inversion,
    "comparative": _comparative,
    "modifier": _modifier,
    "participle": _participle,
    "bare_participle": _bare_participle,
    "noun_and": _noun_and,
    "gerund": _gerund,
    "action": _action,
    "given": _given,
    "upon": _upon,
    "absolute": _absolute,
    "pro_clause": _pro_clause,
    "imperative": _imperative,
    "paired_no": _paired_no,
    "rate": _rate,
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


def _concedes(doc: Doc, start: int, head: Token) -> bool:
    """Whether "if" sets a quality against another: "cordial, if slow"."""
    if start < 2 or doc[start - 1].text != "," or head.lemma_ in _PROVISOS:
        return False
    qualities = {"ADJ", "ADV"}
    return doc[start - 2].pos_ in qualities and head.pos_ in qualities and head.i <= start + 2


def _is_asked(verb: Token) -> bool:
    """Whether a clause is an indirect question: "asked what she would do if they came"."""
    asks = any(token.tag_ == "WP" for child in verb.lefts for token in child.subtree)
    return asks and verb.dep_ in {"ccomp", "pcomp", "csubj"}


def _tells_facts(clause: Clause) -> bool:
    """Whether a clause before the main one grants a fact: "if he was surprised, he hid it"."""
    head, verb = clause.head, clause.governor
    return clause.first < head.i < verb.i and _is_simple_past(head) and _is_simple_past(verb)


def _is_simple_past(verb: Token) -> bool:
    """Whether a verb is told in the past, without a modal and without "were", which supposes."""
    if modal_of(verb) or verb.lower_ == "were":
        return False
    past = {child.lower_: child.dep_ for child in verb.lefts if child.tag_ == "VBD"}
    supposes = "had" in past or past.get("were") == "aux"  # "were destroyed" tells a fact
    return (verb.tag_ == "VBD" or bool(past)) and not supposes


def _agrees(clause: Clause) -> bool:
    """Whether the tenses allow that the condition is not yet met.

    A past tense tells of what has happened, unless "would" stands above it: "would leave once
    the talks ended" against "decided to leave once the talks ended". "could" is no such modal,
    it tells of habits: "could leave when the talks ended".
    """
    head, verb = clause.head, clause.governor
    if head.tag_ != "VBD" and not has_past_auxiliary(head):
        return True
    while not modal_of(verb) and verb.dep_ in _SHARES_MODAL:
        verb = verb.head
    return modal_of(verb) in _PROSPECTIVE


def _opens_clause(doc: Doc, index: int) -> bool:
    if doc[index].is_sent_start or index == 0:
        return True
    before = doc[index - 1]
    return before.lower_ in _CLAUSE_OPENERS or before.is_quote
