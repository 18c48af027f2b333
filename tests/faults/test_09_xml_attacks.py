"""Case 9: XML that would fill the machine, or read its files."""

import time

import pytest
from tests.read import formats

LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)  # ten to the ninth power of the first
SENTENCE = "The minister said on Monday that talks had begun."


def rss(prolog, body):
    return (
        f'<?xml version="1.0"?>{prolog}<rss><channel><item><title>T</title>'
        f"<description>{SENTENCE} {body}</description></item></channel></rss>"
    ).encode()


@pytest.mark.parametrize(
    ("prolog", "body"),
    [
        (f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;"),
        (f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>', "&a;" * 10_000),
        ('<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;"),
        ('<!DOCTYPE rss [<!ENTITY u SYSTEM "http://127.0.0.1:9/x">]>', "&u;"),
        ('<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>', ""),
        ('<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">', ""),
    ],
    ids=["laughs", "quadratic", "file", "address", "parameter", "document type"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities_is_refused_at_once(run, prolog, body, encoding):
    data = rss(prolog, body).decode().encode(encoding)
    started = time.monotonic()
    articles, set_aside = run({"a.rss": data, "b.rss": rss("", "")})
    assert time.monotonic() - started < 1
    assert len(articles) == 1
    assert [found.reason for found in set_aside] == ["xml_forbidden"]


def test_news_item_is_guarded_too(run):
    data = b'<!DOCTYPE newsItem [<!ENTITY a "b">]>' + formats.newsml_g2()
    assert [found.reason for found in run({"a.newsml": data})[1]] == ["xml_forbidden"]


def test_inclusion_is_not_followed(run):
    inclusion = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" '
        'parse="text"/>'
    )
    ((article,), _) = run({"a.rss": rss("", inclusion)})
    assert article.text == SENTENCE


def test_nesting_beyond_what_the_parser_takes_costs_its_file_only(run):
    deep = rss("", "<b>" * 100_000)
    articles, set_aside = run({"a.rss": deep, "b.rss": rss("", "")})
    assert len(articles) + len(set_aside) == 2
    assert SENTENCE in [article.text for article in articles]


def test_xml_in_another_encoding_than_it_says_is_read(run):
    data = rss("", "Café.").decode().replace('"1.0"', '"1.0" encoding="koi8-r"').encode()
    ((article,), _) = run({"a.rss": data})
    assert article.text == f"{SENTENCE} Café."
