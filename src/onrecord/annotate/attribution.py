"""The attribution component."""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions


@Language.factory("onrecord_attribution")
def make_attribution(nlp: Language, name: str) -> "AttributionComponent":
    """Make the component for `nlp`."""
    return AttributionComponent(nlp)


class AttributionComponent:
    """See the module."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        return doc
