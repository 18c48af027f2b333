"""Markdown: its text without the marks, its first heading as title, its front matter as facts."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.read.draft import Draft
from onrecord.read.fields import facts_of_record
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.text import canonical_text, decode

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(.{0,10000}?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)


def read_markdown(source: OpenInput) -> Iterator[Draft]:
    """The one article of a Markdown file."""
    decoded = decode(source.data, where=source.where)
    front, body, notes = _split_front_matter(canonical_text(decoded.text))
    title, text = _plain_text(body)
    facts = facts_of_record(front)
    if facts["title"] is None:
        facts["title"] = title
    elif title and title != facts["title"]:
        text = f"{title}\n\n{text}"
    yield Draft(
        where=source.where,
        text=text,
        raw_sha256=source.sha256,
        encoding=decoded.encoding,
        notes=(*decoded.notes, *notes),
        **facts,
    )


def _split_front_matter(text: str) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    """The YAML block before the text, the text after it, and what was wrong with the block."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text, ()
    try:
        front = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())
        return {}, text[match.end() :], (f"front matter is not YAML ({problem}); left out",)
    return front if isinstance(front, dict) else {}, text[match.end() :], ()


def _plain_text(body: str) -> tuple[str | None, str]:
    """The first heading where the text begins with it, and the paragraphs."""
    from markdown_it import MarkdownIt

    title: str | None = None
    paragraphs: list[str] = []
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        words = _inline_text(token).strip()
        if before and before.type == "heading_open" and title is None and not paragraphs:
            title = words or None
        elif words:
            paragraphs.append(words)
    return title, "\n\n".join(paragraphs)


def _inline_text(token: "Token") -> str:
    """The words of a paragraph or heading: links as their text, pictures and tags left out."""
    words = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        words.get(child.type, child.content)
        for child in token.children or ()
        if child.type in ("text", "code_inline", "softbreak", "hardbreak")
    )


READER = Reader(name="Markdown", suffixes=(".md", ".markdown"), read=read_markdown)
