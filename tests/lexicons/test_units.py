"""The table of units of measure."""

from collections import Counter

import pytest

from onrecord.lexicons._table import read_table
from onrecord.lexicons.currencies import is_currency_noun
from onrecord.lexicons.units import find_unit

ROWS = tuple(read_table("units.tsv", ("unit", "forms", "kind")))


@pytest.mark.parametrize(
    ("words", "name"),
    [("%", "percent"), ("Per cent", "percent"), ("metric tons", "tonne"), ("MW", "megawatt")],
)
def test_a_unit_is_known_by_its_forms(words, name):
    found = find_unit(words)
    assert found is not None
    assert found.name == name


def test_other_words_are_no_unit():
    assert find_unit("tank") is None


def test_a_form_belongs_to_one_unit_and_to_no_currency():
    forms = [form for row in ROWS for form in row["forms"].split("|")]
    assert [form for form, n in Counter(forms).items() if n > 1] == []
    assert [form for form in forms if is_currency_noun(form)] == []
