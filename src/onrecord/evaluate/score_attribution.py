"""Attributions: contents, speakers ("source"), cues and triples.

Texts are compared as sets of words; punctuation counts in `content.strict+punct` alone, since
guidelines differ on whether a quotation mark or a final comma belongs to a content. The pieces
of one attribution's content are one unit.

Contents:
- exact: the same words as a gold content, one to one (Pareti et al. 2013, strict);
  `strict+punct` with punctuation; `span-exact` where each unbroken run of words is its own unit.
- partial: proportional overlap, precision the mean share of each predicted content that lies in
  any gold content, recall the other way round (Pareti et al. 2013 after Johansson and Moschitti).
- token: words inside any content.
- jaccard.5: one to one with Jaccard overlap of at least .5; ggt.3, ggt.8: one to one where more
  than .3 or .8 of the gold content is covered (GenderGapTracker, Asr et al. 2021).

Speaker and cue: accuracy over aligned contents (one to one, greedy by Jaccard overlap), on
those with exact contents and on those that overlap by .5; exact, same head word, or any shared
word. Cues are also scored on their own.

Triples: exact (all three parts), lenient (content overlaps by .5, speaker and cue share a word).

`type.*`: by form, read off the quotation marks; recall by gold form, precision by predicted.

Numbers are fractions of 1, unrounded.

Sources: Pareti, O'Keefe, Konstas, Curran and Koprinska 2013, "Automatically detecting and
attributing indirect quotations"; Newell, Margolin and Ruths 2018, "An attribution relations
corpus for political news" (PolNeAR).
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluate.alignment import align
from onrecord.evaluate.alone import run_alone
from onrecord.evaluate.counts import Prf, prf
from onrecord.evaluate.formats import (
    AttributionGold,
    AttributionItem,
    AttributionPrediction,
    LineId,
    Scores,
    Span,
)
from onrecord.terms import Form

NEAR = 0.5
"""Jaccard overlap from which two contents count as the same in lenient measures."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_WORD_OR_MARK = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_QUOTATION_MARK = re.compile(r"``|''|[“„”\"\n]")
_AFTER_HEAD = re.compile(r",|\s(?:of|who|that|which|in|at|for|from|with|to|on|during)\s|\(| — ")
"""What ends the first noun group of a speaker; the word before it is its head."""

