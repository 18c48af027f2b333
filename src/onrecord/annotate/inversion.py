"""The speaker between what is said and a cue at the end: "…, the minister, Ola Berg, has said".

Behind a long sentence the parser often hangs that noun phrase on the sentence; its place between
the commas tells what it is.
"""

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.cues import Cue, cue_span

_TENSED = frozenset({"VBD", "VBP", "VBZ"})
_CLAUSAL = _TENSED | {"MD", "WDT", "WP", "WRB"}
"""Tags of words that make a clause; a noun phrase that speaks holds none."""
_NAMING = frozenset({"PROPN", "NOUN", "PRON", "NUM"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "nsubj", "attr", "acomp", "oprd"})


def phrase_before(cue: Cue) -> Span | None:
    """The noun phrase right before a finite cue of speech, by its place alone.

    Two phrases are one where commas close both and one names a person and the other says who the
    person is: "the minister, Ola Berg,".
    """
    verb, doc = cue.head, cue.head.doc
    start = cue_span(cue).start
    tensed = verb.tag_ in _TENSED or (verb.tag_ == "VBN" and doc[start].lemma_ == "have")
    if not tensed or not cue.may_quote or start < 1:
        return None
    comma = doc[start - 1].text == ","
    phrase = _phrase_ending_at(doc, start - 1 if comma else start)
    if phrase is None:
        return None
    if comma and phrase.start > 1 and doc[phrase.start - 1].text == ",":
        other = _phrase_ending_at(doc, phrase.start - 1)
        if other is not None and _names_the_same(other, phrase):
            return doc[other.start : phrase.end]
    return phrase


def inverted_speaker(cue: Cue) -> Span | None:
    """The noun phrase between a comma and a cue that ends its sentence; None where none is.

    What stands before the comma is then what is said.
    """
    if any(child.dep_ in _COMPLEMENTS and child.i > cue.head.i for child in cue.head.children):
        return None
    phrase = phrase_before(cue)
    if phrase is None or phrase.start < 2 or phrase.doc[phrase.start - 1].text != ",":
        return None
    return phrase if phrase.start - 1 > phrase.root.sent.start else None


def head_of(phrase: Span) -> Token:
    """The head of a noun phrase, of the first where it holds two."""
    for token in phrase:
        if token.text == ",":
            return phrase.doc[phrase.start : token.i].root
    return phrase.root


def _phrase_ending_at(doc: Doc, end: int) -> Span | None:
    """The words before a token back to the last mark or line, if they are a noun phrase."""
    start = end
    while start > 0 and not (doc[start - 1].is_punct or doc[start - 1].is_space):
        start -= 1
        if doc[start].is_sent_start:
            break
    phrase = doc[start:end]
    if not phrase or phrase.root.pos_ not in _NAMING or phrase[0].dep_ == "cc":
        return None
    return None if any(token.tag_ in _CLAUSAL for token in phrase) else phrase


def _names_the_same(first: Span, second: Span) -> bool:
    """Whether one of two phrases is a person's name and the other what the person is."""
    name, office = (first, second) if first.root.pos_ == "PROPN" else (second, first)
    return (
        all(token.ent_type_ == "PERSON" for token in name)
        and office.root.pos_ == "NOUN"
        and any(token.dep_ in {"det", "poss"} for token in office)
    )
