"""Fine-tune the encoder on PolNeAR's attributions.

    python -m training.attribution.train --corpora DIR --out DIR

Writes `network.pt` (weights) and `run.json` (settings, corpus hash, loss, time), and on the way
`state.pt`, from which a run that was cut off goes on.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn

from onrecord.models.windows import WINDOW_PIECES
from training.attribution.data import (
    Example,
    Labelled,
    read_articles,
    read_examples,
    read_labels,
    training_part,
)
from training.attribution.network import AttributionNetwork
from training.encoder import MINILM, MPNET, load_pretrained, pretrained_folder

SHAPES = {shape.name: shape for shape in (MINILM, MPNET)}
"""The encoders that can be trained, by the name of their pretrained weights."""

TRAINING_FILE = "attribution/polnear.train.jsonl"
"""Path of the training articles under the folder of corpora."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a run is made of; the defaults train the reader on the annotators alone.

    Attributes:
        encoder: name of the pretrained weights.
        seed: of weights, order and dropout.
        epochs: times the articles are read.
        batch_pieces: word pieces per step, padding included.
        encoder_rate: highest learning rate of the encoder's last layer.
        layer_decay: what each layer's rate is of that of the layer after it.
        head_rate: highest learning rate of the heads and the table of features.
        transition_rate: highest learning rate of transitions and pair weights.
        warm_up: share of the steps in which the rates rise from zero; they fall after.
        weight_decay: of the matrices.
        link_weight: weight of the links' loss against the tags'.
        taught_share: how much of the tags of annotated articles is the teacher's.
        threads: of torch on the CPU.
    """

    encoder: str = MINILM.name
    seed: int = 7
    epochs: int = 3
    batch_pieces: int = 2048
    encoder_rate: float = 8e-5
    layer_decay: float = 1.0
    head_rate: float = 1e-3
    transition_rate: float = 1e-2
    warm_up: float = 0.1
    weight_decay: float = 0.01
    link_weight: float = 0.2
    taught_share: float = 0.5
    threads: int = 2


TEACHER = Settings(encoder=MPNET.name, epochs=2, encoder_rate=6e-5, layer_decay=0.9)
"""What made the teacher of the shipped reader."""

READER = Settings(seed=11, epochs=10, encoder_rate=1.5e-4, layer_decay=0.9)
"""What made the shipped reader, from what the teacher believes."""


def train(corpora: Path, out: Path, settings: Settings, *, labels: Path | None = None) -> None:
    """Train and write the weights and the account of the run into `out`.

    A run that was cut off goes on from its last saved state when started again.

    Args:
        corpora: folder of corpora.
        out: folder for the run.
        settings: what it is made of.
        labels: what a teacher made of texts, from `training.attribution.label`.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(settings.threads)
    if labels:
        taught, texts = read_labels(labels)
    else:
        taught, texts = None, _annotated(corpora)
    tokenizer = load_tokenizer()
    batches = [
        batch
        for epoch in range(settings.epochs)
        for batch in _epoch(texts, tokenizer, settings, random.Random(settings.seed + epoch))
    ]
    run = Run(settings, steps=len(batches))
    if (out / "state.pt").exists():
        run.load(out / "state.pt")
    for batch in batches[len(run.losses) :]:
        run.step(batch)
        done = len(run.losses)
        if done % 20 == 0:
            mean = sum(run.losses[-20:]) / 20
            print(f"step {done}/{len(batches)} loss {mean:.4f} {run.seconds:.0f} s", flush=True)
        if done % 200 == 0:
            run.save(out / "state.pt")
    torch.save(run.network.state_dict(), out / "network.pt")
    account = {
        "settings": asdict(settings),
        "corpus": {TRAINING_FILE: digest(corpora / TRAINING_FILE)},
        "taught": taught,
        "loss": round(sum(run.losses[-100:]) / len(run.losses[-100:]), 4),
        "seconds": round(run.seconds),
    }
    (out / "run.json").write_text(json.dumps(account, indent=2) + "\n", encoding="utf-8")


