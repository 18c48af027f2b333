"""Feeds: RSS 2.0, RSS 1.0, Atom and JSON Feed.

Source: RSS 2.0.11, RSS 1.0 with the modules `content` and Dublin Core, RFC 4287, JSON Feed 1.1.
The key of an entry is its id, where that names it in the whole world (a URI), else its id with
the feed's own address. Publishers give one id to two entries, or none: then the entry's address
is its key.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.model import Origin, SetAside
from onrecord.read.draft import Draft, set_aside, set_aside_of
from onrecord.read.markup import paragraphs_of_element, paragraphs_of_html
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.xml_file import parse_xml, root_name
from onrecord.terms import SetAsideReason

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_ROOTS = frozenset(("rss", "RDF", "feed"))
_ENTRIES = frozenset(("item", "entry"))
_BODIES = ("encoded", "content", "description", "summary")  # the fuller first
_DATES = ("pubDate", "published", "issued", "date", "updated", "modified")
_JSON_DATES = ("date_published", "date_modified")
_URI_SCHEMES = ("http:", "https:", "urn:", "tag:")


def read_feed(source: OpenInput) -> Iterator[Draft | SetAside]:
    """The entries of an RSS or Atom file as articles."""
    root, decoded = parse_xml(source.data, where=source.where)
    channel = next((node for node in root if _name(node) == "channel"), root)
    address = _link(channel) or ""
    outlet = _child_text(channel, "title")
    language = _child_text(channel, "language") or root.get(_XML_LANG)
    entries = [node for node in root.iter("{*}*") if _name(node) in _ENTRIES]
    drafts = [
        _draft_of_entry(
            entry,
            Draft(
                where=f"{source.where}[{index}]",
                text="",
                outlet=outlet,
                language=language,
                encoding=decoded.encoding,
                notes=decoded.notes,
            ),
        )
        for index, entry in enumerate(entries)
    ]
    yield from _with_keys(drafts, address=address, where=source.where)


def is_json_feed(value: object) -> bool:
    """Whether a JSON value is a JSON Feed."""
    version = value.get("version") if isinstance(value, Mapping) else None
    return isinstance(version, str) and version.startswith("https://jsonfeed.org/version/")


def drafts_of_json_feed(
    feed: Mapping[str, Any], *, where: str, encoding: str, notes: tuple[str, ...] = ()
) -> Iterator[Draft | SetAside]:
    """The entries of a JSON Feed as articles.

    Args:
        feed: the feed.
        where: its locator; an entry is `where[index]`.
        encoding: the codec its bytes were decoded with.
        notes: what there was to remark on that.
    Raises:
        SetAsideError: `empty`, it has no entries.
    """
    items = feed.get("items")
    items = items if isinstance(items, list) else []
    drafts: list[Draft | SetAside] = []
    for index, item in enumerate(items):
        place = f"{where}[{index}]"
        if not isinstance(item, Mapping):
            message = "no entry of a feed, expected an object"
            drafts.append(set_aside_of(set_aside(place, SetAsideReason.MALFORMED, message)))
            continue
        plain, markup = item.get("content_text"), item.get("content_html")
        text = plain if isinstance(plain, str) else ""
        if not text and isinstance(markup, str):
            text = paragraphs_of_html(markup)
        drafts.append(
            Draft(
                where=place,
                text=text or _string(item.get("summary")) or "",
                title=_string(item.get("title")),
                outlet=_string(feed.get("title")),
                url=_string(item.get("url")) or _string(item.get("external_url")),
                external_id=_identifier(item.get("id")),
                language=_string(item.get("language")) or _string(feed.get("language")),
                published=tuple(item[name] for name in _JSON_DATES if item.get(name)),
                raw_sha256=_sha256(repr(sorted(item.items(), key=str))),
                encoding=encoding,
                notes=notes,
            )
        )
    address = _string(feed.get("feed_url")) or _string(feed.get("home_page_url")) or ""
    yield from _with_keys(drafts, address=address, where=where)


def _with_keys(
    drafts: Sequence[Draft | SetAside], *, address: str, where: str
) -> Iterator[Draft | SetAside]:
    """The drafts with the keys by which their publisher keeps them."""
    if not drafts:
        raise set_aside(where, SetAsideReason.EMPTY, "a feed without entries")
    known = [draft for draft in drafts if isinstance(draft, Draft)]
    ids = Counter(draft.external_id for draft in known)
    urls = Counter(draft.url for draft in known)
    for draft in drafts:
        if isinstance(draft, SetAside):
            yield draft
            continue
        if not draft.text.strip():
            message = "an entry without text; the feed holds its headline only"
            yield set_aside_of(set_aside(draft.where, SetAsideReason.EMPTY, message))
            continue
        key = None
        if draft.external_id and ids[draft.external_id] == 1:
            unique = draft.external_id.startswith(_URI_SCHEMES)
            key = draft.external_id if unique else f"{address} {draft.external_id}".strip()
        elif draft.url and urls[draft.url] == 1:
            key = draft.url
        yield replace(draft, origin=Origin(key=key))


def _draft_of_entry(entry: "_Element", frame: Draft) -> Draft:
    from lxml.etree import tostring

    source = next((node for node in entry if _name(node) == "source"), None)
    outlet = (source.text or _child_text(source, "title")) if source is not None else None
    return replace(
        frame,
        text=_body(entry),
        title=_title(entry),
        outlet=_string(outlet) or frame.outlet,
        url=_link(entry),
        external_id=_child_text(entry, "guid") or _child_text(entry, "id") or entry.get(_RDF_ABOUT),
        language=entry.get(_XML_LANG) or frame.language,
        published=tuple(words for name in _DATES if (words := _child_text(entry, name))),
        raw_sha256=_sha256(tostring(entry, encoding="unicode", with_tail=False)),
    )


def _body(entry: "_Element") -> str:
    for name in _BODIES:
        for node in entry:
            if _name(node) == name and (text := _text_of(node)):
                return text
    return ""


def _text_of(node: "_Element") -> str:
    """The text of a text construct: XHTML as elements, HTML escaped, or plain."""
    if len(node):
        return paragraphs_of_element(node)
    words = node.text or ""
    return words.strip() if node.get("type") == "text" else paragraphs_of_html(words)


def _title(entry: "_Element") -> str | None:
    node = next((node for node in entry if _name(node) == "title"), None)
    return " ".join(_text_of(node).split()) or None if node is not None else None


def _link(node: "_Element") -> str | None:
    """The address of the page: the text of `link`, or its `href` where `rel` is "alternate"."""
    for child in node:
        if _name(child) != "link" or child.get("rel", "alternate") != "alternate":
            continue
        if address := _string(child.get("href")) or _string(child.text):
            return address
    return None


def _child_text(node: "_Element", name: str) -> str | None:
    """The text of the first child of that name with any."""
    found = (_string(child.text) for child in node if _name(child) == name)
    return next((words for words in found if words), None)


def _name(node: "_Element") -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _identifier(value: object) -> str | None:
    return str(value) if isinstance(value, int | float) else _string(value)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_feed(head: bytes) -> bool:
    return root_name(head) in _ROOTS


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

READER = Reader(name="a feed", suffixes=(".rss", ".atom", ".rdf"), read=read_feed, sniff=_is_feed)
