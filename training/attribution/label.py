"""Let a trained teacher read texts, for a smaller network to learn from.

    python -m training.attribution.label --teacher DIR --corpora DIR --out FILE

Reads PolNeAR's training articles, which keep the annotators' attributions, and news texts of
other corpora, which get the teacher's. The articles that acts are measured on are not among them.
Source: Hinton et al. 2015, distillation; Wang et al. 2021, of conditional random fields.
"""

import argparse
import gzip
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.annotate.quotes import find_quotes
from onrecord.models.linking import LinkWeights, link_spans
from onrecord.models.tags import best_tags, spans_of
from onrecord.models.windows import Window, read_windows
from training.attribution.data import Belief, Labelled, read_articles, training_part, write_labels
from training.attribution.network import AttributionNetwork
from training.attribution.train import SHAPES, TRAINING_FILE, digest, load_tokenizer
from training.encoder import Encoder

UNLABELLED = {
    "place/lgl.jsonl": 600,
    "place/geowebnews.jsonl": 600,
    "time/timebank.jsonl": 600,
    "time/aquaint.jsonl": 600,
    "news/reuters-21578.jsonl.gz": 600,
    "events/ngec_synthetic_silver.jsonl": 1200,
}
"""News texts without attributions, under the folder of corpora, and how many are taken at most."""

FEWEST_WORDS = 150
"""Texts shorter than this are lists of prices more often than news."""

_ROWS = 8  # windows read in one go


class Teacher:
    """A trained network that reads texts.

    Args:
        run: folder that `training.attribution.train` wrote.
        tokenizer: BERT's uncased word pieces.
    """

    def __init__(self, run: Path, tokenizer: Tokenizer) -> None:
        settings = json.loads((run / "run.json").read_text(encoding="utf-8"))["settings"]
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        network = AttributionNetwork(Encoder(SHAPES[settings["encoder"]]))
        network.load_state_dict(torch.load(run / "network.pt", map_location="cpu"))
        self._network = network.to(self._device).eval()
        self._tokenizer = tokenizer
        self._weights = LinkWeights(
            network.pair_weights.detach().cpu().numpy(), float(network.no_source.detach())
        )

    def read(self, text: str) -> tuple[list[dict[str, Any]], Belief]:
        """The attributions of a text in the gold's format, and what is believed of its words."""
        windows = read_windows(text, find_quotes(text), tokenizer=self._tokenizer)
        found: list[dict[str, Any]] = []
        beliefs: list[Belief] = []
        for first in range(0, len(windows), _ROWS):
            some = windows[first : first + _ROWS]
            scores, links, real = self._run(some)
            beliefs += self._beliefs(scores, real)
            paths = best_tags(
                scores.cpu().numpy(),
                [len(window.words) for window in some],
                self._network.steps().detach().cpu().numpy(),
            )
            for window, path, vectors in zip(some, paths, links.cpu().numpy(), strict=True):
                found += self._linked(text, window, path, vectors)
        tags = torch.cat([belief.tags for belief in beliefs]) if beliefs else torch.zeros(0)
        steps = torch.cat([belief.steps for belief in beliefs]) if beliefs else torch.zeros(0)
        return found, Belief(tags.half(), steps.half())

    @torch.no_grad()
    def _run(self, windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
        with torch.autocast(self._device.type, dtype=torch.bfloat16):
            return self._network.read_words(windows)

    def _beliefs(self, scores: Tensor, real: Tensor) -> Iterator[Belief]:
        """How probable each tag and step is: the derivatives of the log partition."""
        scores = scores.detach().requires_grad_()
        steps = self._network.steps().detach().expand(*scores.shape, -1).contiguous()
        steps.requires_grad_()
        total = self._network.log_partition(scores, steps, real).sum()
        tags, pairs = torch.autograd.grad(total, (scores, steps))
        for row, words in enumerate(real):
            yield Belief(tags[row, words].cpu(), pairs[row, words].cpu())

    def _linked(
        self, text: str, window: Window, path: list[int], vectors: np.ndarray
    ) -> Iterator[dict[str, Any]]:
        def piece(span: tuple[int, int]) -> list[int]:
            return [window.words[span[0]][0], window.words[span[1]][1]]

        for group in link_spans(
            list(spans_of(path)),
            vectors,
            words=[text[start:end] for start, end in window.words],
            paragraphs=window.paragraphs,
            weights=self._weights,
        ):
            yield {
                "source": [piece(group.source)] if group.source else [],
                "cue": [piece(group.cue)] if group.cue else [],
                "content": [piece(span) for span in group.contents],
            }


def read_texts(path: Path, *, most: int) -> list[str]:
    """The texts of a JSON Lines file that are long enough, in order.

    Args:
        path: the file, gzipped or not; each line has a `text`.
        most: how many texts are taken, evenly over the file.
    """
    packed = path.read_bytes()
    lines = (gzip.decompress(packed) if path.suffix == ".gz" else packed).splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    texts = [text for text in texts if len(text.split()) >= FEWEST_WORDS]
    if len(texts) <= most:
        return texts
    return [texts[number * len(texts) // most] for number in range(most)]


def label(teacher: Teacher, corpora: Path) -> Iterator[Labelled]:
    """All texts under the folder of corpora, read by the teacher."""
    for article in training_part(read_articles(corpora / TRAINING_FILE)):
        yield Labelled(article, teacher.read(article["text"])[1], gold=True)
    for name, most in UNLABELLED.items():
        for text in read_texts(corpora / name, most=most):
            found, belief = teacher.read(text)
            yield Labelled({"text": text, "attributions": found}, belief, gold=False)


def label_corpora(teacher: Path, corpora: Path, out: Path, *, threads: int = 2) -> None:
    """Write what a teacher makes of all texts, with the account of how.

    Args:
        teacher: folder of its training run.
        corpora: folder of corpora.
        out: file for the labels; it appears when it is whole.
        threads: of torch on the CPU.
    """
    torch.set_num_threads(threads)
    began = time.monotonic()
    texts: list[Labelled] = []
    for each in label(Teacher(teacher, load_tokenizer()), corpora):
        texts.append(each)
        if len(texts) % 100 == 0:
            print(f"{len(texts)} texts {time.monotonic() - began:.0f} s", flush=True)
    account = {
        "teacher": json.loads((teacher / "run.json").read_text(encoding="utf-8")),
        "texts": len(texts),
        "corpus": {name: digest(corpora / name) for name in (TRAINING_FILE, *UNLABELLED)},
    }
    write_labels(out, account, texts)


def main() -> None:
    """Read the command line and label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True, help="folder of its training run")
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora")
    parser.add_argument("--out", type=Path, required=True, help="file for the labels")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    label_corpora(arguments.teacher, arguments.corpora, arguments.out, threads=arguments.threads)


if __name__ == "__main__":
    main()
