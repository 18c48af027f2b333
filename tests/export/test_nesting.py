import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.nesting import Close, Mark, Open, Words, nest


@st.composite
def texts_with_marks(draw):
    text = draw(st.text(min_size=1, max_size=40))
    points = st.integers(0, len(text))
    ranges = draw(st.lists(st.tuples(points, points).filter(lambda pair: pair[0] != pair[1])))
    return text, [
        Mark(min(pair), max(pair), value, rank=draw(st.integers(0, 2)))
        for value, pair in enumerate(ranges)
    ]


def outline(text, *marks):
    """The pieces as one string: "[a " opens, "]a" closes, "+" marks a cut."""
    shown = {
        Words: lambda piece: piece.text,
        Open: lambda piece: f"<{piece.mark.value}{'' if piece.first else '+'}>",
        Close: lambda piece: f"</{piece.mark.value}{'' if piece.last else '+'}>",
    }
    return "".join(shown[type(piece)](piece) for piece in nest(text, marks))


def test_crossing_mark_is_cut_and_goes_on():
    assert outline("abcdef", Mark(0, 4, "x"), Mark(2, 6, "y")) == "<x>ab<y>cd</y+></x><y+>ef</y>"


def test_longer_mark_lies_outside():
    assert outline("abc", Mark(0, 1, "x"), Mark(0, 3, "y")) == "<y><x>a</x>bc</y>"


def test_rank_decides_over_the_same_range():
    assert outline("ab", Mark(0, 2, "x", 1), Mark(0, 2, "y", 0)) == "<y><x>ab</x></y>"


def test_text_without_marks_is_one_piece():
    assert list(nest("abc", [])) == [Words("abc")]


@pytest.mark.parametrize(("start", "end"), [(1, 1), (2, 1), (-1, 1), (0, 4)])
def test_impossible_range_is_refused(start, end):
    with pytest.raises(ValueError, match="of a text of 3"):
        list(nest("abc", [Mark(start, end, "x")]))


@given(texts_with_marks())
def test_words_in_order_are_the_text(sample):
    text, marks = sample
    assert "".join(piece.text for piece in nest(text, marks) if isinstance(piece, Words)) == text


@given(texts_with_marks())
def test_pieces_nest_and_each_mark_covers_its_range(sample):
    text, marks = sample
    stack, covered = [], {mark.value: "" for mark in marks}
    begun, ended = [], []
    for piece in nest(text, marks):
        if isinstance(piece, Open):
            stack.append(piece.mark)
            begun += [piece.mark.value] if piece.first else []
        elif isinstance(piece, Close):
            assert stack.pop() == piece.mark
            ended += [piece.mark.value] if piece.last else []
        else:
            for mark in stack:
                covered[mark.value] += piece.text
    assert not stack
    assert covered == {mark.value: text[mark.start : mark.end] for mark in marks}
    assert sorted(begun) == sorted(ended) == sorted(covered)
