"""Indirect speech: the complement that a cue governs in the parse is its content.

Each frame of a lexicon entry ("clause", "infinitive", "object" …) is read by one function here.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.annotate.cues import Cue
from onrecord.annotate.inversion import inverted_speaker
from onrecord.annotate.layers import Range
from onrecord.annotate.setting_nouns import words_of_settings
from onrecord.annotate.syntax import SUBJECTS, ancestors, tokens_in

_RESULT_PREPOSITIONS = frozenset(
    {"about", "against", "as", "for", "from", "into", "of", "on", "over"}
    | {"in", "since", "to", "toward", "towards", "with"}
)
"""Prepositional phrases of the verb that belong to an object's content ("accused him of …").

Origin: those inside the content at least as often as outside it in the training articles of
PolNeAR, where a reporting verb has an object.
"""

_MISREAD_CLAUSES = frozenset({"acl", "relcl", "advcl"})
"""What the parser makes of a that-clause after a noun, an adjective or the person told."""

_TIMES = frozenset({"DATE", "TIME"})
_ADDRESSEES = frozenset({"dobj", "dative", "iobj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue governs.

    Attributes:
        tokens: indices of the content's tokens.
        addressee: head of the noun phrase that is told or asked, None where not named.
        prepositions: tokens that lead to the content and belong to the cue.
        raised: whether the cue's grammatical subject is part of the content, so that the
            subject does not speak ("Oslo is expected to sign").
    """

    tokens: frozenset[int]
    addressee: Token | None = None
    prepositions: tuple[Token, ...] = ()
    raised: bool = False


def find_complement(cue: Cue, cues: Mapping[int, Cue]) -> Complement | None:
    """What `cue` governs by the first of its frames that the parse shows; None where none does.

    Args:
        cue: the cue.
        cues: every cue of the text by the index of its head.
    """
    for frame in cue.frames:
        reader = _READERS.get(frame)
        found = reader(cue) if reader else None
        if found and found.tokens:
            tokens = _without_coordinates(cue, found.tokens, cues)
            tokens = _without_addition(cue.head.doc, _without_speaker(cue, tokens))
            return replace(found, tokens=tokens)
    return None


def coordinate_of(cue: Cue, cues: Mapping[int, Cue]) -> Cue | None:
    """The cue that this one continues although the parse hangs it on that one's content.

    "Holm said the dam was safe and warned of panic", "Holm said the dam was safe, warning of
    panic": the parse may hang the second cue on "was". A cue without a subject, in the tense of
    the cue above where the verb between is not or has a thing for its subject, or a participle
    after a comma, is another cue of the same speaker.
    """
    verb = cue.head
    if cue.entry.fields.get("stance") or verb.dep_ not in {"conj", "advcl"}:
        return None
    if any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    if verb.dep_ == "advcl" and not _is_appended(verb, {"VBG"}):
        return None
    top = verb.head
    while top.dep_ in {"conj", "xcomp", "advcl"}:
        top = top.head
    outer = cues.get(top.head.i)
    if top.dep_ != "ccomp" or outer is None or not outer.may_quote or outer.head.i > top.i:
        return None
    if verb.dep_ == "advcl":
        return outer
    same_tense = outer.head.tag_ == verb.tag_
    return outer if same_tense and (verb.tag_ != verb.head.tag_ or _is_mute(verb.head)) else None


def _is_mute(verb: Token) -> bool:
    """Whether the subject of a verb is a thing, which cannot be the one to speak next."""
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    return subject is not None and subject.pos_ == "NOUN" and not subject.ent_type_


def _is_appended(verb: Token, tags: Container[str]) -> bool:
    """Whether a clause of one of these verb forms is added after a comma."""
    left = verb.left_edge.i
    return verb.tag_ in tags and left > 0 and verb.doc[left - 1].text == ","


def _is_contrast(cue: Cue) -> bool:
    """Whether the cue heads the writer's own contrast: ", while Holm said …"."""
    verb = cue.head
    if verb.dep_ != "advcl" or not _is_appended(verb, {"VBD", "VBZ", "VBP", "VB"}):
        return False
    return _marker(verb) in {"while", "although", "though"}


def _without_coordinates(
    cue: Cue, tokens: frozenset[int], cues: Mapping[int, Cue]
) -> frozenset[int]:
    """The content without further cues that the parse hangs on its verb."""
    cut: set[int] = set()
    for index in tokens:
        other = cues.get(index)
        if other is not None and (_is_contrast(other) or coordinate_of(other, cues) is cue):
            cut.update(token.i for token in other.head.subtree)
            cut.update(t.i for t in other.head.head.rights if t.dep_ == "cc" and t.i < index)
    return tokens - cut


def _without_speaker(cue: Cue, tokens: frozenset[int]) -> frozenset[int]:
    """The content without a speaker at its end, whom the parse takes for a part of it."""
    if max(tokens, default=cue.start) >= cue.start:
        return tokens
    if any(child.dep_ in SUBJECTS for child in cue.head.children):
        return tokens
    speaker = inverted_speaker(cue)
    return tokens if speaker is None else tokens.difference(range(speaker.start, speaker.end))


def _without_addition(doc: Doc, tokens: frozenset[int]) -> frozenset[int]:
    """The content without a relative clause that a comma adds at its end.

    Such a clause is the writer's more often than the speaker's (PolNeAR's training articles).
    """
    last = max((index for index in tokens if not doc[index].is_punct), default=-1)
    if last < 0:
        return tokens
    for verb in (doc[last], *ancestors(doc[last])):
        if verb.i not in tokens or verb.right_edge.i > last + 1:
            break
        left = verb.left_edge.i
        if verb.dep_ == "relcl" and left > 0 and doc[left - 1].text == ",":
            return frozenset(index for index in tokens if index < left)
    return tokens


def pieces_of(doc: Doc, tokens: Iterable[int]) -> list[Range]:
    """Contiguous ranges of content tokens, trimmed of complementisers and edge punctuation.

    Pieces that only punctuation parts are one.
    """
    runs: list[list[int]] = []
    for index in sorted(tokens):
        if doc[index].is_space and "\n" in doc[index].text:
            continue
        if runs and all(doc[between].is_punct for between in range(runs[-1][1] + 1, index)):
            runs[-1][1] = index
        else:
            runs.append([index, index])
    pieces = []
    for left, right in runs:
        trimmed = _trim(doc, left, right)
        if trimmed:
            pieces.append(trimmed)
    return pieces


def _trim(doc: Doc, left: int, right: int) -> Range | None:
    while left <= right and _precedes_content(doc[left]):
        left += 1
    while right >= left and (doc[right].is_space or doc[right].text in _TRAILING):
        right -= 1
    if left > right or all(doc[i].is_punct for i in range(left, right + 1)):
        return None
    return Range(doc[left].idx, doc[right].idx + len(doc[right].text))


def _precedes_content(token: Token) -> bool:
    if token.lower_ == "that":
        return _is_complementiser(token)
    return token.is_space or token.text in _LEADING


_SENTENCE_ENDS = frozenset({".", "!", "?", ";"})
_LEADING = frozenset({",", ";", ":", "–", "—", "-", "--", ".", "?", "!", ")", "”", "''"})
_TRAILING = frozenset({",", ";", ":", "–", "—", "-", "--", ".", "(", "“", "``"})


def _is_complementiser(that: Token) -> bool:
    """Whether a "that" at the head of a content opens its clause; the parse may misread it."""
    return that.dep_ == "mark" or that.tag_ in {"IN", "WDT"}


def content_with_complementiser(doc: Doc, content: Range) -> Range:
    """The content with the "that" before it, as PolNeAR's guidelines draw it."""
    tokens = tokens_in(doc, content)
    before = tokens.start - 1 if tokens is not None else -1
    while before > 0 and doc[before].is_punct:
        before -= 1
    if before < 0 or doc[before].lower_ != "that":
        return content
    return Range(doc[before].idx, content.end)


