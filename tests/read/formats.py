"""One invented article in every format that is read, for the tests of the readers.

The article is a title and paragraphs; each function gives the bytes of a file that holds it.
"""

import csv
import io
import json
from collections.abc import Sequence
from html import escape

TITLE = "Norway offers to host talks & more"
PARAGRAPHS = (
    "OSLO, Sept 3 (Nordwire) - Norway offered on Wednesday to host talks between the governments.",
    "“We will keep the door open — if both come,” Foreign Minister Ingrid Solvang said.",
    "Neither side has answered: 3 < 4, she said.",
)
TEXT = "\n\n".join(PARAGRAPHS)
URL = "https://news.example/talks"
MOMENT = "2025-09-03T08:00:00+00:00"


def plain(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A plain text file."""
    return "\n\n".join([title, *paragraphs, ""]).encode()


def page(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A web page with JSON-LD."""
    facts = {
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": MOMENT,
        "publisher": {"name": "Nordwire"},
    }
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body><article>'
        f"<h1>{escape(title)}</h1>{markup(paragraphs)}</article></body></html>"
    ).encode()


def table(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A CSV file of one row."""
    out = io.StringIO(newline="")
    rows = [["title", "date", "text"], [title, MOMENT, "\n\n".join(paragraphs)]]
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def rss(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """RSS 2.0 with `content:encoded`."""
    return (
        '<?xml version="1.0"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>Nordwire</title><link>https://news.example/</link><language>en</language><item>"
        f"<title>{escape(escape(title))}</title><link>{URL}</link><guid>{URL}</guid>"
        "<pubDate>Wed, 03 Sep 2025 08:00:00 GMT</pubDate><description>Short.</description>"
        f"<content:encoded><![CDATA[{markup(paragraphs)}]]></content:encoded></item></channel></rss>"
    ).encode()


def atom(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """Atom 1.0 with XHTML content."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Nordwire</title>'
        f"<id>urn:x:feed</id><entry><title>{escape(title)}</title><id>urn:x:1</id>"
        f'<link rel="self" href="https://news.example/feed"/><link href="{URL}"/>'
        f"<published>{MOMENT}</published><updated>2025-09-04T08:00:00Z</updated>"
        '<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"{markup(paragraphs)}</div></content></entry></feed>"
    ).encode()


def json_feed(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """JSON Feed 1.1."""
    item = {"id": "1", "url": URL, "title": title, "content_html": markup(paragraphs)}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Nordwire",
        "feed_url": "https://news.example/feed.json",
        "items": [{**item, "date_published": MOMENT}],
    }
    return json.dumps(feed).encode()


def ninjs(family: int, title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A ninjs item of one of the three families."""
    text = "\n\n".join(paragraphs)
    shared = {"uri": "urn:x:1", "type": "text", "language": "en"}
    bodies = [
        {"role": "teaser", "contentType": "text/plain", "value": "Short."},
        {"role": "main", "contentType": "application/xhtml+xml", "value": markup(paragraphs)},
    ]
    lists = {"headlines": [{"role": "main", "value": title}]}
    items = {
        1: {"headline": title, "body_text": text, "versioncreated": MOMENT, "source": "Nordwire"},
        2: {**lists, "bodies": [{"contenttype": "text/plain", "value": text}],
            "versioncreated": MOMENT, "infosources": [{"name": "Nordwire"}]},
        3: {**lists, "bodies": bodies, "versionCreated": MOMENT, "pubStatus": "usable",
            "infoSources": [{"name": "Nordwire", "role": "source"}]},
    }  # fmt: skip
    return json.dumps({**shared, **items[family]}).encode()


def newsml_g2(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """A NewsML-G2 item with NITF inside."""
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="2" '
        'xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/><provider literal="Nordwire"/>'
        f'<versionCreated>{MOMENT}</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>'
        f"<contentMeta><headline>{escape(title)}</headline></contentMeta><contentSet>"
        '<inlineXML contenttype="application/nitf+xml">'
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline>'
        f"<hl1>{escape(title)}</hl1></hedline></body.head><body.content>{markup(paragraphs)}"
        "</body.content></body></nitf></inlineXML></contentSet></newsItem>"
    ).encode()


def nitf(title: str = TITLE, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """An NITF file."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" '
        '"nitf-3-4.dtd"><nitf><head><docdata><doc-id id-string="x1"/>'
        '<date.issue norm="20250903T080000Z"/><doc.copyright holder="Nordwire"/></docdata></head>'
        f"<body><body.head><hedline><hl1>{escape(title)}</hl1></hedline></body.head>"
        f"<body.content>{markup(paragraphs)}</body.content></body></nitf>"
    ).encode()


def markup(paragraphs: Sequence[str]) -> str:
    """The paragraphs as HTML that is XML too."""
    return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
