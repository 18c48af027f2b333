"""The dateline component."""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions


@Language.factory("onrecord_dateline")
def make_dateline(nlp: Language, name: str) -> "DatelineComponent":
    """Make the component for `nlp`."""
    return DatelineComponent(nlp)


class DatelineComponent:
    """See the module."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        return doc
