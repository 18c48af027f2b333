"""What stands around a quotation: the words of its sentence and paragraph, outside the marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import Range
from onrecord.annotate.quotes import Quote, RangeIndex
from onrecord.annotate.speakers import is_subject
from onrecord.annotate.syntax import paragraph_starts

UTTERANCE_WORDS = 3
"""A fragment of fewer words inside a sentence is no utterance."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "...", ";"})
_SENTENCE_TOKENS = 150  # a longer stretch without a sentence's end is a list or a table
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "i'm", "we're", "i’m", "we’re"})
_THIRD_PERSON = frozenset({"he", "she", "him", "her", "his"})
_QUOTE_PREPOSITIONS = frozenset({"that", "as", "like", "with", "because", "if", "whether"})


def _is_person(token: Token) -> bool:
    """Whether a token is the subject of a clause and names a person."""
    if token.lower_ in {"he", "she"}:
        return token.dep_ == "nsubj"
    return is_subject(token) and token.ent_type_ == "PERSON"


class QuoteContext:
    """The surroundings of the outermost quotations of one text.

    Args:
        doc: the text.
        quotes: its quotations.

    Attributes:
        doc, text: the text.
        quotes: the outermost quotations.
        quoted: which of them holds an offset.
    """

    def __init__(self, doc: Doc, quotes: Sequence[Quote]) -> None:
        self.doc = doc
        self.text = doc.text
        self.quotes = [quote for quote in quotes if quote.depth == 0]
        self.quoted = RangeIndex([quote.range for quote in self.quotes])
        self._offsets = [token.idx for token in doc]
        self._paragraph_starts = paragraph_starts(self.text)

    def paragraph_at(self, offset: int) -> int:
        """Number of the paragraph that holds an offset."""
        return bisect_right(self._paragraph_starts, offset) - 1

    def paragraph(self, number: int) -> Range:
        """Where a paragraph stands, with the space after it."""
        starts = self._paragraph_starts
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        return Range(starts[number], end)

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at the offset or after it."""
        return bisect_left(self._offsets, offset)

    def link(self, quote: Quote) -> Token | None:
        """The token before a quotation, over spaces; None at the start of the text."""
        first = self.token_at(quote.range.start)
        while first > 0 and self.doc[first - 1].is_space:
            first -= 1
        return self.doc[first - 1] if first > 0 else None

    def backwards(self, offset: int) -> Iterator[Token]:
        """Tokens before an offset, nearest first, down to the sentence's or last quote's end."""
        start = self.paragraph(self.paragraph_at(offset)).start
        last = self.token_at(offset)
        for index in range(last - 1, max(-1, last - _SENTENCE_TOKENS), -1):
            token = self.doc[index]
            if token.idx < start or token.text in _SENTENCE_ENDS:
                return
            held = self.quoted.holder(token.idx)
            if held is None:
                yield token
            elif self._is_long(held):
                return

    def forwards(self, offset: int) -> Iterator[Token]:
        """Tokens from an offset to the end of the sentence, the paragraph or the next quote."""
        first = self.token_at(offset)
        for index in range(first, min(first + _SENTENCE_TOKENS, len(self.doc))):
            token = self.doc[index]
            if token.text in _SENTENCE_ENDS or "\n" in token.text:
                return
            held = self.quoted.holder(token.idx)
            if held is None:
                yield token
            elif self._is_long(held):
                return

    def stands_alone(self, quote: Quote) -> bool:
        """Whether the quotation opens its sentence."""
        return not any(token.is_alpha for token in self.backwards(quote.range.start))

    def person_before(self, quote: Quote) -> Token | None:
        """The person of whom the sentence right before a quotation tells: "Holm was blunt. “…”".

        None where that sentence stands in another paragraph or holds a quotation, or where the
        quotation speaks of a third person and not of the speaker.
        """
        link = self.link(quote)
        return self._person_of(quote, link.i) if link is not None else None

    def person_after(self, quote: Quote) -> Token | None:
        """The person of whom the sentence right after a quotation tells: "“…” Holm left.".

        None likewise.
        """
        following = self.token_at(quote.range.end)
        return self._person_of(quote, following) if following < len(self.doc) else None

    def _person_of(self, quote: Quote, index: int) -> Token | None:
        sentence = self.doc[index].sent
        paragraph = self.paragraph(self.paragraph_at(quote.range.start))
        apart = paragraph.covers(Range(sentence.start_char, sentence.end_char))
        if not apart or len(sentence) > _SENTENCE_TOKENS or self._speaks_of_another(quote):
            return None
        if any(self.quoted.holds(token.idx) for token in sentence):
            return None
        return next((token for token in sentence if _is_person(token)), None)

    def _speaks_of_another(self, quote: Quote) -> bool:
        """Whether its words can hardly be those of the person told of beside it."""
        words = {
            word.lower() for word in _WORD.findall(self.text[quote.range.start : quote.range.end])
        }
        return not words.isdisjoint(_THIRD_PERSON) and words.isdisjoint(_FIRST_PERSON)

    def is_utterance(self, quote: Quote) -> bool:
        """Whether the marks hold something said, not a word held at arm's length."""
        inside = self.text[quote.inside.start : quote.inside.end].strip()
        words = len(_WORD.findall(inside))
        if not words or self._is_title(quote):
            return False
        ended = inside[-1] in ".,!?…—–" or not quote.closed
        if words < UTTERANCE_WORDS and not (ended and self.stands_alone(quote)):
            return False
        after = self.text[quote.range.end : quote.range.end + 1]
        first = inside.lstrip("….[( ‘'")[:1]
        return (ended or after in {",", "."}) and (first.isupper() or first.isdigit())

    def _is_title(self, quote: Quote) -> bool:
        """Whether a preposition or a determiner makes the quotation a noun of its sentence."""
        first = self.token_at(quote.range.start)
        before = self.doc[first - 1] if first else None
        return (
            before is not None
            and (before.pos_ == "DET" or before.dep_ == "poss" or before.tag_ == "IN")
            and before.lower_ not in _QUOTE_PREPOSITIONS
        )

    def _is_long(self, where: Range) -> bool:
        return len(_WORD.findall(self.text, where.start, where.end)) >= UTTERANCE_WORDS

    def unquoted_words(self, piece: Range) -> int:
        """How many words of a range stand outside quotation marks."""
        return sum(
            1
            for match in _WORD.finditer(self.text, piece.start, piece.end)
            if not self.quoted.holds(match.start())
        )
