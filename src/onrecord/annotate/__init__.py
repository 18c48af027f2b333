"""Article -> spaCy `Doc`: the components that read a text, in the order of `PIPELINE`.

Each component is a registered spaCy factory and can be added to anybody's English pipeline:

    nlp = spacy.load("en_core_web_sm")
    onrecord.annotate.add_components(nlp)
"""

from typing import TYPE_CHECKING, Any

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
    "onrecord_commitment",
)
"""Factory names in the order in which they must run."""


def add_components(
    nlp: "Language", *, trained: bool = True, judged: bool = True, actors: str | None = None
) -> "Language":
    """Add every component of `PIPELINE` that `nlp` does not have yet, at its end.

    Args:
        nlp: an English pipeline with tagger, parser, lemmatizer and ner.
        trained: whether the trained reader of attributions helps.
        judged: whether the trained head judges the acts that the rules read, where the reader
            helps.
        actors: a file of actors that adds to the shipped register (`docs/actors.md`).
    Returns:
        the same pipeline.
    """
    configs: dict[str, dict[str, Any]] = {
        "onrecord_actor": {"actors": actors},
        "onrecord_attribution": {"trained": trained, "actors": actors},
        "onrecord_speech_act": {"actors": actors, "judged": judged},
    }
    for name in PIPELINE:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, config=configs.get(name, {}))
    return nlp
