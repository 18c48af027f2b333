"""Text -> windows: the word pieces, features and words that the encoder reads in one go.

Training and running read texts through this one door, so that both see the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

WINDOW_PIECES = 256
"""Most word pieces of a window, markers included."""

FEATURES = 13
"""Size of the feature vocabulary: 0 for markers, then form of the word x place in a quotation."""

_CLS, _SEP = 101, 102  # BERT's uncased vocabulary
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_MARKS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_DOUBLED = re.compile("``|''")
_PLAIN_MARKS = str.maketrans(_MARKS)
_OUTSIDE, _INSIDE, _MARK = 0, 1, 2
_SENTENCE_ENDS = frozenset(".!?;")


class Offsets(Protocol):
    """Half-open range of code points."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


class Quotation(Protocol):
    """A quoted stretch, as `onrecord.annotate.quotes.Quote` describes it."""

    @property
    def range(self) -> Offsets: ...  # noqa: D102

    @property
    def inside(self) -> Offsets: ...  # noqa: D102


@dataclass(slots=True)
class Window:
    """What the encoder reads in one go: whole paragraphs where they fit.

    Attributes:
        pieces: word piece ids, with the marker [CLS] in front and [SEP] behind each paragraph.
        features: one number of the feature vocabulary for each piece.
        heads: for each word the position in `pieces` of its first piece.
        words: for each word its range of code points.
        paragraphs: for each word the number of its paragraph.
    """

    pieces: list[int] = field(default_factory=lambda: [_CLS])
    features: list[int] = field(default_factory=lambda: [0])
    heads: list[int] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)

    def add(self, part: "_Part", paragraph: int) -> None:
        """Append the words of a part of a paragraph, and the marker behind it."""
        self.heads += [len(self.pieces) + head for head in part.heads]
        self.pieces += [*part.pieces, _SEP]
        self.features += [*part.features, 0]
        self.words += part.words
        self.paragraphs += [paragraph] * len(part.words)


@dataclass(slots=True)
class _Part:
    pieces: list[int] = field(default_factory=list)
    features: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)


def read_windows(
    text: str,
    quotations: Iterable[Quotation],
    *,
    tokenizer: "Tokenizer",
    window_pieces: int = WINDOW_PIECES,
    first_pieces: int | None = None,
) -> list[Window]:
    """Cut a text into windows: as many whole paragraphs as fit into each.

    A paragraph longer than a window is cut, after the end of a sentence where there is one in
    its second half. All kinds of double quotation marks, and single ones that quote, are read as
    the same mark.

    Args:
        text: as it is.
        quotations: its quoted stretches, an outer one before those inside it.
        tokenizer: BERT's uncased word pieces.
        window_pieces: most word pieces of a window, at least 8.
        first_pieces: most word pieces of the first window, to shift the cuts in training.
    Returns:
        the windows in order; every word of the text is in exactly one.
    """
    places = _places_in_quotations(text, quotations)
    plain = _with_plain_marks(text, places)
    spans = [line.span() for line in _LINE.finditer(plain)]
    encodings = tokenizer.encode_batch(
        [plain[start:end] for start, end in spans], add_special_tokens=False
    )
    windows: list[Window] = []
    limit = first_pieces or window_pieces
    window = Window()
    for number, ((start, _), encoding) in enumerate(zip(spans, encodings, strict=True)):
        for part in _parts(encoding, start, text, places, most=window_pieces - 2):
            if window.words and len(window.pieces) + len(part.pieces) + 1 > limit:
                windows.append(window)
                window, limit = Window(), window_pieces
            window.add(part, number)
    return [*windows, window] if window.words else windows


def _places_in_quotations(text: str, quotations: Iterable[Quotation]) -> bytearray:
    places = bytearray(len(text))
    for quotation in quotations:
        outer, inner = quotation.range, quotation.inside
        places[outer.start : outer.end] = bytes([_MARK]) * (outer.end - outer.start)
        places[inner.start : inner.end] = bytes([_INSIDE]) * (inner.end - inner.start)
    return places


def _with_plain_marks(text: str, places: bytearray) -> str:
    """The text, code point for code point, with one kind of quotation mark."""
    plain = _DOUBLED.sub('" ', text.translate(_PLAIN_MARKS))
    if "‘" not in plain and "'" not in plain:
        return plain
    return "".join(
        '"' if char in "‘’'" and place == _MARK else char
        for char, place in zip(plain, places, strict=True)
    )


def _parts(
    encoding: "Encoding", base: int, text: str, places: bytearray, *, most: int
) -> Iterator[_Part]:
    part = _Part()
    all_ids, offsets = encoding.ids, encoding.offsets  # each access copies the whole list
    for first, last in _word_pieces(encoding.word_ids):
        ids = all_ids[first:last][: most // 2]
        if len(part.pieces) + len(ids) > most:
            kept, part = _cut(part, text)
            yield kept
        start = base + offsets[first][0]
        end = base + offsets[last - 1][1]
        part.heads.append(len(part.pieces))
        part.words.append((start, end))
        part.pieces += ids
        part.features += [_feature(text[start:end], places[start])] * len(ids)
    if part.words:
        yield part


def _word_pieces(word_ids: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    first = 0
    for position in range(1, len(word_ids) + 1):
        if position == len(word_ids) or word_ids[position] != word_ids[first]:
            yield first, position
            first = position


def _cut(part: _Part, text: str) -> tuple[_Part, _Part]:
    """Cut in two after the last end of a sentence in the second half, or at the very end."""
    count = len(part.words)
    for index in range(count - 1, count // 2, -1):
        start, end = part.words[index]
        if text[start:end] in _SENTENCE_ENDS and index + 1 < count:
            head = part.heads[index + 1]
            rest = _Part(
                part.pieces[head:],
                part.features[head:],
                [place - head for place in part.heads[index + 1 :]],
                part.words[index + 1 :],
            )
            kept = _Part(
                part.pieces[:head],
                part.features[:head],
                part.heads[: index + 1],
                part.words[: index + 1],
            )
            return kept, rest
    return part, _Part()


def _feature(word: str, place: int) -> int:
    if any(char.isdigit() for char in word):
        form = 3
    elif len(word) > 1 and word.isupper():
        form = 2
    else:
        form = 1 if word[:1].isupper() else 0
    return 1 + 3 * form + place
