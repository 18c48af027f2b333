"""Attributions as PolNeAR's guidelines draw them, for comparison with its corpus.

The layer serves the record, and differs in six ways. It keeps "that" out of a content, keeps
attributions within attributions, names the antecedent of a relative pronoun as the speaker, has
cues without their objects and adverbs, keeps quotations without a cue apart, and holds indirect
speech that the rules alone see. The corpus includes "that", has no attribution whose cue lies in
the content of another, takes "who" as the source, draws cues as the trained reader does, and joins
a quotation without a cue to the attribution of its paragraph whose speaker it takes over. Which
verbs it counts is what the reader has learnt: where it helps, indirect speech that it does not
see is left out, but for what a colon or a dash attributes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.annotate.colons import MARKED_RULES
from onrecord.annotate.indirect_speech import content_with_complementiser
from onrecord.annotate.syntax import range_of
from onrecord.terms import Form

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.annotate.layers import Attribution, Range

_RELATIVE_TAGS = frozenset({"WP", "WDT"})


def as_polnear_draws(doc: "Doc", *, uncounted: bool = False) -> "Iterator[Attribution]":
    """The attributions of `doc` that the corpus would have, with its spans.

    Args:
        doc: with the attributions layer.
        uncounted: give indirect speech as well that the rules alone see.

    Positions (`parent`, `inferred_from`) stay those of the layer.
    Source: Newell, Margolin and Ruths (2018), and the released annotations.
    """
    layer: Sequence[Attribution] = doc._.onrecord_attributions
    read = not uncounted and any(attribution.reader is not None for attribution in layer)
    contents = {
        number: [content_with_complementiser(doc, piece) for piece in attribution.content]
        for number, attribution in enumerate(layer)
        if attribution.cue and attribution.parent is None and _counts(attribution, read=read)
    }
    text = doc.text
    for number, attribution in enumerate(layer):
        origin = _origin(layer, number)
        if not attribution.cue and origin in contents:
            contents[origin] += _in_paragraph_of(text, contents[origin], attribution.content)
    for number, content in contents.items():
        yield replace(
            layer[number],
            speaker=_relative_pronoun(doc, layer[number]) or layer[number].speaker,
            cue=_cue(layer[number]),
            content=tuple(sorted(content)),
        )


def _cue(attribution: "Attribution") -> "tuple[Range, ...]":
    reader = attribution.reader
    return (reader.cue,) if reader is not None and reader.cue is not None else attribution.cue


def _counts(attribution: "Attribution", *, read: bool) -> bool:
    if not read or attribution.reader is not None or attribution.rule in MARKED_RULES:
        return True
    return attribution.form is not Form.INDIRECT


def _origin(layer: "Sequence[Attribution]", number: int) -> int:
    """The attribution from which the speaker is taken over, itself where it names its own."""
    while (before := layer[number].inferred_from) is not None:
        number = before
    return number


def _in_paragraph_of(
    text: str, first: "Sequence[Range]", pieces: "Sequence[Range]"
) -> "list[Range]":
    """The pieces with no line break between them and the pieces that they continue."""
    return [piece for piece in pieces if "\n" not in text[first[-1].end : piece.start]]


def _relative_pronoun(doc: "Doc", attribution: "Attribution") -> "Range | None":
    if attribution.cue_token is None:
        return None
    for child in doc[attribution.cue_token].lefts:
        if child.dep_ == "nsubj" and child.tag_ in _RELATIVE_TAGS:
            return range_of(child)
    return None
