"""PolNeAR articles -> windows with gold tags and links."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from onrecord.annotate.quotes import find_quotes
from onrecord.models.tags import TAGS
from onrecord.models.windows import Window, read_windows

WordSpan = tuple[int, int]
"""First and last word."""


@dataclass(slots=True)
class Example:
    """A window with what the annotators marked in it.

    Attributes:
        window: what the encoder reads.
        texts: the words themselves.
        tags: one tag number for each word.
        cues: spans of the cues.
        sources: spans of the sources.
        contents: spans of the pieces of contents.
        cue_of: for each piece of content the number of its cue, None where it stands elsewhere.
        source_of: for each cue the number of its source, -1 for none, None where it stands
            elsewhere.
    """

    window: Window
    texts: list[str]
    tags: list[int]
    cues: list[WordSpan] = field(default_factory=list)
    sources: list[WordSpan] = field(default_factory=list)
    contents: list[WordSpan] = field(default_factory=list)
    cue_of: list[int | None] = field(default_factory=list)
    source_of: list[int | None] = field(default_factory=list)


def read_articles(path: Path) -> list[dict[str, Any]]:
    """The lines of a gold file: `text` and `attributions`."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_examples(
    article: dict[str, Any], *, tokenizer: Tokenizer, first_pieces: int | None = None
) -> list[Example]:
    """The windows of an article with their gold.

    Args:
        article: a line of the gold file.
        tokenizer: BERT's uncased word pieces.
        first_pieces: size of the first window, to shift the cuts from epoch to epoch.
    """
    text = article["text"]
    windows = read_windows(text, find_quotes(text), tokenizer=tokenizer, first_pieces=first_pieces)
    return [_example(text, window, article["attributions"]) for window in windows]


def _example(text: str, window: Window, attributions: Iterable[dict[str, Any]]) -> Example:
    texts = [text[start:end] for start, end in window.words]
    example = Example(window, texts, [0] * len(texts))
    for attribution in attributions:
        cue = _merged(example, attribution["cue"])
        source = _merged(example, attribution["source"])
        if cue:
            example.source_of.append(_number(example.sources, source, attribution["source"]))
            example.cues.append(cue)
            _mark(example.tags, "cue", cue)
        elif source:
            _number(example.sources, source, attribution["source"])
        if source:
            _mark(example.tags, "source", source)
        for piece in attribution["content"]:
            where = _words_of(example, piece)
            if where:
                _mark(example.tags, "content", where)
                example.contents.append(where)
                example.cue_of.append(len(example.cues) - 1 if cue else None)
    return example


def _number(
    known: list[WordSpan], span: WordSpan | None, given: Sequence[Sequence[int]] | None
) -> int | None:
    if not span:
        return None if given else -1
    if span not in known:
        known.append(span)
    return known.index(span)


def _merged(example: Example, pieces: Sequence[Sequence[int]] | None) -> WordSpan | None:
    """The longest piece: cues and sources of more than one piece are nearly unknown."""
    spans = [span for piece in pieces or [] if (span := _words_of(example, piece))]
    return max(spans, key=lambda span: span[1] - span[0], default=None)


def _words_of(example: Example, piece: Sequence[int]) -> WordSpan | None:
    """The words a range touches, without the punctuation at its edges if it holds more."""
    touched = [
        number
        for number, (start, end) in enumerate(example.window.words)
        if start < piece[1] and end > piece[0]
    ]
    inside = [number for number in touched if example.texts[number][0].isalnum()] or touched
    return (inside[0], inside[-1]) if inside else None


def _mark(tags: list[int], kind: str, span: WordSpan) -> None:
    begin = TAGS.index(f"B-{kind}")
    tags[span[0]] = begin
    tags[span[0] + 1 : span[1] + 1] = [begin + 1] * (span[1] - span[0])
