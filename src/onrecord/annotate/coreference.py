"""Whom the mentions of one article stand for: clusters of names, titles and pronouns.

Names come first, over the whole article; then what stands beside them in apposition; then, in
reading order, titles, bodies, groups and pronouns. What the article does not settle stays open.
"""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.annotate.antecedents import AntecedentFinder
from onrecord.annotate.appositions import AppositionFinder
from onrecord.annotate.body_antecedents import BodyFinder, fits_many
from onrecord.annotate.candidates import Candidate
from onrecord.annotate.clusters import Cast, Cluster, fill_from_register
from onrecord.annotate.described_parties import armed_forces_of, body_name, is_whole_body
from onrecord.annotate.groups import fill_members, group_taken_up, parties_taken_up
from onrecord.annotate.nationality import country_acting_before, inherit_countries
from onrecord.annotate.person_names import fold, fuller, is_same_person, name_parts, surname
from onrecord.annotate.references import government_of
from onrecord.annotate.sectors import settle_sectors
from onrecord.annotate.titles import (
    BODIES,
    NO_OWNER,
    OFFICES,
    WRITINGS,
    Owner,
    Title,
    lexicon_of,
    office_entry,
    same_office,
)
from onrecord.lexicons._load import Entry
from onrecord.lexicons.given_names import gender_of_given_name
from onrecord.lexicons.officeholders import SHARED_OFFICES, Term
from onrecord.terms import ActorType, MentionForm

_HEADS_OF_BODIES = ("head", "leader", "secretary_general", "president")
_LEADING = frozenset({"head", "leader"})
_HEADS_OF_STATES = ("supreme_leader", "leader", "chancellor", "president", "prime_minister")
_THE_COUNTRY = "bo.country"
_STATES = frozenset(
    {
        *("bo.government", "bo.country", "bo.parliament"),
        *("bo.congress", "bo.senate", "bo.representatives"),
    }
)
"""Bodies whose officers the register has as the country's."""
_NOT_CAPITALISED = frozenset({"of", "for", "the", "and"})
_SAME_WORD = 1.0  # in sentences: as much as if it stood that much nearer
_ACTING = 1.0
_DESCRIPTION_REACH = 8  # sentences from "the governor" back to "the governor of Luhansk"
_PERSONS = frozenset({ActorType.PERSON, ActorType.UNKNOWN})
_SPOKEN_FOR = frozenset(
    {ActorType.GOVERNMENT, ActorType.ORGANISATION, ActorType.IGO, ActorType.ARMED_GROUP}
)
_OFFICER_OF = frozenset({"of", "for"})
_ANY_PERSONS = frozenset({"men", "women", "couple", "newlyweds", "brothers", "sisters"})
"""Words that take up persons told by name: "Jo Marsh and Ana Lind left. The women said …"."""
_TAKING_UP = frozenset({"the", "these", "those"})
_IGO = "IGO"
_FORMER_SECTOR = "ELI"  # PLOVER: former officials and elites
_REMEMBERED_MENTIONS = 500
"""How far back a title is looked for: farther than most articles are long, near enough for a text
of ten thousand names."""
_NAMESAKES = 100
"""How many persons who share a surname or given name are compared with the next, the latest ones:
far more than any article has, few enough for a list of names without end."""


