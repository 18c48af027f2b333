"""Organisations that news name without introducing them: bodies, blocs, armed groups, media.

Two tables, whose heads state their source: `organisations.tsv`, and `organisation_members.tsv`
with the dated members of international bodies and blocs. `onrecord.actors.register` looks them up.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.lexicons._table import iso_day, read_table
from onrecord.lexicons.countries import country

_FILE = "organisations.tsv"
_COLUMNS = ("name", "names", "type", "sector", "country")
_MEMBERS_FILE = "organisation_members.tsv"
_MEMBERS_COLUMNS = ("organisation", "member", "from", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The time of a country or an organisation in an organisation.

    Attributes:
        member: ISO 3166 alpha-3, or the name of an organisation.
        since, until: first and last day, None where open or not told.
    """

    member: str
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the membership held on that day."""
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One row.

    Attributes:
        name: how the record calls it.
        names: other spellings of it.
        type: what kind of party it is, as a value of `ActorType`.
        sector: PLOVER sector code, None where none fits.
        country: ISO 3166 alpha-3, "IGO" for international governmental organisations, None
            for organisations of no country.
        part_of: name of the organisation it belongs to, None where not told.
        members: its members, in the order of the source.
        source: the table, or the file and line, that says so.
        id: its id in the register, where the source gives one.
    """

    name: str
    names: tuple[str, ...]
    type: str
    sector: str | None
    country: str | None
    part_of: str | None = None
    members: tuple[Membership, ...] = ()
    source: str
    id: str | None = None

    def members_on(self, day: date) -> tuple[str, ...]:
        """The countries that were members on a day, as ISO 3166 alpha-3, by code.

        Empty where no members are told: then the organisation may have some all the same.
        """
        members = {item.member for item in self.members if item.covers(day)}
        return tuple(sorted(filter(country, members)))


def shipped_organisations() -> Iterator[Organisation]:
    """The rows of the table, with their members."""
    members = _members()
    for row in read_table(_FILE, _COLUMNS):
        yield Organisation(
            name=row["name"],
            names=tuple(filter(None, row["names"].split("|"))),
            type=row["type"],
            sector=row["sector"] or None,
            country=row["country"] or None,
            members=tuple(members[row["name"]]),
            source=_FILE,
        )


def _members() -> dict[str, list[Membership]]:
    """Organisation -> its memberships."""
    found: dict[str, list[Membership]] = defaultdict(list)
    for row in read_table(_MEMBERS_FILE, _MEMBERS_COLUMNS):
        found[row["organisation"]].append(
            Membership(
                member=row["member"],
                since=iso_day(row["from"], last=False),
                until=iso_day(row["until"], last=True) if row["until"] else None,
            )
        )
    return found
