from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")
pytest.importorskip("tokenizers")

from onrecord.models.act import OUTCOMES as ACT_OUTCOMES  # noqa: E402
from onrecord.models.windows import Window  # noqa: E402
from onrecord.terms import ActClass  # noqa: E402
from training.acts.examples import ACT, EVENT, Item  # noqa: E402
from training.acts.heads import write_heads  # noqa: E402
from training.acts.network import Branch, Sheet, shared_states  # noqa: E402
from training.acts.train import Settings, divide, train  # noqa: E402
from training.encoder import MINILM, Encoder  # noqa: E402

SHAPE = replace(MINILM, width=24, layers=6, attention_heads=2, inner=32)
WINDOW = Window(
    pieces=[101, 5, 6, 7, 102],
    features=[0, 1, 2, 3, 0],
    heads=[1, 2, 3],
    words=[(0, 4), (5, 9), (10, 12)],
    paragraphs=[0, 0, 0],
)
FACTS = {ACT: ["class=assert", "class=refuse"], EVENT: ["rule=3"]}


@pytest.fixture
def encoder():
    torch.manual_seed(1)
    return Encoder(SHAPE).eval()


def sheet(encoder, act_class, *, first=5, text="a"):
    window = replace(WINDOW, pieces=[101, first, 6, 7, 102])
    item = Item(
        task=ACT,
        text=text,
        source="made",
        groups=[[(0, 4)]] * ACT.groups,
        facts={"class=assert": 3.0},
        outcomes=(ACT_OUTCOMES.index(act_class),),
    )
    return Sheet(window, shared_states(encoder, window), [(item, [[0]] * ACT.groups)])


def test_a_branch_begins_with_what_the_rules_say(encoder):
    branch = Branch(encoder, FACTS).eval()
    for head in branch.heads.values():
        torch.nn.init.zeros_(head.weight)
        torch.nn.init.zeros_(head.bias)
    scores, _ = branch.scores(ACT, [sheet(encoder, ActClass.REFUSE)])
    assert ACT_OUTCOMES[int(scores[0].argmax())] is ActClass.ASSERT


def test_the_shared_layers_and_the_branch_are_the_whole_encoder(encoder):
    branch = Branch(encoder, FACTS).eval()
    shared = shared_states(encoder, WINDOW)[None].float()
    whole = encoder(torch.tensor([WINDOW.pieces]), torch.tensor([WINDOW.features]))
    assert torch.allclose(branch(shared, torch.zeros(1, 1, 1, 5)), whole, atol=1e-2)


def test_it_learns_from_corrections_what_the_rules_have_wrong(encoder):
    sheets = [
        sheet(encoder, ActClass.REFUSE if first < 50 else ActClass.ASSERT, first=first, text=str(n))
        for n, first in enumerate([5, 9, 11, 13, 70, 80, 90, 99] * 3)
    ]
    settings = Settings(epochs=30, head_rate=1e-2, drop_facts=0.0)
    branch = train(sheets, encoder, settings)
    scores, items = branch.scores(ACT, sheets)
    right = [int(row.argmax()) in item.outcomes for row, item in zip(scores, items, strict=True)]
    assert sum(right) == len(right)


def test_no_text_stands_on_both_sides(encoder):
    items = [sheet(encoder, ActClass.DEED, text=str(n // 2)).items[0][0] for n in range(40)]
    learnt, apart = divide(items, Settings(parts=4))
    assert {item.text for item in learnt}.isdisjoint(item.text for item in apart)
    assert len(learnt) + len(apart) == len(items)
    again, _ = divide(items[:20], Settings(parts=4))
    assert again == [item for item in learnt if item in items[:20]]


def test_what_is_written_is_what_the_package_reads(encoder, tmp_path, monkeypatch):
    import numpy as np

    from onrecord.models.act import ActHead

    branch = Branch(encoder, FACTS).eval()
    write_heads(
        branch, {"kept_out": {"temperature": 1.0, "trust": 0.0}}, tmp_path, network="0" * 64
    )
    given = sheet(encoder, ActClass.REFUSE)
    scores, _ = branch.scores(ACT, [given])
    states = branch(given.states[None].float(), torch.zeros(1, 1, 1, 5))[0][1]
    numbers = np.tile(states.detach().numpy(), ACT.groups)
    judged = ActHead(tmp_path / "act").judge(numbers, {"class=assert": 3.0})
    assert judged.probabilities == pytest.approx(scores[0].softmax(0).tolist(), abs=2e-3)