Positions = frozenset[int]
"""Words of a text, by their position in it."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """One attribution in words; `content_with_marks` counts punctuation as well."""

    content: Positions
    content_with_marks: Positions
    speaker: Positions
    speaker_head: str | None
    cue: Positions
    form: Form


@dataclass(frozen=True, slots=True)
class _Pair:
    """A gold and a predicted attribution whose contents were aligned."""

    gold: _Unit
    predicted: _Unit

    @property
    def same_content(self) -> bool:
        return self.gold.content == self.predicted.content

    @property
    def near_content(self) -> bool:
        return _jaccard(self.gold.content, self.predicted.content) >= NEAR

    @property
    def same_speaker(self) -> bool:
        """The same words, or no speaker on both sides."""
        return self.gold.speaker == self.predicted.speaker

    @property
    def overlapping_speaker(self) -> bool:
        return self.same_speaker or bool(self.gold.speaker & self.predicted.speaker)

    @property
    def same_speaker_head(self) -> bool:
        head = self.gold.speaker_head
        same_head = head is not None and head == self.predicted.speaker_head
        return self.same_speaker or (same_head and self.overlapping_speaker)

    @property
    def same_cue(self) -> bool:
        return self.gold.cue == self.predicted.cue

    @property
    def overlapping_cue(self) -> bool:
        return self.same_cue or bool(self.gold.cue & self.predicted.cue)

    @property
    def lenient_triple(self) -> bool:
        return self.near_content and self.overlapping_speaker and self.overlapping_cue

    @property
    def exact_triple(self) -> bool:
        return self.same_content and self.same_speaker and self.same_cue


@dataclass(frozen=True, slots=True)
class _Compared:
    """The attributions of one text on both sides, and their alignment by content."""

    gold: list[_Unit]
    predicted: list[_Unit]
    pairs: list[_Pair]


def score_attribution(
    gold: Sequence[AttributionGold], predictions: Mapping[LineId, AttributionPrediction]
) -> Scores:
    """The measures of `predictions` against `gold`; a text without prediction counts as empty."""
    texts = [_compare(line, predictions.get(line.id)) for line in gold]
    pairs = [pair for text in texts for pair in text.pairs]
    predicted = sum(len(text.predicted) for text in texts)
    expected = sum(len(text.gold) for text in texts)

    def over_units(right: int) -> Prf:
        return prf(right, predicted, expected)

    return {
        "docs": len(texts),
        "gold": expected,
        "pred": predicted,
        "content.exact": _multiset_prf(texts, lambda unit: [unit.content]),
        "content.strict+punct": _multiset_prf(texts, lambda unit: [unit.content_with_marks]),
        "content.span-exact": _multiset_prf(texts, lambda unit: _runs(unit.content)),
        "content.partial": _partial(texts),
        "content.token": _token(texts),
        "content.jaccard.5": over_units(sum(pair.near_content for pair in pairs)),
        "content.ggt.3": over_units(_covered(texts, above=0.3)),
        "content.ggt.8": over_units(_covered(texts, above=0.8)),
        **_accuracies("on exact pairs", [pair for pair in pairs if pair.same_content]),
        **_accuracies("on overlap pairs", [pair for pair in pairs if pair.near_content]),
        **_cues(texts),
        "triple.exact": over_units(sum(pair.exact_triple for pair in pairs)),
        "triple.lenient": over_units(sum(pair.lenient_triple for pair in pairs)),
        **{f"type.{form}": _of_form(form, texts, pairs) for form in Form},
    }


def judge_attributions(gold: AttributionGold, predicted: Sequence[AttributionItem]) -> list[bool]:
    """Whether each predicted attribution is a lenient triple of the gold."""
    text = _Text(gold.text)
    with_words = [number for number, item in enumerate(predicted) if text.units([item])]
    units, expected = text.units(predicted), text.units(gold.attributions)
    right = {
        with_words[j]
        for i, j in _align(expected, units)
        if _Pair(expected[i], units[j]).lenient_triple
    }
    return [number in right for number in range(len(predicted))]


def _compare(line: AttributionGold, prediction: AttributionPrediction | None) -> _Compared:
    text = _Text(line.text)
    gold = text.units(line.attributions)
    predicted = text.units(prediction.attributions if prediction else [])
    aligned = _align(gold, predicted)
    return _Compared(gold, predicted, [_Pair(gold[i], predicted[j]) for i, j in aligned])


def _align(gold: Sequence[_Unit], predicted: Sequence[_Unit]) -> list[tuple[int, int]]:
    return align(
        [unit.content for unit in gold], [unit.content for unit in predicted], _jaccard, above=0
    )


class _Text:
    """A text cut into words, so that spans can be compared as sets of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = [match.span() for match in _WORD.finditer(text)]
        self._words_and_marks = [match.span() for match in _WORD_OR_MARK.finditer(text)]
        self._quoted = _quoted_words(text, self._words)

    def units(self, items: Sequence[AttributionItem]) -> list[_Unit]:
        """The attributions that have a word of content."""
        units = (self._unit(item) for item in items)
        return [unit for unit in units if unit.content]

    def _unit(self, item: AttributionItem) -> _Unit:
        content = _positions(item.content, self._words)
        return _Unit(
            content=content,
            content_with_marks=_positions(item.content, self._words_and_marks),
            speaker=_positions(item.source, self._words),
            speaker_head=self._head(item.source),
            cue=_positions(item.cue, self._words),
            form=self._form(content),
        )

    def _form(self, content: Positions) -> Form:
        quoted = len(content & self._quoted)
        if not quoted:
            return Form.INDIRECT
        return Form.DIRECT if quoted == len(content) else Form.MIXED

    def _head(self, spans: list[Span] | None) -> str | None:
        """The last word of the first noun group of the first span, in lower case."""
        if not spans:
            return None
        start, end = min(spans)
        group = self.text[start:end]
        after = _AFTER_HEAD.search(group)
        if after and after.start() > 0:
            group = group[: after.start()]
        words = _WORD.findall(group)
        return words[-1].lower() if words else None


def _quoted_words(text: str, words: Sequence[Span]) -> Positions:
    """The words that start inside quotation marks; the end of a line closes every mark."""
    inside, starts, states = False, [0], [False]
    for mark in _QUOTATION_MARK.finditer(text):
        match mark.group():
            case "“" | "„" | "``":
                inside = True
            case '"':
                inside = not inside
            case _:
                inside = False
        starts.append(mark.start())
        states.append(inside)
    return frozenset(
        position
        for position, (start, _) in enumerate(words)
        if states[bisect_right(starts, start) - 1]
    )


def _positions(spans: Sequence[Span] | None, tokens: Sequence[Span]) -> Positions:
    """The tokens that share a character with one of the spans."""
    found: set[int] = set()
    for start, end in spans or ():
        first = bisect_right(tokens, start, key=lambda token: token[1])
        after_last = bisect_left(tokens, end, key=lambda token: token[0])
        found.update(range(first, after_last))
    return frozenset(found)


