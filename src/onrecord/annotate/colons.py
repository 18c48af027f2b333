"""A name and a mark: headlines, transcripts, signed statements, and quotations after a name.

"Holm: no ferries before May", "No ferries before May – Holm" in a headline; "HOLM: We will wait."
in a transcript; "“We need the ferry.” — Anna Holm, Bergen" in a list of statements.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.cues import Cue, CueFinder
from onrecord.annotate.drafts import Draft
from onrecord.annotate.indirect_speech import pieces_of
from onrecord.annotate.layers import Range
from onrecord.annotate.syntax import PARTY_LABELS, paragraph_starts, range_of, tokens_in

RULE_COLON = "ap.colon"
RULE_DASH = "ap.dash"
RULE_SIGNED = "ap.signed"
MARKED_RULES = frozenset({RULE_COLON, RULE_DASH, RULE_SIGNED})
"""Rules of what a mark attributes, not a verb."""

_NAME = re.compile(r"[“”\"]?(?P<name>[^\n:“”\"!?\d]{2,60})(?=:\s+\S)")
_HEADLINE_DASH = re.compile(
    r"[^\n]{10,200}?[^\S\n](?P<dash>[–—-])\s(?P<name>[^\n–—:.!?\d]{2,40})(?=\n|$)"
)
_SIGNED = re.compile(
    r"^[^\S\n]*(?P<said>[“”\"'‘][^\n]{10,}?[”“\"'’])[^\S\n]*\n?\n?[^\S\n]*"
    r"(?P<dash>[–—―]|-{1,2})[^\S\n]*"
    r"(?P<name>[^\n–—―:;,.!?“”\"\d]{2,60})(?:[,.][^\n“”\"]{0,80})?[^\S\n]*$",
    re.MULTILINE,
)
_NAME_WORD = re.compile(r"(?:[A-Z]|[a-z]{1,3}\b)")  # "Anna", "de", "van der"
_HEADLINE_LENGTH = 300  # code points; more is no headline
_MAX_NAME_WORDS = 8
_MIN_CONTENT_WORDS = 3
_MAX_TURN_PARAGRAPHS = 8  # more of them without a name are no transcript
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_WORD = re.compile(r"\w+")


def draft_after_colons(doc: Doc, finder: CueFinder, cues: Sequence[Cue]) -> Iterator[Draft]:
    """Attributions of paragraphs that begin with a name and a colon.

    In a transcript a turn goes on over the paragraphs without a name before the next turn.

    Args:
        doc: the text.
        finder: what found the cues.
        cues: the cues of the text, in its order.
    """
    text = doc.text
    starts = paragraph_starts(text)
    paragraphs = [
        Range(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    turn: Draft | None = None
    between: list[Range] = []
    for number, paragraph in enumerate(paragraphs):
        match = _NAME.match(text, paragraph.start)
        draft = match and _draft_after_colon(
            doc, finder, cues, match, end=paragraph.end, headline=number == 0
        )
        if draft is None:
            between.append(paragraph)
            continue
        if turn is not None and number > 0 and len(between) <= _MAX_TURN_PARAGRAPHS:
            turn.content += [piece for it in between for piece in _continued(doc, it, cues)]
        yield draft
        turn, between = (draft if number > 0 else None), []


def _draft_after_colon(
    doc: Doc,
    finder: CueFinder,
    cues: Sequence[Cue],
    match: re.Match[str],
    *,
    end: int,
    headline: bool,
) -> Draft | None:
    """The attribution of a paragraph that begins with the match of a name and ends at `end`."""
    dateline = doc._.onrecord_dateline
    if dateline and dateline.range.overlaps(Range(*match.span())):
        return None
    name = doc.char_span(match.start("name"), match.end(), alignment_mode="expand")
    said = tokens_in(doc, Range(match.end() + 1, end))
    if name is None or said is None or len(_WORD.findall(said.text)) < _MIN_CONTENT_WORDS:
        return None
    if headline and _is_report(said, cues):
        return None  # "Oslo: The ferry sank, the minister said.", a dateline
    if not headline and not _is_sentence(said):
        return None
    named = speaks_before_colon(name, finder, headline=headline)
    if not named and not (headline and _may_be_name(name, finder) and _is_statement(said)):
        return None
    colon = doc[name.end] if name.end < len(doc) else None
    content = pieces_of(doc, range(said.start, said.end))
    if colon is None or colon.text != ":" or not content:
        return None
    return draft_of_colon(colon, name, finder, content)


def _continued(doc: Doc, paragraph: Range, cues: Sequence[Cue]) -> list[Range]:
    """What a paragraph between two turns adds to the first: nothing if it reports or remarks."""
    said = tokens_in(doc, paragraph)
    if said is None or not _is_sentence(said) or said.text.lstrip('"“').startswith(("(", "[")):
        return []
    return [] if _is_report(said, cues) else pieces_of(doc, range(said.start, said.end))


def draft_before_dash(doc: Doc, finder: CueFinder) -> Iterator[Draft]:
    """The attribution of a headline that ends with a dash and a name."""
    match = _HEADLINE_DASH.match(doc.text[:_HEADLINE_LENGTH])
    if match is None or doc._.onrecord_dateline:
        return
    name = doc.char_span(*match.span("name"), alignment_mode="expand")
    dash = doc.char_span(*match.span("dash"), alignment_mode="expand")
    if name is None or dash is None or doc[dash.start - 1].is_digit:  # a dateline
        return
    if not speaks_before_colon(name, finder, headline=True) and not _may_be_name(name, finder):
        return
    content = pieces_of(doc, range(dash.start))
    if content and len(_WORD.findall(doc[: dash.start].text)) >= _MIN_CONTENT_WORDS:
        yield _draft(RULE_DASH, dash[0], name, finder, content)


def draft_before_signatures(doc: Doc, finder: CueFinder) -> Iterator[Draft]:
    """Quotations signed with a name: after a dash at the end of the line, or on the next one."""
    for match in _SIGNED.finditer(doc.text):
        name = doc.char_span(*match.span("name"), alignment_mode="contract")
        dash = tokens_in(doc, Range(*match.span("dash")))
        said = tokens_in(doc, Range(*match.span("said")))
        if name is None or dash is None or said is None or not _signs(name, finder):
            continue
        content = pieces_of(doc, range(said.start, said.end))
        if content:
            yield _draft(RULE_SIGNED, dash[0], name, finder, content)


def _signs(name: Span, finder: CueFinder) -> bool:
    """Whether words after a dash are a name: two to eight words, capitals and particles."""
    words = [token.text for token in name if not token.is_punct and not token.is_space]
    return (
        2 <= len(words) <= _MAX_NAME_WORDS
        and all(_NAME_WORD.match(word) for word in words)
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not _is_label(name, finder)
    )


def draft_of_colon(colon: Token, name: Span, finder: CueFinder, content: list[Range]) -> Draft:
    """The attribution of what follows a name and a colon."""
    return _draft(RULE_COLON, colon, name, finder, content)


def _draft(rule: str, mark: Token, name: Span, finder: CueFinder, content: list[Range]) -> Draft:
    cue = Cue(mark, mark.i, mark.i + 1, finder.entry(rule), ("quote",))
    return Draft(rule, cue=cue, speaker=name.root, speaker_range=range_of(name), content=content)


def speaks_before_colon(name: Span, finder: CueFinder, *, headline: bool) -> bool:
    """Whether the words before a colon are a speaker, not a heading or a label.

    Args:
        name: the words before the colon.
        finder: knows the labels that are no speakers and the nouns that are.
        headline: whether they begin the text.
    """
    fields = finder.entry(RULE_COLON).fields
    if _is_label(name, finder):
        return False
    last = name[-1]
    if name.text.isupper() and last.is_alpha and len(name.text) > 2:
        return not headline
    if headline and last.lemma_.lower() in fields["sources"]:
        return True
    return last.ent_type_ in ({"PERSON"} if not headline else PARTY_LABELS)


def _is_label(name: Span, finder: CueFinder) -> bool:
    """Whether the words are too many, a clause, or among the labels of news texts."""
    words = {token.lower_ for token in name if not token.is_punct}
    labels = finder.entry(RULE_COLON).fields["labels"]
    if not words or len(words) > _MAX_NAME_WORDS or not words.isdisjoint(labels):
        return True
    return any(token.tag_ in _FINITE for token in name)


def _may_be_name(name: Span, finder: CueFinder) -> bool:
    """Whether a headline's words are a name that the model does not know; no "OSLO:"."""
    last = name[-1]
    if name.text.isupper():
        return False
    return last.pos_ == "PROPN" and not last.ent_type_ and not _is_label(name, finder)


def _is_report(said: Span, cues: Sequence[Cue]) -> bool:
    """Whether the words have a past cue of their own: a report after a dateline."""
    first, last = (bisect_left(cues, edge, key=_head) for edge in (said.start, said.end))
    return any(cue.may_quote and cue.head.tag_ == "VBD" for cue in cues[first:last])


def _head(cue: Cue) -> int:
    return cue.head.i


def _is_sentence(said: Span) -> bool:
    """Whether the words are speech, not a list or a table."""
    return any(token.tag_ in _FINITE or token.text in {".", "?", "!"} for token in said)


def _is_statement(said: Span) -> bool:
    """Whether the words have a finite verb and ask nothing: no "Holm: what to know"."""
    asks = said[0].tag_ in {"WP", "WRB", "WDT", "WP$"}
    return not asks and any(token.tag_ in _FINITE for token in said)
