import re
import shutil

import pytest

from onrecord.annotate.quotes import find_quotes
from onrecord.errors import ModelFileError
from onrecord.models.attribution import MODEL_FOLDER, AttributionModel, shared_model
from onrecord.models.word_states import WIDTH

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")


def tag(text):
    return shared_model().tag(text, find_quotes(text))


def parts(text):
    def exact(span):
        return span and text[span.start : span.end]

    return [
        (exact(found.source), exact(found.cue), [exact(piece) for piece in found.content])
        for found in tag(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said the border would stay shut.",
            ("The minister", "said", ["the border would stay shut"]),
        ),
        (
            "“We will not sign,” the envoy said.",
            ("the envoy", "said", ["We will not sign"]),
        ),
        (
            '"We will sign," Smith said, "but not today."',
            ("Smith", "said", ["We will sign", "but not today"]),
        ),
    ],
)
def test_the_parts_of_an_attribution_are_found(text, expected):
    assert parts(text) == [expected]


def test_a_text_without_speech_has_none():
    assert tag("The river rose by a metre overnight.") == []


@pytest.mark.parametrize(
    "text", ["", "\n", "“", "'" * 3000, "\U0001f600 said \U0001f600", "WE WILL WIN: LEADER"]
)
def test_any_text_is_read_without_error(text):
    for found in tag(text):
        assert 0 <= found.score <= 1
        for start, end in found.content:
            assert 0 <= start < end <= len(text)


def test_a_long_paragraph_is_read_to_its_end():
    text = "The mayor said the bridge was safe. " * 200
    found = tag(text)
    assert found[-1].content[-1].end > len(text) - 40
    assert len(found) > 150


def test_the_same_text_gives_the_same_answer():
    text = "Ministers warned that grain would run out.\n\n“No,” the mayor said."
    assert tag(text) == tag(text)


def test_states_are_given_where_asked_and_change_no_attribution():
    text = "Ministers warned that grain would run out.\n\n“No,” the mayor said."
    reading = shared_model().read(text, find_quotes(text), keep_states=True)
    assert reading.attributions == tag(text)
    words = [text[start:end] for start, end in reading.states.words]
    assert words == re.findall(r"\w+|[^\w\s]", text)
    assert reading.states.states.shape == (len(words), WIDTH)
    assert len({state.tobytes() for state in reading.states.states}) == len(words)


def test_states_are_kept_only_where_asked():
    text = "Ministers warned that grain would run out."
    assert shared_model().read(text, find_quotes(text)).states is None


@pytest.mark.parametrize("text", ["", "***\n\n1 2 3"])
def test_a_text_without_letters_has_no_states(text):
    states = shared_model().read(text, find_quotes(text), keep_states=True).states
    assert len(states.words) == len(states.states) == 0


def test_an_altered_model_is_refused(tmp_path):
    folder = tmp_path / "files"
    shutil.copytree(MODEL_FOLDER, folder)
    with (folder / "tokenizer.json").open("a") as file:
        file.write(" ")
    with pytest.raises(ModelFileError, match=r"tokenizer\.json: its SHA-256 is"):
        AttributionModel(folder)
