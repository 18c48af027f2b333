"""Currencies by the words and signs of news texts. One table, `currencies.tsv`.

Several states call their money dollar, crown or rupee. Which one is meant is told by a country:
the adjective before the word ("Swedish crowns"), else by the country of whoever speaks of it, else
by that of the outlet. Some words mean one currency where none of these tells, and "dollars" are
those of the United States unless an adjective or the outlet tells otherwise.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicons._table import read_table

_COLUMNS = ("code", "nouns", "symbols", "countries", "bare")


@dataclass(frozen=True, slots=True)
class Currency:
    """One row.

    Attributes:
        code: ISO 4217.
        countries: where it is tender, ISO 3166 alpha-3.
        bare: the nouns and symbols that mean it where no country is told.
        everywhere: those of them that mean it whoever speaks.
    """

    code: str
    countries: frozenset[str]
    bare: frozenset[str]
    everywhere: frozenset[str]


def is_currency_noun(word: str) -> bool:
    """Whether a word, in any case, names money: "dollars", "Kronor"."""
    return word.lower() in _tables()[0]


def is_currency_symbol(sign: str) -> bool:
    """Whether a sign or code stands for money before a figure: "€", "US$", "Rs", "CHF"."""
    return sign in _tables()[1]


def currency_of(
    name: str, *, told: str | None = None, speaker: str | None = None, outlet: str | None = None
) -> str | None:
    """The ISO 4217 code of a noun in any case or of a symbol; None where it is left open.

    Args:
        name: "dollars", "$".
        told: ISO 3166 alpha-3 of the country that the text tells beside the name.
        speaker: that of whoever speaks of it.
        outlet: that where the outlet is at home.
    """
    nouns, symbols = _tables()
    key = name if name in symbols else name.lower()
    sharing = symbols.get(key) or nouns.get(key, ())
    if len(sharing) == 1:
        return sharing[0].code
    everywhere = any(key in currency.everywhere for currency in sharing)
    for country in (told, None if everywhere else speaker, outlet):
        tender = [currency for currency in sharing if country in currency.countries]
        if len(tender) == 1:
            return tender[0].code
    return next((one.code for one in sharing if key in one.bare), None)


_ByName = Mapping[str, tuple[Currency, ...]]


@lru_cache
def _tables() -> tuple[_ByName, _ByName]:
    """Noun in lower case -> currencies, symbol -> currencies."""
    nouns: dict[str, tuple[Currency, ...]] = defaultdict(tuple)
    symbols: dict[str, tuple[Currency, ...]] = defaultdict(tuple)
    for row in read_table("currencies.tsv", _COLUMNS):
        bare = [word for word in row["bare"].split("|") if word]
        currency = Currency(
            code=row["code"],
            countries=frozenset(row["countries"].split("|")),
            bare=frozenset(word.removeprefix("*") for word in bare),
            everywhere=frozenset(word[1:] for word in bare if word.startswith("*")),
        )
        for noun in filter(None, row["nouns"].split("|")):
            nouns[noun] += (currency,)
        for symbol in row["symbols"].split("|"):
            symbols[symbol] += (currency,)
    return dict(nouns), dict(symbols)
