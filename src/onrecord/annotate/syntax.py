"""Readings of spaCy's English dependency parse that several components share.

Labels are those of ClearNLP as `en_core_web_sm` uses them.
"""

from collections.abc import Container, Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.layers import Range

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "obj", "dative", "pobj", "iobj"})
PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Labels of the name finder for those who can speak and be told something."""

_RELATIVE_PRONOUNS = frozenset({"which", "who", "whose", "whom"})
AUXILIARIES = frozenset({"aux", "auxpass"})
_POSTMODIFIERS = frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "parataxis", "dep"})
_FOCUS = frozenset({"only", "just", "merely", "solely"})
"""Adverbs that a "not" before them denies alone: "not only Moscow lied"."""

_FULL_MODALS = {
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "ca": "can",
    "'d": "would",
    "’d": "would",
}
_TRIMMED_EDGES = frozenset({",", ";", ":", "–", "—", "-", "(", ")"})


def range_of(span: Span | Token) -> Range:
    """Code point range of a span or a token."""
    if isinstance(span, Token):
        return Range(span.idx, span.idx + len(span.text))
    return Range(span.start_char, span.end_char)


def tokens_in(doc: Doc, where: Range) -> Span | None:
    """The tokens that overlap a range; None where it holds only white space."""
    return doc.char_span(where.start, where.end, alignment_mode="expand")


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb it is conjoined with or controlled by.

    "Kyiv agreed and signed": both verbs have the subject "Kyiv"; "vowed to fight" likewise.
    A relative pronoun gives way to the noun it stands for.
    """
    seen: set[int] = set()
    token = verb
    while token.i not in seen:
        seen.add(token.i)
        for child in token.lefts:
            if child.dep_ in SUBJECTS and child.dep_ != "expl":
                return _before_relative(child, token) or _antecedent(child, token)
        for child in token.rights:  # "said Putin"
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return child
        if is_misread_verb(token):
            return token.nbor(-1)
        if token.dep_ in {"relcl", "acl"} and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return token.head if token.tag_ in {"VBG", "VBZ", "VBP", "VBD", "VB"} else None
        if token.dep_ in {"conj", "xcomp", "advcl", "aux", "acomp"}:
            if token.dep_ == "advcl" and _has_marker(token):
                return None
            token = token.head
        else:
            return None
    return None


def is_misread_verb(token: Token) -> bool:
    """Whether a participle that the parser hung on a noun is really the verb of its sentence.

    "Lund hosted Sow for talks" may be read as if Sow were a "hosted" one, and the sentence had no
    verb. A participle before a noun has no subject of its own, and no name right before it.
    """
    if token.dep_ != "amod" or token.tag_ not in {"VBN", "VBD"} or token.head.i < token.i:
        return False
    if any(child.dep_ == "nsubj" for child in token.lefts):
        return True
    if token.i == token.sent.start or token.head.dep_ != "ROOT" or token.head.pos_ != "PROPN":
        return False
    before = token.nbor(-1)
    return (
        before.head.i == token.head.i
        and before.text[:1].isupper()
        and before.dep_ in {"nmod", "compound", "amod", "nsubj"}
    )


def _before_relative(subject: Token, verb: Token) -> Token | None:
    """The true subject where the parser took a noun inside a relative clause for it.

    "The envoys, who led a group in support of the plan, have signalled": the verb follows the
    comma that closes the clause, so nothing inside the clause can be its subject.
    """
    doc = verb.doc
    start = min([verb.i, *(child.i for child in auxiliaries_of(verb))])
    if start == 0 or doc[start - 1].text != ",":
        return None
    for index in range(start - 2, verb.sent.start, -1):
        if doc[index].lower_ in _RELATIVE_PRONOUNS and doc[index - 1].text == ",":
            return _phrase_head_before(doc[index - 1]) if index < subject.i else None
    return None


def _phrase_head_before(comma: Token) -> Token | None:
    """Head of the noun phrase that ends at a comma: the first conjunct of "France and Britain"."""
    if comma.i == 0:
        return None
    token = comma.doc[comma.i - 1]
    while token.dep_ in {"conj", "pobj", "prep", "appos", "compound"} and token.head.i < token.i:
        token = token.head
    return token if token.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return verb.head
    return subject


def _has_marker(verb: Token) -> bool:
    return any(child.dep_ == "mark" or child.tag_ == "WRB" for child in verb.lefts)


