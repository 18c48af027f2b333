import itertools

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("tokenizers")

from onrecord.models.linking import LinkWeights, link_spans  # noqa: E402
from onrecord.models.tags import TAGS, best_tags  # noqa: E402
from onrecord.models.windows import Window  # noqa: E402
from training.attribution.data import Belief, Example  # noqa: E402
from training.attribution.network import AttributionNetwork  # noqa: E402
from training.encoder import Encoder  # noqa: E402


@pytest.fixture
def network():
    torch.manual_seed(3)
    return AttributionNetwork(Encoder()).eval()


def example():
    """ "Kyiv said no . Moscow agreed": two attributions, the second without content here."""
    window = Window(
        pieces=[101, 5, 6, 7, 8, 9, 10, 102],
        features=[0, 1, 2, 3, 4, 5, 6, 0],
        heads=[1, 2, 3, 4, 5, 6],
        words=[(0, 4), (5, 9), (10, 12), (13, 14), (15, 21), (22, 28)],
        paragraphs=[0] * 6,
    )
    tags = [TAGS.index(tag) for tag in ("B-source", "B-cue", "B-content", "O", "B-source", "B-cue")]
    return Example(
        window,
        ["Kyiv", "said", "no", ".", "Moscow", "agreed"],
        Belief.certain(tags),
        cues=[(1, 1), (5, 5)],
        sources=[(0, 0), (4, 4)],
        contents=[(2, 2)],
        cue_of=[0],
        source_of=[0, 1],
    )


def test_the_tags_likelihoods_sum_to_one(network):
    scores = torch.randn(1, 3, len(TAGS))
    real = torch.ones(1, 3, dtype=torch.bool)
    paths = itertools.product(range(len(TAGS)), repeat=3)
    likelihoods = []
    with torch.no_grad():
        for path in paths:
            known = Belief.certain(list(path))
            belief = Belief(known.tags[None], known.steps[None])
            likelihoods.append(float((-network._cross_entropies(scores, belief, real)).exp()))
    assert sum(likelihoods) == pytest.approx(1, abs=1e-3)


def test_padding_changes_no_partition(network):
    scores = torch.randn(1, 5, len(TAGS))
    steps = network.steps().expand(*scores.shape, -1)
    real = torch.tensor([[True, True, True, False, False]])
    cut = network.log_partition(scores[:, :3], steps[:, :3], real[:, :3])
    torch.testing.assert_close(network.log_partition(scores, steps, real), cut)


def test_padding_does_not_change_what_a_text_scores(network):
    pieces = torch.tensor([[101, 5, 6, 102, 0, 0], [101, 5, 6, 7, 8, 102]])
    padded, _ = network(pieces, torch.zeros_like(pieces))
    alone, _ = network(pieces[:1, :4], torch.zeros(1, 4, dtype=torch.long))
    torch.testing.assert_close(padded[:1, :4], alone, atol=1e-5, rtol=1e-4)


def test_training_on_an_example_makes_the_reader_return_it(network):
    network.encoder.requires_grad_(False)
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-2)
    for _ in range(40):
        loss = network.loss([example()], link_weight=1.0)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    window = example().window
    with torch.no_grad():
        tags, links = network(torch.tensor([window.pieces]), torch.tensor([window.features]))
    emissions = tags[:, window.heads].numpy()
    (path,) = best_tags(emissions, [6], network.steps().detach().numpy().astype(np.float32))
    assert path == example().belief.tags.argmax(dim=1).tolist()
    (found,) = link_spans(
        [("source", 0, 0), ("cue", 1, 1), ("content", 2, 2), ("source", 4, 4), ("cue", 5, 5)],
        links[0, window.heads].numpy(),
        words=example().texts,
        paragraphs=window.paragraphs,
        weights=LinkWeights(
            network.pair_weights.detach().numpy(), float(network.no_source.detach())
        ),
    )
    assert (found.source, found.cue, found.contents) == ((0, 0), (1, 1), [(2, 2)])