class Run:
    """A network on its way, with all that is needed to go on after a cut.

    Args:
        settings: of the run.
        steps: how many there will be.
    Attributes:
        network: the weights so far.
        losses: one for each step done.
        seconds: spent on steps.
    """

    def __init__(self, settings: Settings, *, steps: int) -> None:
        torch.manual_seed(settings.seed)
        self._settings = settings
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network = (
            AttributionNetwork(load_pretrained(SHAPES[settings.encoder])).to(self._device).train()
        )
        self._optimizer = torch.optim.AdamW(
            _groups(self.network, settings), weight_decay=settings.weight_decay, fused=True
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: _rate(step / steps, settings.warm_up)
        )
        self.losses: list[float] = []
        self.seconds = 0.0

    def step(self, batch: Sequence[Example]) -> None:
        """Learn from one batch."""
        began = time.monotonic()
        with torch.autocast(self._device.type, dtype=torch.bfloat16):
            loss = self.network.loss(batch, link_weight=self._settings.link_weight)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self._schedule.step()
        self.losses.append(float(loss.detach()))
        self.seconds += time.monotonic() - began

    def save(self, path: Path) -> None:
        """Write the whole state, so that a cut never leaves half a file."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "dice": torch.get_rng_state(),
            "losses": self.losses,
            "seconds": self.seconds,
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a written state."""
        state = torch.load(path, map_location=self._device)
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["dice"].cpu())
        self.losses = state["losses"]
        self.seconds = state["seconds"]


def load_tokenizer() -> Tokenizer:
    """The encoder's word pieces, with nothing cut off and nothing filled up."""
    tokenizer = Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _annotated(corpora: Path) -> list[Labelled]:
    articles = training_part(read_articles(corpora / TRAINING_FILE))
    return [Labelled(article) for article in articles]


def _epoch(
    texts: Sequence[Labelled],
    tokenizer: Tokenizer,
    settings: Settings,
    dice: random.Random,
) -> Iterator[list[Example]]:
    """Batches of windows of like length, the windows cut anew, in random order."""
    examples = [
        example
        for each in texts
        for example in read_examples(
            each.article,
            tokenizer=tokenizer,
            first_pieces=dice.randint(64, WINDOW_PIECES),
            taught=each.belief,
            taught_share=settings.taught_share if each.gold else 1.0,
        )
    ]
    examples.sort(key=lambda example: len(example.window.pieces) + dice.uniform(0, 16))
    batches: list[list[Example]] = [[]]
    for example in examples:
        longest = max(len(other.window.pieces) for other in [example, *batches[-1]])
        if longest * (len(batches[-1]) + 1) > settings.batch_pieces:
            batches.append([])
        batches[-1].append(example)
    dice.shuffle(batches)
    return iter(batches)


def _groups(network: AttributionNetwork, settings: Settings) -> list[dict[str, Any]]:
    depth = len(network.encoder.layers)
    shares = [settings.layer_decay ** (depth - layer) for layer in range(depth + 1)]
    encoder = network.encoder
    layers = [
        {"params": list(layer.parameters()), "lr": settings.encoder_rate * share}
        for layer, share in zip(encoder.layers, shares[1:], strict=True)
    ]
    layers.append(
        {
            "params": [
                weight
                for name, weight in encoder.named_parameters()
                if not name.startswith(("features", "layers"))
            ],
            "lr": settings.encoder_rate * shares[0],
        }
    )
    heads = [
        *network.encoder.features.parameters(),
        *network.tags.parameters(),
        *network.links.parameters(),
    ]
    steps = [network.transitions, network.pair_weights, network.no_source]
    return [
        *layers,
        {"params": heads, "lr": settings.head_rate},
        {"params": steps, "lr": settings.transition_rate, "weight_decay": 0.0},
    ]


def _rate(progress: float, warm_up: float) -> float:
    return min(progress / warm_up, (1 - progress) / (1 - warm_up))


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for the run")
    parser.add_argument("--labels", type=Path, help="what a teacher made of texts")
    parser.add_argument("--encoder", choices=sorted(SHAPES), default=Settings.encoder)
    parser.add_argument("--encoder-rate", type=float, default=Settings.encoder_rate)
    parser.add_argument("--layer-decay", type=float, default=Settings.layer_decay)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    arguments = parser.parse_args()
    settings = Settings(
        encoder=arguments.encoder,
        seed=arguments.seed,
        epochs=arguments.epochs,
        encoder_rate=arguments.encoder_rate,
        layer_decay=arguments.layer_decay,
    )
    train(arguments.corpora, arguments.out, settings, labels=arguments.labels)


if __name__ == "__main__":
    main()
