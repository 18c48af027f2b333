"""The register: persons with their dated offices, and organisations, as news name them.

It gives a surname, a title or a name that an article does not introduce its full name and
country. It is no record of who governs.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache

from onrecord.actors.identity import actor_id
from onrecord.actors.spelling import name_key, surname_key
from onrecord.lexicons.countries import country
from onrecord.lexicons.officeholders import Term, shipped_terms
from onrecord.lexicons.organisations import Organisation, shipped_organisations
from onrecord.terms import ActorType

_REMEMBERED_YEARS = 10  # how long after leaving office a surname alone is still understood


class Register:
    """The known persons and organisations.

    Where two organisations share a spelling, it means the first of them.

    Args:
        terms: every term of every person, in any order.
        organisations: every organisation.
    """

    def __init__(self, terms: Iterable[Term], organisations: Iterable[Organisation]) -> None:
        self.terms = tuple(sorted(terms, key=lambda term: term.since))
        self._by_name: dict[str, list[Term]] = defaultdict(list)
        self._by_surname: dict[str, list[Term]] = defaultdict(list)
        self._by_office: dict[str | None, list[Term]] = defaultdict(list)
        self._homes: dict[str, set[str]] = defaultdict(set)
        for term in self.terms:
            for name in (term.name, *term.names):
                self._by_name[name].append(term)
            for surname in term.surnames:
                self._by_surname[surname].append(term)
            self._by_office[term.office].append(term)
            if term.person is None and _is_present_country(term.country):
                self._homes[term.name].add(term.country)
        self._organisations: dict[str, Organisation] = {}
        for item in organisations:
            for spelling in (item.name, *item.names):
                self._organisations.setdefault(_without_article(spelling), item)

    @cached_property
    def _by_key(self) -> dict[str, list[Term]]:
        """Key of a full name -> the terms of all persons with such a name."""
        found: dict[str, list[Term]] = defaultdict(list)
        for name, terms in self._by_name.items():
            key = name_key(name)
            found[key] += [term for term in terms if term not in found[key]]
        return found

    @cached_property
    def _by_surname_key(self) -> dict[str, list[Term]]:
        """Key of a surname -> the terms of all persons called so for short."""
        found: dict[str, list[Term]] = defaultdict(list)
        for surname, terms in self._by_surname.items():
            key = surname_key(surname)
            found[key] += [term for term in terms if term not in found[key]]
        return found

    def organisations(self) -> Iterator[Organisation]:
        """Every organisation, once."""
        seen: set[str] = set()
        for item in self._organisations.values():
            if item.name not in seen:
                seen.add(item.name)
                yield item

    def person_id(self, term: Term) -> str:
        """The id of the person of a term: the same for all terms of one person.

        Terms of one name are one person's; where persons of two countries of today share it,
        each country's terms are another's.
        """
        if term.person:
            return term.person
        home, homes = term.country, self._homes.get(term.name, set())
        if home not in homes and len(homes) == 1:
            (home,) = homes  # an office of a body, or of a state that is no more
        return str(actor_id(ActorType.PERSON, term.name, home))

    def organisation_id(self, organisation: Organisation) -> str:
        """The id of an organisation."""
        kind = ActorType(organisation.type)
        return organisation.id or str(actor_id(kind, organisation.name, organisation.country))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all its persons and organisations."""
        return frozenset(
            {
                *map(self.person_id, self.terms),
                *map(self.organisation_id, self._organisations.values()),
            }
        )

    def terms_of(self, text: str) -> dict[str, list[Term]]:
        """The terms of every person whom an id, a full name or a surname can mean, by person.

        Args:
            text: an id, or a name in any spelling.
        """
        terms = [term for term in self.terms if self.person_id(term) == text]
        terms = terms or self._by_name.get(text) or self._by_key.get(name_key(text), [])
        found: dict[str, list[Term]] = defaultdict(list)
        for term in terms or self._surnamed(text):
            found[self.person_id(term)].append(term)
        return dict(found)

    def organisation_of(self, text: str) -> Organisation | None:
        """The organisation of an id or a name."""
        named = self.organisation(text)
        by_id = (item for item in self.organisations() if self.organisation_id(item) == text)
        return named or next(by_id, None)

    def find_person(
        self, name: str, *, country: str | None = None, day: date | None
    ) -> Term | None:
        """The term by which a full name is known: the one that covers `day`, else the nearest.

        Of several persons of that name it is the one of `country`, else who holds an office on
        `day`, else who is known by the surname alone; None where that does not leave one.

        Args:
            name: in any spelling; one that the register does not list means whom its key means.
            country: of which country the person is, where that is known.
            day: day of publication.
        """
        terms = self._by_name.get(name)
        if terms is None:
            terms = self._by_key.get(name_key(name), [])
        if not self._is_one_person(terms):
            for fitting in (
                [term for term in terms if term.country == country],
                [term for term in terms if day and term.covers(day)],
                [term for term in terms if term.alone],
            ):
                persons = set(map(self.person_id, fitting))
                terms = [term for term in terms if self.person_id(term) in persons] or terms
        return _nearest(terms, day) if self._is_one_person(terms) else None

    def _is_one_person(self, terms: Sequence[Term]) -> bool:
        return len(terms) == 1 or len(set(map(self.person_id, terms))) == 1

    def find_surname(
        self,
        surname: str,
        *,
        office: str | None = None,
        countries: Container[str] = frozenset(),
        day: date | None,
    ) -> Term | None:
        """Whom a surname means on a day, when nothing has introduced it.

        Args:
            surname: "Putin".
            office: the `register` of the title beside it ("Prime Minister Brown"); without one
                only surnames that stand alone in world news are found.
            countries: those that the article is about: a surname that stands alone in no other
                news means there who holds an office of theirs on `day`.
            day: day of publication; without one, and for a surname of two persons, None.
        """
        terms = [
            term
            for term in self._surnamed(surname)
            if (term.office == office if office else term.alone)
            or (not office and day and term.country in countries and term.covers(day))
        ]
        if day:
            terms = [
                term
                for term in terms
                if term.since <= day and day.year - term.until.year <= _REMEMBERED_YEARS
            ]
            holding = [term for term in terms if term.covers(day)]
            terms = holding or terms
        return _nearest(terms, day) if self._is_one_person(terms) else None

    def _surnamed(self, surname: str) -> Sequence[Term]:
        """The terms of the persons called so for short, in this spelling or else in another."""
        listed = self._by_surname.get(surname)
        return self._by_surname_key.get(surname_key(surname), ()) if listed is None else listed

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
        return terms[0] if self._is_one_person(terms) else None

    def organisation(self, text: str) -> Organisation | None:
        """The organisation of that name; exact apart from apostrophes and a leading "the"."""
        return self._organisations.get(_without_article(text))


@lru_cache(maxsize=1)
def shipped_register() -> Register:
    """The register that comes with the package."""
    return Register(shipped_terms(), shipped_organisations())


def _nearest(terms: Sequence[Term], day: date | None) -> Term:
    """The term of a person that covers a day, else the nearest; the last without a day."""
    if day is None:
        return terms[-1]
    return min(terms, key=lambda term: (not term.covers(day), abs((day - term.since).days)))


def _is_present_country(alpha3: str) -> bool:
    """Whether a code is that of a country of today, not of a body or of a former state."""
    found = country(alpha3)
    return found is not None and found.alpha2 is not None


def _without_article(text: str) -> str:
    key = text.strip().replace("’", "'")
    return key[4:] if key[:4] in ("the ", "The ") else key
