"""Where a condition begins and ends, and which clause depends on it.

The parse gives both; punctuation, quotation marks and a second subject correct it where it runs
past the end of the condition or takes a part of the main clause for it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import Attribution
from onrecord.annotate.mood import is_open
from onrecord.annotate.quotes import Quote
from onrecord.annotate.syntax import AUXILIARIES, SUBJECTS

VERBAL = frozenset({"VERB", "AUX"})
_COMPLEMENTS = frozenset(
    {"pobj", "pcomp", "ccomp", "advcl", "acl", "relcl", "dobj", "amod", "acomp"}
)
_LOOSE = frozenset({"ccomp", "parataxis", "dep", "conj", "advcl", "ROOT"})
_MISREAD = SUBJECTS | {"advcl", "dep"}
_HIGH_ATTACHED = frozenset({"prep", "npadvmod", "advmod", "agent", "oprd", "dobj", "dative"})
_SUBJECT_TOKENS = 8  # a subject's head lies within so many tokens of the marker before it
_BREAKS = frozenset({";", "–", "—", "--", "…", "..."})
_EDGES = frozenset({",", ";", ":", ".", "!", "?", "–", "—", "--", "-", "…", "...", "(", "["})
ALSO = frozenset({"even", "only", "then", "also", "not", "but"})
"""Words that may stand between "and" or "or" and the condition that it joins."""

_NO_PART = frozenset({"then", "according", "regardless", "whether"})
"""Words after a comma that no longer belong to the condition before it."""

_OPENING_MARKS = frozenset({"“", "‘", "``", "«"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition before its edges are cleaned: token indices, both included."""

    first: int
    last: int
    head: Token
    governor: Token


def complement_of(introducer: Token) -> Token | None:
    """The head of the clause or phrase that a conjunction or preposition introduces."""
    if introducer.dep_ in {"mark", "advmod"} and introducer.head.i > introducer.i:
        return introducer.head
    for child in introducer.rights:
        if child.dep_ in _COMPLEMENTS:
            return child
    return verb_of_subject_at(introducer.doc, introducer.i + 1)


def verb_of_subject_at(doc: Doc, index: int) -> Token | None:
    """The verb of the subject that begins at a token, None where none begins there."""
    for token in doc[index : index + _SUBJECT_TOKENS]:
        if token.dep_ in SUBJECTS:
            follows = token.left_edge.i == index and token.head.i > token.i
            return token.head if follows else None
    return None


def join(doc: Doc, start: int, end: int, head: Token, *, reaches_ahead: bool) -> Clause | None:
    """The condition from its marker on, with the clause that depends on it.

    Args:
        doc: the text.
        start: index of the marker's first token.
        end: index after its last.
        head: head of what the marker introduces.
        reaches_ahead: whether it may belong to the complement of a verb of saying that follows.
    Returns:
        None where the text gives no clause that depends on it, as in an answer of two words.
    """
    early = _clause_before(head, end)
    if early is not None:
        head, governor = early, head
    else:
        climbed = verb_above(head, start, end) or _swallowed_clause(head, start)
        if climbed is None:
            return None
        governor = _clause_said_before(climbed, head, start) or climbed
    governor = _descend(governor, head, start, reaches_ahead=reaches_ahead)
    last = last_token(doc, head, is_final=governor.i < start)
    return Clause(start, last, head, governor)


def verb_above(head: Token, start: int, end: int) -> Token | None:
    """The nearest verb above a condition, its marker left out; the root where none is."""
    token = head
    while token.dep_ == "conj" and has_marker(token) and token.head.pos_ in VERBAL:
        token = token.head  # "if they come and if they ask": both depend on the same clause
    while token.head.i != token.i:
        conjoined = token.dep_ == "conj" and start <= token.i < end  # "if asked or as soon as"
        token = token.head
        if start <= token.i < end or conjoined:
            continue
        if token.pos_ in VERBAL and token.dep_ not in AUXILIARIES and not _tells_where(token):
            return token
    return token if token.i != head.i and not start <= token.i < end else None


def _clause_said_before(verb: Token, head: Token, start: int) -> Token | None:
    """The clause that a condition goes on after its cue: "“We go,” she said, “but only if …”"."""
    if head.dep_ != "ccomp" or head.head.i != verb.i or verb.i > start:
        return None
    said = (child for child in verb.lefts if child.dep_ == "ccomp" and child.pos_ in VERBAL)
    return next(said, None)


def _tells_where(verb: Token) -> bool:
    """Whether a clause only names a place: "stay where they are until the court rules"."""
    return verb.lemma_ == "be" and any(child.lower_ == "where" for child in verb.lefts)


def _clause_before(head: Token, end: int) -> Token | None:
    """The verb of the condition where the parser hung its marker on the main clause."""
    for child in head.lefts:
        if child.tag_ == "MD" and child.i > end + 1 and child.nbor(-1).text == ",":
            return child.nbor(-2)  # "the king, if the bill passes, can stay": a modal ends it
        if child.i < end or has_marker(child):
            continue
        if child.pos_ in VERBAL and child.dep_ in _LOOSE and has_subject(child):
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
        if outside and child.pos_ in VERBAL and child.dep_ in _LOOSE and has_subject(child):
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
    return governor.i < start or (is_open(complement) and not is_open(governor))