# -- frames ------------------------------------------------------------------------------------


def _clause(cue: Cue) -> Complement | None:
    """A finite clause, a question, or a clause without "that": "said it would come"."""
    before: Token | None = None
    for child in _dependents(cue):
        if child.dep_ == "ccomp" and not _is_infinitive(child):
            if child.i > cue.head.i:
                return _told_clause(cue, child)
            before = child
        if child.dep_ in _MISREAD_CLAUSES and _marker(child) == "that" and child.i > cue.head.i:
            return Complement(_subtree(child, without=cue), _addressee(cue))
    addressee = _addressee(cue)
    for child in addressee.rights if addressee is not None else ():
        if child.dep_ in _MISREAD_CLAUSES and _marker(child) in {"that", "whether", "if"}:
            return Complement(_subtree(child, without=cue), addressee)
    for noun in _setting_nouns(cue):
        for child in noun.rights:
            if child.dep_ in _MISREAD_CLAUSES and _is_that_clause(child, told=addressee):
                return Complement(_subtree(child, without=cue), addressee)
    if before is not None and "parenthesis" in cue.frames and _leads_to(before, cue):
        return Complement(_subtree(before, without=cue), addressee)
    return None


def _told_clause(cue: Cue, clause: Token) -> Complement:
    """A clause after a verb, with whom it is told.

    The parse may join the one told with the subject after it: "told parliament Norway would
    pay", where "parliament" is no part of a name.
    """
    addressee = _addressee(cue)
    tokens = _subtree(clause, without=cue)
    if addressee is not None and addressee.pos_ == "PROPN" and addressee.i > cue.head.i:
        before = addressee.nbor(-1)
        apart = before.dep_ == "compound" and before.pos_ == "NOUN" and before.text.islower()
        if apart and not any(child.dep_ in SUBJECTS for child in clause.lefts):
            return Complement(tokens | {addressee.i}, before)
    return Complement(tokens, addressee)


def _setting_nouns(cue: Cue) -> Iterator[Token]:
    """Nouns of the setting between a verb and its clause: "told him in a letter that …"."""
    phrases = [child for child in cue.head.rights if child.dep_ == "prep"]
    while phrases:
        for noun in phrases.pop().rights:
            if noun.dep_ == "pobj":
                phrases += (child for child in noun.rights if child.dep_ == "prep")
                if noun.lower_ in words_of_settings():
                    yield noun


def _is_that_clause(verb: Token, *, told: Token | None) -> bool:
    """Whether a clause after a noun is what is said, not said of the noun.

    Args:
        verb: head of the clause.
        told: who is told; after a passive ("were told in a letter that …") nothing else can be.
    """
    if told is not None and told.dep_ == "nsubjpass":
        return _marker(verb) == "that" and any(child.dep_ in SUBJECTS for child in verb.lefts)
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts)


def _leads_to(clause: Token, cue: Cue) -> bool:
    """Whether no sentence ends between a clause and the cue after it."""
    between = cue.head.doc[clause.i + 1 : cue.head.i]
    return not any(token.text in _SENTENCE_ENDS or "\n" in token.text for token in between)


def _question(cue: Cue) -> Complement | None:
    """A question that the parse takes for an adverbial clause: "asked if it would come"."""
    for child in cue.head.rights:
        if child.dep_ == "advcl" and _marker(child) in {"if", "whether"}:
            return Complement(_subtree(child, without=cue), _addressee(cue))
    return None


def _parenthesis(cue: Cue) -> Complement | None:
    """The sentence around an inserted cue: "The bridge, he said, would stay"; "as he said"."""
    verb = cue.head
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and _marker(verb) == "as"):
        parts = {child.dep_ for child in verb.children}
        if not parts & {"nsubj", "nsubjpass"} or parts & {"xcomp", "ccomp", "attr"}:
            return None
        if "dobj" in parts and not cue.entry.fields.get("addressee") and verb.dep_ == "advcl":
            return None
        return Complement(_subtree(verb.head, without=cue), _addressee(cue))
    return _inverted(cue)