def _runs(content: Positions) -> list[Positions]:
    """The unbroken runs of words of a content."""
    runs: list[list[int]] = []
    for position in sorted(content):
        if runs and position == runs[-1][-1] + 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    return [frozenset(run) for run in runs]


def _jaccard(one: Positions, other: Positions) -> float:
    shared = len(one & other)
    return shared / len(one | other) if shared else 0.0


def _coverage(gold: Positions, predicted: Positions) -> float:
    return len(gold & predicted) / len(gold)


def _multiset_prf(texts: Sequence[_Compared], pieces: Callable[[_Unit], Sequence[Hashable]]) -> Prf:
    """One-to-one equality of the pieces of all units."""
    right = predicted = gold = 0
    for text in texts:
        expected = Counter(piece for unit in text.gold for piece in pieces(unit))
        found = Counter(piece for unit in text.predicted for piece in pieces(unit))
        right += (expected & found).total()
        predicted += found.total()
        gold += expected.total()
    return prf(right, predicted, gold)


def _words_of(units: Sequence[_Unit]) -> Positions:
    return frozenset().union(*(unit.content for unit in units))


def _partial(texts: Sequence[_Compared], form: Form | None = None) -> Prf:
    """Proportional overlap, over the units of one form or over all."""
    in_gold = [
        _coverage(unit.content, gold_words)
        for text in texts
        for gold_words in [_words_of(text.gold)]
        for unit in text.predicted
        if form in (None, unit.form)
    ]
    in_predicted = [
        _coverage(unit.content, predicted_words)
        for text in texts
        for predicted_words in [_words_of(text.predicted)]
        for unit in text.gold
        if form in (None, unit.form)
    ]
    return prf(sum(in_gold), len(in_gold), len(in_predicted), right_gold=sum(in_predicted))


def _token(texts: Sequence[_Compared]) -> Prf:
    right = predicted = gold = 0
    for text in texts:
        expected, found = _words_of(text.gold), _words_of(text.predicted)
        right += len(expected & found)
        predicted += len(found)
        gold += len(expected)
    return prf(right, predicted, gold)


def _covered(texts: Sequence[_Compared], *, above: float) -> int:
    return sum(
        len(
            align(
                [unit.content for unit in text.gold],
                [unit.content for unit in text.predicted],
                _coverage,
                above=above,
            )
        )
        for text in texts
    )


def _cues(texts: Sequence[_Compared]) -> Scores:
    """Cues on their own, each different cue of a text once."""
    same = overlapping = predicted = gold = 0
    for text in texts:
        expected = list(dict.fromkeys(unit.cue for unit in text.gold if unit.cue))
        found = list(dict.fromkeys(unit.cue for unit in text.predicted if unit.cue))
        same += len(set(expected) & set(found))
        overlapping += len(align(expected, found, _jaccard, above=0))
        predicted += len(found)
        gold += len(expected)
    return {
        "cue.exact": prf(same, predicted, gold),
        "cue.overlap": prf(overlapping, predicted, gold),
    }


def _accuracies(where: str, pairs: Sequence[_Pair]) -> Scores:
    total = len(pairs) or 1
    return {
        f"source acc {where}": {
            "n": len(pairs),
            "exact": sum(pair.same_speaker for pair in pairs) / total,
            "head": sum(pair.same_speaker_head for pair in pairs) / total,
            "overlap": sum(pair.overlapping_speaker for pair in pairs) / total,
        },
        f"cue acc {where}": {
            "exact": sum(pair.same_cue for pair in pairs) / total,
            "overlap": sum(pair.overlapping_cue for pair in pairs) / total,
        },
    }


def _of_form(form: Form, texts: Sequence[_Compared], pairs: Sequence[_Pair]) -> Scores:
    gold = sum(unit.form is form for text in texts for unit in text.gold)
    predicted = sum(unit.form is form for text in texts for unit in text.predicted)
    own = [pair for pair in pairs if pair.gold.form is form]
    near = [pair for pair in own if pair.near_content]
    lenient = sum(pair.lenient_triple for pair in own)
    lenient_predicted = sum(pair.lenient_triple for pair in pairs if pair.predicted.form is form)
    return {
        "gold": gold,
        "pred": predicted,
        "exact": prf(sum(pair.same_content for pair in own), predicted, gold),
        "partial": _partial(texts, form),
        "source_overlap_acc": sum(pair.overlapping_speaker for pair in near) / (len(near) or 1),
        "triple_lenient": prf(lenient_predicted, predicted, gold, right_gold=lenient),
        "triple_exact_recall": sum(pair.exact_triple for pair in own) / (gold or 1),
    }


if __name__ == "__main__":
    run_alone(score_attribution, gold_type=AttributionGold, prediction_type=AttributionPrediction)
