"""Attributions in the making, before they are ordered and written to the layer."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.annotate.cues import Cue
from onrecord.annotate.layers import Circumstance, Range, ReaderView, Relay

_BLOCK = 1000  # code points of a stretch of the text that `ContentIndex` keeps together


@dataclass(eq=False, slots=True)
class Draft:
    """One attribution while its parts are being found.

    Attributes:
        rule: id of the lexicon entry or rule.
        cue: None for a quotation without one, and for a cue that no lexicon lists.
        cue_head: head of a cue that no lexicon lists.
        cue_range: words of such a cue.
        speaker: head of the speaker's noun phrase.
        speaker_range: the speaker's words, None where they are the noun phrase of `speaker`.
        content: pieces in any order.
        addressee: head of the noun phrase that is told.
        venue, medium: as in `onrecord.annotate.layers.Attribution`.
        relays: who passed it on, outermost first.
        outer: the draft by which another passes this one on, where that one's content does not
            hold its cue ("the agency reported, citing Holm").
        prepositions: tokens that lead from cue to content.
        source: the draft whose speaker is taken over.
        quoted: whether a quotation was attached to it as direct speech.
        reader: what the trained reader saw of it, None where it saw nothing.
    """

    rule: str
    cue: Cue | None = None
    cue_head: Token | None = None
    cue_range: Range | None = None
    speaker: Token | None = None
    speaker_range: Range | None = None
    content: list[Range] = field(default_factory=list)
    addressee: Token | None = None
    venue: Circumstance | None = None
    medium: Circumstance | None = None
    relays: tuple[Relay, ...] = ()
    outer: "Draft | None" = None
    prepositions: tuple[Token, ...] = ()
    source: "Draft | None" = None
    quoted: bool = False
    reader: ReaderView | None = None

    @property
    def head(self) -> Token | None:
        """The token that heads the cue, whether a lexicon lists it or not."""
        return self.cue.head if self.cue is not None else self.cue_head

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

    @property
    def size(self) -> int:
        """Code points of the content."""
        return sum(piece.end - piece.start for piece in self.content)

    def overlap(self, where: Range) -> int:
        """How many code points of the content lie in a range."""
        return sum(
            max(0, min(piece.end, where.end) - max(piece.start, where.start))
            for piece in self.content
        )


class Drafts:
    """The drafts of one text, found by their cues.

    Args:
        drafts: those that are there already.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._all: list[Draft] = []
        self._by_head: dict[int, Draft] = {}
        self._by_offset: list[tuple[int, int, Draft]] = []  # offset of the cue, tie breaker
        for draft in drafts:
            self.add(draft)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._all)

    def add(self, draft: Draft) -> None:
        """Take in a draft."""
        self._all.append(draft)
        if draft.head is not None:
            self._by_head[draft.head.i] = draft
            insort(self._by_offset, (draft.head.idx, len(self._by_offset), draft))

    def at(self, head: int) -> Draft | None:
        """The draft whose cue a token heads, by the token's index."""
        return self._by_head.get(head)

    def between(self, start: int, end: int) -> list[Draft]:
        """The drafts whose cue begins in a range of code points, in text order."""
        first = bisect_left(self._by_offset, start, key=_offset)
        last = bisect_left(self._by_offset, end, key=_offset)
        return [draft for _, _, draft in self._by_offset[first:last]]

    def opened_by(self, opening: Token) -> Draft | None:
        """The first draft after the comma that ends a phrase at the head of a sentence.

        The parser may hang such a phrase on the verb of the content: "In a letter to the council,
        Iran said it would leave the treaty". None where the token does not open its sentence.
        """
        sentence = opening.sent
        if opening.i != sentence.start:
            return None
        start = next((token.idx for token in sentence if token.text == ","), None)
        if start is None:
            return None
        return next(iter(self.between(start, sentence.end_char)), None)


class ContentIndex:
    """Drafts by where their content stands.

    Args:
        drafts: those to look up, in the order in which they are found again.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._numbers: dict[int, int] = {}  # id of a draft -> its place in the order
        self._blocks: dict[int, dict[int, Draft]] = {}  # stretch of the text -> number -> draft
        for draft in drafts:
            self.put(draft)

    def put(self, draft: Draft) -> None:
        """Take in a draft, or one of them again after its content grew."""
        number = self._numbers.setdefault(id(draft), len(self._numbers))
        for piece in draft.content:
            for block in _blocks(piece):
                self._blocks.setdefault(block, {})[number] = draft

    def near(self, pieces: Iterable[Range]) -> list[Draft]:
        """The drafts with content in the same stretches of the text; all that overlap are there."""
        found: dict[int, Draft] = {}
        for piece in pieces:
            for block in _blocks(piece):
                found |= self._blocks.get(block, {})
        return [found[number] for number in sorted(found)]


def _blocks(piece: Range) -> range:
    return range(piece.start // _BLOCK, piece.end // _BLOCK + 1)


def _offset(item: tuple[int, int, Draft]) -> int:
    return item[0]