class Linker:
    """Links the candidates of one article.

    Args:
        cast: the text and its mentions, and the parties that they are linked to.
        day: day of publication, for the register of officeholders.
    """

    def __init__(self, cast: Cast, *, day: date | None) -> None:
        self.cast = cast
        self.page = cast.page
        self.register = cast.page.register
        self.candidates = cast.candidates
        self.day = day
        self.clusters = cast.clusters
        self.links = cast.links
        self._by_head = cast.by_head
        self._bodies = BodyFinder(cast)
        self._by_name: dict[str, int] = {}
        self._by_part: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_NAMESAKES))
        self._called: set[str] = set()  # ids of the offices and bodies that parties were called by

    def link(self) -> None:
        """Fill the clusters and links of the cast."""
        self._link_names()
        self._link_appositions()
        self._complete_from_register()
        antecedents = AntecedentFinder(self.cast)
        for k, candidate in enumerate(self.candidates):
            if self.links[k] is not None:
                self._take_over_office(k)
                continue
            if candidate.form is MentionForm.PRONOUN:
                found = antecedents.find(k)
                if found is not None:
                    self._join(k, found)
            elif candidate.entry and lexicon_of(candidate.entry) == WRITINGS:
                self._link_to_author(k)
            elif (
                candidate.entry and lexicon_of(candidate.entry) == OFFICES and not candidate.plural
            ):
                self._link_title(k)
            elif candidate.entry and lexicon_of(candidate.entry) == BODIES:
                if candidate.known:
                    self._link_by_name(k)
                else:
                    self._link_body(k)
            elif not candidate.tentative:
                self._link_group(k)
        for k, candidate in enumerate(self.candidates):
            if candidate.author is not None and self.links[k] is None:
                self._link_to_author(k)
        self._join_delayed_names(antecedents)
        self._link_bodies_of_officers()
        settle_sectors(self.cast)
        inherit_countries(self.cast, self._country_of)
        fill_members(self.cast)
        for cluster in self.clusters:
            cluster.side = self._side_of(cluster)

    # Names

    def _link_names(self) -> None:
        unknown = []
        for k, candidate in enumerate(self.candidates):
            if candidate.form is not MentionForm.NAME:
                continue
            if candidate.type is ActorType.PERSON:
                self._link_person(k)
            elif candidate.type is None or self._may_be_surname(candidate):
                unknown.append(k)
            else:
                self._link_by_name(k)
        for k in unknown:
            self._link_unknown(k)

    def _may_be_surname(self, candidate: Candidate) -> bool:
        """Whether a name of another kind is the surname of a person whom the article names.

        The name finder takes surnames alone for organisations. Some are names of countries, of
        which the article then says nothing else: no adjective, no capital.
        """
        known = candidate.known
        if known is None:
            return candidate.entry is None and candidate.name in self.page.surnames
        return (
            known.kind == "country"
            and self.page.words[candidate.head] in self.page.surnames
            and not any(
                found.reference.country == known.country and found.reference != known
                for found in self.page.references.values()
            )
        )

    def _link_person(self, k: int) -> None:
        candidate = self.candidates[k]
        name = candidate.name or ""
        nicknamed = self._nicknamed(name)
        found = nicknamed
        if found is None:
            found = self._find_person(name, gender=candidate.gender, called=candidate)
        if found is None:
            found = self._add(k, named=True)
        self._join(k, found)
        for alias in candidate.aliases:
            self._by_name.setdefault(alias.casefold(), found)
        if nicknamed is not None:
            return
        cluster = self.clusters[found]
        cluster.type = ActorType.PERSON
        cluster.name = fuller(cluster.name, candidate.name or "")
        if not cluster.gender and len(name_parts(cluster.name)) > 1:
            cluster.gender = gender_of_given_name(name_parts(cluster.name)[0])
        for part in name_parts(cluster.name):
            if found not in self._by_part[fold(part)]:
                self._by_part[fold(part)].append(found)

    def _is_namesake(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Whether the holder of a known office is another than a person of the same surname.

        In a report on Anna Prado, sister of the president, "President Prado" is not she.
        """
        short, full = (candidate.title, candidate.name), (cluster.title, cluster.name)
        if len(name_parts(full[1])) < len(name_parts(short[1] or "")):
            short, full = full, short
        title, name = short
        given = name_parts(full[1] or "")
        if title is None or title.office is None or not name or len(name_parts(name)) > 1:
            return False
        term = self.register.find_surname(name, office=title.office, day=self.day)
        if term is None or title.tenure or len(given) < 2:
            return False
        holders = (name_parts(spelling)[0] for spelling in (term.name, *term.names))
        return not any(is_same_person(f"{one} {given[-1]}", full[1] or "") for one in holders)

    def _nicknamed(self, name: str) -> int | None:
        """The person of whom the article says that they are called so."""
        found = self._by_name.get(name.casefold())
        if found is None or self.clusters[found].type is not ActorType.PERSON:
            return None
        return found

    def _find_person(
        self, name: str, *, gender: str | None, called: Candidate | None = None
    ) -> int | None:
        """The cluster of that name: of several the one that acts most, then is spoken of most.

        Args:
            name: in any spelling, or a part of it.
            gender: of the person, where it is told.
            called: the mention, whose title can tell it from a namesake.
        """
        parts = name_parts(name)
        if not parts:
            return None
        near = dict.fromkeys((*self._by_part[fold(parts[-1])], *self._by_part[fold(parts[0])]))
        same = [
            found
            for found in near
            if is_same_person(name, self.clusters[found].name)
            and (not gender or self.clusters[found].gender in {None, gender})
            and not (called and self._is_namesake(called, self.clusters[found]))
        ]
        if len(same) < 2:
            return same[0] if same else None
        last = fold(parts[-1])
        return max(
            same,
            key=lambda c: (surname(self.clusters[c].name) == last, *self._prominence(c)),
        )

    def _prominence(self, found: int) -> tuple[int, int, int]:
        """How often a party acts, how often it is spoken of, and how recently it came in."""
        mentions = self.clusters[found].mentions
        return sum(map(self._acts, mentions)), len(mentions), found

    def _acts(self, k: int) -> bool:
        """Whether a mention, or what it is apposed to, is the subject of an active verb."""
        i = self.candidates[k].head
        while self.page.dep[i] in {"appos", "conj"} and self.page.head[i] != i:
            i = self.page.head[i]
        return self.page.dep[i] == "nsubj"

    def _link_by_name(self, k: int) -> None:
        candidate = self.candidates[k]
        name = candidate.name or ""
        found = self._by_name.get(name.casefold())
        if found is None:
            found = self._add(k, named=True)
        for alias in (name, *candidate.aliases):
            self._by_name.setdefault(alias.casefold(), found)
        self._join(k, found)

    def _link_unknown(self, k: int) -> None:
        """A name of unknown kind: a person's or organisation's told elsewhere, else a new party."""
        candidate = self.candidates[k]
        name = candidate.name or ""
        found = self._by_name.get(name.casefold())
        if found is None:
            own = self.page.words[candidate.head] if candidate.known else name
            found = self._find_person(own, gender=None)
        if found is None and self.register.find_surname(name, day=self.day):
            self._link_person(k)
            return
        if found is None and not candidate.tentative:
            found = self._add(k, named=True)
            self._by_name[name.casefold()] = found
            self._by_part[fold(name_parts(name)[-1])].append(found)
        if found is not None:
            self._join(k, found)

    def _complete_from_register(self) -> None:
        """Give a well-known name that the article does not introduce its full form and country."""
        countries = self._countries_told()
        for cluster in self.clusters:
            if cluster.type in {ActorType.PERSON, ActorType.UNKNOWN}:
                term = self._known_person(cluster, countries)
                if term and cluster.country in {None, _IGO, term.country}:
                    self._fill_from_register(cluster, term)

    def _countries_told(self) -> frozenset[str]:
        """The countries that the article names, or of which it names a place or a body."""
        named = {found.reference.country for found in self.page.references.values()}
        return frozenset(filter(None, {*named, *self.page.places.values()}))

    def _known_person(self, cluster: Cluster, countries: frozenset[str]) -> Term | None:
        if len(name_parts(cluster.name)) > 1:
            known = self.register.find_person(cluster.name, country=cluster.country, day=self.day)
            return known or self.register.find_surname(cluster.name, day=self.day)
        bodies = {owner.organisation for owner in cluster.owners if owner.organisation}
        for entry in cluster.entries:
            own = entry.fields.get("register")
            for office in dict.fromkeys((own, *(_HEADS_OF_BODIES if own in _LEADING else ()))):
                term = office and self.register.find_surname(
                    cluster.name, office=office, day=self.day
                )
                if term and (office == own or term.body in bodies):
                    return term
        introduced = any("state" not in entry.fields for entry in cluster.entries)
        spoken = any(map(self._acts, cluster.mentions))
        told = countries if spoken and not introduced else frozenset()
        return self.register.find_surname(cluster.name, countries=told, day=self.day)

    def _link_appositions(self) -> None:
        appositions = AppositionFinder(self.cast)
        for k, title in enumerate(self.candidates):
            if self.links[k] is None and title.form in {MentionForm.TITLE, MentionForm.GROUP}:
                named = appositions.find(k)
                if named is not None:
                    self._join(k, named)

    # Titles, bodies, groups

    def _link_title(self, k: int) -> None:
        candidate = self.candidates[k]
        found = None
        if not candidate.indefinite:
            found = self._find_by_office(k)
            if found is None and not candidate.former:
                found = self._find_in_register(k)
            if found is None:
                found = self._person_in_mind(k)
        if found is None:
            found = self._add(k, named=False)
            withheld = bool(candidate.entry and candidate.entry.fields.get("withheld"))
            self.clusters[found].anonymous = candidate.indefinite or withheld
        self._join(k, found)

    def _find_by_office(self, k: int) -> int | None:
        candidate = self.candidates[k]
        entry, country = candidate.entry, self._country_of(candidate.owner)
        assert entry is not None

        def agrees(cluster: Cluster) -> bool:
            return (
                cluster.type in {ActorType.PERSON, ActorType.UNKNOWN}
                and (not country or cluster.country in {None, country})
                and (not candidate.gender or cluster.gender in {None, candidate.gender})
                and _is_of_same_body(candidate.owner, cluster)
            )

        fitting: dict[int, bool] = {}
        best: tuple[tuple[bool, bool, float], int] | None = None
        for position in self._positions_before(k):
            found = self.links[position]
            if found is None:
                continue
            cluster = self.clusters[found]
            if found not in fitting:
                called = any(same_office(entry, other) for other in cluster.entries)
                called = called and self._may_be_called(found, k)
                fitting[found] = called and agrees(cluster)
            if fitting[found]:
                otherwise = entry not in cluster.entries
                tenure = cluster.former is not candidate.former
                rank = otherwise, tenure, -self._salience(k, position)
                if best is None or rank < best[0]:
                    best = rank, found
        return None if best is None else best[1]

    def _may_be_called(self, found: int, k: int) -> bool:
        """Whether a description does not use another noun for a person than before.

        "The mother" is not "the daughter", though one entry of the lexicon holds both.
        """
        candidate = self.candidates[k]
        if candidate.entry is None or not candidate.entry.fields.get("unlike"):
            return True
        nouns = {
            _last_word(other.title)
            for other in (self.candidates[m] for m in self.clusters[found].mentions)
            if other.title and other.entry is not None and other.entry.id == candidate.entry.id
        }
        return self.page.lower[candidate.head] in nouns

    def _person_in_mind(self, k: int) -> int | None:
        """The person whom "the billionaire" calls so for a change.

        The only one whom this sentence and the last name.
        """
        candidate, page = self.candidates[k], self.page
        entry = candidate.entry
        if entry is None or not entry.fields.get("vary") or page.lower[candidate.start] != "the":
            return None
        here = page.sentence[candidate.head]
        named: set[int] = set()
        for position in self._positions_before(k):
            if here - page.sentence[self.candidates[position].head] > 1:
                break
            found = self.links[position]
            if found is not None and self.clusters[found].type is ActorType.PERSON:
                named.add(found)
        if len(named) != 1:
            return None
        (found,) = named
        cluster, country = self.clusters[found], self._country_of(candidate.owner)
        fits = (
            cluster.named
            and (not country or cluster.country in {None, country})
            and (not candidate.gender or cluster.gender in {None, candidate.gender})
            and _is_of_same_body(candidate.owner, cluster)
        )
        return found if fits else None

    def _salience(self, k: int, position: int) -> float:
        """How much a mention before brings its party to mind as the holder of an office.

        It is near, acts, or is called by the same word: "the premier" is who was called so.
        """
        candidate, other = self.candidates[k], self.candidates[position]
        apart = self.page.sentence[candidate.head] - self.page.sentence[other.head]
        same = (
            candidate.title
            and other.title
            and _last_word(candidate.title) == _last_word(other.title)
        )
        return (_SAME_WORD if same else 0.0) + (_ACTING if self._acts(position) else 0.0) - apart

    def _take_over_office(self, k: int) -> None:
        """Give "his successor" and "her counterpart", once named, the office of the possessor."""
        candidate, found = self.candidates[k], self.links[k]
        if found is None or not candidate.entry:
            return
        if not candidate.entry.fields.get("office_of_owner"):
            return
        for child in self.page.doc[candidate.head].lefts:
            position = self._by_head.get(child.i) if child.dep_ == "poss" else None
            owner = None if position is None else self.links[position]
            if owner is not None and owner != found:
                mine = self.clusters[found].entries
                mine += [entry for entry in self.clusters[owner].entries if entry not in mine]

    def _find_in_register(self, k: int) -> int | None:
        """The holder of an office on the day; one that several hold must be a body's."""
        candidate = self.candidates[k]
        if candidate.entry is None or self.day is None:
            return None
        country = self._country_of(candidate.owner)
        bodies = self._bodies_told(candidate)
        for office in _offices_meant(candidate.entry, of_body=bool(bodies)):
            for body in bodies or (None,):
                if body is None and office in SHARED_OFFICES:
                    continue
                term = self.register.find_holder(office, country=country, body=body, day=self.day)
                if term:
                    return self._add_term(k, term)
        return None

    def _bodies_told(self, candidate: Candidate) -> list[str]:
        """The organisations, seats and ministries in a description, as the register calls them."""
        page, found = self.page, []
        for i in range(candidate.start, candidate.end):
            known = page.references.get(i)
            if known and known.start == i and known.reference.kind == "organisation":
                found.append(known.reference.name)
            elif known and known.start == i and known.reference.kind == "seat":
                found.append(page.text(known.start, known.end))
            body = page.entry_at(i, BODIES)
            if body and body.start == i and known is None and body.entry.id not in _STATES:
                found += _names_of_body(body.entry, page.text(body.start, body.end))
        named = candidate.owner.organisation
        return found if named is None or named in found else [named, *found]

    def _add_term(self, k: int, term: Term) -> int:
        found = self._find_person(term.name, gender=None)
        if found is None:
            found = self._add(k, named=True)
            self.clusters[found].name = term.name
            for part in name_parts(term.name):
                self._by_part[fold(part)].append(found)
        self._fill_from_register(self.clusters[found], term)
        return found

    def _fill_from_register(self, cluster: Cluster, term: Term) -> None:
        """Complete a party by the register; "the president" can take up who is in office."""
        fill_from_register(cluster, term, day=self.day)
        holds = self.day is not None and term.covers(self.day)
        entry = office_entry(term.office, gender=term.gender) if term.office and holds else None
        if entry is not None and entry not in cluster.entries:
            cluster.entries.append(entry)

    def _link_body(self, k: int) -> None:
        candidate = self.candidates[k]
        entry = candidate.entry
        assert entry is not None
        country = self._country_of(candidate.owner)
        found = None
        if not candidate.indefinite and candidate.type is not ActorType.GROUP:
            if candidate.owner == NO_OWNER and "name" in entry.fields:
                country = self._country_in_mind(k, entry)
            elif candidate.owner == NO_OWNER and entry.id == _THE_COUNTRY:
                country = self._bodies.country_named_before(k)
            whole = is_whole_body(self.page, candidate.start, candidate.head)
            if country and whole and not candidate.owner.country:
                self._rename(candidate, entry, country)
            noun = self.page.lower[candidate.head]
            called = (candidate.name or "").casefold()
            if called != noun or not fits_many(entry):
                found = self._by_name.get(called)
            if found is None:
                found = self._bodies.find(k, entry, noun=noun, country=country)
        if found is None:
            found = self._add(k, named=False)
            if not candidate.indefinite:
                self._by_name[(candidate.name or "").casefold()] = found
        self._join(k, found)

    def _country_in_mind(self, k: int, entry: Entry) -> str | None:
        """Whose body a bare noun means: of the country that acts in this or the last sentence.

        None where a body was called so before, or where more than one country acts.
        """
        if entry.id in self._called:
            return None
        here = self._country_of_paragraph(k) if entry.fields.get("local") else None
        return here or country_acting_before(self.cast, k)

    def _country_of_paragraph(self, k: int) -> str | None:
        """The one country whose places a paragraph names up to a mention; None without one."""
        head = self.candidates[k].head
        named = range(self.page.paragraph[head], head)
        found = {self.page.places[i] for i in named if i in self.page.places}
        return found.pop() if len(found) == 1 else None

    def _rename(self, candidate: Candidate, entry: Entry, country: str) -> None:
        """Name a body by its country once the possessor has told it: "its forces"."""
        words = re.sub(r"^country[’']s ", "", candidate.name or "")
        candidate.name = body_name(entry, words, country) or candidate.name
        candidate.owner = Owner(country)

    def _link_group(self, k: int) -> None:
        candidate = self.candidates[k]
        country = self._country_of(candidate.owner)
        if country and not candidate.owner.country:
            self._name_military(candidate, country)
        key = (candidate.name or "").casefold()
        parts: tuple[int, ...] = ()
        found = None
        if candidate.entry and candidate.entry.fields.get("takes_up") and not candidate.indefinite:
            found = group_taken_up(self.cast, k)
            parts = parties_taken_up(self.cast, k) if found is None else ()
        if found is None and not candidate.indefinite and not parts:
            found = self._by_name.get(key)
        if found is None and not candidate.indefinite and not parts:
            found = self._find_group(k, country=country)
        if found is None:
            found = self._add(k, named=candidate.form is MentionForm.NAME)
            self.clusters[found].parts = parts
            withheld = candidate.entry and candidate.entry.fields.get("withheld")
            self.clusters[found].anonymous = bool(withheld)
            if not candidate.indefinite:
                self._by_name[key] = found
        self._join(k, found)

    def _find_group(self, k: int, *, country: str | None) -> int | None:
        """The group that "the militants" takes up: by its noun, number or names."""
        candidate, lower = self.candidates[k], self.page.lower
        if candidate.entry is None or candidate.head - candidate.start != 1:
            return None
        if lower[candidate.start] not in _TAKING_UP:
            return None
        by_number = bool(candidate.entry.fields.get("count"))
        any_persons = lower[candidate.head] in _ANY_PERSONS
        for position in range(k - 1, -1, -1):
            other, found = self.candidates[position], self.links[position]
            if found is None or other.form is not MentionForm.GROUP:
                continue
            told = any_persons and self._are_persons(other)
            if told or lower[other.start if by_number else other.head] == lower[candidate.head]:
                fits = country is None or self.clusters[found].country in {None, country}
                return found if fits else None
        return None

    def _are_persons(self, group: Candidate) -> bool:
        """Whether a group is told by its members, all of them persons."""
        links = [self.links[self._by_head[head]] for head in group.members]
        return bool(links) and all(
            found is not None and self.clusters[found].type is ActorType.PERSON for found in links
        )

    def _name_military(self, candidate: Candidate, country: str) -> None:
        """Name troops by their country once the possessor has told it: "its troops"."""
        if candidate.entry and candidate.entry.fields.get("military") and country != "IGO":
            candidate.name = armed_forces_of(country)
            candidate.owner = Owner(country)

    def _link_to_author(self, k: int) -> None:
        """Link a text that speaks to its author, once the author is linked."""
        candidate = self.candidates[k]
        if candidate.author is None:
            self._link_by_name(k)
            return
        author = self._by_head.get(candidate.author)
        self.links[k] = None if author is None else self.links[author]

    def _positions_before(self, k: int) -> Iterator[int]:
        """The mentions before, the nearest first."""
        yield from range(k - 1, max(-1, k - 1 - _REMEMBERED_MENTIONS), -1)

    # Names that follow their description

    def _join_delayed_names(self, antecedents: AntecedentFinder) -> None:
        """Join a person named without introduction to the description that spoke just before.

        "The UK's envoy has warned of a breakdown. Sir Ian Hale said …" and "The Kherson governor
        said … According to governor Taras Bilyk, …" tell of one person each.
        """
        for found, cluster in enumerate(self.clusters):
            if not cluster.named or cluster.type not in _PERSONS:
                continue
            if _is_introduced(cluster) and not cluster.entries:
                continue
            if len(name_parts(cluster.name)) < 2 or cluster.possessors:
                continue
            described = self._description_before(cluster, antecedents)
            if described is not None:
                self._merge(described, found)

    def _description_before(self, cluster: Cluster, antecedents: AntecedentFinder) -> int | None:
        first = min(cluster.mentions)
        if cluster.entries:
            reach, earlier = _DESCRIPTION_REACH, range(first - 1, -1, -1)
        else:
            speaker = antecedents.speaker_before(first)
            if speaker is None:
                return None
            reach, earlier = 2, range(speaker, speaker - 1, -1)
        sentence = self.page.sentence
        for k in earlier:
            if sentence[self.candidates[first].head] - sentence[self.candidates[k].head] > reach:
                return None
            found = self.links[k]
            if found is not None and self._can_be_named(self.clusters[found], cluster):
                return found
        return None

    def _can_be_named(self, described: Cluster, named: Cluster) -> bool:
        """Whether a party told only by its office can be a person of that name."""
        return (
            not described.named
            and not described.anonymous
            and described.type is ActorType.PERSON
            and bool(described.entries)
            and described.gender in {None, named.gender or described.gender}
            and (not _is_introduced(named) or self._is_told_of_no_country(described))
            and (not named.country or described.country in {None, named.country})
            and (named.term is None or bool(named.entries))
            and (
                not named.entries
                or any(same_office(a, b) for a in described.entries for b in named.entries)
            )
        )

    def _is_told_of_no_country(self, described: Cluster) -> bool:
        """Whether a definite title leaves open of which country its holder is."""
        return not described.country and not described.owners

    def _merge(self, described: int, named: int) -> None:
        source, target = self.clusters[described], self.clusters[named]
        target.type = ActorType.PERSON
        target.country = target.country or source.country
        target.sector = target.sector or source.sector
        target.title = source.title if target.country else target.title or source.title
        target.gender = target.gender or source.gender
        target.entries += source.entries
        target.possessors += source.possessors
        target.owners += source.owners
        target.mentions = sorted(target.mentions + source.mentions)
        source.mentions = []
        self.links[:] = [named if found == described else found for found in self.links]

    # Officers of a body

    def _link_bodies_of_officers(self) -> None:
        """Note of which body an officer told by its kind is: "the ministry", "a ministry aide"."""
        for k, candidate in enumerate(self.candidates):
            cluster = self._cluster_of(k)
            if cluster is None or cluster.owners or cluster.type is not ActorType.PERSON:
                continue
            if candidate.form is MentionForm.PRONOUN:
                continue
            words = range(candidate.start, candidate.head)
            nouns = (i for i in words if self.page.pos[i] != "ADJ")  # not "a military analyst"
            hits = (self.page.entry_at(i, BODIES) for i in nouns)
            for hit in filter(None, hits):
                noun = self.page.lower[hit.end - 1]
                found = self._bodies.find(k, hit.entry, noun=noun, country=None)
                if found is not None:
                    cluster.body = found
                    cluster.country = cluster.country or self.clusters[found].country

    def _cluster_of(self, k: int) -> Cluster | None:
        found = self.links[k]
        return None if found is None else self.clusters[found]

    # Clusters

    def _add(self, k: int, *, named: bool) -> int:
        candidate = self.candidates[k]
        self.clusters.append(
            Cluster(
                name=candidate.name or "",
                type=candidate.type or ActorType.UNKNOWN,
                named=named,
                plural=candidate.plural,
            )
        )
        return len(self.clusters) - 1

    def _join(self, k: int, found: int) -> None:
        candidate, cluster = self.candidates[k], self.clusters[found]
        self.links[k] = found
        cluster.mentions.append(k)
        if candidate.form is MentionForm.PRONOUN:
            return
        if candidate.entry and lexicon_of(candidate.entry) in {OFFICES, BODIES}:
            self._called.add(candidate.entry.id)
            if candidate.entry not in cluster.entries:
                cluster.entries.append(candidate.entry)
            if cluster.type is ActorType.UNKNOWN:
                cluster.type = candidate.type or cluster.type
        if cluster.type is ActorType.PERSON:
            cluster.title = cluster.title or candidate.title
        cluster.gender = cluster.gender or candidate.gender
        cluster.former = cluster.former or candidate.former
        sector = _FORMER_SECTOR if candidate.former and candidate.sector else candidate.sector
        cluster.sector = cluster.sector or sector
        cluster.country = cluster.country or self._country_of(candidate.owner)
        if candidate.owner != NO_OWNER:
            cluster.owners.append(candidate.owner)
        if cluster.country is None and candidate.owner.possessor is not None:
            cluster.possessors.append(candidate.owner.possessor)

    def _country_of(self, owner: Owner) -> str | None:
        if owner.country or owner.possessor is None:
            return owner.country
        position = self._by_head.get(owner.possessor)
        if position is None:
            return self._country_of_person(owner.possessor)
        found = self.links[position]
        return self.clusters[found].country if found is not None else None

    def _country_of_person(self, token: int) -> str | None:
        """The country of a person named within another's description: "the Biden camp"."""
        page = self.page
        inside = token > 0 and page.pos[token - 1] == "PROPN" and page.label(token) != "PERSON"
        if page.pos[token] != "PROPN" or page.label(token) == "ORG" or inside:
            return None
        name = self.page.words[token]
        found = self._find_person(name, gender=None)
        if found is not None:
            return self.clusters[found].country
        term = self.register.find_surname(name, day=self.day)
        return term.country if term else None

    def _side_of(self, cluster: Cluster) -> str | None:
        """Whose "we" a person speaks: of the body it is of, else of the government it serves."""
        if cluster.type is not ActorType.PERSON:
            return None
        if cluster.body is not None:
            return self.clusters[cluster.body].name
        for k in cluster.mentions:
            side = self._body_described(k, cluster.country)
            if side:
                return side
        for owner in cluster.owners:
            side = owner.organisation or self._named_owner(owner)
            if side:
                return side
        if cluster.country in {None, "IGO"} or not _in_state(cluster, "cabinet", "servant"):
            return None
        return government_of(str(cluster.country))

    def _body_described(self, k: int, country: str | None) -> str | None:
        """The body in an officer's description: "head of the vaccine board", "ministry aide"."""
        page, candidate = self.page, self.candidates[k]
        if candidate.form is MentionForm.PRONOUN:
            return None
        for token in page.doc[candidate.head].rights:
            if token.lower_ in _OFFICER_OF:
                for noun in token.rights:
                    position = self._by_head.get(noun.i) if noun.dep_ == "pobj" else None
                    body = None if position is None else self._cluster_of(position)
                    if body is not None and body.type in _SPOKEN_FOR:
                        return body.name
        hits = (page.entry_at(i, BODIES) for i in range(candidate.start, candidate.head))
        for hit in filter(None, hits):
            if country:
                return body_name(hit.entry, page.text(hit.start, hit.end), country)
        return None

    def _named_owner(self, owner: Owner) -> str | None:
        """The name of the body that a possessor stands for; None for persons and places."""
        if owner.possessor is None:
            return None
        position = self._by_head.get(owner.possessor)
        cluster = None if position is None else self._cluster_of(position)
        if cluster is not None:
            return cluster.name if cluster.type in _SPOKEN_FOR else None
        span = self.page.entity_of.get(owner.possessor)
        return self.page.text(*span[:2]).removeprefix("the ") if span and span[2] == "ORG" else None


def _last_word(title: Title) -> str:
    return title.words.rpartition(" ")[2].lower()


def _offices_meant(entry: Entry, *, of_body: bool) -> Sequence[str]:
    """The offices of the register that a title can mean, the likelier first."""
    if entry.id == "of.leader" and not of_body:
        return _HEADS_OF_STATES
    office = entry.fields.get("register")
    if office in _LEADING and of_body:
        return _HEADS_OF_BODIES
    return (office,) if office else ()


def _names_of_body(entry: Entry, words: str) -> list[str]:
    """What the register may call a body: "Ministry of Trade" and "Trade Ministry".

    Args:
        entry: the body.
        words: the article's for it.
    """
    told = " ".join(
        word if word.lower() in _NOT_CAPITALISED else word[:1].upper() + word[1:]
        for word in words.split()
    )
    usual = str(entry.fields.get("name", "")).removesuffix(" of {country}")
    names = []
    for name in filter(None, (told, usual)):
        kind, of, matter = name.partition(" of ")
        names += [name, f"{matter.removeprefix('the ')} {kind}"] if of else [name]
    return list(dict.fromkeys(names))


def _is_of_same_body(owner: Owner, cluster: Cluster) -> bool:
    """Whether a party can be of the organisation that a description tells: it is of no other."""
    told = {other.organisation for other in cluster.owners if other.organisation}
    return not owner.organisation or not told or owner.organisation in told


def _is_introduced(cluster: Cluster) -> bool:
    """Whether the article itself, and not the register, tells of which country a person is."""
    return cluster.country is not None and (cluster.term is None or bool(cluster.owners))


def _in_state(cluster: Cluster, *ranks: str) -> bool:
    """Whether a party was called by an office of a state: in its cabinet or in its service."""
    return any(entry.fields.get("state") in ranks for entry in cluster.entries)
