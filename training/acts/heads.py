"""The heads of a trained branch as the plain matrices that the package ships."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.annotate.act_judgement import CLASS_VALUE
from onrecord.models.act import OUTCOMES as ACT_OUTCOMES
from onrecord.models.event import OUTCOMES as EVENT_OUTCOMES
from onrecord.models.event import RULE_WEIGHT
from training.acts.examples import ACT, EVENT, Task
from training.acts.network import Branch
from training.encoder import Encoder

LEAST_PROBABILITY = 0.6
"""From which the head of events had better be believed."""


def load_branch(run: Path, encoder: Encoder) -> tuple[Branch, dict[str, Any]]:
    """A trained branch and the account of its run.

    Args:
        run: folder that `training.acts.train` wrote.
        encoder: of the reader that it was trained over.
    """
    facts = json.loads((run / "facts.json").read_text(encoding="utf-8"))
    branch = Branch(encoder, {task: facts[task.name] for task in (ACT, EVENT)})
    branch.load_state_dict(torch.load(run / "branch.pt", map_location="cpu"))
    account: dict[str, Any] = json.loads((run / "run.json").read_text(encoding="utf-8"))
    return branch.eval(), account


def write_heads(branch: Branch, account: dict[str, Any], out: Path, *, network: str) -> None:
    """Write the folders `act` and `event`, each a matrix and its `model.json`.

    Args:
        branch: a trained one.
        account: of its run.
        out: folder for both.
        network: SHA-256 of the exported network over whose states the heads stand.
    """
    names = list(branch.facts[ACT])
    trusted = _facts(branch, ACT)
    for column, act_class in enumerate(ACT_OUTCOMES):
        if f"class={act_class}" in names:
            trust = account["kept_out"]["trust"] / CLASS_VALUE
            trusted[names.index(f"class={act_class}"), column] += trust
    _write(
        out / "act",
        network,
        np.vstack([_states(branch, ACT), trusted, _bias(branch, ACT)]),
        outcomes=[str(each) if each else None for each in ACT_OUTCOMES],
        facts=names,
        temperature=account["kept_out"]["temperature"],
    )
    answers = np.zeros((len(EVENT_OUTCOMES) + 1, len(EVENT_OUTCOMES)), dtype=np.float32)
    for name, row in zip(branch.facts[EVENT], _facts(branch, EVENT), strict=True):
        answers[int(name.removeprefix("rule="))] = row / RULE_WEIGHT
    _write(
        out / "event",
        network,
        np.vstack([_states(branch, EVENT), answers, _bias(branch, EVENT)]),
        outcomes=[list(types) for types in EVENT_OUTCOMES],
        least_probability=LEAST_PROBABILITY,
    )


def _write(folder: Path, network: str, weights: NDArray[np.float32], **account: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{folder.name}.npy"
    np.save(target, weights.astype(np.float16))
    files = {target.name: hashlib.sha256(target.read_bytes()).hexdigest()}
    (folder / "model.json").write_text(
        json.dumps({"model": folder.name, "files": files, "network": network, **account}, indent=1)
        + "\n",
        encoding="utf-8",
    )


def _states(branch: Branch, task: Task) -> NDArray[np.float32]:
    return _numbers(branch.heads[task.name].weight.T)


def _bias(branch: Branch, task: Task) -> NDArray[np.float32]:
    return _numbers(branch.heads[task.name].bias[None])


def _facts(branch: Branch, task: Task) -> NDArray[np.float32]:
    return _numbers(branch.rules[task.name].weight.T)


def _numbers(weights: torch.Tensor) -> NDArray[np.float32]:
    numbers: NDArray[np.float32] = weights.detach().numpy().astype(np.float32)
    return numbers
