from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.calendar_feasts import easter, feast_day


@pytest.mark.parametrize(
    "day", ["1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2019-04-21", "2025-04-20"]
)
def test_easter_falls_on_the_day_tables_give(day):
    assert easter(int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-25", "2025-12-25"),
        ("thursday 4 11", "2025-11-27"),
        ("monday -1 5", "2025-05-26"),
        ("monday 1 9", "2025-09-01"),
        ("easter -2", "2025-04-18"),
        ("easter 49", "2025-06-08"),
        ("orthodox_easter 0", "2025-04-20"),
        ("passover 0", "2025-04-13"),
        ("hebrew_new_year 0", "2025-09-23"),
        ("hebrew_new_year 9", "2025-10-02"),
    ],
)
def test_feast_falls_on_its_day(rule, day):
    assert feast_day(rule, 2025) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("orthodox_easter 0", "2024-05-05"),
        ("orthodox_easter 0", "1918-05-05"),
        ("passover 0", "2024-04-23"),
        ("hebrew_new_year 0", "2024-10-03"),
        ("hebrew_new_year 0", "2013-09-05"),
    ],
)
def test_feasts_of_other_calendars_fall_on_the_day_tables_give(rule, day):
    assert feast_day(rule, int(day[:4])) == date.fromisoformat(day)


def test_month_without_a_fifth_such_weekday_has_none():
    assert feast_day("friday 5 2", 2019) is None


@given(st.integers(-(10**6), 10**6))
def test_feast_outside_the_calendar_is_none(year):
    day = feast_day("easter 0", year)
    assert (day is None) == (not 1 <= year <= 9999)
    assert day is None or (day.weekday() == 6 and day.month in (3, 4))
