"""The trained reader's attributions joined with those that the parse shows.

The reader (`onrecord.models.attribution`) knows cues that no lexicon lists, who speaks, and where
a content ends; the parse knows the heads of cue and speaker, attributions within attributions, and
quotations that run over paragraphs. Where both see one attribution, its content is the reader's,
and so is its speaker where they name different ones; what only the reader sees is added.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.colons import RULE_COLON, RULE_SIGNED
from onrecord.annotate.drafts import ContentIndex, Draft, Drafts
from onrecord.annotate.layers import Range, ReaderView
from onrecord.annotate.quotes import Quote, RangeIndex
from onrecord.annotate.speakers import speaker_phrase
from onrecord.annotate.syntax import range_of, tokens_in

if TYPE_CHECKING:
    from onrecord.models.attribution import TaggedAttribution, TaggedSpan

READER_RULE = "model.attribution"
"""Rule of an attribution that only the trained reader sees."""
_WHOLE_LINES = frozenset({RULE_COLON, RULE_SIGNED})
"""Rules whose content is all that stands between two marks: the reader may see a part of it."""
_RELATIVE_TAGS = frozenset({"WP", "WDT"})
_SURE = 0.5  # belief from which the reader's speaker stands against the parse's
_SAME = 0.5  # share of common code points from which two contents are of one attribution
_STOPS = ".!?"
_OPENING = "“\"‘'«„`"
_INTRODUCED = re.compile(r"[^\n]*:[”\"]?\s*\n+\s*$")
_CLOSING = re.compile(r"[,.!?;:…]*[”\"’'»`]+")


def join_tagged(
    doc: Doc,
    drafts: Drafts,
    tagged: Iterable["TaggedAttribution"],
    *,
    quotes: Sequence[Quote],
    least_score: float,
) -> None:
    """Take the reader's attributions into the drafts.

    Args:
        doc: the parsed text.
        drafts: what the parse shows; changed in place.
        tagged: what the reader found.
        quotes: the quotations of the text.
        least_score: belief below which an attribution that only the reader sees is left out.
    """
    text = doc.text
    quoted = RangeIndex([quote.range for quote in quotes if quote.depth == 0])
    places = ContentIndex(drafts)
    for found in tagged:
        content = _content(doc, text, found, quoted)
        if not content:
            continue
        draft = _same(doc, drafts, places, found, content)
        if draft is not None:
            draft.reader = _view(draft, found, content)
            _take_speaker(doc, draft, found)
            if draft.rule not in _WHOLE_LINES:
                _redraw(text, draft, content)
                places.put(draft)
        elif found.score >= least_score and (added := _drafted(doc, found, content)):
            drafts.add(added)
            places.put(added)


def _drafted(doc: Doc, found: "TaggedAttribution", content: list[Range]) -> Draft | None:
    """The draft of what only the reader sees; None where it has no cue."""
    cue = _tokens(doc, found.cue) if found.cue else None
    if found.cue is None or cue is None:
        return None
    speaker = _tokens(doc, found.source) if found.source else None
    return Draft(
        READER_RULE,
        cue_head=cue.root,
        cue_range=Range(*found.cue),
        speaker=_head(speaker) if speaker is not None else None,
        speaker_range=Range(*found.source) if found.source else None,
        content=content,
        reader=ReaderView(score=found.score, cue=Range(*found.cue)),
    )


def _content(doc: Doc, text: str, found: "TaggedAttribution", quoted: RangeIndex) -> list[Range]:
    """The reader's pieces that can be content of its cue.

    Unquoted words of another sentence belong to it only where its own sentence has none.
    """
    cue = found.cue
    if cue is None:
        return [_with_marks(doc, text, piece) for piece in found.content]
    pieces = [_with_marks(doc, text, _without_cue(piece, found)) for piece in found.content]
    pieces = [piece for piece in pieces if _reaches(text, cue, piece)]
    near = [
        piece
        for piece in pieces
        if quoted.holds(piece.start) or not _sentence_ends_between(doc, piece, cue)
    ]
    return near or pieces


def _without_cue(piece: "TaggedSpan", found: "TaggedAttribution") -> "TaggedSpan":
    """What of a piece follows speaker and cue, where it swallows both."""
    source, cue = found.source, found.cue
    if source is None or cue is None or not source.end <= cue.start:
        return piece
    if piece.start <= source.start and cue.end < piece.end:
        return piece._replace(start=cue.end + 1)
    return piece


def _sentence_ends_between(doc: Doc, piece: Range, cue: "TaggedSpan") -> bool:
    """Whether the parse and a full stop both end a sentence between a piece and its cue."""
    first, second = sorted((piece, Range(*cue)))
    between = doc.char_span(first.end - 1, second.start + 1, alignment_mode="expand")
    if between is None:
        return False
    for token in between[1:]:
        before = token.i - 1
        while before > 0 and (doc[before].is_quote or doc[before].is_space):
            before -= 1
        if token.is_sent_start and doc[before].text[-1] in _STOPS:
            return True
    return False


def _reaches(text: str, cue: "TaggedSpan", piece: Range) -> bool:
    """Whether a cue introduces a piece: in its own paragraph, or in the next after a colon.

    Beyond that, the rules know better.
    """
    between = text[min(piece.end, cue.end) : max(piece.start, cue.start)]
    return "\n" not in between or bool(piece.start > cue.end and _INTRODUCED.match(between))


def _tokens(doc: Doc, span: "TaggedSpan") -> Span | None:
    return tokens_in(doc, Range(span.start, span.end))


def _head(speaker: Span) -> Token:
    """The head of the name: the parse's root, unless that is a verb of an apposition."""
    nouns = [token for token in speaker if token.pos_ in {"PROPN", "NOUN", "PRON"}]
    return speaker.root if speaker.root in nouns or not nouns else nouns[0]


