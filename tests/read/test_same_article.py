"""One article in every format: the same title, text and id, and the same date."""

from datetime import UTC, datetime
from functools import partial
from importlib.resources import files

import pytest
from tests.read import formats

from onrecord.read.title import split_title

FORMATS = {
    "a.html": formats.page,
    "a.csv": formats.table,
    "a.xml": formats.rss,
    "a.rss": formats.rss,
    "a.atom": formats.atom,
    "a.json": formats.json_feed,
    "ninjs1.json": partial(formats.ninjs, 1),
    "ninjs2.jsonl": partial(formats.ninjs, 2),
    "ninjs3.json": partial(formats.ninjs, 3),
    "item.xml": formats.newsml_g2,
    "a.nitf": formats.nitf,
}
SAMPLE = sorted(
    report.read_text(encoding="utf-8")
    for report in files("onrecord").joinpath("sample").iterdir()
    if report.name.endswith(".txt")
)
REPORTS = [report for report in SAMPLE if split_title(report)[0]]


@pytest.mark.parametrize("name", FORMATS)
def test_article_is_the_same_in_every_format(read_bytes, name):
    (article,) = read_bytes(name, FORMATS[name]())
    (plain,) = read_bytes("a.txt", formats.plain())
    assert (article.title, article.text) == (formats.TITLE, formats.TEXT)
    assert article.id == plain.id
    assert article.published_at == datetime(2025, 9, 3, 8, tzinfo=UTC)
    assert name == "a.csv" or article.outlet == "Nordwire"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("report", REPORTS, ids=range(1, len(REPORTS) + 1))
def test_report_of_the_sample_is_the_same_in_every_format(read_bytes, name, report):
    title, text = split_title(report)
    paragraphs = text.strip().split("\n\n")
    (article,) = read_bytes(name, FORMATS[name](title, paragraphs))
    (plain,) = read_bytes("a.txt", report.encode())
    assert (article.title, article.text) == (plain.title, plain.text)
    assert article.id == plain.id
