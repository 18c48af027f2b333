"""Bad times: days that no calendar has, the ends of the calendar, absurd numbers, no anchor."""

from datetime import date
from time import process_time

import pytest

from onrecord.annotate.parse import read_doc
from onrecord.annotate.time import find_times

FRIDAY = date(2019, 4, 12)
SECONDS = 3
"""Far more than any of the long texts takes, far less than quadratic time would."""


@pytest.mark.parametrize(
    "text",
    [
        *("on 31 February", "on Feb. 30, 2018", "on 29 February 2019", "on the 31st of June 2018"),
        *("at 5 p.m. on 31 April 2018", "on the morning of 31 June", "in the week of June 31"),
        *("on the fifth Friday of February 2018",),
    ],
)
def test_day_that_no_calendar_has_is_found_and_has_no_value(text):
    times = find_times(f"They met {text}.", anchor=FRIDAY)

    assert times
    assert all(time.value is None and time.when is None for time in times)


@pytest.mark.parametrize("anchor", [date.min, date(1, 3, 1), date(9999, 11, 1), date.max, None])
@pytest.mark.parametrize(
    "text",
    [
        *("in the year 9999", "on Dec. 31, 9999", "on Jan. 1, 1000", "in the 9990s"),
        *("on Wednesday last week", "two weeks ago Monday", "a week from Friday", "next Easter"),
        *("on Orthodox Easter", "last Passover", "next Rosh Hashanah", "at dawn on Monday"),
        *("from Monday to Wednesday", "from 9 a.m. until noon on Sunday", "next weekend"),
        *("on the first Monday of March", "99999 centuries from now", "999999999999 years ago"),
        *("9,999,999,999,999 days later", "1000000000000 weeks ago Friday", "in a million decades"),
        *("for 0 days", "0 weeks ago", "every 999999999999 years", "half a century ago"),
    ],
)
def test_ends_of_the_calendar_and_absurd_numbers_are_no_error(text, anchor):
    for time in find_times(f"He left {text}.", anchor=anchor):
        assert time.when is None or date.min <= time.when.earliest <= time.when.latest <= date.max


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "9" * 100_000 + " years ago",
        "1," * 50_000,
        "1." * 50_000,
        "12:" * 30_000,
        "1-" * 50_000,
        "’9" * 50_000,
        "1st" * 30_000,
        "two " * 5_000 + "days ago",
        "the day after " * 2_000,
        "May 3, " * 2_000,
        "Monday to " * 2_000,
        "( " * 50_000,
    ],
    ids=lambda text: f"{text[:14]} {len(text)}",
)
def test_long_rows_of_figures_and_words_of_time_take_linear_time(text):
    begin = process_time()
    find_times(text, anchor=FRIDAY)

    assert process_time() - begin < SECONDS


@pytest.mark.model
def test_without_a_day_of_publication_times_stay_relative(nlp):
    text = (
        "The minister said on Friday that talks would resume next week. He left two days later. "
        "They will end by 3 May, two days after the vote, and began on 5 March 2018."
    )

    doc = read_doc(text, nlp, published=None)

    told = [(text[t.range.start : t.range.end], t.value) for t in doc._.onrecord_times]
    assert told == [
        ("Friday", None),
        ("next week", None),
        ("two days later", None),
        ("3 May", None),
        ("two days", "P2D"),
        ("5 March 2018", "2018-03-05"),
    ]
    assert [time.value for time in doc._.onrecord_times if time.when] == ["2018-03-05"]
