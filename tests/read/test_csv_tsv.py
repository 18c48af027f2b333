import csv
import io
from datetime import date

import pytest

from onrecord.errors import ConfigError
from onrecord.model import Article, SetAside

TEXT = "Norway offered on Wednesday to host talks, “soon”, between the two governments."
HEADER = ["id", "Published At", "Headline", "Text"]
ROW = ["a1", "2025-09-03", "T", TEXT]


def table(*rows, delimiter=",", end="\r\n"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue().encode()


def lines_of(results):
    return [result.source.rpartition(":")[2] for result in results]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_table_is_read_in_any_dress(read_bytes, name, delimiter, end, encoding):
    data = table(HEADER, ROW, ROW, delimiter=delimiter, end=end).decode().encode(encoding)
    first, second = read_bytes(name, data)
    assert (first.external_id, first.text, first.title) == ("a1", TEXT, "T")
    assert first.published_at == date(2025, 9, 3)
    assert lines_of([first, second]) == ["2", "3"]


def test_cell_may_hold_line_ends_and_quotation_marks(read_bytes):
    text = f'{TEXT}\n\n"We will come," she said.'
    first, second = read_bytes("a.csv", table(["text"], [text], [TEXT]))
    assert first.text == text
    assert lines_of([first, second]) == ["2", "5"]


def test_quotation_marks_of_a_tsv_cell_are_plain_unless_they_enclose_it(read_bytes):
    said = '"We will come to the talks," she said on Monday.'
    quoted = '"' + said.replace('"', '""') + '"'
    results = read_bytes("a.tsv", f"id\ttext\n1\t{said}\n2\t{quoted}\n".encode())
    assert [result.text for result in results] == [said, said]


def test_excess_cells_are_fine_where_they_are_empty(read_bytes):
    data = table(HEADER, [*ROW, "", ""], [*ROW, "x"], ROW[:2], ROW)
    results = read_bytes("a.csv", data)
    assert [type(result) for result in results] == [Article, SetAside, SetAside, Article]
    assert "5 cells, expected 4 as in the first row" in results[1].message
    assert lines_of(results) == ["2", "3", "4", "5"]


def test_quotation_mark_that_is_never_closed_costs_its_line_only(read_bytes):
    data = table(["text"], [TEXT]) + b'"Talks\r\n' + table([TEXT], [TEXT])
    results = read_bytes("a.csv", data)
    assert [type(result) for result in results] == [Article, SetAside, Article, Article]
    assert results[1].reason == "malformed"
    assert lines_of(results) == ["2", "3", "4", "5"]


def test_row_beyond_the_limit_is_set_aside_and_the_next_is_read(read_bytes, make_config):
    data = table(["text"], [TEXT * 20], [TEXT])
    found, article = read_bytes("a.csv", data, config=make_config(max_input_bytes=500))
    assert (found.reason, article.text) == ("too_large", TEXT)
    assert lines_of([found, article]) == ["2", "3"]


def test_long_cell_is_read(read_bytes):
    (article,) = read_bytes("a.csv", table(["text"], [TEXT * 3000]))
    assert article.text == TEXT * 3000


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (["id", "story"], "no column with the text: expected one named text, event_text, body"),
        (["text", "Text"], "two columns are named text"),
    ],
)
def test_header_that_tells_no_text_sets_the_file_aside(read_bytes, header, message):
    (found,) = read_bytes("a.csv", table(header, ["1", TEXT]))
    assert found.reason == "malformed"
    assert message in found.message


def test_table_without_rows_is_empty(read_bytes):
    (found,) = read_bytes("a.csv", table(HEADER))
    assert found.reason == "empty"


def test_columns_of_other_names_are_told_by_the_setting(read_bytes, make_config):
    config = make_config(columns="text=Story, published = Day of Issue")
    data = table(["story", "Day  of issue", "Title"], [TEXT, "2025-09-03", "T"])
    (article,) = read_bytes("a.csv", data, config=config)
    assert (article.text, article.title) == (TEXT, "T")
    assert article.published_at == date(2025, 9, 3)


@pytest.mark.parametrize("setting", ["words=Story", "text", "text="])
def test_setting_that_names_no_field_or_column_stops_the_run(read_bytes, make_config, setting):
    with pytest.raises(ConfigError, match="expected pairs like text=Story with one of external_id"):
        read_bytes("a.csv", table(HEADER, ROW), config=make_config(columns=setting))
