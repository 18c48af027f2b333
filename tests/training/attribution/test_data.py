import pytest

tokenizers = pytest.importorskip("tokenizers")

from onrecord.models.tags import TAGS  # noqa: E402
from training.attribution.data import read_examples  # noqa: E402

TEXT = (
    "“We will not leave,” the envoy said Monday, adding that “talks go on.”\n\n"
    "Kyiv: no deal. Rumours of one grew."
)


@pytest.fixture(scope="module")
def tokenizer():
    pieces = {"[PAD]": 0, "[UNK]": 1}
    made = tokenizers.Tokenizer(tokenizers.models.WordPiece(pieces, unk_token="[UNK]"))
    made.normalizer = tokenizers.normalizers.BertNormalizer()
    made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return made


def span(exact):
    start = TEXT.index(exact)
    return [start, start + len(exact)]


def attribution(source, cue, *content):
    return {
        "source": [span(source)] if source else [],
        "cue": [span(cue)],
        "content": [span(piece) for piece in content],
    }


def read(tokenizer, *attributions):
    (example,) = read_examples(
        {"text": TEXT, "attributions": list(attributions)}, tokenizer=tokenizer
    )
    return example


def tagged(example):
    return {text: TAGS[tag] for text, tag in zip(example.texts, example.tags, strict=True) if tag}


def exact(example, where):
    return " ".join(example.texts[where[0] : where[1] + 1])


SAID = attribution("the envoy", "said", "“We will not leave,”")
ADDED = attribution("the envoy", "adding", "that “talks go on.”")


def test_words_carry_the_tags_of_their_spans(tokenizer):
    assert tagged(read(tokenizer, SAID)) == {
        "We": "B-content",
        "will": "I-content",
        "not": "I-content",
        "leave": "I-content",
        "the": "B-source",
        "envoy": "I-source",
        "said": "B-cue",
    }


def test_marks_inside_a_span_stay_and_marks_at_its_edges_go(tokenizer):
    example = read(tokenizer, ADDED)
    assert exact(example, example.contents[0]) == "that “ talks go on"


def test_a_cue_of_punctuation_alone_is_kept(tokenizer):
    example = read(tokenizer, attribution("Kyiv", ":", "no deal"))
    assert exact(example, example.cues[0]) == ":"


def test_links_name_the_cue_of_a_content_and_the_source_of_a_cue(tokenizer):
    example = read(tokenizer, SAID, ADDED)
    assert [exact(example, example.cues[number]) for number in example.cue_of] == [
        "said",
        "adding",
    ]
    assert example.source_of == [0, 0]
    assert len(example.sources) == 1


def test_pieces_of_one_content_share_a_cue(tokenizer):
    example = read(
        tokenizer, attribution("the envoy", "said", "“We will not leave,”", "“talks go on.”")
    )
    assert example.cue_of == [0, 0]


def test_a_cue_without_source_links_to_none(tokenizer):
    example = read(tokenizer, attribution(None, "Rumours", "of one"))
    assert example.source_of == [-1]
