from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.calendar_intervals import Period, day_of, interval_of, period_of
from onrecord.terms import Precision

UNITS = [unit for unit in Precision if unit not in (Precision.TIME, Precision.RANGE)]


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2025-09-05", "2025-09-05", "2025-09-05", "day"),
        ("2025-09-05TNI", "2025-09-05", "2025-09-05", "time"),
        ("2025-09-05T17:30Z", "2025-09-05", "2025-09-05", "time"),
        ("2025-W36", "2025-09-01", "2025-09-07", "week"),
        ("2025-W36-WE", "2025-09-06", "2025-09-07", "weekend"),
        ("2025-W36-5", "2025-09-05", "2025-09-05", "day"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-Q3", "2025-07-01", "2025-09-30", "quarter"),
        ("2025-H2", "2025-07-01", "2025-12-31", "half_year"),
        ("2025-SP", "2025-03-01", "2025-05-31", "season"),
        ("2025-WI", "2025-12-01", "2026-02-28", "season"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("18", "1800-01-01", "1899-12-31", "century"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999", "9999-01-01", "9999-12-31", "year"),
        ("9999-Q4", "9999-10-01", "9999-12-31", "quarter"),
    ],
)
def test_value_covers_its_days(value, earliest, latest, precision):
    interval = interval_of(value)
    assert interval is not None
    assert interval.earliest == date.fromisoformat(earliest)
    assert interval.latest == date.fromisoformat(latest)
    assert interval.precision == precision


@pytest.mark.parametrize(
    "value",
    [
        *("P3D", "PXM", "PRESENT_REF", "XXXX-WXX-5", "XXXX-07", "2025-XX-XX", ""),
        *("2025-02-31", "2025-13", "0000", "2025-W54", "9999-WI", "00", "2025-09-5"),
    ],
)
def test_value_without_days_has_no_interval(value):
    assert interval_of(value) is None


@given(st.dates(), st.sampled_from(UNITS))
def test_period_holds_its_day_and_is_told_by_its_value(day, unit):
    period = Period.of(day, unit)
    interval = period.interval
    if interval is None:  # cut off by an end of the calendar
        assert not date(100, 1, 1) <= day < date(9999, 12, 1)
        return
    if unit is Precision.WEEKEND:  # the weekend that ends the day's week
        assert 0 <= (interval.latest - day).days < 7
    else:
        assert interval.earliest <= day <= interval.latest
    assert period_of(period.value or "") == period


@given(st.dates(), st.sampled_from(UNITS), st.integers(-4000, 4000))
def test_shifted_period_begins_where_the_one_before_ended(day, unit, count):
    period = Period.of(day, unit).shift(count)
    here, after = period.interval, period.shift(1).interval
    if here and after and unit is not Precision.WEEKEND:
        assert after.earliest.toordinal() == here.latest.toordinal() + 1


@given(st.integers(), st.sampled_from(UNITS), st.integers(-(10**6), 10**6))
def test_period_outside_the_calendar_is_none_not_an_error(index, unit, years):
    period = Period(unit, index).shift_years(years)
    assert (period.interval is None) == (period.value is None)


@pytest.mark.parametrize(
    ("value", "years", "shifted"),
    [
        ("2024-02-29", -1, "2023-02-28"),
        ("2025-Q3", -1, "2024-Q3"),
        ("2025-09", -10, "2015-09"),
        ("2025", 1, "2026"),
        ("2025-SU", -1, "2024-SU"),
        ("0001-05-05", -1, None),
    ],
)
def test_shift_by_years_keeps_the_name(value, years, shifted):
    period = period_of(value)
    assert period is not None
    assert period.shift_years(years).value == shifted


@pytest.mark.parametrize(
    "parts", [(2025, 2, 29), (0, 1, 1), (10000, 1, 1), (2025, 13, 1), (2025, 1, 0)]
)
def test_day_that_no_calendar_has_is_none(parts):
    assert day_of(*parts) is None
