"""Direct speech: which attribution, and so which speaker, each quotation belongs to.

A quotation goes to the cue beside it, else to the indirect content that holds it, else to the
turn of speech that runs on: the paragraph's last speaker, or that of the paragraph before.
"""

from collections.abc import Sequence
from itertools import groupby

from spacy.tokens import Doc, Token

from onrecord.annotate.cues import Cue, CueFinder
from onrecord.annotate.drafts import Draft, Drafts
from onrecord.annotate.layers import Range
from onrecord.annotate.quote_context import UTTERANCE_WORDS, QuoteContext
from onrecord.annotate.quote_cues import QuoteCues
from onrecord.annotate.quotes import Quote
from onrecord.annotate.speakers import is_subject
from onrecord.annotate.syntax import range_of

RULE_CONTINUED = "quote.continued"
"""Rule of a quotation that takes over the speaker of the attribution before it."""

RULE_BEFORE = "quote.person_before"
"""Rule of a quotation without a cue after a sentence that tells of a person."""

RULE_AFTER = "quote.person_after"
"""Rule of a quotation without a cue before a sentence that tells of a person."""

_REACH = 1000  # code points from a quotation within which the cues that concern it stand
_SNAP_SHARE = 0.3  # of a quotation inside a content; from here all of it belongs there
_TURN_LENGTH = 250  # code points after a quotation from which its speaker's turn has ended
_NAMES = frozenset({"PROPN", "PRON", "NOUN"})
_BEGINNINGS = _NAMES | {"DET", "ADJ", "NUM"}


