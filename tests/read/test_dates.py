from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.dates import assumed_day, read_date

TODAY = date(2025, 10, 1)
DAY = date(2025, 9, 5)
MOSCOW = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-09-05", DAY),
        (" 2025-09-05 ", DAY),
        ("2025-9-5", DAY),
        ("2025/09/05", DAY),
        ("20250905", DAY),
        (20250905, DAY),
        ("5 September 2025", DAY),
        ("5th Sept. 2025", DAY),
        ("05-SEP-2025", DAY),
        ("Friday, 5 September, 2025", DAY),
        ("Sept 5, 2025", DAY),
        ("September 5th, 2025", DAY),
        ("Fri., Sep 05, 2025 at 4:15 p.m. EDT", DAY),
        ("9/25/2025", date(2025, 9, 25)),
        ("25/9/2025", date(2025, 9, 25)),
        ("25.09.2025", date(2025, 9, 25)),
        ("9/9/2025", date(2025, 9, 9)),
        ("2025-09-05T10:00:00Z", datetime(2025, 9, 5, 10, tzinfo=UTC)),
        ("2025-09-05 10:00:00 UTC", datetime(2025, 9, 5, 10, tzinfo=UTC)),
        ("2025-09-05T10:00:00+03:00", datetime(2025, 9, 5, 10, tzinfo=MOSCOW)),
        ("2025-09-05T10:00", datetime(2025, 9, 5, 10)),
        ("2025-09-05, early morning", DAY),
        ("Fri, 05 Sep 2025 10:00:00 +0300", datetime(2025, 9, 5, 10, tzinfo=MOSCOW)),
        (1757066400, datetime(2025, 9, 5, 10, tzinfo=UTC)),
        (1757066400.0, datetime(2025, 9, 5, 10, tzinfo=UTC)),
        ("1757066400", datetime(2025, 9, 5, 10, tzinfo=UTC)),
        (1757066400000, datetime(2025, 9, 5, 10, tzinfo=UTC)),
        (DAY, DAY),
        ("26-FEB-1987 15:01:01.79", date(1987, 2, 26)),
        ("2025-10-02", date(2025, 10, 2)),  # a day ahead, as zones allow
    ],
)
def test_date_is_read_in_the_forms_sources_use(value, expected):
    found = read_date(value, today=TODAY)
    assert (found.value, found.problem) == (expected, None)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("9/5/2025", "ambiguous, it may be 2025-05-09 or 2025-09-05"),
        ("5.9.2025", "ambiguous"),
        ("31 Feb 2025", "no such day"),
        ("2025-02-31", "no such day"),
        ("2025-13-01", "no such day"),
        ("0001-01-01", "older than any newspaper"),
        ("9999-01-01", "lies in the future"),
        ("2099-01-01", "lies in the future"),
        ("2025-10-03", "lies in the future"),
        ("1970-01-01", "what programs write for no date"),
        ("1970-01-01T00:00:00Z", "what programs write for no date"),
        (0, "no known form"),
        ("2025", "no known form"),
        ("2025-09", "no known form"),
        ("2025-09-051", "no known form"),
        ("9/5/25", "no known form"),
        ("Tuesday", "no known form"),
        ("yesterday", "no known form"),
        ("", "no known form"),
        ("9" * 100_000, "no known form"),
        (float("nan"), "no known form"),
        (float("inf"), "no known form"),
        (-1757066400, "no known form"),
        (True, "no date"),
        (None, "no date"),
        ({"year": 2025}, "no date"),
    ],
)
def test_date_that_cannot_be_read_in_one_way_is_unknown_with_its_reason(value, problem):
    found = read_date(value, today=TODAY)
    assert found.value is None
    assert problem in found.problem
    assert len(found.problem) < 250


def test_day_of_a_moment_is_the_day_in_its_own_zone():
    assert read_date("2025-09-05T23:30:00-04:00", today=TODAY).day == DAY


@given(st.dates(min_value=date(1970, 1, 2), max_value=TODAY))
def test_every_day_survives_its_written_forms(day):
    months = [
        "Jan",
        "Feb",
        "March",
        "April",
        "May",
        "June",
        "July",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
    ]
    month = months[day.month - 1]
    for text in (
        day.isoformat(),
        day.strftime("%Y%m%d"),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
    ):
        assert read_date(text, today=TODAY).value == day


@given(st.text(max_size=40) | st.floats() | st.integers())
def test_any_value_gives_a_date_or_a_reason(value):
    found = read_date(value, today=TODAY)
    assert (found.value is None) != (found.problem is None)


def test_assumed_day_must_be_a_day_that_has_come():
    assert assumed_day("2025-09-05", today=TODAY) == DAY
    with pytest.raises(ValueError, match="'2099-01-01': lies in the future"):
        assumed_day("2099-01-01", today=TODAY)
    with pytest.raises(ValueError, match="ambiguous"):
        assumed_day("9/5/2025", today=TODAY)
