"""The speech_act component."""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate import extensions as extensions


@Language.factory("onrecord_speech_act")
def make_speech_act(nlp: Language, name: str) -> "SpeechActComponent":
    """Make the component for `nlp`."""
    return SpeechActComponent(nlp)


class SpeechActComponent:
    """See the module."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        return doc
