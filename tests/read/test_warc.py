import gzip
from datetime import UTC, datetime

import pytest
from tests.read import formats, warcs

from onrecord.model import Article

WAYS = {
    "a.warc": b"".join,
    "a.warc.gz": warcs.packed,
    "whole.warc.gz": lambda records: gzip.compress(b"".join(records)),
}


@pytest.mark.parametrize("name", WAYS)
def test_pages_of_a_crawl_are_read_however_it_is_packed(read_bytes, name):
    articles = read_bytes(name, WAYS[name](warcs.crawl(3)))
    assert [article.title for article in articles] == ["Talks 0", "Talks 1", "Talks 2"]
    assert [article.source[-3:] for article in articles] == ["[2]", "[4]", "[6]"]
    assert articles[1].url == "https://news.example/1"
    assert articles[1].origin.record_id == "<urn:uuid:1>"
    assert articles[1].origin.retrieved_at == datetime(2025, 9, 5, 10, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_origin_tells_the_bytes_of_the_record(read_bytes, name):
    data = WAYS[name](warcs.crawl(3))
    for article in read_bytes(name, data):
        start, length = article.origin.offset, article.origin.length
        (again,) = read_bytes(name, data[start : start + length])
        assert (again.text, again.origin.offset) == (article.text, 0)


def test_article_of_a_crawl_is_that_of_the_page(read_bytes):
    (found,) = read_bytes("a.warc.gz", warcs.packed([warcs.record(warcs.http(formats.page()))]))
    (plain,) = read_bytes("a.txt", formats.plain())
    assert (found.id, found.title, found.text) == (plain.id, plain.title, plain.text)
    assert found.outlet == "Nordwire"


def chunked(body):
    return b"%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (9, body[:9], len(body) - 9, body[9:])


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (gzip.compress(warcs.page(1)), "Content-Encoding: gzip\r\n"),
        (chunked(warcs.page(1)), "Transfer-Encoding: chunked\r\n"),
        (chunked(gzip.compress(warcs.page(1))),
         "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (warcs.page(1), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
)  # fmt: skip
def test_body_is_unpacked(read_bytes, body, head):
    (article,) = read_bytes("a.warc", warcs.record(warcs.http(body, head=head)))
    assert article.title == "Talks 1"


def test_digest_may_be_that_of_the_body_without_chunks(read_bytes):
    block = warcs.http(chunked(warcs.page(1)), head="Transfer-Encoding: chunked\r\n")
    (article,) = read_bytes("a.warc", warcs.record(block, payload=warcs.page(1)))
    assert isinstance(article, Article)


def test_resource_and_conversion_are_read_by_their_media_type(read_bytes):
    text = b"Norway offered on Wednesday to host talks between the two governments."
    records = [
        warcs.record(text, kind="conversion", media="text/plain", payload=text),
        warcs.record(formats.ninjs(3), kind="resource", media="application/json",
                     payload=formats.ninjs(3)),
    ]  # fmt: skip
    first, second = read_bytes("a.warc", b"".join(records))
    assert (first.text, second.text) == (text.decode(), formats.TEXT)
    assert second.origin.key == "urn:x:1"
    assert second.origin.record_id == "<urn:uuid:0>"


def test_redirect_is_passed_over_and_an_error_page_set_aside(read_bytes):
    records = [
        warcs.record(warcs.http(b"", status="301 Moved")),
        warcs.record(warcs.http(warcs.page(1), status="404 Not Found")),
        warcs.record(warcs.http(warcs.page(2))),
    ]
    found, article = read_bytes("a.warc", b"".join(records))
    assert (found.reason, article.title) == ("boilerplate", "Talks 2")
    assert "status 404" in found.message
