from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotes import find_quotes
from onrecord.models.windows import FEATURES, read_windows

tokenizers = pytest.importorskip("tokenizers")

LETTERS = [chr(code) for code in range(ord("a"), ord("z") + 1)]
PIECES = ["[PAD]", "[UNK]", '"', ".", ",", "the", "talks", "said", *LETTERS]


@pytest.fixture(scope="module")
def tokenizer():
    pieces = {piece: number for number, piece in enumerate(PIECES)}
    pieces |= {f"##{letter}": len(pieces) + number for number, letter in enumerate(LETTERS)}
    made = tokenizers.Tokenizer(tokenizers.models.WordPiece(pieces, unk_token="[UNK]"))
    made.normalizer = tokenizers.normalizers.BertNormalizer()
    made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return made


@pytest.fixture(scope="module")
def read(tokenizer):
    def reading(text, **options):
        return read_windows(text, find_quotes(text), tokenizer=tokenizer, **options)

    return reading


def words(text, window):
    return [text[start:end] for start, end in window.words]


def test_words_are_cut_at_punctuation_and_hold_their_place(read):
    text = "The envoy said: “No.”\n\nTalks ended."
    (window,) = read(text)
    assert words(text, window) == [
        *("The", "envoy", "said", ":", "“", "No", ".", "”"),
        *("Talks", "ended", "."),
    ]
    assert window.paragraphs == [0] * 8 + [1] * 3


def test_a_head_is_the_first_piece_of_its_word(read):
    (window,) = read("the cat said")
    assert [window.pieces[head] for head in window.heads] == [
        PIECES.index("the"),
        PIECES.index("c"),
        PIECES.index("said"),
    ]
    assert window.heads == [1, 2, 5]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "‘’", "''", ("``", "''")])
def test_all_quotation_marks_are_read_alike(read, marks):
    opening, closing = marks
    (plain,) = read('He said "the talks" failed.')
    (window,) = read(f"He said {opening}the talks{closing} failed.")
    assert window.pieces == plain.pieces
    assert window.features == plain.features


def test_an_apostrophe_is_no_quotation_mark(read):
    (window,) = read("The envoy’s ‘talks’ failed")
    assert [window.pieces[head] == PIECES.index('"') for head in window.heads] == [
        *(False, False, False, False),
        *(True, False, True, False),
    ]


def test_features_tell_case_digits_and_quotation_apart(read):
    (window,) = read('the The UN 26 "the The UN 26"')
    found = [window.features[head] for head in window.heads]
    assert len(set(found)) == 9
    assert max(found) < FEATURES


def test_windows_hold_whole_paragraphs(read):
    text = "\n".join(["the talks the talks"] * 5)
    windows = read(text, window_pieces=12)
    assert [sorted(set(window.paragraphs)) for window in windows] == [[0, 1], [2, 3], [4]]


def test_a_long_paragraph_is_cut_after_a_sentence(read):
    text = "the talks. the talks the talks the talks. the talks the talks the talks"
    first, second = read(text, window_pieces=14)
    assert words(text, first)[-1] == "."
    assert words(text, second)[0] == "the"


def test_a_first_window_can_be_shorter(read):
    text = "\n".join(["the talks the talks"] * 4)
    first, second = read(text, window_pieces=24, first_pieces=8)
    assert len(first.words) == 4
    assert len(second.words) == 12


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n"])
def test_an_empty_text_has_no_window(read, text):
    assert read(text) == []


@given(
    text=st.text(alphabet="ab .?\n\r\"'‘’“”`«é İ\u200b😀", max_size=120),
    size=st.integers(8, 40),
)
def test_every_word_is_read_once_and_windows_keep_their_size(tokenizer, text, size):
    windows = read_windows(text, find_quotes(text), tokenizer=tokenizer, window_pieces=size)
    places = [place for window in windows for place in window.words]
    assert places == sorted(places)
    assert all(start < end for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert {at for start, end in places for at in range(start, end)} >= {
        at for at, char in enumerate(text) if char.isalpha()
    }
    for window in windows:
        assert len(window.pieces) == len(window.features) <= size
        assert len(window.words) == len(window.heads) == len(window.paragraphs)
