import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.time_words import GAP, OTHER_SIGN, OTHER_WORD, Vocabulary

CLASSES = {"month": {"May": "5", "sept.": "9"}, "unit": {"day": "day"}}


@pytest.fixture
def vocabulary():
    return Vocabulary(CLASSES)


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("Sept. 5, 2018.", ["Sept.", "5", ",", "2018", "."]),
        ("the day.", ["the", "day", "."]),
        ("third-quarter", ["third", "-", "quarter"]),
        ("5pm", ["5", "pm"]),
        ("10:30 on 2018-03-02", ["10:30", "on", "2018-03-02"]),
        ("the '90s", ["the", "'90s"]),
        ("1,250.5 F16s", ["1,250.5", "F16s"]),
        ("today's", ["today", "'s"]),
    ],
)
def test_text_is_read_as_words(vocabulary, text, texts):
    assert vocabulary.read(text).texts == texts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5", "n12"),
        ("05", "n12"),
        ("31", "n31"),
        ("59", "n59"),
        ("0", "n_big"),
        ("60", "n_big"),
        ("1,998", "n_big"),
        ("1998", "year4"),
        ("0800", "military"),
        ("2.5", "decimal"),
        ("31st", "o31"),
        ("32nd", "o_big"),
        ("3Q", "quarter_code"),
        ("FY14", "fiscal_code"),
        ("9/11", "nine_eleven"),
        ("02-26-87", "numeric"),
    ],
)
def test_number_has_the_letter_of_its_kind(vocabulary, text, kind):
    assert vocabulary.read(text).letters == vocabulary.letters(kind)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("may", OTHER_WORD), ("spoon", OTHER_WORD), ("F16", OTHER_WORD), ("§", OTHER_SIGN)],
)
def test_what_is_no_word_of_time_shares_a_letter(vocabulary, text, letter):
    assert vocabulary.read(text).letters == letter


def test_word_with_a_capital_is_read_only_with_it(vocabulary):
    may = vocabulary.letter("May")
    assert vocabulary.read("May MAY may").letters == may + may + OTHER_WORD


def test_word_of_any_case_is_read_in_any(vocabulary):
    assert set(vocabulary.read("day Day DAY").letters) == {vocabulary.letter("day")}


def test_edge_of_a_paragraph_is_a_letter_and_no_neighbour(vocabulary):
    words = vocabulary.read("day\n \nday\nday")
    assert words.letters.count(GAP) == 1
    assert (words.beside(1), words.beside(2), words.beside(9)) == ("", "day", "")


@given(st.text())
def test_words_are_pieces_of_the_text_in_order(text):
    words = Vocabulary(CLASSES).read(text)
    assert len(words.texts) == len(words.starts) == len(words.letters)
    end = 0
    for index, (start, word) in enumerate(zip(words.starts, words.texts, strict=True)):
        assert end <= start
        assert text[start : words.end(index)] == word
        end = words.end(index)