def noun_phrase(head: Token, *, conjuncts: bool = True) -> Span:
    """The noun phrase of a head, without relative clauses, appositions and parentheses after it.

    "French President Emmanuel Macron, who …" is "French President Emmanuel Macron"; so do
    prepositional modifiers stay ("head of the CIA").

    Args:
        head: its head.
        conjuncts: whether what is conjoined with the head belongs to it ("France and Britain").
    """
    doc = head.doc
    left, right = head.left_edge.i, head.i
    for child in head.rights:
        if child.dep_ in _POSTMODIFIERS or child.text in {"(", "–", "—"}:
            break
        if not conjuncts and child.dep_ in {"cc", "preconj", "conj"}:
            break
        if child.dep_ == "punct":
            continue
        right = max(right, right_edge(child, without=_POSTMODIFIERS))
    while left < head.i and (doc[left].is_punct or doc[left].dep_ in {"cc", "mark", "advmod"}):
        left += 1
    while right > head.i and doc[right].text in _TRIMMED_EDGES:
        right -= 1
    return doc[left : right + 1]


def right_edge(token: Token, *, without: Container[str]) -> int:
    """Index of the last token of a subtree that ends before its first child of these labels."""
    edge, pending = token.i, [token]
    while pending:  # a chain of appositions may be deeper than calls can be nested
        for child in pending.pop().rights:
            if child.dep_ in without:
                break
            if child.dep_ != "punct":
                edge = max(edge, child.i)
                pending.append(child)
    return edge


def verb_phrase(verb: Token) -> Span:
    """A verb with its auxiliaries, negation and particle, contiguous: "has not pledged"."""
    left = right = verb.i
    parts = {
        child.i
        for child in verb.children
        if child.dep_ in AUXILIARIES or child.dep_ in {"neg", "prt"}
    }
    while left - 1 in parts:
        left -= 1
    while right + 1 in parts:
        right += 1
    return verb.doc[left : right + 1]


def clause(verb: Token, *, drop: frozenset[str] = frozenset()) -> Span:
    """The subtree of a verb as one contiguous span, without punctuation at its edges.

    Args:
        verb: head of the clause.
        drop: dependency labels of direct children that end the clause where they begin it
            or close it (markers such as "that", adverbial clauses at the edge).
    """
    left, right = verb.left_edge.i, verb.right_edge.i
    doc = verb.doc
    changed = True
    while changed and left < right:
        changed = False
        for child in verb.children:
            if child.dep_ in drop and child.left_edge.i == left and child.right_edge.i < verb.i:
                left, changed = child.right_edge.i + 1, True
            elif child.dep_ in drop and child.right_edge.i == right and child.left_edge.i > verb.i:
                right, changed = child.left_edge.i - 1, True
        while left < verb.i and doc[left].text in _TRIMMED_EDGES:
            left, changed = left + 1, True
        while right > verb.i and doc[right].text in {*_TRIMMED_EDGES, ".", "?", "!"}:
            right, changed = right - 1, True
    return doc[left : right + 1]


def is_negated(verb: Token) -> bool:
    """Whether the verb itself, or the auxiliary it hangs on, is negated."""
    for child in verb.children:
        if _is_not(child) or (child.dep_ in SUBJECTS and _is_nobody(child)):
            return True
    return verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"} and is_negated(verb.head)


def _is_not(word: Token) -> bool:
    """Whether a word denies the verb above it: "not", "never", "no longer"; not "not only"."""
    if word.dep_ == "neg":
        return word.i + 1 == len(word.doc) or word.nbor().lower_ not in _FOCUS
    return word.lower_ == "longer" and any(child.lower_ == "no" for child in word.lefts)


def _is_nobody(subject: Token) -> bool:
    """Whether a subject is "nobody", "no one", "no minister", "neither the king nor the queen"."""
    return subject.lower_ in {"nobody", "none", "nothing", "neither"} or any(
        child.lower_ == "neither" or (child.lower_ == "no" and child.dep_ == "det")
        for child in subject.lefts
    )


def modal_of(verb: Token) -> str | None:
    """The lower-case modal of a verb ("will", "may", "would"), None where it has none."""
    for child in verb.lefts:
        if child.tag_ == "MD":
            return _FULL_MODALS.get(child.lower_, child.lower_)
    return None


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands in the infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def auxiliaries_of(verb: Token) -> list[Token]:
    """The auxiliaries before a verb, in text order: "has", "been" of "has been bombed"."""
    return [child for child in verb.lefts if child.dep_ in AUXILIARIES]


def is_passive(verb: Token) -> bool:
    """Whether the subject of a verb suffers what it tells."""
    return any(child.dep_ == "nsubjpass" for child in verb.lefts)


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first, up to the root of its sentence."""
    while token.head.i != token.i:
        token = token.head
        yield token


def paragraph_starts(text: str) -> list[int]:
    """Offsets at which paragraphs begin; a paragraph ends at one or more newlines."""
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        end = position
        while end < len(text) and text[end] in "\n\r \t":
            end += 1
        if end < len(text) and text[position:end].count("\n") >= 1:
            starts.append(end)
        position = text.find("\n", max(end, position + 1))
    return starts
