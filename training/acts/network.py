"""A branch of the reader's encoder: copies of its last layers, with heads of their own.

The layers below stay as the reader left them, so that one pass of them serves both; the branch
learns what the reader's last layers have forgotten in learning attributions.
"""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from onrecord.annotate.act_judgement import CLASS_VALUE
from onrecord.models.act import OUTCOMES as ACT_OUTCOMES
from onrecord.models.event import OUTCOMES as EVENT_OUTCOMES
from onrecord.models.windows import Window
from training.acts.examples import ACT, EVENT, TASKS, Item, Task
from training.encoder import PADDING, Encoder

SHARED_LAYERS = 4
"""Layers of the reader below the branch; of six."""

_RULE_LOGIT = 3.0  # what the rules' answer is worth before anything is learnt


@dataclass(slots=True, eq=False)
class Sheet:
    """A window, what the shared layers make of it, and the items in it.

    Attributes:
        window: what the encoder reads.
        states: pieces x width, of the last shared layer.
        items: with the positions of the words of each of their groups.
    """

    window: Window
    states: Tensor
    items: list[tuple[Item, list[list[int]]]]


class Branch(nn.Module):
    """The last layers of an encoder, and for each task two heads: over states and over facts.

    Args:
        encoder: the reader's.
        facts: names of the facts of each task, in the order of their weights.
        shared: layers that stay with the reader.
        dropout: share of the numbers that heads read which is dropped in training.
    """

    def __init__(
        self,
        encoder: Encoder,
        facts: Mapping[Task, Sequence[str]],
        *,
        shared: int = SHARED_LAYERS,
        dropout: float = 0.3,
    ) -> None:
        super().__init__()
        width = encoder.shape.width
        self.layers = copy.deepcopy(encoder.layers[shared:])
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict(
            {task.name: nn.Linear(task.groups * width, task.outcomes) for task in TASKS}
        )
        self.rules = nn.ModuleDict(
            {
                task.name: nn.Linear(len(names), task.outcomes, bias=False)
                for task, names in facts.items()
            }
        )
        self.facts = {task: {name: n for n, name in enumerate(facts[task])} for task in facts}
        self._trust_rules()

    def _trust_rules(self) -> None:
        """Begin with the rules' own answer."""
        for head in self.rules.values():
            nn.init.zeros_(head.weight)
        with torch.no_grad():
            for column, act_class in enumerate(ACT_OUTCOMES):
                number = self.facts[ACT].get(f"class={act_class}")
                if number is not None:
                    self.rules[ACT.name].weight[column, number] = _RULE_LOGIT / CLASS_VALUE
            for column in range(len(EVENT_OUTCOMES)):
                number = self.facts[EVENT].get(f"rule={column}")
                if number is not None:
                    self.rules[EVENT.name].weight[column, number] = _RULE_LOGIT

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States of the last layer: rows x length x width, from those of the shared layers.

        Args:
            states: rows x length x width.
            bias: added to attention, very low at padding.
        """
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def scores(
        self, task: Task, sheets: Sequence[Sheet], *, drop_facts: float = 0.0
    ) -> tuple[Tensor, list[Item]]:
        """Scores of the outcomes of every item of a task: items x outcomes, and the items.

        Args:
            task: which.
            sheets: that hold them.
            drop_facts: share of the items of which the rules say nothing, in training.
        """
        pooled, items = [], []
        for states, sheet in zip(self._word_states(sheets), sheets, strict=True):
            for item, groups in sheet.items:
                if item.task is task:
                    pooled.append(torch.cat([_mean(states, words) for words in groups]))
                    items.append(item)
        scores: Tensor = self.heads[task.name](self.dropout(torch.stack(pooled)))
        if task in self.facts:
            kept = (torch.rand(len(items), 1) >= drop_facts).float()
            scores = scores + self.rules[task.name](kept * self._facts_of(task, items))
        return scores, items

    def loss(self, task: Task, sheets: Sequence[Sheet], *, drop_facts: float) -> Tensor:
        """Mean negative log probability of the accepted outcomes."""
        scores, items = self.scores(task, sheets, drop_facts=drop_facts)
        logs = scores.log_softmax(dim=1)
        losses = [
            -item.weight * logs[row, list(item.outcomes)].logsumexp(0)
            for row, item in enumerate(items)
        ]
        return torch.stack(losses).mean()

    def _word_states(self, sheets: Sequence[Sheet]) -> list[Tensor]:
        longest = max(len(sheet.states) for sheet in sheets)
        width = sheets[0].states.shape[1]
        states = torch.zeros(len(sheets), longest, width)
        bias = torch.full((len(sheets), 1, 1, longest), PADDING)
        for row, sheet in enumerate(sheets):
            states[row, : len(sheet.states)] = sheet.states.float()
            bias[row, ..., : len(sheet.states)] = 0.0
        last = self(states, bias)
        return [last[row][sheet.window.heads] for row, sheet in enumerate(sheets)]

    def _facts_of(self, task: Task, items: Sequence[Item]) -> Tensor:
        table = torch.zeros(len(items), len(self.facts[task]))
        for row, item in enumerate(items):
            for name, value in item.facts.items():
                number = self.facts[task].get(name)
                if number is not None:
                    table[row, number] = value
        return table


def _mean(states: Tensor, words: Sequence[int]) -> Tensor:
    return states[list(words)].mean(dim=0) if words else torch.zeros(states.shape[1])


@torch.no_grad()
def shared_states(encoder: Encoder, window: Window, *, shared: int = SHARED_LAYERS) -> Tensor:
    """What the shared layers make of a window: pieces x width, float16."""
    pieces, features = torch.tensor([window.pieces]), torch.tensor([window.features])
    return encoder(pieces, features, layers=shared)[0].half()
