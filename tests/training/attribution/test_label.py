import gzip
import json

import pytest

torch = pytest.importorskip("torch")
tokenizers = pytest.importorskip("tokenizers")
pytest.importorskip("safetensors")

from training.attribution.data import (  # noqa: E402
    Belief,
    Labelled,
    read_labels,
    write_labels,
)
from training.attribution.label import Teacher, read_texts  # noqa: E402
from training.attribution.network import AttributionNetwork  # noqa: E402
from training.encoder import MINILM, Encoder  # noqa: E402

TEXT = "The envoy said talks go on.\n\nKyiv: no deal. Rumours of one grew."


@pytest.fixture(scope="module")
def teacher(tmp_path_factory):
    torch.manual_seed(5)
    run = tmp_path_factory.mktemp("run")
    torch.save(AttributionNetwork(Encoder()).state_dict(), run / "network.pt")
    (run / "run.json").write_text(json.dumps({"settings": {"encoder": MINILM.name}}))
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordPiece({"[UNK]": 1}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return Teacher(run, tokenizer)


def test_what_a_teacher_believes_of_a_word_sums_to_one(teacher):
    _, belief = teacher.read(TEXT)
    words = len(tokenizers.pre_tokenizers.BertPreTokenizer().pre_tokenize_str(TEXT))
    assert belief.tags.shape[0] == words
    torch.testing.assert_close(belief.tags.float().sum(1), torch.ones(words), atol=1e-2, rtol=0)
    torch.testing.assert_close(
        belief.steps.float().sum((1, 2)), torch.ones(words), atol=1e-2, rtol=0
    )


def test_steps_agree_with_the_tags_they_lead_to(teacher):
    _, belief = teacher.read(TEXT)
    torch.testing.assert_close(belief.steps.float().sum(1), belief.tags.float(), atol=1e-2, rtol=0)


def test_a_teachers_attributions_are_ranges_of_the_text(teacher):
    found, _ = teacher.read(TEXT)
    for attribution in found:
        for start, end in attribution["content"]:
            assert TEXT[start:end].strip() == TEXT[start:end] != ""


def test_labels_come_back_as_they_were_written(tmp_path):
    text = Labelled({"text": "No.", "attributions": []}, Belief.certain([0, 1]), gold=False)
    write_labels(tmp_path / "labels.pt", {"texts": 1}, [text])
    account, (read,) = read_labels(tmp_path / "labels.pt")
    assert account == {"texts": 1}
    assert (read.article, read.gold) == (text.article, False)
    assert torch.equal(read.belief.steps, text.belief.steps)


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_short_texts_are_left_out_and_the_rest_taken_evenly(tmp_path, name):
    texts = ["short", *(f"{number} " + "word " * 200 for number in range(10))]
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    (tmp_path / name).write_bytes(gzip.compress(lines) if name.endswith(".gz") else lines)
    assert [text[0] for text in read_texts(tmp_path / name, most=5)] == list("02468")