def last_token(doc: Doc, head: Token, *, is_final: bool) -> int:
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
    if head.pos_ not in VERBAL:
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
    if _opens_inverted(mark, head):
        return True
    if text in _BREAKS or (mark.is_space and "\n" in text):
        return True
    if text == "-":
        return bool(mark.whitespace_ and mark.nbor(-1).whitespace_)
    if mark.dep_ == "cc":
        return any(
            child.dep_ == "conj" and (has_marker(child) or _is_of_another_mood(child, head))
            for child in mark.head.rights
            if child.i > mark.i
        )
    if text != ",":
        return False
    following = mark.nbor()
    if following.lower_ in _NO_PART or following.tag_ == "MD":
        return True
    if following.dep_ == "cc":
        if following.lower_ not in {"but", "so"} and not is_final:
            return False
        return any(
            child.i > following.i and child.dep_ == "conj" and has_subject(child)
            for child in following.head.rights
        )
    top = _top(following, head)
    if top.dep_ == "prep":
        return is_final
    if top.pos_ not in VERBAL or top.dep_ not in _LOOSE:
        return False
    if has_subject(top) and not has_marker(top):
        return True
    return top.dep_ == "conj" or is_final


def _opens_inverted(auxiliary: Token, head: Token) -> bool:
    """Whether a main clause begins with its auxiliary: "Only if both ask | will Rome come"."""
    if auxiliary.dep_ not in AUXILIARIES or auxiliary.head.i in {auxiliary.i, head.i}:
        return False
    verb = auxiliary.head
    return any(
        child.dep_ in SUBJECTS and child.left_edge.i == auxiliary.i + 1 and child.i < verb.i
        for child in verb.lefts
    )


def _is_of_another_mood(verb: Token, head: Token) -> bool:
    """Whether a verb conjoined with a condition's in the parse goes on with the main clause.

    "offered a base if they paid and denied a rift": the second past tense does not depend on "if".
    """
    if verb.head.i != head.i or has_subject(verb):
        return False
    if any(child.lower_ == "to" for child in verb.lefts if child.dep_ == "aux"):
        return not any(child.lower_ == "to" for child in head.lefts if child.dep_ == "aux")
    return verb.tag_ == "VBD" and head.tag_ in {"VBP", "VBZ"}


def before_conjoined(doc: Doc, clause: Clause, starts: Collection[int]) -> Clause:
    """The condition without another one that "and" or "or" joins to it.

    Args:
        doc: the text.
        clause: the condition.
        starts: indices of the tokens that begin conditions.
    """
    for start in sorted(starts):
        if not clause.first + 1 < start <= clause.last:
            continue
        joint = start - 1
        while joint > clause.first + 1 and doc[joint].lower_ in ALSO:
            joint -= 1
        contrasted = doc[joint].text == "," and doc[start - 1].lower_ == "not"
        if doc[joint].pos_ == "CCONJ" or contrasted:
            return _ending(doc, clause, joint - 1)
    return clause


def before_attribution(doc: Doc, clause: Clause, attributions: Sequence[Attribution]) -> Clause:
    """The condition without the words that attribute it: "if they come |, the envoy said".

    Args:
        doc: the text.
        clause: the condition.
        attributions: those of the text.
    """
    start, last = doc[clause.first].idx, doc[clause.last]
    for attribution in attributions:
        if not attribution.cue or not any(
            piece.start <= start < piece.end for piece in attribution.content
        ):
            continue
        words = [piece.start for piece in (attribution.speaker, *attribution.cue) if piece]
        first = min((one for one in words if start < one <= last.idx), default=None)
        if first is None or any(piece.start <= first < piece.end for piece in attribution.content):
            continue
        commas = [token.i for token in doc[clause.first + 1 : clause.last] if token.text == ","]
        edge = max((one for one in commas if doc[one].idx < first), default=None)
        if edge is not None:
            return _ending(doc, clause, edge - 1)
    return clause


def _ending(doc: Doc, clause: Clause, last: int) -> Clause:
    """The condition cut short; its head is then its last word where the parse had a later one."""
    head = clause.head if clause.head.i <= last else doc[last]
    return replace(clause, last=last, head=head)


def _top(token: Token, limit: Token) -> Token:
    """The highest token below `limit` whose subtree begins at `token`."""
    start = token.i
    while token.head.i not in {token.i, limit.i} and token.head.left_edge.i == start:
        token = token.head
    return token


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def has_marker(verb: Token) -> bool:
    """Whether a conjunction or a question word introduces the clause of a verb."""
    return any(child.dep_ == "mark" or child.tag_ == "WRB" for child in verb.lefts)


def last_within_quote(doc: Doc, clause: Clause, quotes: Sequence[Quote]) -> int:
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


def trimmed_end(doc: Doc, first: int, last: int) -> int:
    """The last token without punctuation, white space or a quotation mark without its partner."""
    while last > first and (
        doc[last].text in _EDGES
        or doc[last].is_space
        or doc[last].text in _OPENING_MARKS
        or doc[last].dep_ == "cc"
        or (doc[last].is_quote and not any(token.is_quote for token in doc[first:last]))
    ):
        last -= 1
    return last
