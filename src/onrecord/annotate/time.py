"""The time component."""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions


@Language.factory("onrecord_time")
def make_time(nlp: Language, name: str) -> "TimeComponent":
    """Make the component for `nlp`."""
    return TimeComponent(nlp)


class TimeComponent:
    """See the module."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        return doc
