"""The PLOVER contexts of an act: what it is about, whatever its type.

`lexicons/en/event_contexts.yaml` knows the words. A context is given only where its words stand in
what is said or done, or in the sentence that tells it: not for what the rest of the article is
about, which says little of one act.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.annotate.layers import ContextWords, Range, SpeechAct
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.syntax import range_of
from onrecord.lexicons._load import load_lexicon
from onrecord.terms import PloverContext


class ContextReader:
    """The lexicon of contexts, compiled for one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        lexicon = load_lexicon("event_contexts")
        self._matcher = LexiconMatcher(vocab, lexicon)

    def mark(self, doc: Doc, acts: Sequence[SpeechAct]) -> tuple[SpeechAct, ...]:
        """The acts, those that have a type with their contexts.

        Args:
            doc: with its parse.
            acts: of the doc.
        """
        shown = self.contexts_in(doc)
        starts = [words.range.start for words in shown]
        return tuple(
            replace(act, contexts=_within(_told_in(doc, act), shown, starts)) if act.plover else act
            for act in acts
        )

    def contexts_in(self, doc: Doc) -> list[ContextWords]:
        """Every word of a context, in text order.

        Args:
            doc: a text with lemmas and tags.
        """
        return [
            ContextWords(
                context=PloverContext(hit.entry.fields["context"]),
                range=range_of(doc[hit.start : hit.end]),
                rule=hit.entry.id,
            )
            for hit in self._matcher(doc, [token.lower_ for token in doc])
        ]


def _told_in(doc: Doc, act: SpeechAct) -> list[Range]:
    """The sentence of the trigger and the content, in text order."""
    return sorted((range_of(doc[act.trigger_token].sent), *act.content))


def _within(
    pieces: Sequence[Range], shown: Sequence[ContextWords], starts: Sequence[int]
) -> tuple[ContextWords, ...]:
    """Each context by the first words in the pieces that show it."""
    first: dict[PloverContext, ContextWords] = {}
    for piece in pieces:
        position = bisect_left(starts, piece.start)
        while position < len(shown) and starts[position] < piece.end:
            first.setdefault(shown[position].context, shown[position])
            position += 1
    return tuple(sorted(first.values(), key=lambda words: (words.range, words.context)))
