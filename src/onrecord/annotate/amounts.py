"""Amounts as news texts write them: "€1.2bn", "up to 5,000 troops", "2 per cent", "a dozen ships".

An amount is a number (`annotate.amount_numbers`), the unit or currency that it is told in and the
period that it is told for ("a year"). What is counted is a unit too: "100 tanks" are 100 of the
unit tank. Dates, times of day and the figures of names ("Decree 44") are no amounts.

`docs/decisions/0011-amounts.md` says why no library reads them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.annotate.amount_numbers import (
    ARTICLES,
    DASHES,
    PLAIN_RULE,
    Number,
    Word,
    Words,
    bounded_behind,
    may_hold_number,
    number_at,
)
from onrecord.annotate.layers import Amount, Range, Timex
from onrecord.lexicons.countries import country_of_demonym, country_of_name
from onrecord.lexicons.currencies import currency_of, is_currency_noun
from onrecord.lexicons.units import find_unit
from onrecord.terms import TimexType

_RATES: Mapping[str, str] = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "yearly": "year",
}
_EACH = ARTICLES | {"per", "each", "every"}
_SHARERS = frozenset({"person", "head", "household", "family", "capita", "vessel", "ship", "child"})
"""What besides units of measure an amount may be told for: "200 euros a head"."""

_TO_THE_PERIOD = 6
"""Words between a unit and its period: "barrels of crude oil a day"."""

_SHORT_UNITS = frozenset({"km", "kg", "mw", "gw", "ha"})
"""Units of two letters that may stand a space from their figures."""

_IN_NOUN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB", "ADV"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod", "poss"})
_PASSED_OVER = frozenset({"of", "more", "other", "-"})
_CLOSING = frozenset({",", ";", ":", ".", "(", ")", "“", "”", '"'}) | DASHES
_SINGULARS: Mapping[str, str] = {"bases": "base", "doses": "dose", "axes": "axe"}
"""Nouns whose lemma the language model gets wrong."""

_ADJECTIVE_WORDS = 3
"""Words before a currency: "New Zealand dollars" has two."""

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def amounts_in(
    doc: Doc,
    where: Range,
    *,
    text: str,
    speaker: str | None = None,
    outlet: str | None = None,
) -> tuple[Amount, ...]:
    """The amounts of a stretch of a text, in text order.

    Args:
        doc: with its tags, its parse and the layer of times.
        where: the stretch.
        text: of the doc; every look at `doc.text` builds it anew.
        speaker: ISO 3166 alpha-3 of whoever speaks, to tell whose crowns or rupees are meant.
        outlet: that where the outlet is at home, likewise.
    """
    if not may_hold_number(text[where.start : where.end]):
        return ()
    return tuple(_Reading(doc, Words(text, where), speaker, outlet).amounts())


@dataclass(frozen=True, slots=True)
class _Measured:
    """In what a number is told: the words up to `last`."""

    last: int
    unit: str | None = None
    currency: str | None = None
    is_time: bool = False


class _Reading:
    """One stretch while its amounts are read."""

    def __init__(self, doc: Doc, words: Words, speaker: str | None, outlet: str | None) -> None:
        self._doc = doc
        self._words = words
        self._speaker = speaker
        self._outlet = outlet
        times: Sequence[Timex] = doc._.onrecord_times
        self._dates = [
            time.range for time in times if time.type in {TimexType.DATE, TimexType.TIME}
        ]

    def amounts(self) -> Iterator[Amount]:
        """The amounts in text order, money in another currency in parentheses left out."""
        position = 0
        before: Amount | None = None
        while position < len(self._words):
            number = number_at(self._words, position)
            amount = self._amount(number) if number else None
            if amount and number:
                converted = self._words.lower(number.first - 1) == "(" and amount.currency
                if not (converted and before and before.currency):
                    yield amount
                before = amount
            position = number.last if number else position + 1

    def _amount(self, number: Number) -> Amount | None:
        """The amount of a number; None where it is a date or the figures of a name."""
        words = self._words
        extent = Range(words[number.first].start, words[number.last - 1].end)
        if any(date.overlaps(extent) for date in self._dates):
            return None
        number, last = bounded_behind(words, number, number.last)
        measured = self._measured(number, last)
        if measured is None:
            return None
        if measured.last > last:
            number, last = bounded_behind(words, number, measured.last)
        if measured.is_time:
            number = self._lasting(number)
        per, last = self._per(last)
        return Amount(
            range=Range(words[number.first].start, words[last - 1].end),
            least=number.least,
            most=number.most,
            approximate=number.approximate,
            unit=measured.unit,
            currency=measured.currency,
            per=per,
            rule=number.rule,
        )

    def _lasting(self, number: Number) -> Number:
        """A stretch of time: "over five years" lasts five, "over" being a preposition there."""
        if self._words.lower(number.first) != "over":
            return number
        return replace(number, first=number.first + 1, most=number.least, rule=PLAIN_RULE)

    # unit, currency, what is counted

    def _measured(self, number: Number, last: int) -> _Measured | None:
        """In what a number is told; None where it is part of a name or stands for somebody."""
        if number.money:
            noun = is_currency_noun(self._words.lower(last))
            return _Measured(last + noun, currency=self._currency(number.money))
        while self._words.lower(last) in DASHES and self._words.touches(last):
            last += 1
        return self._in_unit(last) or self._in_money(last) or self._counted(number, last)

    def _in_unit(self, position: int) -> _Measured | None:
        for length in (2, 1):
            words = self._words.phrase(position, position + length)
            unit = find_unit(words)
            if unit and (
                len(words) > 2
                or unit.kind == "share"
                or words in _SHORT_UNITS
                or self._words.touches(position)
            ):
                return _Measured(position + length, unit=unit.name, is_time=unit.kind == "time")
        return None

    def _in_money(self, position: int) -> _Measured | None:
        """As in "dollars", "Swiss francs", "more New Zealand dollars"."""
        for end in range(position, min(position + _ADJECTIVE_WORDS + 1, len(self._words))):
            word = self._words[end]
            if is_currency_noun(word.text):
                told = [self._words[index] for index in range(position, end)]
                currency = self._currency(word.lower, told=_country_of(told))
                return _Measured(end + 1, currency=currency)
            if not word.text[:1].isupper() and word.lower not in _PASSED_OVER:
                return None
        return None

    def _currency(self, name: str, *, told: str | None = None) -> str | None:
        return currency_of(name, told=told, speaker=self._speaker, outlet=self._outlet)

    def _counted(self, number: Number, position: int) -> _Measured | None:
        token = self._token(number.last - 1)
        if token is not None and _numbers_a_name(token):
            return None
        noun = _noun_behind(token) if token is not None else None
        end = position
        while noun is not None and end < len(self._words) and self._words[end].start <= noun.idx:
            end += 1
        if noun is None or end == position or self._words[end - 1].start != noun.idx:
            return None if self._is_name(number) else _Measured(position)
        while end < len(self._words) and self._words[end].end <= noun.idx + len(noun):
            end += 1  # "F-16s" is several words here
        return _Measured(end, unit=_singular(noun))

    def _is_name(self, number: Number) -> bool:
        """Whether a number with nothing counted belongs to a word before it, or to nobody.

        "Decree 44", "beyond 2030"; "one of them", "no one". What has a magnitude is an amount.
        """
        if _YEAR.fullmatch(self._words[number.last - 1].text):
            return True
        if number.magnitude > 1 or number.rule != PLAIN_RULE:
            return False
        token = self._token(number.first)
        if token is None or not self._words[number.last - 1].is_figures or token.i == 0:
            return True
        return bool(token.nbor(-1).pos_ in _NOUNS)

    def _token(self, position: int) -> Token | None:
        word = self._words[position]
        span = self._doc.char_span(word.start, word.end, alignment_mode="expand")
        return None if span is None else span[-1]

    def _per(self, position: int) -> tuple[str | None, int]:
        """The period or thing that an amount is told for, and where the amount's words end.

        A period that stands apart ("barrels of oil a day") is none of its words.
        """
        for index in range(position, min(position + _TO_THE_PERIOD, len(self._words))):
            word, behind = self._words.lower(index), self._words.lower(index + 1)
            unit = find_unit(behind)
            if word in _RATES:
                return _RATES[word], (index + 1 if index == position else position)
            if word in _EACH and (unit or behind in _SHARERS):
                name = unit.name if unit else behind
                return name, (index + 2 if index == position else position)
            if word in _CLOSING or self._words.lower(position) not in {"of", "in", "worth"}:
                break
        return None, position


def _numbers_a_name(figures: Token) -> bool:
    """Whether figures are in a name: "the Blue Stream 1 pipeline"; not in "gave Chad 40 tents"."""
    if figures.i == 0 or not figures.text.isdigit() or figures.dep_ not in {"nummod", "compound"}:
        return False
    before = figures.nbor(-1)
    inside = before.head in (figures.head, figures) and before.dep_ in _BEFORE_NOUN
    return before.pos_ == "PROPN" and (inside or before == figures.head)


def _noun_behind(token: Token) -> Token | None:
    """The noun that a number counts: the last of the run of nouns and adjectives behind it.

    "1,200 American marines", "15 farm products", "tens of thousands of shells".
    """
    found = None
    for word in token.doc[token.i + 1 :]:
        if found is None and word.lower_ in _PASSED_OVER:
            continue
        if word.text in _CLOSING or word.pos_ not in _IN_NOUN_PHRASE:
            break
        if word.pos_ == "VERB" and word.dep_ != "amod":
            break
        if word.pos_ in _NOUNS:
            found = word
            if word.dep_ not in _BEFORE_NOUN:
                break
    return found


def _singular(noun: Token) -> str:
    """What is counted, in the singular: "F-16s" are of the unit F-16."""
    if noun.pos_ == "PROPN":
        return noun.text.removesuffix("s") if noun.tag_ == "NNPS" else noun.text
    return _SINGULARS.get(noun.lower_, noun.lemma_.lower())


def _country_of(words: Iterable[Word]) -> str | None:
    """The country of the adjective before a currency: "Swedish", "New Zealand", "US"."""
    told = " ".join(word.text for word in words if word.lower not in _PASSED_OVER)
    return (country_of_demonym(told) or country_of_name(told)) if told else None
