"""Train the branch that tells what acts and events are, over the trained reader.

    python -m training.acts.train --corpora DIR --reader DIR --out DIR [--reviewed FILE ...]

Learns from annotated passages, reviewed acts, events between two parties, and machine-written
passages. `--reader` is a run of `training.attribution.train`. Writes `branch.pt`, `facts.json` and
`run.json` (settings, hashes, scores on the texts kept out). `--reviewed` names files of reviewed
acts, a user's own among them, in place of those of `evaluation/acts-reviewed`.
"""

import argparse
import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from onrecord.annotate.quotes import find_quotes
from onrecord.models.act import OUTCOMES as ACT_OUTCOMES
from onrecord.models.windows import Window, read_windows
from onrecord.models.word_states import words_within
from training.acts.examples import (
    ACT,
    EVENT,
    EVENT_FILE,
    PASSAGE,
    SILVER_FILE,
    TASKS,
    Item,
    Task,
    read_all,
)
from training.acts.network import Branch, Sheet, shared_states
from training.acts.reviewed import read_reviewed
from training.attribution.network import AttributionNetwork
from training.attribution.train import digest, load_tokenizer
from training.encoder import Encoder

GOLD_FILE = Path("../gold/acts.train.jsonl")
"""Path of the annotated passages from the folder of corpora."""

REVIEWED = Path("evaluation/acts-reviewed")
"""Folder of the reviewed acts that the shipped branch learnt from."""

