"""Resolvers of durations and sets. Each takes an expression of `times_durations.yaml`."""

from onrecord.annotate.time_context import Context, Reading, Resolver
from onrecord.annotate.time_dates import ordinal
from onrecord.annotate.time_grammar import Expression, load_grammar
from onrecord.annotate.time_numbers import number_of

_DESIGNATORS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
"""Unit -> how a TIMEX3 duration writes it; the T of times of day is written once, before."""

_HALVES = {"year": (6, "M"), "hour": (30, "M"), "minute": (30, "S"), "decade": (5, "Y")}
_SEASONS = ("SP", "SU", "FA", "WI")
_ONE = frozenset({"a", "an", "another", "single", "past"})


def duration(expression: Expression, _: Context) -> Reading | None:
    """A length of time; the count of a vague one is X.

    "the second" is mostly an ordinal, "a quarter" a fraction, and bare "quarters" are rooms.
    """
    unit, counted = unit_of(expression), expression.words.get("count")
    if unit == "second" and "unit" in expression.values:
        return None
    if unit == "quarter" and counted in (None, ("a",)) and "number" not in expression.words:
        return None
    return Reading(duration_value(amount_of(expression), unit))


def duration_range(expression: Expression, _: Context) -> Reading:
    """As in "two to three weeks": the count is X, for neither end is the length."""
    return Reading(duration_value(None, unit_of(expression)))


def repeated(expression: Expression, _: Context) -> Reading:
    """What comes back by the calendar: "every week", "each July", "on Fridays"."""
    values = expression.values
    part = values.get("daypart") or values.get("dayparts")
    time = f"T{part}" if part else ""
    day = values.get("weekday") or values.get("weekdays")
    if day:
        return Reading(f"XXXX-WXX-{day}{time}")
    if part:
        return Reading(f"XXXX-XX-XX{time}")
    if "month" in values:
        return Reading(f"XXXX-{expression.number('month'):02d}")
    if "season" in values:
        return Reading(f"XXXX-{_SEASONS[expression.number('season') - 1]}")
    number = number_of(expression.words.get("number", ()))
    number = number or ordinal(expression, default=2 if "other" in expression.all_words else 1)
    return Reading(duration_value(number, unit_of(expression)))


def frequency(expression: Expression, _: Context) -> Reading:
    """A frequency in one word: "daily"."""
    return Reading(expression.values["frequency"])


def rate(expression: Expression, context: Context) -> Reading | None:
    """As in "twice a month"; also "a year" behind an amount: "$5 million a year"."""
    if "times" not in expression.words and not _follows_amount(expression, context):
        return None
    return Reading(duration_value(1, unit_of(expression)))


RESOLVERS: dict[str, Resolver] = {
    resolver.__name__: resolver
    for resolver in (duration, duration_range, repeated, frequency, rate)
}
"""What an entry's `resolve` may name."""


def unit_of(expression: Expression) -> str:
    """The unit of an expression that counts units: "day", "year", ..."""
    return expression.values.get("unit") or expression.values["units"]


def amount_of(expression: Expression) -> float | None:
    """How many units an expression counts; None for an unknown number ("a month or two")."""
    if expression.all_words[-2:] == ("or", "two"):
        return None
    counted = expression.words.get("count") or expression.words.get("number") or ()
    amount = number_of(counted)
    if amount is None and "unit" in expression.values and _ONE & set(expression.all_words):
        amount = 1.0
    if amount is not None and expression.all_words[-2:] == ("a", "half"):
        amount += 0.5
    return amount


def duration_value(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: "P3D", "PT1H30M", "PXM"; a half of a year is six months."""
    if unit == "fortnight":
        unit, amount = "week", 2 * amount if amount is not None else None
    designator = _DESIGNATORS[unit].removeprefix("T")
    head = "PT" if designator != _DESIGNATORS[unit] else "P"
    if amount is None:
        return f"{head}X{designator}"
    whole, rest = divmod(amount, 1)
    if rest == 0.5 and unit in _HALVES:
        half, half_designator = _HALVES[unit]
        return head + (f"{whole:.0f}{designator}" if whole else "") + f"{half}{half_designator}"
    return f"{head}{amount:.0f}{designator}" if not rest else f"{head}{amount:.4g}{designator}"


def _follows_amount(expression: Expression, context: Context) -> bool:
    token = context.token_before(expression)
    if token is not None and token.tag_ in ("CD", "NNS", "NNPS"):
        return True
    before = expression.before
    return before.isdigit() or load_grammar().value("counted", before) is not None
