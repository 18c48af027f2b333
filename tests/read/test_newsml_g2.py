import pytest
from tests.read import formats

from onrecord.model import Article

ITEM = formats.newsml_g2()


def test_item_tells_its_key_language_and_outlet(read_bytes):
    (article,) = read_bytes("a.xml", ITEM)
    assert article.origin.key == article.external_id == "urn:x:1"
    assert (article.language, article.outlet) == ("en", "Nordwire")


def test_every_item_of_a_message_has_a_result(read_bytes):
    picture = ITEM.replace(b"ninat:text", b"ninat:picture")
    cancelled = ITEM.replace(b"stat:usable", b"stat:canceled")
    items = b"".join([ITEM, picture, cancelled, ITEM.replace(b"urn:x:1", b"urn:x:2")])
    data = (
        b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
        + items
        + b"</itemSet></newsMessage>"
    )
    first, second, third, fourth = read_bytes("a.xml", data)
    assert (second.reason, third.reason) == ("unsupported", "withheld")
    assert [first.origin.key, fourth.origin.key] == ["urn:x:1", "urn:x:2"]
    assert fourth.source.endswith("a.xml[3]")


@pytest.mark.parametrize(
    "content",
    [
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        "<head><title>T</title></head><body>{}</body></html></inlineXML>",
        '<remoteContent href="https://n.example/a"/><inlineXML>{}</inlineXML>',
    ],
)
def test_xhtml_in_place_of_nitf_is_read(read_bytes, content):
    before, _, rest = ITEM.decode().partition("<contentSet>")
    _, _, after = rest.partition("</contentSet>")
    content = content.format(formats.markup(formats.PARAGRAPHS))
    (article,) = read_bytes("a.xml", f"{before}<contentSet>{content}</contentSet>{after}".encode())
    assert article.text == formats.TEXT


def test_content_that_lies_elsewhere_is_not_fetched(read_bytes):
    before, _, rest = ITEM.decode().partition("<contentSet>")
    _, _, after = rest.partition("</contentSet>")
    link = '<contentSet><remoteContent href="https://n.example/a"/></contentSet>'
    (found,) = read_bytes("a.xml", (before + link + after).encode())
    assert found.reason == "empty"
    assert "is not fetched" in found.message


def test_nitf_with_its_public_document_type_is_read(read_bytes):
    (article,) = read_bytes("a.xml", formats.nitf())
    assert isinstance(article, Article)
    assert article.external_id == "x1"
