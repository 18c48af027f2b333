"""News outlets and where they are at home.

One table, `outlets.tsv`. An outlet is found by its name, its web address or a host. Of an address
that the table does not have, the country of its ending is taken: "example.ie" is Irish.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from onrecord.lexicons._table import read_table
from onrecord.lexicons.countries import alpha3_of

_COLUMNS = ("name", "names", "domains", "country", "admin1", "town")
_UNITED_KINGDOM = "uk"
_SOLD_ABROAD = frozenset(
    {"ac", "ai", "am", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "sh", "st", "to", "tv", "ws"}
)
"""Endings of countries that anybody buys for their letters."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published an article.

    Attributes:
        name: without "The"; None for an address of which only the country is known.
        country: ISO 3166 alpha-3.
        admin1: GeoNames code of the first-order division of a local outlet, None otherwise.
        town: the GeoNames name of its town, None for a national outlet.
    """

    name: str | None
    country: str
    admin1: str | None = None
    town: str | None = None


def find_outlet(clue: str) -> Outlet | None:
    """The outlet of a name, a web address or a host; None where it is unknown.

    A page of "news.example.com" belongs to "example.com", unless the table has its own host.
    """
    names, domains = _tables()
    outlet = names.get(_key(clue))
    if outlet or " " in clue.strip():
        return outlet
    host = _host(clue)
    for domain in _domains_of(host):
        if domain in domains:
            return domains[domain]
    ending = host.rpartition(".")[2] if "." in host else ""
    country = _country_of(ending)
    return Outlet(None, country) if country else None


def _key(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split()).removeprefix("the ")


def _host(address: str) -> str:
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # "http://[": no address
        return ""


def _domains_of(host: str) -> Iterator[str]:
    """The host and the domains above it: "a.b.com", "b.com", "com"."""
    while host:
        yield host
        host = host.partition(".")[2]


def _country_of(ending: str) -> str | None:
    if ending == _UNITED_KINGDOM:
        return "GBR"
    return None if ending in _SOLD_ABROAD else alpha3_of(ending.upper())


@lru_cache(maxsize=1)
def _tables() -> tuple[Mapping[str, Outlet], Mapping[str, Outlet]]:
    """Outlets by their names, and by their domains."""
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for row in read_table("outlets.tsv", _COLUMNS):
        outlet = Outlet(row["name"], row["country"], row["admin1"] or None, row["town"] or None)
        for name in (row["name"], *filter(None, row["names"].split("|"))):
            names[_key(name)] = outlet
        domains |= dict.fromkeys(filter(None, row["domains"].split("|")), outlet)
    return names, domains
