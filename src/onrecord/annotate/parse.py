"""How a text is parsed: its dateline apart from its report, a long text in pieces, read as one.

The parser takes "OSLO, Sept 5 (Agency) -" for the beginning of the first sentence and hangs it on
the subject; parsed apart, it does no harm. And the parser's memory grows with the text, about 3 kB
a character: texts beyond `PIECE_CHARACTERS` are cut between paragraphs. The pieces are joined into
one `Doc` on which the components of the package run, so that an actor named on page one is known
on page ninety. Blank lines, and the time stamps of live blogs, end a sentence. A run of characters
without a blank that is longer than any word is one token: spaCy's tokenizer takes marks off its
ends one by one and reads the rest again for each. A sentence that is longer than any is cut too:
what looks for a clause above or below another one takes the square of its length.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.annotate import PIPELINE
from onrecord.annotate.attribution import AttributionComponent
from onrecord.annotate.dateline import find_dateline
from onrecord.annotate.stamps import find_stamps

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

PIECE_CHARACTERS = 50_000
"""Longest piece; at 3 kB a character it costs about 150 MB. News articles are far shorter."""

LONGEST_WORD = 300
"""Code points without a blank from which a run is no word, name or address but junk. spaCy takes
half a second for a thousand quotation marks in a row, and four times as long for twice as many."""

LONGEST_SENTENCE = 500
"""Tokens from which a sentence is cut. Sentences of news have 25 on average, and treaties few of
more than 300; two thousand clauses in one sentence took a minute and a half."""

_PAUSES = frozenset({";", ",", ":", "–", "—"})
_JUNK = re.compile(rf"\S{{{LONGEST_WORD},}}")
_BREAKS = (re.compile(r"\n\s*"), re.compile(r"[.!?][”\"’']?\s+"), re.compile(r"\s+"))
"""Where a piece may end, the better places first: paragraphs, sentences, words."""


def read_doc(
    text: str, nlp: "Language", *, published: str | None, outlet: str | None = None
) -> "Doc":
    """The `Doc` of a text with every layer of the package.

    Args:
        text: of any length.
        nlp: the language model with the components of `PIPELINE`.
        published: ISO day or moment of publication.
        outlet: name or web address of its publisher, whose home helps to tell places.
    """
    day = date.fromisoformat(published[:10]) if published else None
    dateline = find_dateline(text, published=day)
    for _, component in nlp.pipeline:
        if isinstance(component, AttributionComponent):
            component.begin(text)
    head = dateline.range.end if dateline else 0
    doc = _parse(text, nlp, head=head, published=published)
    doc._.onrecord_outlet = outlet
    for name, component in nlp.pipeline:
        if name in PIPELINE:
            doc = component(doc)
    return doc


def _parse(text: str, nlp: "Language", *, head: int, published: str | None) -> "Doc":
    pieces = [piece for piece in (text[:head], *split(text[head:])) if piece]
    docs = [_parse_piece(piece, nlp, published=published) for piece in pieces or [""]]
    doc = docs[0] if len(docs) == 1 else _joined(docs)
    doc._.onrecord_published = published
    return doc


def _parse_piece(text: str, nlp: "Language", *, published: str | None) -> "Doc":
    doc = _parse_with_starts(text, nlp, (), published=published)
    if not doc.has_annotation("SENT_START"):  # a pipeline without a parser
        return doc
    starts = [start for sentence in doc.sents for start in cuts(sentence)]
    return _parse_with_starts(text, nlp, starts, published=published) if starts else doc


def _parse_with_starts(
    text: str, nlp: "Language", starts: Sequence[int], *, published: str | None
) -> "Doc":
    doc = _tokenize(text, nlp)
    _begin_sentences(doc)
    for start in starts:
        doc[start].is_sent_start = True
    doc._.onrecord_published = published
    for name, component in nlp.pipeline:
        if name not in PIPELINE:
            doc = component(doc)
    return doc


def cuts(sentence: "Span") -> Iterator[int]:
    """Where the parts of a sentence that is too long begin, itself and what follows it included.

    Each part has at most `LONGEST_SENTENCE` tokens and ends at a pause where one is in reach.
    """
    if len(sentence) <= LONGEST_SENTENCE:
        return
    doc, start = sentence.doc, sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        yield start
        limit = start + LONGEST_SENTENCE
        pauses = range(limit - 1, start + LONGEST_SENTENCE // 2, -1)
        start = next((index + 1 for index in pauses if doc[index].text in _PAUSES), limit)
    yield start
    if sentence.end < len(doc):
        yield sentence.end


def _tokenize(text: str, nlp: "Language") -> "Doc":
    from spacy.tokens import Doc

    parts: list[Doc] = []
    end = 0
    for junk in _JUNK.finditer(text):
        parts += [nlp.make_doc(text[end : junk.start()])] if junk.start() > end else []
        parts.append(Doc(nlp.vocab, words=[junk.group()], spaces=[False]))
        end = junk.end()
    if end < len(text) or not parts:
        parts.append(nlp.make_doc(text[end:]))
    return parts[0] if len(parts) == 1 else _joined(parts)


def _begin_sentences(doc: "Doc") -> None:
    """Let no sentence run over a blank line, nor from the time stamp of a live blog into its text.

    The parser is told so before it reads: it takes a heading, or the credit of a picture, for the
    subject of the paragraph below.
    """
    for token in doc[:-1]:
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    for stamp in find_stamps(doc.text):
        first = doc.char_span(stamp.end, stamp.end + 1, alignment_mode="expand")
        if first is not None and first.start_char == stamp.end:
            first[0].is_sent_start = True


def _joined(docs: "list[Doc]") -> "Doc":
    from spacy.tokens import Doc

    return Doc.from_docs(  # spaCy's own type stub forgets `exclude`
        docs,
        ensure_whitespace=False,
        exclude=["user_data"],  # type: ignore[call-arg]
    )


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
