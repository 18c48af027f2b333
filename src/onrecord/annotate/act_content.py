"""Where the words begin and end that tell what an act is about.

The components that find acts take clauses and complements whole. To their edges cling who reports
it ("…, the ministry said"), whom it is said of ("accused *Chad of* lying"), the word that joins it
to what stands before ("*and* “we will pay”") and the stamp of a live blog's post.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import Attribution, Range, SpeechAct
from onrecord.annotate.stamps import Stamp, find_stamps
from onrecord.annotate.syntax import tokens_in

_CHARGES = frozenset({"about", "for", "of", "over", "to"})
"""Prepositions before what a party is blamed, thanked or asked for."""

_JOINING, _JOINTS = frozenset({"and", "but", "or", "that"}), frozenset({"cc", "mark"})
_SEPARATORS = " \n,;:"
_BREAKS, _CLOSING = (",", "–", "—", "-"), ("”", '"', "’", "'")


def trim_contents(doc: Doc, acts: Sequence[SpeechAct]) -> tuple[SpeechAct, ...]:
    """The acts, the pieces of their contents without what clings to their edges.

    Args:
        doc: with its parse and its attributions.
        acts: of the doc.
    """
    edges = _Edges(doc)
    return tuple(
        replace(act, content=tuple(edges.trimmed(piece, act) for piece in act.content))
        for act in acts
    )


class _Edges:
    """What may cling to the contents of one text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text: str = doc.text
        self._stamps: Mapping[int, Stamp] = {stamp.start: stamp for stamp in find_stamps(doc.text)}
        self._reports: dict[int, list[Attribution]] = {}  # first token of a sentence -> its reports
        for attribution in doc._.onrecord_attributions:
            if attribution.cue_token is not None:
                sentence = doc[attribution.cue_token].sent.start
                self._reports.setdefault(sentence, []).append(attribution)

    def trimmed(self, piece: Range, act: SpeechAct) -> Range:
        """The piece without its edges; as it was where nothing else is left."""
        start, end = piece.start, piece.end
        stamp = self._stamps.get(start)
        if stamp is not None:
            start = stamp.end
        for report in self._reports_of(act):
            start, end = self._without_report(start, end, act=act, report=report)
        start = end - len(self._text[start:end].lstrip(_SEPARATORS))
        start = self._after_recipient(Range(start, end), act)
        return Range(start, end) if self._text[start:end].strip() else piece

    def _reports_of(self, act: SpeechAct) -> Iterator[Attribution]:
        """The attributions in the sentence of an act that tell who says it."""
        for report in self._reports.get(self._doc[act.trigger_token].sent.start, ()):
            if any(piece.covers(act.trigger) for piece in report.content):
                yield report

    def _without_report(
        self, start: int, end: int, *, act: SpeechAct, report: Attribution
    ) -> tuple[int, int]:
        """The edges of a piece, without a report set off by a comma before or behind it."""
        words = [*report.cue, *([report.speaker] if report.speaker else [])]
        first = min(word.start for word in words)
        last = max(word.end for word in words)
        if not (start <= first and last <= end):
            return start, end
        before, behind = self._text[start:first].rstrip(), self._text[last:end].lstrip()
        is_behind = report.content[-1].end <= first and before.endswith(_BREAKS + _CLOSING)
        if is_behind and not self._tells(last, end):
            return start, start + len(before.rstrip("".join(_BREAKS) + " "))
        is_before = report.content[0].start >= last and behind.startswith(",")
        if is_before and not self._tells(start, first):
            return end - len(behind[1:].lstrip()), end
        return start, end

    def _tells(self, start: int, end: int) -> bool:
        """Whether a verb stands in a range."""
        span = self._doc.char_span(start, end, alignment_mode="contract")
        return span is not None and any(token.pos_ in {"VERB", "AUX"} for token in span)

    def _after_recipient(self, piece: Range, act: SpeechAct) -> int:
        """Where a piece begins behind a joining word, the recipient and a preposition."""
        span = tokens_in(self._doc, piece)
        if span is None:
            return piece.start
        words = iter(span)
        first = next(words)
        if act.attribution is not None and first.lower_ in _JOINING and first.dep_ in _JOINTS:
            first = next(words, first)
        told = act.recipient_range
        if told is not None and first.idx == told.start:
            behind = next((word for word in words if word.idx >= told.end), first)
            if behind.tag_ == "TO":
                first = behind
            elif _opens_charge(behind):
                first = next(words, first)
        elif _opens_charge(first) and first.head.i == act.trigger_token < first.i:
            first = next(words, first)
        return max(first.idx, piece.start)


def _opens_charge(word: Token) -> bool:
    """As in "accused Chad *of* lying", "thanked Chad *for* its help"."""
    return word.dep_ == "prep" and word.lower_ in _CHARGES