class QuoteAttacher:
    """Attaches the quotations of one text to attributions.

    Args:
        doc: the text.
        quotes: its quotations.
        cues: its cues.
        drafts: the attributions read from the parse; changed and extended in place.
        finder: what found the cues.
    """

    def __init__(
        self,
        doc: Doc,
        quotes: Sequence[Quote],
        cues: Sequence[Cue],
        drafts: Drafts,
        finder: CueFinder,
    ) -> None:
        self._context = QuoteContext(doc, quotes)
        self._drafts = drafts
        self._cues = QuoteCues(self._context, cues, drafts, finder)
        self._series: dict[int, list[Quote]] = {}
        for quote in self._context.quotes:
            self._series.setdefault(quote.series, []).append(quote)
        self._series_owners: dict[int, Draft | None] = {}

    def attach(self) -> None:
        """Go through the text paragraph by paragraph."""
        context = self._context
        turn: Draft | None = None
        last = -1
        for number, group in groupby(
            context.quotes, key=lambda quote: context.paragraph_at(quote.range.start)
        ):
            quotes = list(group)
            if number != last + 1 or turn is None:
                turn = self._turn_before(number)
            turn = self._attach_paragraph(quotes, turn) or turn
            if context.paragraph(number).end - quotes[-1].range.end > _TURN_LENGTH:
                turn = None
            last = number
        self._take_speakers_out_of_quotes()

    # -- a paragraph -----------------------------------------------------------------------------

    def _attach_paragraph(self, quotes: Sequence[Quote], turn: Draft | None) -> Draft | None:
        """Attach its quotations; the draft of the last one, None where none was attached."""
        owners = [self._owner(quote) for quote in quotes]
        followers: list[Draft | None] = []
        for owner in reversed(owners):
            followers.append(owner or (followers[-1] if followers else None))
        current: Draft | None = None
        for quote, owner, follower in zip(quotes, owners, reversed(followers), strict=True):
            if owner is None and self._context.is_utterance(quote):
                owner = self._owner_without_cue(quote, current, follower, turn)
            if owner is not None:
                owner.add(quote.range)
                current = owner
        return current

    def _owner_without_cue(
        self, quote: Quote, before: Draft | None, after: Draft | None, turn: Draft | None
    ) -> Draft | None:
        """Who goes on speaking: the same paragraph's speaker, else the turn that runs on.

        A sentence beside the quotation that tells of a person makes that one the speaker, unless
        another speaks in it.
        """
        context = self._context
        later = self._series_owner(quote)
        if later is not None:
            return later
        paragraph = context.paragraph(context.paragraph_at(quote.range.start))
        start = paragraph.start
        if before is not None:
            start = max(start, *(piece.end for piece in before.content))
        before = self._cues.last_between(start, quote.range.start) or before
        if not context.stands_alone(quote):
            return self._continued(quote, before or turn)
        person = context.person_before(quote)
        if person is not None and (before is None or not _speaks_in(before, person)):
            return self._beside_person(quote, person, RULE_BEFORE)
        if before is not None:
            return before if before.quoted else self._continued(quote, before)
        if after is not None and after.quoted:
            return after
        if turn is None and quote.range.start == paragraph.start:
            person = context.person_after(quote)
            return self._beside_person(quote, person, RULE_AFTER) if person else None
        return turn if turn is not None and turn.quoted else self._continued(quote, turn)

    def _series_owner(self, quote: Quote) -> Draft | None:
        """The attribution by the cue beside a later piece of a quotation over paragraphs.

        "“The dam will hold.\n\n“After that we promise nothing,” Holm said."
        """
        if quote.closed:
            return None
        if quote.series not in self._series_owners:
            owners = (self._owner_by_cue(piece) for piece in self._series[quote.series])
            self._series_owners[quote.series] = next(filter(None, owners), None)
        return self._series_owners[quote.series]

    def _owner_by_cue(self, quote: Quote) -> Draft | None:
        cue = self._cues.beside(quote)
        if cue is None:
            return None
        draft = self._cues.draft_of(cue)
        self._take(draft, cue, quote)
        return draft

    def _beside_person(self, quote: Quote, person: Token, rule: str) -> Draft:
        draft = Draft(rule, content=[quote.range], speaker=person, quoted=True)
        self._drafts.add(draft)
        return draft

    def _continued(self, quote: Quote, source: Draft | None) -> Draft | None:
        """A quotation without a cue, by the speaker of another attribution."""
        if source is None or not _may_go_on(source.speaker):
            return None
        draft = Draft(RULE_CONTINUED, content=[quote.range], source=source, quoted=True)
        draft.speaker, draft.speaker_range = source.speaker, source.speaker_range
        self._drafts.add(draft)
        return draft

    def _turn_before(self, number: int) -> Draft | None:
        """The last attribution of speech in the paragraph before, whose speaker may go on."""
        if number < 1:
            return None
        paragraph = self._context.paragraph(number - 1)
        length = len(self._context.text[paragraph.start : paragraph.end].rstrip())
        last = self._context.token_at(paragraph.start + length) - 1
        if self._context.doc[last].text == ":":
            cue = self._cues.before_colon(last)
            if cue is not None:
                draft = self._cues.draft_of(cue)
                draft.quoted = True
                return draft
        return self._cues.last_between(paragraph.start, paragraph.end)

    # -- a quotation -----------------------------------------------------------------------------

    def _owner(self, quote: Quote) -> Draft | None:
        """The attribution of the cue beside the quotation, else the one that holds it."""
        self._clip_inner(quote)
        cue = self._cues.beside(quote)
        covering = self._covering(quote)
        if cue is not None:
            own = covering is not None and covering is self._drafts.at(cue.head.i)
            if covering is None or own or self._context.is_utterance(quote):
                draft = self._cues.draft_of(cue)
                self._take(draft, cue, quote)
                return draft
        return covering

    def _take(self, draft: Draft, cue: Cue, quote: Quote) -> None:
        """Give a quotation to a draft, and no part of it to any other that does not hold both."""
        if not draft.quoted:
            pieces = (self._beside(piece, cue, quote) for piece in draft.content)
            draft.content = [piece for piece in pieces if piece]
        draft.quoted = True
        draft.add(quote.range)
        if draft.speaker is None or self._context.quoted.holds(draft.speaker.idx):
            draft.speaker = self._speaker_by_place(cue)
        for other in self._near(quote):
            if other is draft or other.overlap(range_of(cue.head)) or _is_inside(other, quote):
                continue
            other.remove(quote.range)

    def _beside(self, piece: Range, cue: Cue, quote: Quote) -> Range | None:
        """What of a piece that the parse gave is content beside the quotation.

        Before a quotation whose cue precedes it, what stands between them; otherwise what the
        sentence of the quotation begins with.
        """
        if cue.head.idx < quote.range.start:
            start, end = max(piece.start, cue.head.idx), min(piece.end, quote.range.start)
        else:
            words = self._context.backwards(quote.range.start)
            sentence = min((token.idx for token in words), default=None)
            if sentence is None:
                return None
            start, end = max(piece.start, sentence), piece.end
        if start >= end or self._context.unquoted_words(Range(start, end)) < UTTERANCE_WORDS:
            return None
        return Range(start, end)

    def _covering(self, quote: Quote) -> Draft | None:
        """The innermost attribution, its cue outside, whose content holds the quotation.

        A content that the parse ends inside the quotation is widened or cut.
        """
        length = quote.range.end - quote.range.start
        found = None
        for draft in self._near(quote):
            share = draft.overlap(quote.range) / length
            if share == 0 or _is_inside(draft, quote):
                continue
            if share < _SNAP_SHARE:
                draft.remove(quote.range)
                continue
            draft.add(quote.range)
            if found is None or draft.size < found.size:
                found = draft
        return found

    def _clip_inner(self, quote: Quote) -> None:
        """Keep the content of cues inside the quotation inside it."""
        inside = quote.inside
        for draft in self._near(quote):
            if _is_inside(draft, quote):
                draft.content = [
                    Range(max(piece.start, inside.start), min(piece.end, inside.end))
                    for piece in draft.content
                    if piece.overlaps(inside)
                ]

    def _near(self, quote: Quote) -> list[Draft]:
        """The drafts whose cue stands in the quotation or not far from it."""
        return self._drafts.between(quote.range.start - _REACH, quote.range.end + _REACH)

    # -- speakers --------------------------------------------------------------------------------

    def _take_speakers_out_of_quotes(self) -> None:
        """Give a cue outside quotation marks a speaker outside them."""
        quoted = self._context.quoted
        for draft in self._drafts:
            if draft.cue is None or draft.speaker is None:
                continue
            inside = quoted.holder(draft.speaker.idx)
            if inside is not None and not quoted.holds(draft.cue.head.idx):
                draft.speaker = self._subject_before(inside.start)

    def _speaker_by_place(self, cue: Cue) -> Token | None:
        """The noun phrase right after the cue ("said Holm"), else the last subject before it."""
        doc = self._context.doc
        if cue.end < len(doc) and not self._context.quoted.holds(doc[cue.end].idx):
            head = _phrase_head(doc[cue.end])
            if head is not None:
                return head
        return self._subject_before(cue.head.idx)

    def _subject_before(self, offset: int) -> Token | None:
        """The last subject before an offset in its sentence."""
        return next((t for t in self._context.backwards(offset) if is_subject(t)), None)


def _phrase_head(first: Token) -> Token | None:
    """Head of the noun phrase that starts at a token, None where none starts there."""
    if first.pos_ not in _BEGINNINGS:
        return None
    token = first
    while token.head.i >= first.i and token.head.i != token.i and token.head.pos_ in _NAMES:
        token = token.head
    return token if token.pos_ in _NAMES else None


def _speaks_in(draft: Draft, person: Token) -> bool:
    """Whether an attribution has its cue in the sentence that tells of a person, by that person.

    "Berg said the talks had failed. “…”" is Berg's; "Berg was asked whether he would go. “…”" is
    Berg's as well, but goes on with nobody's question.
    """
    head = draft.head
    return head is not None and head.sent == person.sent and draft.speaker is not None


def _may_go_on(speaker: Token | None) -> bool:
    """Whether a speaker may speak the next quotation too: a name, a pronoun or a subject."""
    if speaker is None:
        return False
    return speaker.pos_ in {"PROPN", "PRON"} or speaker.dep_ in {"nsubj", "nsubjpass", "pobj"}


def _is_inside(draft: Draft, quote: Quote) -> bool:
    return draft.cue is not None and quote.range.covers(range_of(draft.cue.head))
