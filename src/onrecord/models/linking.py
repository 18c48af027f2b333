"""Which cue a content belongs to, and which source a cue: features of pairs of spans.

A pair is scored by the product of what the encoder says of both, plus weights for where they
stand to each other: how far apart, how many rivals and ends of sentences stand between them,
whether in one paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

_FARTHEST = 8  # distances are counted in powers of two, up to 2 ** 7 words and more
_DISTANCES = 2 * _FARTHEST + 1
_RIVALS, _STOPS, _PARAGRAPHS = 4, 3, 2

PAIR_FEATURES = _DISTANCES + _RIVALS + _STOPS + _PARAGRAPHS
"""Size of the vocabulary of `pair_features`."""

_ENDS = frozenset(".!?")

WordSpan = tuple[int, int]
"""First and last word."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """What training learnt of pairs.

    Attributes:
        pairs: weight of each pair feature, of content and cue, and of cue and source.
        no_source: score of a cue's having no source.
    """

    pairs: Floats
    no_source: float

    @classmethod
    def from_lists(cls, pairs: Sequence[Sequence[float]], no_source: float) -> Self:
        """The weights as JSON holds them."""
        return cls(np.array(pairs, dtype=np.float32), no_source)


@dataclass(slots=True)
class LinkedSpans:
    """One attribution as spans of words.

    Attributes:
        cue: None where the window has none.
        source: None where the cue has none.
        contents: pieces in text order.
        score: probability of its least sure link.
    """

    cue: WordSpan | None
    source: WordSpan | None = None
    contents: list[WordSpan] = field(default_factory=list)
    score: float = 1.0

    def spans(self) -> list[WordSpan]:
        """All spans there are."""
        return [span for span in (self.cue, self.source, *self.contents) if span]


def link_spans(
    spans: Sequence[tuple[str, int, int]],
    links: Floats,
    *,
    words: Sequence[str],
    paragraphs: Sequence[int],
    weights: LinkWeights,
) -> list[LinkedSpans]:
    """Join the spans of a window to attributions: to each content its cue, to that its source.

    A cue without content is no attribution and is left out.

    Args:
        spans: kind, first and last word.
        links: words x four projections: content, cue, cue, source.
        words: of the window.
        paragraphs: number of the paragraph of each word.
        weights: what training learnt of pairs.
    """
    sources, cues, contents = (
        [(first, last) for kind, first, last in spans if kind == wanted]
        for wanted in ("source", "cue", "content")
    )
    if not contents:
        return []
    if not cues:
        return [LinkedSpans(None, contents=[content]) for content in contents]

    def scores(origins: Sequence[WordSpan], targets: Sequence[WordSpan], relation: int) -> Floats:
        asking, asked = np.split(links, 4, axis=1)[2 * relation : 2 * relation + 2]
        numbers = pair_features(origins, targets, words=words, paragraphs=paragraphs)
        product = _edges(asking, origins) @ _edges(asked, targets).T / asking.shape[1] ** 0.5
        summed: Floats = product + weights.pairs[relation][numbers].sum(axis=-1)
        return summed

    found = [LinkedSpans(cue) for cue in cues]
    belief = _softmax(scores(contents, cues, 0))
    for content, row in zip(contents, belief, strict=True):
        linked = found[int(row.argmax())]
        linked.contents.append(content)
        linked.score = min(linked.score, float(row.max()))
    nobody = np.full((len(cues), 1), weights.no_source, dtype=np.float32)
    named = [nobody, scores(cues, sources, 1)] if sources else [nobody]
    for linked, row in zip(found, _softmax(np.concatenate(named, axis=1)), strict=True):
        best = int(row.argmax())
        linked.source = sources[best - 1] if best else None
        linked.score = min(linked.score, float(row.max()))
    return [linked for linked in found if linked.contents]


def pair_features(
    origins: Sequence[WordSpan],
    targets: Sequence[WordSpan],
    *,
    words: Sequence[str],
    paragraphs: Sequence[int],
) -> NDArray[np.int64]:
    """Four feature numbers for each pair of an origin and a target.

    Args:
        origins: spans that look for one of the targets, at least one.
        targets: at least one.
        words: of the window; only those that end sentences matter.
        paragraphs: number of the paragraph of each word.
    Returns:
        origins x targets x 4 numbers below `PAIR_FEATURES`: distance, rivals, stops, paragraphs.
    """
    first, last = (np.array(edge)[:, None] for edge in zip(*origins, strict=True))
    start, stop = (np.array(edge)[None, :] for edge in zip(*targets, strict=True))
    after, before = np.maximum(start - last, 0), np.maximum(first - stop, 0)
    gap = after + before
    steps = np.minimum(np.log2(np.maximum(gap, 1)).astype(np.int64) + 1, _FARTHEST) * (gap > 0)
    distance = _FARTHEST + np.where(after > 0, steps, -steps)

    low = np.where(after > 0, last, stop)  # the words between the two, both ends left out
    high = np.where(after > 0, start, first)
    rivals = ((start[:, None, :] > low[..., None]) & (stop[:, None, :] < high[..., None])).sum(-1)
    ended = np.cumsum([word in _ENDS for word in words])
    stops = np.where(gap > 0, ended[np.maximum(high - 1, 0)] - ended[low], 0)
    numbers = np.array(paragraphs)
    apart = numbers[first] != numbers[start]
    return np.stack(
        [
            distance,
            _DISTANCES + np.minimum(rivals, _RIVALS - 1),
            _DISTANCES + _RIVALS + np.clip(stops, 0, _STOPS - 1),
            _DISTANCES + _RIVALS + _STOPS + apart,
        ],
        axis=-1,
    ).astype(np.int64)


def _edges(vectors: Floats, spans: Sequence[WordSpan]) -> Floats:
    mean: Floats = vectors[np.array(spans)].mean(axis=1)
    return mean


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares
