"""The pipeline as it is measured: whole, or without what the measure is to leave out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def make_pipeline(*, trained: bool = True, judged: bool = True) -> "Language":
    """A pipeline of its own with every component.

    Args:
        trained: whether the trained reader helps.
        judged: whether the head judges the acts, whose confidence is its own then.
    """
    from onrecord.annotate import add_components
    from onrecord.annotate.language_model import load_language_model

    return add_components(load_language_model(), trained=trained, judged=judged)