def _same(
    doc: Doc,
    drafts: Drafts,
    places: ContentIndex,
    found: "TaggedAttribution",
    content: list[Range],
) -> Draft | None:
    """The draft of the same attribution: the same cue, or much the same content."""
    if found.cue is not None:
        cue = _tokens(doc, found.cue)
        for token in cue or ():
            draft = drafts.at(token.i)
            if draft is not None and draft.content:
                return draft
    best: tuple[float, Draft] | None = None
    for draft in places.near(content):
        share = _overlap(draft, content)
        if share >= _SAME and (best is None or share > best[0]):
            best = share, draft
    return best[1] if best else None


def _overlap(draft: Draft, content: list[Range]) -> float:
    """Share of the code points of a draft's content and another that both hold."""
    common = sum(draft.overlap(piece) for piece in content)
    if not common:
        return 0.0
    size = sum(piece.end - piece.start for piece in content)
    return common / (size + draft.size - common)


def _view(draft: Draft, found: "TaggedAttribution", content: list[Range]) -> ReaderView:
    """How the reader's attribution stands to the draft that the parse shows."""
    return ReaderView(
        score=found.score,
        cue=Range(*found.cue) if found.cue else None,
        content_overlap=_overlap(draft, content),
        same_cue=_holds(found.cue, draft.head),
        same_speaker=_holds(found.source, draft.speaker),
    )


def _holds(span: "TaggedSpan | None", head: Token | None) -> bool:
    """Whether a span holds a head; true as well where there is neither."""
    if span is None or head is None:
        return span is None and head is None
    return span.start <= head.idx < span.end


def _take_speaker(doc: Doc, draft: Draft, found: "TaggedAttribution") -> None:
    """Give a draft the reader's speaker where the parse names another, or none.

    Where the reader is less sure than not, the parse's stays. A relative pronoun names nobody:
    there the parse's antecedent stays. Nor does the subject of "it was reported that …".
    """
    if found.source is None or found.score < _SURE or _holds(found.source, draft.speaker):
        return
    speaker = _tokens(doc, found.source)
    if speaker is None or (len(speaker) == 1 and _names_nobody(speaker[0])):
        return
    if draft.speaker is not None and _is_worse(doc, draft, draft.speaker, found.source):
        return
    draft.speaker, draft.speaker_range = _head(speaker), Range(*found.source)
    draft.source = None


def _is_worse(doc: Doc, draft: Draft, known: Token, source: "TaggedSpan") -> bool:
    """Whether a speaker is a part of the one the parse names, or stands in another sentence."""
    whole = draft.speaker_range or range_of(
        speaker_phrase(known, apart_from=draft.head.i if draft.head else None)
    )
    if whole.covers(Range(*source)):
        return True
    return draft.head is not None and _sentence_ends_between(doc, range_of(draft.head), source)


def _names_nobody(token: Token) -> bool:
    impersonal = token.lower_ == "it" and token.dep_ == "nsubjpass"
    return impersonal or token.tag_ in _RELATIVE_TAGS


def _redraw(text: str, draft: Draft, content: list[Range]) -> None:
    """Give a draft the reader's content, but keep its pieces in other paragraphs."""
    first, last = min(content).start, max(content).end
    kept = [
        piece
        for piece in draft.content
        if (piece.end <= first and "\n" in text[piece.end : first])
        or (piece.start >= last and "\n" in text[last : piece.start])
    ]
    draft.content = kept + content


def _with_marks(doc: Doc, text: str, piece: "TaggedSpan") -> Range:
    """The piece without "that", with the quotation marks that stand right around it."""
    start, end = piece.start, piece.end
    tokens = _tokens(doc, piece)
    if tokens is not None and len(tokens) > 1 and _is_complementiser(tokens[0]):
        start = tokens[1].idx
    if start and text[start - 1] in _OPENING:
        start -= 1
    closing = _CLOSING.match(text, end)
    return Range(start, closing.end() if closing else end)


def _is_complementiser(token: Token) -> bool:
    return token.lower_ == "that" and (token.tag_ == "IN" or token.dep_ == "mark")
