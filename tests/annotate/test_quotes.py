"""Quotation marks: pairs, nesting, apostrophes, and quotations over paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.layers import Range
from onrecord.annotate.quotes import RangeIndex, find_quotes


def pieces(text: str) -> list[str]:
    return [text[quote.range.start : quote.range.end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will come,” he said. “Soon.”", ["“We will come,”", "“Soon.”"]),
        ('"We will come," he said. "Soon."', ['"We will come,"', '"Soon."']),
        ("``We will come,'' he said.", ["``We will come,''"]),
        ("‘We will come,’ he said.", ["‘We will come,’"]),
        ("The talks were ‘useful’, says Oslo", ["‘useful’"]),
        ("It is the ministers’ view and Oslo's.", []),
        ("the boys' home in the '90s", []),
        (
            "“I said: ‘wait, then,’ he’s late.”",
            ["“I said: ‘wait, then,’ he’s late.”", "‘wait, then,’"],
        ),
    ],
)
def test_pairs_are_found_and_apostrophes_are_not(text, expected):
    assert pieces(text) == expected


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    first, second = find_quotes("“We waited.\n\n“Now we act,” she said.")
    assert (first.closed, second.closed) == (False, True)
    assert first.series == second.series


def test_a_closed_quotation_does_not_go_on():
    first, second = find_quotes("“We waited.”\n\n“Now we act,” she said.")
    assert first.series != second.series


def test_nested_quotes_know_their_depth():
    assert [quote.depth for quote in find_quotes("“He said ‘no’ twice.”")] == [0, 1]


@given(st.text(alphabet="ab .\n\"'“”‘’`«»„", max_size=200))
def test_ranges_lie_in_the_text_and_inside_lies_in_range(text):
    for quote in find_quotes(text):
        assert 0 <= quote.range.start < quote.range.end <= len(text)
        assert quote.range.start <= quote.inside.start <= quote.inside.end <= quote.range.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("''We will come,'' he said.", ["''We will come,''"]),
        ("“We will come,“ he said.", ["“We will come,“"]),
        ("‘The ministers’ plan is ours,’ he said.", ["‘The ministers’ plan is ours,’"]),
        ("Rock 'n roll, “we came,” he said.", ["“we came,”"]),
    ],
)
def test_marks_set_in_unusual_ways_are_paired(text, expected):
    assert [
        text[q.range.start : q.range.end] for q in find_quotes(text) if q.depth == 0
    ] == expected


def test_an_index_of_ranges_tells_which_holds_an_offset():
    index = RangeIndex([Range(2, 4), Range(6, 9)])
    assert [index.holds(at) for at in (1, 2, 3, 4, 8, 9)] == [False, True, True, False, True, False]
    assert index.holder(7) == Range(6, 9)


@pytest.mark.parametrize("text", ["“”", '"" and ""', "He said “ ” and ``''.", '"' * 10_000])
def test_marks_with_nothing_between_them_quote_nothing(text):
    assert find_quotes(text) == ()
