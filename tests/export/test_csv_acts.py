import csv
import io

import pytest
from tests.store.build import make_article

from onrecord.export.csv_acts import COLUMNS, csv_lines
from onrecord.export.jsonl import act_lines, stored_act_line
from onrecord.store.open import open_store

TEXT = (
    "Solheim vowed to build two ports, “both”\nsoon in Oslo on 2025-03-12. "
    "Iceland asked Solheim to wait if it snows."
)


@pytest.fixture
def rows(tmp_path):
    """The article, and its acts as a store gives them back."""
    article = make_article(TEXT, title="=SUM(ports)", url="https://example.org/1")
    with open_store(tmp_path / "record.db") as store:
        store.add_article(article, run=None, extractor="a")
        yield article, tuple(store.acts())


def test_each_act_is_a_line_whose_offsets_show_its_trigger(rows):
    article, acts = rows
    table = list(csv.DictReader(io.StringIO(b"".join(csv_lines(acts)).decode(), newline="")))
    assert tuple(table[0]) == COLUMNS
    first, second = table
    assert article.text[int(first["start"]) : int(first["end"])] == first["trigger"] == "vowed"
    assert first["content"] == "to build two ports, “both”\nsoon"
    assert (first["conditions"], second["conditions"]) == ("", "if it snows")
    assert (first["actor"], first["actor_country"]) == ("Ingrid Solheim", "NOR")
    assert (first["said_earliest"], first["day"]) == ("2025-03-12", "2025-03-12")
    assert (second["recipient_id"], second["said_earliest"]) == ("person:NOR:ingrid-solheim", "")
    assert first["title"] == "=SUM(ports)"


def test_no_acts_are_a_header_alone():
    assert b"".join(csv_lines(())) == (",".join(COLUMNS) + "\r\n").encode()


def test_an_act_of_a_store_gives_the_line_that_its_article_gave(rows):
    article, acts = rows
    assert list(map(stored_act_line, acts)) == list(act_lines(article))
