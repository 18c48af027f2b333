"""The actor component."""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions


@Language.factory("onrecord_actor")
def make_actor(nlp: Language, name: str) -> "ActorComponent":
    """Make the component for `nlp`."""
    return ActorComponent(nlp)


class ActorComponent:
    """See the module."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        return doc
