"""PolNeAR articles -> windows with gold tags and links."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.annotate.quotes import find_quotes
from onrecord.models.tags import TAGS
from onrecord.models.windows import Window, read_windows
from training.attribution.articles import read_articles as read_articles
from training.attribution.articles import training_part as training_part
from training.attribution.articles import tuning_part as tuning_part

WordSpan = tuple[int, int]
"""First and last word."""


@dataclass(slots=True)
class Belief:
    """How probable each tag of each word is.

    Attributes:
        tags: words x tags, each row summing to one.
        steps: words x tags x tags: of the word before and of this one together; before its first
            word a window is outside.
    """

    tags: Tensor
    steps: Tensor

    @classmethod
    def certain(cls, tags: Sequence[int]) -> "Belief":
        """That a window's words have these tags."""
        numbers = torch.tensor(tags)
        before = nn.functional.pad(numbers, (1, 0))[:-1]
        steps = torch.zeros(len(tags), len(TAGS), len(TAGS))
        steps[torch.arange(len(tags)), before, numbers] = 1.0
        return cls(nn.functional.one_hot(numbers, len(TAGS)).float(), steps)

    def window(self, first: int, last: int) -> "Belief":
        """The part for the words from `first` up to before `last`, as a window of its own.

        A span that runs on from the word before begins anew.
        """
        tags, steps = self.tags[first:last].float(), self.steps[first:last].float()
        for inside in range(2, len(TAGS), 2):
            tags[0, inside - 1] += tags[0, inside]
            tags[0, inside] = 0.0
            steps[1:2, inside - 1] += steps[1:2, inside]
            steps[1:2, inside] = 0.0
        steps[0] = 0.0
        steps[0, 0] = tags[0]
        return Belief(tags, steps)

    def mixed(self, other: "Belief", share: float) -> "Belief":
        """Mix a share of another belief into this one."""
        return Belief(
            torch.lerp(self.tags, other.tags, share), torch.lerp(self.steps, other.steps, share)
        )


@dataclass(slots=True)
class Example:
    """A window with what the annotators, or a teacher, marked in it.

    Attributes:
        window: what the encoder reads.
        texts: the words themselves.
        belief: the tags of its words.
        cues: spans of the cues.
        sources: spans of the sources.
        contents: spans of the pieces of contents.
        cue_of: for each piece of content the number of its cue, None where it stands elsewhere.
        source_of: for each cue the number of its source, -1 for none, None where it stands
            elsewhere.
    """

    window: Window
    texts: list[str]
    belief: Belief
    cues: list[WordSpan] = field(default_factory=list)
    sources: list[WordSpan] = field(default_factory=list)
    contents: list[WordSpan] = field(default_factory=list)
    cue_of: list[int | None] = field(default_factory=list)
    source_of: list[int | None] = field(default_factory=list)


@dataclass(slots=True)
class Labelled:
    """A text with attributions, and what a teacher makes of it.

    Attributes:
        article: `text` and `attributions`: the annotators', or else the teacher's.
        belief: the teacher's, of every word of the text; None without a teacher.
        gold: whether the attributions are the annotators'.
    """

    article: dict[str, Any]
    belief: Belief | None = None
    gold: bool = True


def write_labels(path: Path, account: dict[str, Any], texts: Iterable[Labelled]) -> None:
    """Write what a teacher made of texts, and the account of how."""
    part = path.with_suffix(".part")
    torch.save({"account": account, "texts": [asdict(each) for each in texts]}, part)
    part.replace(path)


def read_labels(path: Path) -> tuple[dict[str, Any], list[Labelled]]:
    """The account and the texts that `write_labels` wrote."""
    saved = torch.load(path)
    return saved["account"], [
        Labelled(each["article"], Belief(**each["belief"]), each["gold"]) for each in saved["texts"]
    ]


def read_examples(
    article: dict[str, Any],
    *,
    tokenizer: Tokenizer,
    first_pieces: int | None = None,
    taught: Belief | None = None,
    taught_share: float = 1.0,
) -> list[Example]:
    """The windows of an article with their gold.

    Args:
        article: a line of the gold file, or a text with attributions that a teacher found.
        tokenizer: BERT's uncased word pieces.
        first_pieces: size of the first window, to shift the cuts from epoch to epoch.
        taught: what a teacher believes of the words of the article.
        taught_share: its share of the tags, the rest being the article's attributions.
    """
    text = article["text"]
    windows = read_windows(text, find_quotes(text), tokenizer=tokenizer, first_pieces=first_pieces)
    examples = [_example(text, window, article["attributions"]) for window in windows]
    if taught:
        first = 0
        for example in examples:
            last = first + len(example.texts)
            example.belief = example.belief.mixed(taught.window(first, last), taught_share)
            first = last
    return examples


def _example(text: str, window: Window, attributions: Iterable[dict[str, Any]]) -> Example:
    texts = [text[start:end] for start, end in window.words]
    tags = [0] * len(texts)
    example = Example(window, texts, Belief.certain(tags))
    for attribution in attributions:
        cue = _merged(example, attribution["cue"])
        source = _merged(example, attribution["source"])
        if cue:
            example.source_of.append(_number(example.sources, source, attribution["source"]))
            example.cues.append(cue)
            _mark(tags, "cue", cue)
        elif source:
            _number(example.sources, source, attribution["source"])
        if source:
            _mark(tags, "source", source)
        for piece in attribution["content"]:
            where = _words_of(example, piece)
            if where:
                _mark(tags, "content", where)
                example.contents.append(where)
                example.cue_of.append(len(example.cues) - 1 if cue else None)
    example.belief = Belief.certain(tags)
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
