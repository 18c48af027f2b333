from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("tokenizers")

from onrecord.models.windows import Window  # noqa: E402
from training.attribution import train  # noqa: E402
from training.attribution.data import Belief, Example  # noqa: E402
from training.attribution.train import Run, Settings  # noqa: E402
from training.encoder import MINILM, Encoder  # noqa: E402

TINY = replace(MINILM, width=24, layers=2, attention_heads=2, inner=32)
SETTINGS = Settings(seed=3, layer_decay=0.5, warm_up=0.25, threads=1)


@pytest.fixture(autouse=True)
def tiny_encoder(monkeypatch):
    monkeypatch.setattr(train, "load_pretrained", lambda shape: Encoder(TINY))


def batch(first):
    window = Window(
        pieces=[101, first, 6, 7, 102],
        features=[0, 1, 2, 3, 0],
        heads=[1, 2, 3],
        words=[(0, 4), (5, 9), (10, 12)],
        paragraphs=[0, 0, 0],
    )
    return [Example(window, ["Kyiv", "said", "no"], Belief.certain([1, 3, 5]))]


def weights(run):
    return torch.cat([weight.flatten() for weight in run.network.parameters()])


def test_a_run_that_was_cut_off_goes_on_as_if_it_had_not_been(tmp_path):
    batches = [batch(5), batch(8), batch(9), batch(11)]
    whole = Run(SETTINGS, steps=4)
    for each in batches:
        whole.step(each)

    cut = Run(SETTINGS, steps=4)
    for each in batches[:2]:
        cut.step(each)
    cut.save(tmp_path / "state.pt")
    torch.rand(5)  # the dice are thrown elsewhere meanwhile
    rest = Run(SETTINGS, steps=4)
    rest.load(tmp_path / "state.pt")
    for each in batches[len(rest.losses) :]:
        rest.step(each)

    assert rest.losses == whole.losses
    assert torch.equal(weights(rest), weights(whole))


def test_lower_layers_learn_more_slowly():
    run = Run(SETTINGS, steps=4)
    rates = {
        id(weight): group["initial_lr"]
        for group in run._optimizer.param_groups
        for weight in group["params"]
    }
    encoder = run.network.encoder
    lower, upper = (rates[id(layer.query.weight)] for layer in encoder.layers)
    assert (rates[id(encoder.words.weight)], lower, upper) == (
        SETTINGS.encoder_rate / 4,
        SETTINGS.encoder_rate / 2,
        SETTINGS.encoder_rate,
    )
    assert rates[id(run.network.tags.weight)] == SETTINGS.head_rate
