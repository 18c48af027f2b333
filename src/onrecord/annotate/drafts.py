"""Attributions in the making, before they are ordered and written to the layer."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.cues import Cue
from onrecord.annotate.layers import Range


@dataclass(eq=False, slots=True)
class Draft:
    """One attribution while its parts are being found.

    Attributes:
        rule: id of the lexicon entry or rule.
        cue: None for a quotation without one.
        speaker: head of the speaker's noun phrase.
        speaker_range: the speaker's words, None where they are the noun phrase of `speaker`.
        content: pieces in any order.
        addressee: head of the noun phrase that is told.
        prepositions: tokens that lead from cue to content.
        source: the draft whose speaker is taken over.
        quoted: whether a quotation was attached to it as direct speech.
    """

    rule: str
    cue: Cue | None = None
    speaker: Token | None = None
    speaker_range: Range | None = None
    content: list[Range] = field(default_factory=list)
    addressee: Token | None = None
    prepositions: tuple[Token, ...] = ()
    source: "Draft | None" = None
    quoted: bool = False

    def add(self, piece: Range) -> None:
        """Take a piece into the content, joined with the pieces that it touches or overlaps."""
        for other in [other for other in self.content if other.overlaps(piece)]:
            self.content.remove(other)
            piece = Range(min(piece.start, other.start), max(piece.end, other.end))
        self.content.append(piece)

    def remove(self, hole: Range) -> None:
        """Take a range out of the content."""
        rest = []
        for piece in self.content:
            if not piece.overlaps(hole):
                rest.append(piece)
                continue
            if piece.start < hole.start:
                rest.append(Range(piece.start, hole.start))
            if hole.end < piece.end:
                rest.append(Range(hole.end, piece.end))
        self.content = rest

    def overlap(self, where: Range) -> int:
        """How many code points of the content lie in a range."""
        return sum(
            max(0, min(piece.end, where.end) - max(piece.start, where.start))
            for piece in self.content
        )