def _inverted(cue: Cue) -> Complement | None:
    """What stands before ", says Holm" or ", Holm has said." where the parse joins the two."""
    doc, comma = cue.head.doc, cue.start - 1
    if comma > 0 and doc[comma].text == "," and any(c.dep_ == "nsubj" for c in cue.head.rights):
        return Complement(frozenset(range(cue.head.sent.start, comma)))
    speaker = inverted_speaker(cue)
    if speaker is None:
        return None
    return Complement(frozenset(range(cue.head.sent.start, speaker.start - 1)))


def _infinitive(cue: Cue) -> Complement | None:
    """A to-infinitive, with the noun phrase that is to do it: "urged them to leave"."""
    for child in cue.head.children:
        infinitive = child.dep_ in {"xcomp", "ccomp"} and _is_infinitive(child)
        if infinitive or (
            child.dep_ == "acl" and cue.head.pos_ == "NOUN" and _is_infinitive(child)
        ):
            tokens = _subtree(child, without=cue)
            addressee = _addressee(cue)
            if addressee is not None and addressee.dep_ != "nsubjpass":
                tokens |= _subtree(addressee, without=cue)
            elif child.dep_ == "ccomp":
                addressee = next((t for t in child.lefts if t.dep_ == "nsubj"), addressee)
            return Complement(tokens, addressee)
    return None


def _gerund(cue: Cue) -> Complement | None:
    """A participle clause: "denied taking part"."""
    for child in cue.head.rights:
        if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG":
            return Complement(_subtree(child, without=cue))
    return None


def _object(cue: Cue) -> Complement | None:
    """A noun phrase with what is said of it: "called the plan a mistake", "accused him of …"."""
    found = _object_of(cue)
    if found is None:
        return _small_clause(cue)
    predicates = frozenset(_predicates(cue, after=found.i))
    passive = found.dep_ == "nsubjpass"
    if passive and not predicates and not any(c.dep_ == "agent" for c in cue.head.rights):
        return None
    return Complement(_subtree(found, without=cue) | predicates, _addressee(cue), raised=passive)


def _predicate(cue: Cue) -> Complement | None:
    """An object only with what is said of it: "called the plan a mistake"."""
    if cue.head.dep_ == "acl":
        return None
    found = _object_of(cue)
    if found is not None and not any(_predicates(cue, after=found.i)):
        return None
    return _object(cue)


def _object_of(cue: Cue) -> Token | None:
    span = _span(cue)
    for child in cue.head.children:
        if child.dep_ in {"dobj", "nsubjpass"} and child.i not in span:
            return child
    return None


def _small_clause(cue: Cue) -> Complement | None:
    """A clause without a finite verb that the parse gives for object and predicate."""
    for child in cue.head.rights:
        if child.dep_ in {"ccomp", "xcomp", "oprd"} and not _is_infinitive(child):
            if _is_finite(child):
                return None
            return Complement(_subtree(child, without=cue))
    return None


def _predicates(cue: Cue, *, after: int) -> Iterator[int]:
    """Tokens of what follows an object and is said of it, up to the first circumstance."""
    for child in cue.head.rights:
        if child.i <= after or child.i in _span(cue) or child.is_punct:
            continue
        if child.dep_ in {"oprd", "xcomp", "acomp", "ccomp"}:
            yield from _subtree(child, without=cue)
        elif child.dep_ == "prep" and child.lower_ in _RESULT_PREPOSITIONS:
            if any(grandchild.ent_type_ in _TIMES for grandchild in child.children):
                return
            yield from _subtree(child, without=cue)
        else:
            return


