"""Attributions as PolNeAR's guidelines draw them, for comparison with its corpus.

The layer serves the record, and differs in four ways: it keeps "that" out of the content, keeps
attributions within attributions, names the antecedent of a relative pronoun as the speaker, and
keeps quotations without a cue apart. The corpus includes "that", has no attribution whose cue
lies in the content of another, takes "who" as the source, and has none without a cue.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.annotate.indirect_speech import content_with_complementiser
from onrecord.annotate.syntax import range_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.annotate.layers import Attribution, Range

_RELATIVE_TAGS = frozenset({"WP", "WDT"})


def as_polnear_draws(doc: "Doc") -> "Iterator[Attribution]":
    """The attributions of `doc` that the corpus would have, with its spans.

    Positions (`parent`, `inferred_from`) stay those of the layer.
    Source: Newell, Margolin and Ruths (2018), and the released annotations.
    """
    for attribution in doc._.onrecord_attributions:
        if attribution.cue and attribution.parent is None:
            yield replace(
                attribution,
                speaker=_relative_pronoun(doc, attribution) or attribution.speaker,
                content=tuple(
                    content_with_complementiser(doc, piece) for piece in attribution.content
                ),
            )


def _relative_pronoun(doc: "Doc", attribution: "Attribution") -> "Range | None":
    if attribution.cue_token is None:
        return None
    for child in doc[attribution.cue_token].lefts:
        if child.dep_ == "nsubj" and child.tag_ in _RELATIVE_TAGS:
            return range_of(child)
    return None
