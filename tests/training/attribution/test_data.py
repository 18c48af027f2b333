import pytest

tokenizers = pytest.importorskip("tokenizers")
torch = pytest.importorskip("torch")

from onrecord.models.tags import TAGS  # noqa: E402
from training.attribution.data import (  # noqa: E402
    Belief,
    read_examples,
    training_part,
    tuning_part,
)

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
    tags = example.belief.tags.argmax(dim=1).tolist()
    return {text: TAGS[tag] for text, tag in zip(example.texts, tags, strict=True) if tag}


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


def number(tag):
    return TAGS.index(tag)


def test_a_belief_is_certain_of_each_tag_and_each_step():
    belief = Belief.certain([0, number("B-cue"), number("I-cue")])
    assert belief.tags.sum() == belief.steps.sum() == 3
    assert belief.steps[0, 0, 0] == 1
    assert belief.steps[1, 0, number("B-cue")] == 1
    assert belief.steps[2, number("B-cue"), number("I-cue")] == 1


def test_a_span_that_a_window_cuts_begins_anew_in_the_rest():
    cut = Belief.certain([number("B-content"), *[number("I-content")] * 3]).window(2, 4)
    whole = Belief.certain([number("B-content"), number("I-content")])
    assert torch.equal(cut.tags, whole.tags)
    assert torch.equal(cut.steps, whole.steps)


def test_a_teachers_belief_of_a_text_goes_to_the_words_of_its_windows(tokenizer):
    (whole,) = read_examples({"text": TEXT, "attributions": [SAID]}, tokenizer=tokenizer)
    parts = read_examples(
        {"text": TEXT, "attributions": []},
        tokenizer=tokenizer,
        first_pieces=24,
        taught=whole.belief,
    )
    assert len(parts) == 2
    assert torch.equal(torch.cat([part.belief.tags for part in parts]), whole.belief.tags)


def test_one_article_in_twenty_is_kept_from_training():
    articles = [{"id": place} for place in range(60)]
    assert [article["id"] for article in tuning_part(articles)] == [7, 27, 47]
    assert len(training_part(articles)) == 57
