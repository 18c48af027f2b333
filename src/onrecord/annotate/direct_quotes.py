"""Direct speech: which cue, and so which speaker, each quotation belongs to.

The parse of a quotation is unreliable, its marks are not. So a quotation is attached by what
stands around it in its own sentence, marks and cues; only speakers come from the parse.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.colons import draft_of_colon, speaks_before_colon
from onrecord.annotate.cues import Cue, CueFinder
from onrecord.annotate.drafts import Draft
from onrecord.annotate.layers import Range
from onrecord.annotate.quotes import Quote, RangeIndex
from onrecord.annotate.speakers import find_speaker, speaker_phrase
from onrecord.annotate.syntax import paragraph_starts

RULE_CONTINUED = "quote.continued"
"""Rule of a quotation that takes over the speaker of the attribution before it."""

RULE_VERB = "ap.quote_verb"
"""Rule of a cue that only its place beside a quotation makes one."""

_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "...", ";"})
_STRONG_LINKS = frozenset({",", ":"})
_QUOTE_PREPOSITIONS = frozenset({"that", "as", "like", "with", "because", "if", "whether"})
_UTTERANCE_WORDS = 3  # a shorter fragment inside a sentence is no utterance
_NEAR_TOKENS = 8  # from a cue to the quotation after it: addressee, place, circumstances
_FAR_TOKENS = 35  # from a quotation to the cue after it: the speaker with an apposition
_REACH = 1000  # code points from a quotation within which the cues that concern it stand
_DASHES = frozenset({"–", "—", "-", "--"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SNAP_SHARE = 0.3  # of a quotation inside a content; from here all of it belongs there


class QuoteAttacher:
    """Attaches the quotations of one text to cues and speakers.

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
        drafts: list[Draft],
        finder: CueFinder,
    ) -> None:
        self._finder = finder
        self._doc = doc
        self._text = doc.text
        self._quotes = [quote for quote in quotes if quote.depth == 0]
        self._drafts = drafts
        self._offsets = [token.idx for token in doc]
        self._paragraph_starts = paragraph_starts(self._text)
        self._quoted = RangeIndex([quote.range for quote in self._quotes])
        self._cues = {
            cue.head.i: cue
            for cue in cues
            if cue.may_quote and not self._quoted.holds(cue.head.idx)
        }
        self._heads = sorted(self._cues)
        self._by_head: dict[int, Draft] = {}
        self._in_order: list[tuple[int, int, Draft]] = []  # cue offset, tie breaker, draft
        for draft in drafts:
            self._register(draft)

    def attach(self) -> None:
        """Go through the text paragraph by paragraph."""
        turn: Draft | None = None
        last = -1
        for number, group in groupby(self._quotes, key=lambda q: self._paragraph(q.range.start)):
            quotes = list(group)
            if number != last + 1 or turn is None:
                turn = self._turn_before(number)
            turn = self._attach_paragraph(quotes, turn) or turn
            if not self._ends_with_quote(number, quotes[-1]):
                turn = None
            last = number
        self._take_speakers_out_of_quotes()

    def _take_speakers_out_of_quotes(self) -> None:
        """Give a cue outside quotation marks a speaker outside them."""
        for draft in self._drafts:
            if draft.cue is None or draft.speaker is None:
                continue
            inside = self._quoted.holder(draft.speaker.idx)
            if inside is not None and not self._quoted.holds(draft.cue.head.idx):
                draft.speaker = self._subject_before(inside.start)

    # -- a paragraph -----------------------------------------------------------------------------

    def _attach_paragraph(self, quotes: Sequence[Quote], turn: Draft | None) -> Draft | None:
        """Attach its quotations; the draft of the last one, None where none was attached."""
        owners = [self._owner(quote) for quote in quotes]
        followers: list[Draft | None] = []
        for owner in reversed(owners):
            followers.append(owner or (followers[-1] if followers else None))
        current: Draft | None = None
        for quote, owner, follower in zip(quotes, owners, reversed(followers), strict=True):
            if owner is None and self._is_utterance(quote):
                owner = self._owner_without_cue(quote, current, follower, turn)
            if owner is not None:
                owner.add(quote.range)
                current = owner
        return current

    def _owner_without_cue(
        self, quote: Quote, before: Draft | None, after: Draft | None, turn: Draft | None
    ) -> Draft | None:
        """Who goes on speaking: the same paragraph's speaker, else the turn that runs on."""
        start = self._paragraph_starts[self._paragraph(quote.range.start)]
        if before is not None:
            start = max(start, *(piece.end for piece in before.content))
        before = self._last_speech(start, quote.range.start) or before
        if not self._stands_alone(quote):
            return self._continued(quote, before or turn)
        if before is not None:
            return before if before.quoted else self._continued(quote, before)
        if after is not None and after.quoted:
            return after
        return turn if turn is not None and turn.quoted else self._continued(quote, turn)

    def _continued(self, quote: Quote, source: Draft | None) -> Draft | None:
        """A quotation without a cue, by the speaker of another attribution."""
        if source is None or not _may_go_on(source.speaker):
            return None
        draft = Draft(RULE_CONTINUED, content=[quote.range], source=source, quoted=True)
        draft.speaker, draft.speaker_range = source.speaker, source.speaker_range
        self._drafts.append(draft)
        return draft

    def _turn_before(self, paragraph: int) -> Draft | None:
        """The last attribution of speech in the paragraph before, whose speaker may go on."""
        if paragraph < 1:
            return None
        start = self._paragraph_starts[paragraph - 1]
        end = self._paragraph_starts[paragraph]
        body = self._text[start:end].rstrip()
        if body.endswith(":"):
            cue = self._cue_before_colon(self._token_at(start + len(body)) - 1)
            if cue is not None:
                draft = self._draft_of(cue)
                draft.quoted = True
                return draft
        return self._last_speech(start, end)

    def _last_speech(self, start: int, end: int) -> Draft | None:
        """The attribution of the last cue of speech between two offsets, None without one."""
        number = bisect_left(self._heads, self._token_at(end)) - 1
        if number < 0 or self._heads[number] < self._token_at(start):
            return None
        cue = self._cues[self._heads[number]]
        return self._by_head.get(cue.head.i) or Draft(
            cue.entry.id, cue=cue, speaker=find_speaker(cue, None)
        )

    def _ends_with_quote(self, paragraph: int, quote: Quote) -> bool:
        """Whether nothing but this quotation's sentence ends the paragraph."""
        starts = self._paragraph_starts
        end = starts[paragraph + 1] if paragraph + 1 < len(starts) else len(self._text)
        rest = self._text[quote.range.end : end]
        return len(_WORD.findall(rest)) <= _FAR_TOKENS

    # -- a quotation -----------------------------------------------------------------------------

    def _owner(self, quote: Quote) -> Draft | None:
        """The attribution whose cue stands in the sentence of the quotation, None without one."""
        self._clip_inner(quote)
        before, after = self._cue_before(quote), self._cue_after(quote)
        cue = before or after
        if before and after:
            link = self._link(self._token_at(quote.range.start))
            near = link is not None and link.i - before.head.i <= 3
            cue = before if near and link and link.text in _STRONG_LINKS else after
        covering = self._covering(quote)
        own = covering is not None and cue is not None and covering is self._by_head.get(cue.head.i)
        if cue is not None and (self._is_utterance(quote) or covering is None or own):
            draft = self._draft_of(cue)
            self._take(draft, quote)
            return draft
        if covering is not None:
            covering.add(quote.range)
        return covering

    def _take(self, draft: Draft, quote: Quote) -> None:
        """Give a quotation to a draft, and no part of it to any other that does not hold both."""
        if not draft.quoted:
            pieces = (self._beside(piece, draft, quote) for piece in draft.content)
            draft.content = [piece for piece in pieces if piece]
        draft.quoted = True
        draft.add(quote.range)
        if draft.speaker is None or self._quoted.holds(draft.speaker.idx):
            draft.speaker = self._speaker_by_place(draft)
        for other in self._near(quote):
            if other is draft or not other.overlap(quote.range) or other.cue is None:
                continue
            holds_both = draft.cue is not None and other.overlap(_range(draft.cue.head))
            if not holds_both and not self._inside(other, quote):
                other.remove(quote.range)

    def _beside(self, piece: Range, draft: Draft, quote: Quote) -> Range | None:
        """What of a piece that the parse gave is content beside the quotation.

        Before a quotation whose cue precedes it, what stands between them; otherwise what the
        sentence of the quotation begins with.
        """
        cue_at = draft.cue.head.idx if draft.cue else 0
        if cue_at < quote.range.start:
            start, end = max(piece.start, cue_at), min(piece.end, quote.range.start)
        else:
            sentence = min((t.idx for t in self._backwards(quote.range.start)), default=None)
            if sentence is None:
                return None
            start, end = max(piece.start, sentence), piece.end
        if start >= end or self._unquoted_words(Range(start, end)) < _UTTERANCE_WORDS:
            return None
        return Range(start, end)

    def _covering(self, quote: Quote) -> Draft | None:
        """The innermost attribution, its cue outside, whose content holds the quotation."""
        length = quote.range.end - quote.range.start
        found = None
        for draft in self._near(quote):
            if draft.cue is None or self._inside(draft, quote):
                continue
            share = draft.overlap(quote.range) / length
            if share >= _SNAP_SHARE:
                if found is None or _size(draft) < _size(found):
                    found = draft
                if share < 1:
                    draft.add(quote.range)
            elif share > 0:
                draft.remove(quote.range)
        return found

    def _clip_inner(self, quote: Quote) -> None:
        """Keep the content of cues inside the quotation inside it."""
        for draft in self._near(quote):
            if self._inside(draft, quote):
                draft.content = [
                    Range(max(piece.start, quote.inside.start), min(piece.end, quote.inside.end))
                    for piece in draft.content
                    if piece.overlaps(quote.inside)
                ]

    def _is_utterance(self, quote: Quote) -> bool:
        """Whether the marks hold something said, not a word held at arm's length."""
        inside = self._text[quote.inside.start : quote.inside.end].strip()
        words = len(_WORD.findall(inside))
        if not words or self._is_title(quote):
            return False
        ended = inside[-1] in ".,!?…—–" or not quote.closed
        if words < _UTTERANCE_WORDS and not (ended and self._stands_alone(quote)):
            return False
        after = self._text[quote.range.end : quote.range.end + 1]
        first = inside.lstrip("….[( ‘'")[:1]
        return (ended or after in {",", "."}) and (first.isupper() or first.isdigit())

    def _is_title(self, quote: Quote) -> bool:
        """Whether a preposition or a determiner makes the quotation a noun of its sentence."""
        first = self._token_at(quote.range.start)
        before = self._doc[first - 1] if first else None
        return (
            before is not None
            and (before.pos_ == "DET" or before.dep_ == "poss" or before.tag_ == "IN")
            and before.lower_ not in _QUOTE_PREPOSITIONS
        )

    def _cue_before(self, quote: Quote) -> Cue | None:
        first = self._token_at(quote.range.start)
        link = self._link(first)
        if link is None:
            return None
        if link.text == ":":
            return self._cue_before_colon(link.i) if self._is_utterance(quote) else None
        for token in self._backwards(quote.range.start):
            distance = first - token.i
            if distance > _NEAR_TOKENS:
                return None
            if token.i in self._cues:
                near = distance == 1 or link.text == ","
                return self._cues[token.i] if near or self._is_utterance(quote) else None
        return None

    def _link(self, first: int) -> Token | None:
        """The token before a quotation that begins at a token, over spaces."""
        while first > 0 and self._doc[first - 1].is_space:
            first -= 1
        return self._doc[first - 1] if first > 0 else None

    def _cue_before_colon(self, at: int) -> Cue | None:
        """The cue of a quotation after a colon.

        A name alone ("– Holm: “…”"), else a cue of the lexicons ("Holm told her: “…”"), else the
        colon, said by the subject before it ("His answer was short: “…”").
        """
        colon = self._doc[at]
        if at in self._by_head:
            return self._by_head[at].cue
        words: list[Token] = []
        for token in self._backwards(colon.idx):
            if colon.i - token.i > _FAR_TOKENS or (words and token.text in _DASHES):
                break
            words.append(token)
        name = self._doc[words[-1].i : at] if words else None
        if name is not None and speaks_before_colon(name, self._finder, headline=False):
            return self._colon(colon, name)
        found = next((self._cues[token.i] for token in words if token.i in self._cues), None)
        if found is not None:
            return found
        speaker = next((token for token in words if _is_subject(token)), None)
        return self._colon(colon, speaker_phrase(speaker, apart_from=at)) if speaker else None

    def _colon(self, colon: Token, name: Span) -> Cue | None:
        draft = draft_of_colon(colon, name, self._finder, [])
        self._drafts.append(draft)
        self._register(draft)
        return draft.cue

    def _cue_after(self, quote: Quote) -> Cue | None:
        if not quote.closed:
            return None
        last = self._text[quote.inside.start : quote.inside.end].rstrip()[-1:]
        first = self._token_at(quote.range.end)
        if first >= len(self._doc):
            return None
        comma = self._doc[first].text in {",", "–", "—", "--"}
        if not (comma or last in {",", "—", "–", "-"}):
            follows = self._doc[first].lower_ == self._doc[first].text or last in {"?", "!", "…"}
            if not follows or (last not in {"?", "!", "…"} and not self._stands_alone(quote)):
                return None
        for token in self._forwards(quote.range.end):
            if token.i - first > _FAR_TOKENS:
                return None
            cue = self._cues.get(token.i)
            if cue is not None and token.dep_ not in {"relcl", "acl"}:
                return cue
        return self._verb_after(first) if last == "," and self._is_utterance(quote) else None

    def _verb_after(self, first: int) -> Cue | None:
        """The verb right after a quotation's comma, whatever it means: "“…,” Holm sighed"."""
        for index in range(first, min(first + _NEAR_TOKENS, len(self._doc))):
            token = self._doc[index]
            if token.is_punct or token.is_space:
                return None
            if token.tag_ in _FINITE and token.pos_ == "VERB":
                entry = self._finder.entry(RULE_VERB)
                return Cue(token, token.i, token.i + 1, entry, ("quote",))
        return None

    def _stands_alone(self, quote: Quote) -> bool:
        """Whether the quotation opens its sentence."""
        return not any(token.is_alpha for token in self._backwards(quote.range.start))

    def _backwards(self, offset: int) -> Iterator[Token]:
        """Tokens before an offset, nearest first, down to the sentence's or last quote's end."""
        start = self._paragraph_starts[self._paragraph(max(0, offset - 1))]
        for index in range(self._token_at(offset) - 1, -1, -1):
            token = self._doc[index]
            if token.idx < start or token.text in _SENTENCE_ENDS:
                return
            held = self._quoted.holder(token.idx)
            if held is not None and self._is_long(held):
                return
            if held is None:
                yield token

    def _forwards(self, offset: int) -> Iterator[Token]:
        """Tokens from an offset to the end of the sentence, the paragraph or the next quote."""
        for index in range(self._token_at(offset), len(self._doc)):
            token = self._doc[index]
            if token.text in _SENTENCE_ENDS or "\n" in token.text:
                return
            held = self._quoted.holder(token.idx)
            if held is not None and self._is_long(held):
                return
            if held is None:
                yield token

    def _is_long(self, where: Range) -> bool:
        return len(_WORD.findall(self._text, where.start, where.end)) >= _UTTERANCE_WORDS

    # -- drafts ----------------------------------------------------------------------------------

    def _draft_of(self, cue: Cue) -> Draft:
        draft = self._by_head.get(cue.head.i)
        if draft is None:
            draft = Draft(cue.entry.id, cue=cue, speaker=find_speaker(cue, None))
            self._drafts.append(draft)
            self._register(draft)
        return draft

    def _register(self, draft: Draft) -> None:
        if draft.cue is not None:
            self._by_head[draft.cue.head.i] = draft
            insort(self._in_order, (draft.cue.head.idx, len(self._in_order), draft))

    def _near(self, quote: Quote) -> list[Draft]:
        """The drafts whose cue stands in the quotation or not far from it."""
        return self._between(quote.range.start - _REACH, quote.range.end + _REACH)

    def _between(self, start: int, end: int) -> list[Draft]:
        """The drafts whose cue begins in a range, in text order."""
        first = bisect_left(self._in_order, start, key=_offset)
        last = bisect_left(self._in_order, end, key=_offset)
        return [draft for _, _, draft in self._in_order[first:last]]

    def _inside(self, draft: Draft, quote: Quote) -> bool:
        return draft.cue is not None and quote.range.covers(_range(draft.cue.head))

    def _speaker_by_place(self, draft: Draft) -> Token | None:
        """The noun phrase right after the cue ("said Holm"), else the last one before it."""
        if draft.cue is None:
            return None
        after = draft.cue.end
        if after < len(self._doc) and not self._quoted.holds(self._doc[after].idx):
            head = _phrase_head(self._doc[after], beyond=after)
            if head is not None:
                return head
        return self._subject_before(draft.cue.head.idx)

    def _subject_before(self, offset: int) -> Token | None:
        """The last subject before an offset in its sentence, relative pronouns apart."""
        for token in self._backwards(offset):
            if _is_subject(token):
                return token
        return None

    def _unquoted_words(self, piece: Range) -> int:
        return sum(
            1
            for match in _WORD.finditer(self._text, piece.start, piece.end)
            if not self._quoted.holds(match.start())
        )

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._paragraph_starts, offset) - 1

    def _token_at(self, offset: int) -> int:
        """Index of the first token that starts at the offset or after it."""
        return bisect_left(self._offsets, offset)


