"""Long texts: parsed in pieces, read as one.

The parser's memory grows with the text, about 3 kB a character. Texts beyond `PIECE_CHARACTERS`
are cut between paragraphs, parsed piece by piece, and joined into one `Doc` on which the
components of the package run, so that an actor named on page one is known on page ninety.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.annotate import PIPELINE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIECE_CHARACTERS = 50_000
"""Longest piece; at 3 kB a character it costs about 150 MB. News articles are far shorter."""

_BREAKS = (re.compile(r"\n\s*"), re.compile(r"[.!?][”\"’']?\s+"), re.compile(r"\s+"))
"""Where a piece may end, the better places first: paragraphs, sentences, words."""


def read_doc(text: str, nlp: "Language", *, published: str | None) -> "Doc":
    """The `Doc` of a text with every layer of the package.

    Args:
        text: of any length.
        nlp: the language model with the components of `PIPELINE`.
        published: ISO day of publication.
    """
    doc = _parse(text, nlp)
    doc._.onrecord_published = published
    for name, component in nlp.pipeline:
        if name in PIPELINE:
            doc = component(doc)
    return doc


def _parse(text: str, nlp: "Language") -> "Doc":
    from spacy.tokens import Doc

    docs = [_parse_piece(piece, nlp) for piece in split(text)]
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _parse_piece(text: str, nlp: "Language") -> "Doc":
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name not in PIPELINE:
            doc = component(doc)
    return doc


def split(text: str, *, longest: int = PIECE_CHARACTERS) -> Iterator[str]:
    """Pieces that make up the text, each at most `longest` code points long."""
    start = 0
    while len(text) - start > longest:
        end = _last_break(text, start, start + longest)
        yield text[start:end]
        start = end
    yield text[start:]


def _last_break(text: str, start: int, limit: int) -> int:
    half = start + (limit - start) // 2
    for pattern in _BREAKS:
        ends = [match.end() for match in pattern.finditer(text, half, limit)]
        if ends:
            return ends[-1]
    return limit
