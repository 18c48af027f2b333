"""Write a trained network as the files that the package ships.

    python -m training.attribution.export --run DIR --branch DIR --out DIR

ONNX, with matrices and tables of embeddings as int8: one scale for each 64 weights of a matrix,
and one for each row of a table. Beside what the reader's heads say, the network gives the last
states of the branch (`training/acts/`), over the same lower layers, for the heads of acts and
events, which are written too.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from training.acts.heads import load_branch, write_heads
from training.acts.network import SHARED_LAYERS, Branch
from training.attribution.network import AttributionNetwork
from training.attribution.train import load_tokenizer
from training.encoder import Encoder

BLOCK = 64
"""Weights of a matrix that share a scale."""

_INT8_ACTIVATIONS = 4  # onnxruntime's word for: products of int8, each block with its own scale
_OUTPUTS = ("tags", "links", "states")


class Branched(nn.Module):
    """The network as it is shipped: what the reader's heads say, and the states of the branch."""

    def __init__(self, network: AttributionNetwork, branch: Branch) -> None:
        super().__init__()
        self.network = network
        self.branch = branch

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of the tags, link projections and states: rows x length x numbers."""
        encoder = self.network.encoder
        shared = encoder(pieces, features, layers=SHARED_LAYERS)
        bias = encoder.attention_bias(pieces)
        states = shared
        for layer in encoder.layers[SHARED_LAYERS:]:
            states = layer(states, bias)
        return self.network.tags(states), self.network.links(states), self.branch(shared, bias)


def export(run: Path, branch_run: Path, out: Path, *, quantised: bool = True) -> None:
    """Write `attribution.onnx`, `tokenizer.json` and `model.json`, and the folders of the heads.

    Args:
        run: folder that `training.attribution.train` wrote.
        branch_run: folder that `training.acts.train` wrote, over that run.
        out: folder for the files.
        quantised: int8 in place of float32.
    """
    out.mkdir(parents=True, exist_ok=True)
    network = AttributionNetwork(Encoder())
    network.load_state_dict(torch.load(run / "network.pt", map_location="cpu"))
    network.eval()
    branch, branch_account = load_branch(branch_run, network.encoder)
    target = out / "attribution.onnx"
    _write_onnx(network, branch, target)
    if quantised:
        _quantise(target)
    load_tokenizer().save(str(out / "tokenizer.json"), pretty=False)
    account: dict[str, Any] = {
        "model": "attribution",
        "files": {
            name: hashlib.sha256((out / name).read_bytes()).hexdigest()
            for name in ("attribution.onnx", "tokenizer.json")
        },
        "training": json.loads((run / "run.json").read_text(encoding="utf-8")),
        "branch": branch_account,
        "decoder": {
            "transitions": _rounded(network.transitions),
            "pair_weights": _rounded(network.pair_weights),
            "no_source": _rounded(network.no_source)[0],
        },
    }
    (out / "model.json").write_text(json.dumps(account, indent=1) + "\n", encoding="utf-8")
    write_heads(branch, branch_account, out, network=account["files"]["attribution.onnx"])


def _write_onnx(network: AttributionNetwork, branch: Branch, target: Path) -> None:
    sample = torch.tensor([[101, 2023, 2003, 102]])
    torch.onnx.export(
        Branched(network, branch).eval(),
        (sample, torch.zeros_like(sample)),
        str(target),
        dynamo=False,
        opset_version=17,
        input_names=["pieces", "features"],
        output_names=list(_OUTPUTS),
        dynamic_axes={name: {0: "rows", 1: "length"} for name in ("pieces", "features", *_OUTPUTS)},
    )


def _quantise(path: Path) -> None:
    """Matrices and tables to int8; not the heads, which are small."""
    model = onnx.load(path)
    heads = [
        node.name
        for node in model.graph.node
        if node.op_type == "MatMul" and node.name.split("/")[-2] in {"tags", "links"}
    ]
    matrices = MatMulNBitsQuantizer(
        model,
        bits=8,
        block_size=BLOCK,
        is_symmetric=True,
        accuracy_level=_INT8_ACTIVATIONS,
        nodes_to_exclude=heads,
    )
    matrices.process()
    matrices.model.save_model_to_file(str(path))
    quantize_dynamic(
        path,
        path,
        op_types_to_quantize=["Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )


def _rounded(values: torch.Tensor) -> list[float]:
    rounded: list[float] = torch.round(values.detach(), decimals=4).tolist()
    return rounded


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of a training run")
    parser.add_argument("--branch", type=Path, required=True, help="folder of the branch's run")
    parser.add_argument("--out", type=Path, required=True, help="folder for the files")
    parser.add_argument("--float32", action="store_true", help="leave the weights as they are")
    arguments = parser.parse_args()
    export(arguments.run, arguments.branch, arguments.out, quantised=not arguments.float32)


if __name__ == "__main__":
    main()
