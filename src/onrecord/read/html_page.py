"""The article in a web page: its main text, and the facts the page states about it.

Runs in the child process of `html_worker`, because the parsers underneath are not made for
hostile pages.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_ARTICLE_TYPES = frozenset(
    ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
     "BackgroundNewsArticle", "ReviewNewsArticle", "Article", "LiveBlogPosting")
)  # fmt: skip
"""Source: schema.org, Article and the subtypes that news sites use."""

_DATE_META = (
    ("property", "article:published_time"),
    ("property", "og:article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "article:published_time"),
    ("name", "parsely-pub-date"),
    ("name", "pubdate"),
    ("name", "DC.date.issued"),
    ("name", "date"),
)

_VISIBLE = "//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a page holds.

    Attributes:
        text: paragraphs of the article, a blank line between them; None where none is found.
        visible: how many characters the page shows in all.
        title, outlet, url, language: as stated.
        published: dates as stated, the most trusted first.
        notes: where a fact comes from, if from no plain statement.
    """

    text: str | None
    visible: int
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def extract_page(html: str) -> Page:
    """Find the article in a page.

    Facts are trusted in the order JSON-LD of schema.org, `<meta>`, what trafilatura finds.
    """
    from lxml.etree import ParserError  # type: ignore[import-untyped]
    from lxml.html import document_fromstring
    from trafilatura import bare_extraction

    try:
        tree = document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except ParserError:  # nothing but white space and comments
        return Page(text=None, visible=0)
    linked = _linked_article(tree)
    found = bare_extraction(
        html,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    facts = found.as_dict() if found is not None and not isinstance(found, dict) else {}
    title = (
        _text(linked.get("headline")) or _meta(tree, "property", "og:title") or facts.get("title")
    )
    text, notes = _paragraphs(facts.get("text") or "", title), []
    if not text and isinstance(linked.get("articleBody"), str):
        text = _paragraphs(linked["articleBody"], title)
        notes.append("text from the page's JSON-LD")
    return Page(
        text=text or None,
        visible=sum(len(words.strip()) for words in tree.xpath(_VISIBLE)),
        title=title,
        outlet=_text(linked.get("publisher"))
        or _meta(tree, "property", "og:site_name")
        or facts.get("sitename"),
        url=_url(linked, tree) or facts.get("url"),
        language=_text(linked.get("inLanguage")) or tree.get("lang"),
        published=tuple(_dates(linked, tree, facts)),
        notes=tuple(notes),
    )


def _paragraphs(text: str, title: str | None) -> str:
    """`text` with a blank line between its paragraphs, without the title above it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and title and lines[0] == title.strip():
        del lines[0]
    return "\n\n".join(lines)


def _linked_article(tree: "HtmlElement") -> Mapping[str, Any]:
    """The first article that a JSON-LD script of the page describes."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            types = item.get("@type")
            if _ARTICLE_TYPES.intersection(types if isinstance(types, list) else [str(types)]):
                return item
    return {}


def _items(data: object) -> Iterator[Mapping[str, Any]]:
    """The objects of an object, a list or a `@graph`."""
    if isinstance(data, Mapping):
        yield data
        data = data.get("@graph")
    if isinstance(data, list):
        for item in data:
            if isinstance(item, Mapping):
                yield item


def _dates(
    linked: Mapping[str, Any], tree: "HtmlElement", facts: Mapping[str, Any]
) -> Iterator[str]:
    candidates = [linked.get("datePublished"), linked.get("dateCreated")]
    candidates += [_meta(tree, attribute, name) for attribute, name in _DATE_META]
    time = tree.find(".//article//time[@datetime]")
    candidates += [time.get("datetime") if time is not None else None, facts.get("date")]
    yield from (candidate for candidate in candidates if isinstance(candidate, str) and candidate)


def _url(linked: Mapping[str, Any], tree: "HtmlElement") -> str | None:
    canonical = tree.find('.//link[@rel="canonical"]')
    if canonical is not None and canonical.get("href"):
        return str(canonical.get("href"))
    return _text(linked.get("url")) or _meta(tree, "property", "og:url")


def _meta(tree: "HtmlElement", attribute: str, name: str) -> str | None:
    """The content of `<meta ATTRIBUTE="NAME">`, whatever the case of the name."""
    for meta in tree.iterfind(f".//*[@{attribute}]"):
        if meta.get(attribute, "").lower() == name.lower() and meta.get("content"):
            return str(meta.get("content")).strip() or None
    return None


def _text(value: object) -> str | None:
    """A string, the `name` of an object, or that of the first item of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id")
    return value.strip() or None if isinstance(value, str) else None
