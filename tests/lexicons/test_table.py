"""The reader of tables of facts."""

from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import LexiconError
from onrecord.lexicons._table import iso_day, read_table


def test_rows_are_read_by_column_and_the_head_is_skipped():
    rows = list(read_table("given_names.tsv", ("name", "gender")))
    assert {"name": "Olaf", "gender": "m"} in rows
    assert not [row for row in rows if row["name"].startswith("#")]


def test_a_table_may_lie_in_another_package():
    rows = read_table("languages.tsv", ("code", "name"), package="onrecord.read")
    assert {"code": "af", "name": "Afrikaans"} in list(rows)


TABLES = sorted(Path(onrecord.__file__).parent.rglob("*.tsv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_head_tells_about_source_and_licence(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = [line.split(":")[0] for line in lines if line.startswith("#")]
    assert keys[0] == "# about"
    assert {"# source", "# licence"} <= set(keys)


def test_another_header_stops_the_run():
    with pytest.raises(LexiconError, match=r"given_names\.tsv:6: columns"):
        list(read_table("given_names.tsv", ("name", "sex")))


def test_a_row_with_another_number_of_fields_stops_the_run(tmp_path, monkeypatch):
    (tmp_path / "broken.tsv").write_text("# head\na\tb\n1\n", encoding="utf-8")
    monkeypatch.setattr("onrecord.lexicons._table.files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=r"broken\.tsv:3: 1 fields, expected 2"):
        list(read_table("broken.tsv", ("a", "b")))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-07-24", date(2019, 7, 24), date(2019, 7, 24)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_year_or_month_has_a_first_and_a_last_day(text, first, last):
    assert iso_day(text, last=False) == first
    assert iso_day(text, last=True) == last


@pytest.mark.parametrize("text", ["", "July 2019", "2019-13", "2019-02-31", "2019-02-03-04", "0"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        iso_day(text, last=False)
