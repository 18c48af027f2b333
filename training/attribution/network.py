"""Heads over the encoder: a tag for each word, and what links the spans.

Source: Lafferty et al. 2001 for the conditional random field; Dozat & Manning 2017 for links
scored by products of two projections.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from onrecord.models.linking import PAIR_FEATURES, pair_features
from onrecord.models.tags import FORBIDDEN, TAGS, allowed_steps
from onrecord.models.windows import Window
from training.attribution.data import Belief, Example, WordSpan
from training.encoder import Encoder

LINK_WIDTH = 64
"""Numbers of each of the four projections: content and cue, cue and source."""


class AttributionNetwork(nn.Module):
    """One pass of the encoder, then tags and link projections for every word piece."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(encoder.shape.width, len(TAGS))
        self.links = nn.Linear(encoder.shape.width, 4 * LINK_WIDTH)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.pair_weights = nn.Parameter(torch.zeros(2, PAIR_FEATURES))
        self.no_source = nn.Parameter(torch.zeros(1))
        self.allowed: Tensor
        self.register_buffer("allowed", torch.from_numpy(allowed_steps()), persistent=False)

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the tags and link projections: rows x length x (tags, 4 x `LINK_WIDTH`)."""
        states = self.dropout(self.encoder(pieces, features))
        return self.tags(states), self.links(states)

    def read_words(self, windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
        """What `forward` says of the words of windows, each by its first piece.

        Returns:
            scores of the tags and link projections, both rows x words x numbers, and which words
            are real, not padding.
        """
        device = self.no_source.device
        pieces = _stack([window.pieces for window in windows], device)
        features = _stack([window.features for window in windows], device)
        heads = _stack([window.heads for window in windows], device)
        scores, links = (
            numbers.float().gather(1, heads[..., None].expand(-1, -1, numbers.shape[-1]))
            for numbers in self(pieces, features)
        )
        return scores, links, heads > 0  # a head is never 0: [CLS] stands there

    def steps(self) -> Tensor:
        """Scores of tag x next tag."""
        return self.transitions.masked_fill(~self.allowed, FORBIDDEN)

    def loss(self, examples: Sequence[Example], *, link_weight: float) -> Tensor:
        """Mean negative log likelihood of a word's tag, plus that of a span's link."""
        scores, links, real = self.read_words([example.window for example in examples])
        beliefs = _stack_beliefs(examples, self.no_source.device)
        tagging = self._cross_entropies(scores, beliefs, real).sum() / real.sum()
        linking = [
            loss
            for row, example in enumerate(examples)
            for loss in self._link_losses(links[row], example)
        ]
        count = sum(len(example.contents) + len(example.cues) for example in examples)
        if not linking:
            return tagging
        return tagging + link_weight * torch.stack(linking).sum() / count

    def _cross_entropies(self, scores: Tensor, belief: Belief, real: Tensor) -> Tensor:
        """Of each row: what the network expects against what is believed of whole sequences."""
        steps = self.steps()
        given = (scores * belief.tags).sum(dim=(1, 2)) + (steps * belief.steps).sum(dim=(1, 2, 3))
        return self.log_partition(scores, steps.expand(*scores.shape, -1), real) - given

    def log_partition(self, scores: Tensor, steps: Tensor, real: Tensor) -> Tensor:
        """Of each row the logarithm of the sum over all tag sequences.

        Its derivatives by `scores` and `steps` are how probable tags and steps are.

        Args:
            scores: rows x words x tags.
            steps: rows x words x tags x tags: from the tag of the word before.
            real: rows x words: False in the padding at a row's end.
        """
        total = scores[:, 0] + steps[:, 0, 0]
        for word in range(1, scores.shape[1]):
            further = torch.logsumexp(total[:, :, None] + steps[:, word], dim=1) + scores[:, word]
            total = torch.where(real[:, word, None], further, total)
        return torch.logsumexp(total, dim=1)

    def _link_losses(self, links: Tensor, example: Example) -> list[Tensor]:
        losses = []
        known = [number for number, cue in enumerate(example.cue_of) if cue is not None]
        if known and len(example.cues) > 1:
            contents = [example.contents[number] for number in known]
            scores = self._pairs(links, example, contents, example.cues, relation=0)
            gold = torch.tensor([example.cue_of[number] for number in known])
            losses.append(_cross_entropy(scores, gold))
        known = [number for number, source in enumerate(example.source_of) if source is not None]
        if known and example.sources:
            cues = [example.cues[number] for number in known]
            scores = self._pairs(links, example, cues, example.sources, relation=1)
            scores = torch.cat([self.no_source.expand(len(cues), 1), scores], dim=1)
            gold = torch.tensor([1 + (example.source_of[number] or 0) for number in known])
            losses.append(_cross_entropy(scores, gold))
        return losses

    def _pairs(
        self,
        links: Tensor,
        example: Example,
        origins: Sequence[WordSpan],
        targets: Sequence[WordSpan],
        *,
        relation: int,
    ) -> Tensor:
        numbers = pair_features(
            origins, targets, words=example.texts, paragraphs=example.window.paragraphs
        )
        start = 2 * relation * LINK_WIDTH
        asking = _edges(links[:, start : start + LINK_WIDTH], origins)
        asked = _edges(links[:, start + LINK_WIDTH : start + 2 * LINK_WIDTH], targets)
        weights = self.pair_weights[relation][torch.from_numpy(numbers).to(links.device)]
        scores: Tensor = asking @ asked.T / LINK_WIDTH**0.5 + weights.sum(dim=-1)
        return scores


def _edges(vectors: Tensor, spans: Sequence[WordSpan]) -> Tensor:
    """For each span the mean of the vectors of its first and last word."""
    return vectors[torch.tensor(spans, device=vectors.device)].mean(dim=1)


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores, gold.to(scores.device), reduction="sum")


def _stack(rows: Sequence[list[int]], device: torch.device) -> Tensor:
    return _pad([torch.tensor(row) for row in rows], device)


def _stack_beliefs(examples: Sequence[Example], device: torch.device) -> Belief:
    return Belief(
        _pad([example.belief.tags for example in examples], device),
        _pad([example.belief.steps for example in examples], device),
    )


def _pad(rows: list[Tensor], device: torch.device) -> Tensor:
    return nn.utils.rnn.pad_sequence(rows, batch_first=True).to(device)