_TRUST = np.arange(0.0, 4.25, 0.25).tolist()
_TEMPERATURES = np.linspace(0.8, 4.0, 65)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a run is made of.

    Attributes:
        seed: of weights, order and dropout.
        epochs: times the texts are read.
        rate, head_rate, fact_rate: highest learning rates of layers, heads and facts.
        warm_up: share of the steps in which the rates rise from zero; they fall after.
        weight_decay: of the matrices.
        sheets: windows of acts in a step; those of events and passages are shorter.
        drop_facts: share of the items of which the rules say nothing.
        event_times: how often the events are read in an epoch; they are short.
        passages: of so many machine-written passages one is read.
        passage_weight: of their loss.
        least_facts: items that must share a fact for it to have a weight.
        parts: into so many parts are texts divided, of which one is kept out.
        threads: of torch.
    """

    seed: int = 0
    epochs: int = 3
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    fact_rate: float = 3e-3
    warm_up: float = 0.1
    weight_decay: float = 0.01
    sheets: int = 4
    drop_facts: float = 0.1
    event_times: int = 2
    passages: int = 5
    passage_weight: float = 0.5
    least_facts: int = 3
    parts: int = 8
    threads: int = 1


def lay_out(items: Iterable[Item], encoder: Encoder, tokenizer: Tokenizer) -> list[Sheet]:
    """The windows that hold items, each item in that of its first words.

    Words of an item in another window are left out.
    """
    texts: dict[str, list[Item]] = {}
    for item in items:
        texts.setdefault(item.text, []).append(item)
    sheets = []
    for text, there in texts.items():
        windows = read_windows(text, find_quotes(text), tokenizer=tokenizer)
        begins = [window.words[0][0] for window in windows]
        of_window: dict[int, list[Item]] = {}
        for item in there:
            number = max((n for n, start in enumerate(begins) if start <= item.pivot), default=0)
            of_window.setdefault(number, []).append(item)
        sheets += [
            Sheet(
                windows[number],
                shared_states(encoder, windows[number]),
                [(item, _positions(item, windows[number])) for item in inside],
            )
            for number, inside in of_window.items()
        ]
    return sheets


def _positions(item: Item, window: Window) -> list[list[int]]:
    words = np.array(window.words)
    return [words_within(words, ranges) for ranges in item.groups]


def train(sheets: Sequence[Sheet], encoder: Encoder, settings: Settings) -> Branch:
    """A branch that has learnt from the sheets."""
    torch.manual_seed(settings.seed)
    dice = random.Random(settings.seed)
    branch = Branch(encoder, _known_facts(sheets, settings.least_facts)).train()
    optimizer = _optimizer(branch, settings)
    epochs = [list(_jobs(sheets, settings, dice)) for _ in range(settings.epochs)]
    steps = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(
            step / steps / settings.warm_up, (1 - step / steps) / (1 - settings.warm_up)
        ),
    )
    began = time.monotonic()
    for number, jobs in enumerate(epochs):
        losses = []
        for task, batch in jobs:
            loss = branch.loss(task, batch, drop_facts=settings.drop_facts)
            if task is PASSAGE:
                loss = settings.passage_weight * loss
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
        mean, seconds = sum(losses) / len(losses), time.monotonic() - began
        print(f"epoch {number + 1}/{settings.epochs} loss {mean:.3f} {seconds:.0f} s", flush=True)
    return branch.eval()


def _jobs(
    sheets: Sequence[Sheet], settings: Settings, dice: random.Random
) -> list[tuple[Task, list[Sheet]]]:
    """The batches of an epoch in random order, each of one task."""
    jobs = []
    for task, size, times in (
        (ACT, settings.sheets, 1),
        (EVENT, 4 * settings.sheets, settings.event_times),
        (PASSAGE, 32, 1),
    ):
        own = [sheet for sheet in sheets if any(item.task is task for item, _ in sheet.items)]
        for _ in range(times):
            dice.shuffle(own)
            jobs += [(task, own[n : n + size]) for n in range(0, len(own), size)]
    dice.shuffle(jobs)
    return jobs


def _optimizer(branch: Branch, settings: Settings) -> torch.optim.Optimizer:
    return torch.optim.AdamW(
        [
            {"params": list(branch.layers.parameters()), "lr": settings.rate},
            {"params": list(branch.heads.parameters()), "lr": settings.head_rate},
            {"params": list(branch.rules.parameters()), "lr": settings.fact_rate},
        ],
        weight_decay=settings.weight_decay,
    )


def _known_facts(sheets: Sequence[Sheet], least: int) -> dict[Task, list[str]]:
    """The facts that enough items share, by task."""
    counts = {task: Counter[str]() for task in TASKS if task is not PASSAGE}
    for sheet in sheets:
        for item, _ in sheet.items:
            if item.task in counts:
                counts[item.task].update(item.facts)
    return {
        task: sorted(name for name, count in names.items() if count >= least)
        for task, names in counts.items()
    }


def divide(items: Sequence[Item], settings: Settings) -> tuple[list[Item], list[Item]]:
    """Items to learn from and items kept out, those of one text on one side.

    On which side a text stands is told by its own hash, whatever else is read.
    """

    def is_apart(item: Item) -> bool:
        number = int.from_bytes(hashlib.sha256(item.text.encode()).digest()[:4])
        return item.task is not PASSAGE and number % settings.parts == 0

    return [item for item in items if not is_apart(item)], [
        item for item in items if is_apart(item)
    ]


@torch.no_grad()
def measure(branch: Branch, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """How the branch does on items that it has not learnt from, beside the rules.

    Set on the same items: how much more the rules' class counts than was learnt (`trust`), so that
    the most acts are right, and by what the scores are divided (`temperature`), so that the
    outcomes are as probable as the head says.
    """
    scores, items = branch.scores(ACT, _of(ACT, sheets))
    by_rules = torch.zeros_like(scores)
    for row, item in enumerate(items):
        by_rules[row, _by_rules(item)] = 1.0

    def trusted(trust: float) -> torch.Tensor:
        return scores + trust * by_rules

    trust = max(_TRUST, key=lambda each: _act_scores(trusted(each), items)["act_and_class_f1"])
    judged = trusted(trust)
    found: dict[str, Any] = {
        "trust": trust,
        "temperature": _temperature(judged, items),
        "events": type_scores(branch, sheets),
    }
    for source in ["all", *sorted({item.source for item in items})]:
        rows = [n for n, item in enumerate(items) if source in ("all", item.source)]
        found[f"acts, {source}"] = _act_scores(judged[rows], [items[n] for n in rows])
    return found


@torch.no_grad()
def type_scores(branch: Branch, sheets: Sequence[Sheet]) -> dict[str, float]:
    """Share of the events whose most probable type is right: of head and rules, and of each."""
    own = _of(EVENT, sheets)
    scores, items = branch.scores(EVENT, own)
    alone, _ = branch.scores(EVENT, own, drop_facts=1.0)
    right, right_alone = (
        [int(row.argmax()) in item.outcomes for row, item in zip(table, items, strict=True)]
        for table in (scores, alone)
    )
    by_rule = [f"rule={item.outcomes[0]}" in item.facts for item in items]
    return {
        "items": len(items),
        "head_and_rules": _share(right),
        "head_alone": _share(right_alone),
        "rules_alone": _share(by_rule),
    }


def _of(task: Task, sheets: Sequence[Sheet]) -> list[Sheet]:
    return [sheet for sheet in sheets if any(item.task is task for item, _ in sheet.items)]


def _act_scores(scores: torch.Tensor, items: Sequence[Item]) -> dict[str, float]:
    """Of the acts read; those that were not read count nowhere, so that recall begins at 1."""
    none = len(ACT_OUTCOMES) - 1
    acts = [n for n, item in enumerate(items) if none not in item.outcomes]
    best, classes = scores.argmax(dim=1), scores[:, :none].argmax(dim=1)
    kept = [n for n in range(len(items)) if int(best[n]) != none]
    right = sum(int(best[n]) in items[n].outcomes for n in kept)
    right_by_rules = sum(_by_rules(item) in item.outcomes for item in items)
    return {
        "read": len(items),
        "acts": len(acts),
        "class_by_rules": _share([_by_rules(items[n]) in items[n].outcomes for n in acts]),
        "class": _share([int(classes[n]) in items[n].outcomes for n in acts]),
        "kept": len(kept),
        "acts_kept": len(set(kept) & set(acts)),
        "act_and_class_f1_by_rules": round(2 * right_by_rules / (len(items) + len(acts)), 3),
        "act_and_class_f1": round(2 * right / (len(kept) + len(acts)), 3),
    }


def _by_rules(item: Item) -> int:
    return next(n for n, each in enumerate(ACT_OUTCOMES) if f"class={each}" in item.facts)


def _temperature(scores: torch.Tensor, items: Sequence[Item]) -> float:
    """What scores are divided by, so that the outcomes are as probable as the head says."""

    def surprise(temperature: float) -> float:
        logs = (scores / temperature).log_softmax(dim=1)
        total = sum(
            float(logs[row, list(item.outcomes)].logsumexp(0)) for row, item in enumerate(items)
        )
        return -total

    return round(float(min(_TEMPERATURES, key=surprise)), 2)


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 3) if right else 0.0


def load_reader(run: Path) -> Encoder:
    """The encoder of a trained reader."""
    network = AttributionNetwork(Encoder())
    network.load_state_dict(torch.load(run / "network.pt", map_location="cpu"))
    return network.eval().encoder


def run(
    corpora: Path,
    reader: Path,
    out: Path,
    settings: Settings,
    *,
    reviewed: Sequence[Path] | None = None,
) -> None:
    """Train a branch, measure it on the texts kept out, and write it with the account of the run.

    Args:
        corpora: folder of corpora.
        reader: run of the reader that it stands over.
        out: folder for the run.
        settings: what it is made of.
        reviewed: files of reviewed acts; None for those of `REVIEWED`.
    """
    torch.set_num_threads(settings.threads)
    files = sorted(REVIEWED.glob("*.jsonl")) if reviewed is None else reviewed
    items = read_all(
        corpora,
        gold=corpora / GOLD_FILE,
        reviewed={path.stem: read_reviewed(path, corpora=corpora) for path in files},
        passages=settings.passages,
    )
    encoder, tokenizer = load_reader(reader), load_tokenizer()
    learnt, apart = divide(items, settings)
    branch = train(lay_out(learnt, encoder, tokenizer), encoder, settings)
    account = {
        "settings": asdict(settings),
        "reader": digest(reader / "network.pt"),
        "corpus": {
            str(path): digest(corpora / path) for path in (GOLD_FILE, EVENT_FILE, SILVER_FILE)
        },
        "reviewed": {path.name: digest(path) for path in files},
        "items": dict(Counter(f"{item.task.name}, {item.source}" for item in items)),
        "kept_out": measure(branch, lay_out(apart, encoder, tokenizer)),
    }
    print(json.dumps(account, indent=1))
    out.mkdir(parents=True, exist_ok=True)
    torch.save(branch.state_dict(), out / "branch.pt")
    facts = {task.name: list(names) for task, names in branch.facts.items()}
    (out / "facts.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    (out / "run.json").write_text(json.dumps(account, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of corpora")
    parser.add_argument("--reader", type=Path, required=True, help="run of the reader")
    parser.add_argument("--out", type=Path, required=True, help="folder for the run")
    parser.add_argument("--reviewed", type=Path, nargs="*", help="files of reviewed acts")
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--threads", type=int, default=Settings.threads)
    arguments = parser.parse_args()
    run(
        arguments.corpora,
        arguments.reader,
        arguments.out,
        Settings(seed=arguments.seed, epochs=arguments.epochs, threads=arguments.threads),
        reviewed=arguments.reviewed,
    )


if __name__ == "__main__":
    main()
