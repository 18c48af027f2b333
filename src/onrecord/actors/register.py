"""The register: persons with their dated offices, and organisations, as news name them.

It gives a surname, a title or a name that an article does not introduce its full name and
country. It is no record of who governs.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from onrecord.errors import LexiconError
from onrecord.lexicons.officeholders import Term, shipped_terms
from onrecord.lexicons.organisations import Organisation, shipped_organisations

_REMEMBERED_YEARS = 10  # how long after leaving office a surname alone is still understood


class Register:
    """The known persons and organisations.

    Args:
        terms: every term of every person, in any order.
        organisations: every organisation.
    Raises:
        LexiconError: a spelling names two organisations.
    """

    def __init__(self, terms: Iterable[Term], organisations: Iterable[Organisation]) -> None:
        self._by_name: dict[str, list[Term]] = defaultdict(list)
        self._by_surname: dict[str, list[Term]] = defaultdict(list)
        self._by_office: dict[str, list[Term]] = defaultdict(list)
        for term in sorted(terms, key=lambda term: term.since):
            for name in (term.name, *term.names):
                self._by_name[name].append(term)
            for surname in term.surnames:
                self._by_surname[surname].append(term)
            self._by_office[term.office].append(term)
        self._organisations = _by_spelling(organisations)

    def find_person(self, name: str, *, day: date | None) -> Term | None:
        """The term by which a full name is known: the one that covers `day`, else the nearest."""
        return _nearest(self._by_name.get(name, ()), day)

    def find_surname(
        self, surname: str, *, office: str | None = None, day: date | None
    ) -> Term | None:
        """Whom a surname means on a day, when nothing has introduced it.

        Args:
            surname: "Putin".
            office: the `register` of the title beside it ("Prime Minister Brown"); without one
                only surnames that stand alone in world news are found.
            day: day of publication; without one, and for a surname of two persons, None.
        """
        terms = [
            term
            for term in self._by_surname.get(surname, ())
            if (term.office == office if office else term.alone)
        ]
        if day:
            terms = [
                term
                for term in terms
                if term.since <= day and day.year - term.until.year <= _REMEMBERED_YEARS
            ]
            holding = [term for term in terms if term.covers(day)]
            terms = holding or terms
        if len({term.name for term in terms}) != 1:
            return None
        return _nearest(terms, day)

    def find_holder(
        self, office: str, *, country: str | None = None, body: str | None = None, day: date | None
    ) -> Term | None:
        """Who held the office of a country or a body on a day; None where two did."""
        if day is None or not (country or body):
            return None
        terms = [
            term
            for term in self._by_office.get(office, ())
            if term.body == body and country in {None, term.country} and term.covers(day)
        ]
        return terms[0] if len({term.name for term in terms}) == 1 else None

    def organisation(self, text: str) -> Organisation | None:
        """The organisation of that name; exact apart from apostrophes and a leading "the"."""
        return self._organisations.get(_without_article(text))


@lru_cache(maxsize=1)
def shipped_register() -> Register:
    """The register that comes with the package."""
    return Register(shipped_terms(), shipped_organisations())


def load_register(path: str | None) -> Register:
    """The shipped register with what a file of actors adds to it; None for the shipped one."""
    if path is None:
        return shipped_register()
    raise NotImplementedError


def _nearest(terms: Sequence[Term], day: date | None) -> Term | None:
    if not terms:
        return None
    if day is None:
        return terms[-1] if len({term.name for term in terms}) == 1 else None
    return min(terms, key=lambda term: (not term.covers(day), abs((day - term.since).days)))


def _by_spelling(organisations: Iterable[Organisation]) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for item in organisations:
        for spelling in (item.name, *item.names):
            other = found.setdefault(_without_article(spelling), item)
            if other.name != item.name:
                raise LexiconError(
                    f"{spelling!r} names both {other.name!r} and {item.name!r}; "
                    "a spelling belongs to one organisation"
                )
    return found


def _without_article(text: str) -> str:
    key = text.strip().replace("’", "'")
    return key[4:] if key[:4] in ("the ", "The ") else key
