"""NewsML-G2 and NITF, the news items of the IPTC in XML.

Source: IPTC NewsML-G2 2.35, NITF 3.6. A `newsMessage` wraps items in `itemSet`; the text of an
item is inline NITF, XHTML or plain text. Content that lies elsewhere (`remoteContent`) is not
fetched.
"""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import SetAsideError
from onrecord.model import Origin, SetAside
from onrecord.read.draft import Draft, set_aside, set_aside_of
from onrecord.read.markup import paragraphs_of_element, paragraphs_of_html
from onrecord.read.ninjs import check_usable
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.text import Decoded
from onrecord.read.xml_file import parse_xml, root_name
from onrecord.terms import SetAsideReason

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_ITEMS = frozenset(("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"))
_ROOTS = _ITEMS | {"newsMessage", "nitf"}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml_g2(source: OpenInput) -> Iterator[Draft | SetAside]:
    """The news items of a NewsML-G2 file, or the one article of an NITF file."""
    root, decoded = parse_xml(source.data, where=source.where)
    if _name(root) == "nitf":
        yield _draft_of_nitf(root, decoded, where=source.where, raw_sha256=source.sha256)
        return
    alone = _name(root) in _ITEMS
    items = [root] if alone else [node for node in root.iter("{*}*") if _name(node) in _ITEMS]
    if not items:
        raise set_aside(source.where, SetAsideReason.EMPTY, "a news message without items")
    for index, item in enumerate(items):
        where = source.where if alone else f"{source.where}[{index}]"
        try:
            yield _draft_of_item(item, decoded, where=where)
        except SetAsideError as error:
            yield set_aside_of(error)


def _draft_of_item(item: "_Element", decoded: Decoded, *, where: str) -> Draft:
    """The draft of one item.

    Raises:
        SetAsideError: `unsupported`, it is no text; `withheld`; `empty`, no text lies in it.
    """
    from lxml.etree import tostring

    kind = _attribute(item, "itemMeta/itemClass", "qcode") or ""
    if _name(item) != "newsItem" or kind not in ("", "ninat:text", "ninat:composite"):
        message = f"a {_name(item)} of the class {kind or 'unknown'}, expected a news item of text"
        raise set_aside(where, SetAsideReason.UNSUPPORTED, message)
    check_usable(
        _attribute(item, "itemMeta/pubStatus", "qcode"),
        _words(item, "itemMeta/embargoed"),
        where=where,
    )
    text, headline = _content(item)
    if not text:
        message = "a news item without text in it; content that lies elsewhere is not fetched"
        raise set_aside(where, SetAsideReason.EMPTY, message)
    guid = item.get("guid")
    dates = (
        _words(item, "itemMeta/firstCreated"),
        _words(item, "contentMeta/contentCreated"),
        _words(item, "itemMeta/versionCreated"),
    )
    return Draft(
        where=where,
        text=text,
        title=_words(item, "contentMeta/headline") or headline or _words(item, "itemMeta/title"),
        outlet=_named(item, "contentMeta/infoSource") or _named(item, "itemMeta/provider"),
        external_id=guid,
        language=_attribute(item, "contentMeta/language", "tag") or item.get(_XML_LANG),
        published=tuple(date for date in dates if date),
        raw_sha256=_sha256(tostring(item, encoding="unicode", with_tail=False)),
        encoding=decoded.encoding,
        origin=Origin(key=guid),
        notes=decoded.notes,
    )


def _draft_of_nitf(root: "_Element", decoded: Decoded, *, where: str, raw_sha256: str) -> Draft:
    text, headline = _nitf(root)
    if not text:
        raise set_aside(where, SetAsideReason.EMPTY, "an NITF file without a body")
    dates = (
        _attribute(root, "head/docdata/date.release", "norm"),
        _attribute(root, "head/docdata/date.issue", "norm"),
        _attribute(root, "head/pubdata", "date.publication"),
    )
    document = _attribute(root, "head/docdata/doc-id", "id-string")
    return Draft(
        where=where,
        text=text,
        title=headline or _words(root, "head/title"),
        outlet=_attribute(root, "head/docdata/doc.copyright", "holder"),
        external_id=document,
        language=root.get(_XML_LANG),
        published=tuple(_separated(date) for date in dates if date),
        raw_sha256=raw_sha256,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def _content(item: "_Element") -> tuple[str, str | None]:
    """Text and headline of the first content of an item that holds text."""
    for node in _find(item, "contentSet"):
        for content in node.iterchildren("{*}inlineXML", "{*}inlineData"):
            if _name(content) == "inlineData":
                plain = "html" not in content.get("contenttype", "text/plain")
                words = content.text or ""
                found: tuple[str, str | None] = (
                    words.strip() if plain else paragraphs_of_html(words),
                    None,
                )
            else:
                found = _nitf(content)
            if found[0]:
                return found
    return "", None


def _nitf(node: "_Element") -> tuple[str, str | None]:
    """Text and headline of NITF, or of the XHTML that stands in its place."""
    body = next(node.iter("{*}body.content"), None)
    if body is None:
        return paragraphs_of_element(node), None
    headline = next(node.iter("{*}hl1"), None)
    words = " ".join("".join(headline.itertext()).split()) if headline is not None else None
    return paragraphs_of_element(body), words or None


def _separated(date: str) -> str:
    """A moment of ISO 8601 in its basic form ("20250903T080000Z") in the extended one."""
    day, mark, clock = date.partition("T")
    if not mark or len(day) != 8 or ":" in clock:
        return date
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}"


def _find(node: "_Element", path: str) -> list["_Element"]:
    """The elements at `path`, in whatever namespace."""
    return node.findall("/".join(f"{{*}}{name}" for name in path.split("/")))  # type: ignore[no-any-return]


def _words(node: "_Element", path: str) -> str | None:
    found = (" ".join("".join(one.itertext()).split()) for one in _find(node, path))
    return next((words for words in found if words), None)


def _attribute(node: "_Element", path: str, name: str) -> str | None:
    return next((one.get(name) for one in _find(node, path) if one.get(name)), None)


def _named(node: "_Element", path: str) -> str | None:
    """The name of a party: its `name`, its literal, or what its code says after the colon."""
    if name := _words(node, f"{path}/name"):
        return name
    code = _attribute(node, path, "literal") or _attribute(node, path, "qcode")
    return code.rpartition(":")[2] if code else None


def _name(node: "_Element") -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_news(head: bytes) -> bool:
    return root_name(head) in _ROOTS


READER = Reader(
    name="NewsML-G2 or NITF", suffixes=(".newsml", ".nitf"), read=read_newsml_g2, sniff=_is_news
)
