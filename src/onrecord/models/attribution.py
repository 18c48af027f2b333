"""The trained reader of attributions: who said, by what cue, which words.

It tags sources, cues and contents in one pass of a small encoder and links them: a content of one
or more pieces to its cue, a cue to its source. It reads text and quotation marks only, no parse.
`docs/models/attribution.md` is its model card.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.models.files import read_model_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.models.windows import Quotation, Window
    from onrecord.models.word_states import WordStates

_LETTER = re.compile(r"[^\W\d_]")
_WINDOWS_AT_ONCE = 64  # some 40,000 characters; what is held for each is freed with its batch

MODEL_FOLDER = Path(__file__).parent / "files"
"""Where the shipped files lie."""


class TaggedSpan(NamedTuple):
    """Half-open range of code points, without the punctuation at its edges."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedAttribution:
    """What one cue says of one content.

    Attributes:
        cue: None where the model sees a content but nothing that introduces it.
        source: None where nobody is named near the cue.
        content: its pieces in text order, at least one.
        score: between 0 and 1: the model's belief that all of these words are tagged and linked
            as the annotators would.
    """

    cue: TaggedSpan | None
    source: TaggedSpan | None
    content: tuple[TaggedSpan, ...]
    score: float


class Reading(NamedTuple):
    """What one pass over a text gives.

    Attributes:
        attributions: in order of their content.
        states: of the words, for the heads of other tasks; None where they were not asked for.
    """

    attributions: list[TaggedAttribution]
    states: "WordStates | None"


class AttributionModel:
    """The encoder with its heads, ready to read texts.

    Args:
        folder: with `model.json` and the files it names.
        threads: of the encoder; one is the steadier choice inside worker processes.
    Raises:
        ModelFileError: a file is missing or is not the one that `model.json` names.
    """

    def __init__(self, folder: Path = MODEL_FOLDER, *, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        from onrecord.models.linking import LinkWeights
        from onrecord.models.tags import step_scores

        files, account = read_model_folder(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            files["attribution.onnx"], options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_buffer(files["tokenizer.json"])
        decoder: dict[str, Any] = account["decoder"]
        self._steps = step_scores(decoder["transitions"])
        self._weights = LinkWeights.from_lists(decoder["pair_weights"], decoder["no_source"])

    def tag(self, text: str, quotations: Iterable["Quotation"]) -> list[TaggedAttribution]:
        """Every attribution of a text, in order of its content.

        Args:
            text: an article, paragraphs ending in newlines.
            quotations: its quoted stretches, from `onrecord.annotate.quotes.find_quotes`.
        """
        return self.read(text, quotations).attributions

    def read(
        self, text: str, quotations: Iterable["Quotation"], *, keep_states: bool = False
    ) -> Reading:
        """Every attribution of a text and, where asked, the states of its words.

        Args:
            text: as for `tag`.
            quotations: as for `tag`.
            keep_states: 0.8 kB a word; what is not kept goes with its batch of windows.
        """
        from onrecord.models.windows import read_windows
        from onrecord.models.word_states import join_states

        windows = [
            window
            for window in read_windows(text, quotations, tokenizer=self._tokenizer)
            if _LETTER.search(text, window.words[0][0], window.words[-1][1])
        ]
        found: list[TaggedAttribution] = []
        states: list[NDArray[np.float16]] = []
        for first in range(0, len(windows), _WINDOWS_AT_ONCE):
            batch = windows[first : first + _WINDOWS_AT_ONCE]
            outputs = [self._run(window, with_states=keep_states) for window in batch]
            found += self._attributions(text, batch, outputs)
            states += [output.states for output in outputs if output.states is not None]
        return Reading(
            sorted(found, key=lambda each: each.content),
            join_states(windows, states) if keep_states else None,
        )

    def _attributions(
        self, text: str, windows: "Sequence[Window]", outputs: Sequence["_Output"]
    ) -> "Iterator[TaggedAttribution]":
        from onrecord.models.linking import link_spans
        from onrecord.models.tags import best_tags, spans_of, tag_margins

        emissions, lengths = _padded([output.tags for output in outputs])
        paths = best_tags(emissions, lengths, self._steps)
        beliefs = tag_margins(emissions, lengths, self._steps)
        for window, output, path, belief in zip(windows, outputs, paths, beliefs, strict=True):
            words = [text[start:end] for start, end in window.words]
            for group in link_spans(
                list(spans_of(path)),
                output.links,
                words=words,
                paragraphs=window.paragraphs,
                weights=self._weights,
            ):
                sure = min(
                    float(belief[word, path[word]])
                    for first, last in group.spans()
                    for word in range(first, last + 1)
                )
                yield TaggedAttribution(
                    cue=_range(window, group.cue),
                    source=_range(window, group.source),
                    content=tuple(
                        TaggedSpan(window.words[first][0], window.words[last][1])
                        for first, last in group.contents
                    ),
                    score=sure * group.score,
                )

    def _run(self, window: "Window", *, with_states: bool) -> "_Output":
        import numpy as np

        tags, links, *states = self._session.run(
            ["tags", "links", *(["states"] if with_states else [])],
            {
                "pieces": np.array([window.pieces], dtype=np.int64),
                "features": np.array([window.features], dtype=np.int64),
            },
        )
        heads = np.array(window.heads)
        return _Output(
            tags[0, heads],
            links[0, heads],
            states[0][0, heads].astype(np.float16) if states else None,
        )


class _Output(NamedTuple):
    """What the network says of the words of a window: words x numbers, each."""

    tags: "NDArray[np.float32]"
    links: "NDArray[np.float32]"
    states: "NDArray[np.float16] | None"


@cache
def shared_model(threads: int = 1) -> AttributionModel:
    """The shipped model, loaded once in a process."""
    return AttributionModel(threads=threads)


def _range(window: "Window", span: tuple[int, int] | None) -> TaggedSpan | None:
    return span and TaggedSpan(window.words[span[0]][0], window.words[span[1]][1])


def _padded(
    rows: Sequence["NDArray[np.float32]"],
) -> tuple["NDArray[np.float32]", list[int]]:
    import numpy as np

    lengths = [len(row) for row in rows]
    filled = np.zeros((len(rows), max(lengths), rows[0].shape[1]), dtype=np.float32)
    for number, row in enumerate(rows):
        filled[number, : len(row)] = row
    return filled, lengths
