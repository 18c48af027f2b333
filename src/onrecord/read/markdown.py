"""Markdown: its text without the marks, its first heading as title, its front matter as facts."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.read.draft import Draft
from onrecord.read.fields import facts_of_record
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.text import canonical_text, decode

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MAX_PARAGRAPH = 20_000  # characters; longer is no news, and the parser's time is not linear

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
    import yaml

    try:
        front = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())
        return {}, text[match.end() :], (f"front matter is not YAML ({problem}); left out",)
    return front if isinstance(front, dict) else {}, text[match.end() :], ()


def _plain_text(body: str) -> tuple[str | None, str]:
    """The first heading where the text begins with it, and the paragraphs."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("inline")
    references: dict[str, Any] = {}
    title: str | None = None
    paragraphs: list[str] = []
    tokens = markdown.parse(body, references)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        words = _words(token.content, markdown, references).strip()
        if before and before.type == "heading_open" and title is None and not paragraphs:
            title = words or None
        elif words:
            paragraphs.append(words)
    return title, "\n\n".join(paragraphs)


def _words(content: str, markdown: "MarkdownIt", references: dict[str, Any]) -> str:
    """The words of a paragraph or heading: links as their text, pictures and tags left out."""
    if len(content) > _MAX_PARAGRAPH:
        return content
    pieces: list[Token] = []
    markdown.inline.parse(content, markdown, references, pieces)
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        breaks.get(piece.type, piece.content)
        for piece in pieces
        if piece.type in ("text", "text_special", "code_inline", *breaks)
    )


READER = Reader(name="Markdown", suffixes=(".md", ".markdown"), read=read_markdown)
