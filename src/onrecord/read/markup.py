"""Marked-up text within a record -> its paragraphs.

For the bodies of feeds and news items, which hold the article and nothing else; pages with menus
and advertisements are the matter of `html`.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_BLOCKS = frozenset(
    ("address", "article", "aside", "block", "blockquote", "body", "body.content", "caption",
     "center", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2",
     "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hr", "li", "main", "media", "nav", "nitf",
     "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip
"""Elements of HTML and NITF that begin and end a paragraph."""

_LEFT_OUT = frozenset(
    ("head", "iframe", "media", "noscript", "object", "script", "style", "svg", "template",
     "title")
)  # fmt: skip
"""Elements whose words are no part of the article."""

_TAG = re.compile(r"<[a-zA-Z!/][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


def paragraphs_of_html(markup: str) -> str:
    """The paragraphs of a piece of HTML, a blank line between them; plain text comes as it is."""
    if not _TAG.search(markup):
        return markup.strip()
    from lxml.etree import ParserError
    from lxml.html import (  # type: ignore[import-untyped]
        HTMLParser,
        document_fromstring,
    )

    try:
        parser = HTMLParser(huge_tree=False, no_network=True, encoding="utf-8")
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # nothing but tags and comments
        return ""
    return paragraphs_of_element(tree)


def paragraphs_of_element(element: "_Element") -> str:
    """The paragraphs below an element of HTML or NITF, a blank line between them.

    White space runs become one space; `br` ends a line within its paragraph.
    """
    pieces: list[str] = []
    left_out = 0
    for event, node in _walk(element):
        name = _name(node)
        if event == "end":
            left_out -= name in _LEFT_OUT
        if name in _BLOCKS:
            pieces.append("\v")
        if event == "start":
            left_out += name in _LEFT_OUT
            if name == "br" and not left_out:
                pieces.append("\f")
            words = node.text if isinstance(node.tag, str) else None
        else:
            words = node.tail if node is not element else None
        if words and not left_out:
            pieces.append(re.sub(r"\s+", " ", words))
    paragraphs = (
        "\n".join(" ".join(line.split()) for line in paragraph.split("\f")).strip()
        for paragraph in "".join(pieces).split("\v")
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _walk(element: "_Element") -> "list[tuple[str, _Element]]":
    from lxml.etree import iterwalk

    return iterwalk(element, events=("start", "end", "comment", "pi"))  # type: ignore[no-any-return]


def _name(node: "_Element") -> str:
    """The name of an element in lower case without its namespace; empty for a comment."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""
