"""Article -> spaCy `Doc`: the components that read a text, in the order of `PIPELINE`.

Each component is a registered spaCy factory and can be added to anybody's English pipeline:

    nlp = spacy.load("en_core_web_sm")
    onrecord.annotate.add_components(nlp)
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE = (
    "onrecord_dateline",
    "onrecord_time",
    "onrecord_place",
    "onrecord_actor",
    "onrecord_attribution",
    "onrecord_condition",
    "onrecord_speech_act",
)
"""Factory names in the order in which they must run."""


def add_components(nlp: "Language", *, trained: bool = True) -> "Language":
    """Add every component of `PIPELINE` that `nlp` does not have yet, at its end.

    Args:
        nlp: an English pipeline with tagger, parser, lemmatizer and ner.
        trained: whether the trained reader of attributions helps.
    Returns:
        the same pipeline.
    """
    for name in PIPELINE:
        if name not in nlp.pipe_names:
            reads = name == "onrecord_attribution"
            nlp.add_pipe(name, config={"trained": trained} if reads else {})
    return nlp
