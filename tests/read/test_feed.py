import json

import pytest
from tests.read import formats

from onrecord.model import Article

ITEM = (
    "<item>{}<title>Talks</title><description>The minister {} on Monday that talks had begun."
    "</description></item>"
)


def rss(*heads):
    items = "".join(ITEM.format(head, f"said {n}") for n, head in enumerate(heads))
    return (
        f"<rss><channel><title>Wire</title><link>https://w.example/</link>{items}</channel></rss>"
    ).encode()


def keys(results):
    return [result.origin.key for result in results]


def test_entries_are_told_by_their_place(read_bytes):
    results = read_bytes("a.xml", rss("", "", ""))
    assert [result.source[-8:] for result in results] == [f"a.xml[{n}]" for n in range(3)]
    assert len({result.raw_sha256 for result in results}) == 3


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["<guid>https://w.example/1</guid>"], ["https://w.example/1"]),
        (["<guid>urn:uuid:1</guid><link>https://w.example/1</link>"], ["urn:uuid:1"]),
        (["<guid>17</guid>"], ["https://w.example/ 17"]),
        (["<link>https://w.example/1</link>"], ["https://w.example/1"]),
        ([""], [None]),
        (["<guid>17</guid><link>https://w.example/1</link>",
          "<guid>17</guid><link>https://w.example/2</link>"],
         ["https://w.example/1", "https://w.example/2"]),
        (["<guid>17</guid>", "<guid>17</guid>"], [None, None]),
    ],
)  # fmt: skip
def test_key_is_the_id_where_it_names_one_entry(read_bytes, heads, expected):
    assert keys(read_bytes("a.xml", rss(*heads))) == expected


def test_key_of_an_atom_entry_is_its_id_and_its_address_the_alternate_link(read_bytes):
    (article,) = read_bytes("a.atom", formats.atom())
    assert (article.origin.key, article.url, article.language) == ("urn:x:1", formats.URL, "en")


def test_rss_1_is_read(read_bytes):
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://w.example/"><title>Wire</title></channel>'
        '<item rdf:about="https://w.example/1"><title>Talks</title><dc:date>2025-09-03</dc:date>'
        "<description>The minister said on Monday that talks had begun.</description></item>"
        "</rdf:RDF>"
    )
    (article,) = read_bytes("a.rdf", data.encode())
    assert (article.outlet, article.title) == ("Wire", "Talks")
    assert article.external_id == article.origin.key == "https://w.example/1"
    assert str(article.published_at) == "2025-09-03"


def test_outlet_of_an_entry_is_the_feed_it_came_from(read_bytes):
    head = '<source url="https://n.example/feed">Nordwire</source>'
    first, second = read_bytes("a.xml", rss(head, ""))
    assert (first.outlet, second.outlet) == ("Nordwire", "Wire")


def test_entity_of_html_and_a_stray_ampersand_do_not_cost_the_feed(read_bytes):
    data = rss("").replace(b"talks had", b"talks&nbsp;at Marks & Co had")
    (article,) = read_bytes("a.xml", data)
    assert "talks\u00a0at Marks & Co had begun." in article.text
    assert "damaged XML repaired" in article.notes[0]


def test_entry_without_text_is_set_aside_and_the_next_is_read(read_bytes):
    data = rss("", "").replace(b"The minister said 0 on Monday that talks had begun.", b" ")
    found, article = read_bytes("a.xml", data)
    assert (found.reason, found.source[-8:]) == ("empty", "a.xml[0]")
    assert isinstance(article, Article)


def test_feed_without_entries_is_empty(read_bytes):
    (found,) = read_bytes("a.xml", rss())
    assert found.reason == "empty"


def test_json_feed_takes_plain_text_before_markup_and_counts_what_is_no_entry(read_bytes):
    feed = json.loads(formats.json_feed())
    feed["items"][0]["content_text"] = "The minister said on Monday that talks had begun."
    feed["items"].append("words")
    article, found = read_bytes("a.json", json.dumps(feed).encode())
    assert article.text == feed["items"][0]["content_text"]
    assert article.origin.key == "https://news.example/feed.json 1"
    assert (found.reason, found.source[-9:]) == ("malformed", "a.json[1]")
