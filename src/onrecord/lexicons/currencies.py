"""Currencies by the words and signs of news texts. One table, `currencies.tsv`.

Several states call their money dollar, crown or rupee. Which one is meant is told by a country:
the adjective before the word ("Swedish crowns"), else whoever speaks of it. Some words mean one
currency wherever no country is told: "dollars" are those of the United States.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    """

    code: str
    countries: frozenset[str]
    bare: frozenset[str]


def is_currency_noun(word: str) -> bool:
    """Whether a word, in any case, names money: "dollars", "Kronor"."""
    return word.lower() in _tables()[0]


def is_currency_symbol(sign: str) -> bool:
    """Whether a sign or code stands for money before a figure: "€", "US$", "Rs", "CHF"."""
    return sign in _tables()[1]


def currency_of(name: str, *, countries: Iterable[str | None] = ()) -> str | None:
    """The ISO 4217 code of a noun in any case or of a symbol; None where it is left open.

    Args:
        name: "dollars", "$".
        countries: those that may tell which one is meant, ISO 3166 alpha-3, the nearest first.
    """
    nouns, symbols = _tables()
    sharing = symbols.get(name) or nouns.get(name.lower(), ())
    if len(sharing) == 1:
        return sharing[0].code
    for country in countries:
        tender = [currency for currency in sharing if country in currency.countries]
        if len(tender) == 1:
            return tender[0].code
    return next((one.code for one in sharing if {name, name.lower()} & one.bare), None)


_ByName = Mapping[str, tuple[Currency, ...]]


@lru_cache
def _tables() -> tuple[_ByName, _ByName]:
    """Noun in lower case -> currencies, symbol -> currencies."""
    nouns: dict[str, tuple[Currency, ...]] = defaultdict(tuple)
    symbols: dict[str, tuple[Currency, ...]] = defaultdict(tuple)
    for row in read_table("currencies.tsv", _COLUMNS):
        countries, bare = (frozenset(filter(None, row[key].split("|"))) for key in _COLUMNS[3:])
        currency = Currency(row["code"], countries, bare)
        for noun in filter(None, row["nouns"].split("|")):
            nouns[noun] += (currency,)
        for symbol in row["symbols"].split("|"):
            symbols[symbol] += (currency,)
    return dict(nouns), dict(symbols)
