"""Which cue introduces a quotation: the one beside it in its own sentence, before or after.

The parse of a quotation is unreliable, its marks are not: a cue is taken by its place.
"""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Span, Token

from onrecord.annotate.colons import draft_of_colon, speaks_before_colon
from onrecord.annotate.cues import Cue, CueFinder
from onrecord.annotate.drafts import Draft, Drafts
from onrecord.annotate.quote_context import QuoteContext
from onrecord.annotate.quotes import Quote
from onrecord.annotate.speakers import find_speaker, is_subject, speaker_phrase

RULE_VERB = "ap.quote_verb"
"""Rule of a cue that only its place beside a quotation makes one."""

_NEAR_TOKENS = 8  # from a cue to the quotation after it: addressee, place, circumstances
_FAR_TOKENS = 35  # from a quotation to the cue after it: the speaker with an apposition
_ADJACENT_TOKENS = 3  # a cue so near before a comma or colon wins over one after the quotation
_DASHES = frozenset({"–", "—", "-", "--"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})


class QuoteCues:
    """Finds the attribution that a cue beside a quotation makes.

    Args:
        context: the quotations and what stands around them.
        cues: the cues of the text.
        drafts: the attributions so far; one is added for a cue that has none.
        finder: what found the cues.
    """

    def __init__(
        self, context: QuoteContext, cues: Sequence[Cue], drafts: Drafts, finder: CueFinder
    ) -> None:
        self._context = context
        self._drafts = drafts
        self._finder = finder
        self._cues = {
            cue.head.i: cue
            for cue in cues
            if cue.may_quote and not context.quoted.holds(cue.head.idx)
        }
        self._heads = sorted(self._cues)

    def beside(self, quote: Quote) -> Cue | None:
        """The cue in the sentence of the quotation; None without one."""
        before, after = self._before(quote), self._after(quote)
        if before is None or after is None:
            return before or after
        link = self._context.link(quote)
        linked = link is not None and link.text in {",", ":"}
        near = link is not None and link.i - before.head.i <= _ADJACENT_TOKENS
        return before if linked and near else after

    def last_between(self, start: int, end: int) -> Draft | None:
        """The attribution of the last cue of speech between two offsets; None without one."""
        number = bisect_left(self._heads, self._context.token_at(end)) - 1
        if number < 0 or self._heads[number] < self._context.token_at(start):
            return None
        cue = self._cues[self._heads[number]]
        return self._drafts.at(cue.head.i) or _draft(cue)

    def draft_of(self, cue: Cue) -> Draft:
        """The attribution that a cue makes, a new one where it has none yet."""
        draft = self._drafts.at(cue.head.i)
        if draft is None:
            draft = _draft(cue)
            self._drafts.add(draft)
        return draft

    def before_colon(self, at: int) -> Cue | None:
        """The cue of a quotation after the colon with that index.

        A name alone ("– Holm: “…”"), else a cue of the lexicons ("Holm told her: “…”"), else the
        colon, said by the subject before it ("His answer was short: “…”").
        """
        colon = self._context.doc[at]
        known = self._drafts.at(at)
        if known is not None:
            return known.cue
        words: list[Token] = []
        for token in self._context.backwards(colon.idx):
            if colon.i - token.i > _FAR_TOKENS or (words and token.text in _DASHES):
                break
            words.append(token)
        name = self._context.doc[words[-1].i : at] if words else None
        if name is not None and speaks_before_colon(name, self._finder, headline=False):
            return self._colon(colon, name)
        found = next((self._cues[token.i] for token in words if token.i in self._cues), None)
        if found is not None:
            return found
        speaker = next((token for token in words if is_subject(token)), None)
        return self._colon(colon, speaker_phrase(speaker, apart_from=at)) if speaker else None

    def _colon(self, colon: Token, name: Span) -> Cue | None:
        draft = draft_of_colon(colon, name, self._finder, [])
        self._drafts.add(draft)
        return draft.cue

    def _before(self, quote: Quote) -> Cue | None:
        link = self._context.link(quote)
        if link is None:
            return None
        utterance = self._context.is_utterance(quote)
        if link.text == ":":
            return self.before_colon(link.i) if utterance else None
        for token in self._context.backwards(quote.range.start):
            distance = link.i - token.i
            if distance >= _NEAR_TOKENS:
                return None
            if token.i in self._cues:
                touches = distance == 0 or link.text == ","
                return self._cues[token.i] if touches or utterance else None
        return None

    def _after(self, quote: Quote) -> Cue | None:
        context = self._context
        first = context.token_at(quote.range.end)
        if first >= len(context.doc) or not self._goes_on(quote, context.doc[first]):
            return None
        for token in context.forwards(quote.range.end):
            if token.i - first > _FAR_TOKENS:
                return None
            cue = self._cues.get(token.i)
            if cue is not None and token.dep_ not in {"relcl", "acl"}:
                return cue
        ends_in_comma = context.text[: quote.inside.end].endswith(",")
        return self._verb_after(first) if ends_in_comma and context.is_utterance(quote) else None

    def _goes_on(self, quote: Quote, following: Token) -> bool:
        """Whether the sentence goes on after the quotation's closing mark."""
        if not quote.closed:
            return False
        last = self._context.text[quote.inside.start : quote.inside.end].rstrip()[-1:]
        if following.text == "," or following.text in _DASHES or last == "," or last in _DASHES:
            return True
        if last in {"?", "!", "…"}:
            return True
        return following.text == following.lower_ and self._context.stands_alone(quote)

    def _verb_after(self, first: int) -> Cue | None:
        """The verb right after a quotation's comma, whatever it means: "“…,” Holm sighed"."""
        doc = self._context.doc
        for index in range(first, min(first + _NEAR_TOKENS, len(doc))):
            token = doc[index]
            if token.is_punct or token.is_space:
                return None
            if token.tag_ in _FINITE and token.pos_ == "VERB":
                entry = self._finder.entry(RULE_VERB)
                return Cue(token, token.i, token.i + 1, entry, ("quote",))
        return None


def _draft(cue: Cue) -> Draft:
    return Draft(cue.entry.id, cue=cue, speaker=find_speaker(cue, None))