def _phrase_head(token: Token, *, beyond: int) -> Token | None:
    """Head of the noun phrase that starts at a token, None where none starts there."""
    if token.pos_ not in {"PROPN", "PRON", "NOUN", "DET", "ADJ", "NUM"}:
        return None
    while (
        token.head.i >= beyond
        and token.head.i != token.i
        and token.head.pos_
        in {
            "PROPN",
            "NOUN",
            "PRON",
        }
    ):
        token = token.head
    return token if token.pos_ in {"PROPN", "PRON", "NOUN"} else None


def _is_subject(token: Token) -> bool:
    """Whether a noun, name or pronoun is a subject; relative pronouns are not meant."""
    subject = token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in _NOMINAL
    return subject and token.tag_ not in {"WP", "WDT"}


def _may_go_on(speaker: Token | None) -> bool:
    """Whether a speaker may speak the next quotation too: a name, a pronoun or a subject."""
    if speaker is None:
        return False
    return speaker.pos_ in {"PROPN", "PRON"} or speaker.dep_ in {"nsubj", "nsubjpass", "pobj"}


def _range(token: Token) -> Range:
    return Range(token.idx, token.idx + len(token.text))


def _size(draft: Draft) -> int:
    return sum(piece.end - piece.start for piece in draft.content)


def _offset(item: tuple[int, int, Draft]) -> int:
    return item[0]
