"""The condition component."""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions


@Language.factory("onrecord_condition")
def make_condition(nlp: Language, name: str) -> "ConditionComponent":
    """Make the component for `nlp`."""
    return ConditionComponent(nlp)


class ConditionComponent:
    """See the module."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        return doc
