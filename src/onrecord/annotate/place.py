"""The place component."""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions


@Language.factory("onrecord_place")
def make_place(nlp: Language, name: str) -> "PlaceComponent":
    """Make the component for `nlp`."""
    return PlaceComponent(nlp)


class PlaceComponent:
    """See the module."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        return doc