def _raising(cue: Cue) -> Complement | None:
    """Subject and predicate around the cue: "Oslo is expected to sign", "it seems ready"."""
    head = cue.head
    if "passive" in cue.frames and not any(c.dep_ == "nsubjpass" for c in head.lefts):
        return None
    subject = next((c for c in head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    for child in head.rights:
        if child.dep_ in {"xcomp", "oprd", "acomp", "ccomp"} or (
            child.dep_ == "prep" and child.lower_ in {"as", "like"}
        ):
            tokens = _subtree(child, without=cue)
            if subject is not None and subject.lower_ not in {"it", "there"}:
                tokens |= _subtree(subject, without=cue)
            return Complement(tokens, raised=True)
    return None


def _prepositional(cue: Cue) -> Complement | None:
    """The object of the entry's own or another of its prepositions: "called for calm"."""
    wanted = cue.entry.fields.get("prepositions", ())
    addressee = _addressee(cue)
    candidates = [*_dependents(cue), *(addressee.rights if addressee is not None else ())]
    for child in candidates:
        if child.dep_ in {"pobj", "pcomp"} and child.i >= cue.end:
            return Complement(_subtree(child, without=cue), addressee)
        if child.i < cue.head.i or child.lower_ not in wanted:
            continue
        if child.dep_ in {"prep", "agent", "dative"}:
            for complement in child.rights:
                if complement.dep_ in {"pobj", "pcomp"}:
                    tokens = _subtree(complement, without=cue)
                    tokens |= set(_predicates(cue, after=complement.i))
                    return Complement(tokens, addressee, prepositions=(child,))
    return None


def _sentence(cue: Cue) -> Complement | None:
    """The clause that a phrase such as "according to" modifies."""
    top = cue.head
    while top.head.i != top.i and top.head.pos_ not in {"VERB", "AUX"}:
        top = top.head
    governor = top.head
    if governor.i == top.i:
        return None
    inside = {token.i for token in top.subtree}
    closes = top.i > governor.i and top.left_edge.i > 0 and top.nbor(-1).text == ","
    while closes and governor.dep_ in {"conj", "advcl"}:
        governor = governor.head
    tokens = {token.i for token in governor.subtree} - inside
    tokens.difference_update(t.i for t in governor.lefts if t.dep_ == "cc")
    return Complement(frozenset(tokens))


_READERS: dict[str, Callable[[Cue], Complement | None]] = {
    "clause": _clause,
    "question": _question,
    "parenthesis": _parenthesis,
    "infinitive": _infinitive,
    "gerund": _gerund,
    "object": _object,
    "predicate": _predicate,
    "raising": _raising,
    "passive": _raising,
    "prepositional": _prepositional,
    "sentence": _sentence,
}


FRAMES = frozenset(_READERS)
"""Names of the frames that a lexicon entry may list, besides "quote"."""


def _span(cue: Cue) -> range:
    return range(cue.start, cue.end)


def _subtree(token: Token, *, without: Cue) -> frozenset[int]:
    """The token's subtree; where it holds the cue, without the cue's own."""
    tokens = {descendant.i for descendant in token.subtree}
    if without.head.i in tokens and token.i != without.head.i:
        tokens.difference_update(descendant.i for descendant in without.head.subtree)
    return frozenset(tokens - set(_span(without)))


def _dependents(cue: Cue) -> Iterator[Token]:
    """The dependents of every token of the cue that are not themselves in it."""
    span = _span(cue)
    for index in span:
        for child in cue.head.doc[index].children:
            if child.i not in span:
                yield child


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def _is_finite(verb: Token) -> bool:
    return any(
        t.tag_ in {"VBD", "VBP", "VBZ", "MD"} for t in (verb, *verb.lefts) if t.pos_ != "ADJ"
    )


def _marker(verb: Token) -> str | None:
    for child in verb.lefts:
        if child.dep_ in {"mark", "advmod", "dobj", "nsubj"}:
            return child.lower_
    return None


def _addressee(cue: Cue) -> Token | None:
    if not cue.entry.fields.get("addressee"):
        return None
    return next((c for c in cue.head.children if c.dep_ in _ADDRESSEES), None)
