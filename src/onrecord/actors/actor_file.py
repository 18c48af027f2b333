"""A user's file of actors, which adds to the shipped register or takes the place of its entries.

`docs/actors.md` describes the format. What is wrong is told with its line, all at once.
"""

import gc
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml

from onrecord.actors.identity import actor_id
from onrecord.actors.register import Register, shipped_register
from onrecord.errors import ActorFileError
from onrecord.lexicons._table import iso_day
from onrecord.lexicons.countries import country, country_of_name
from onrecord.lexicons.officeholders import OFFICES, Term
from onrecord.lexicons.organisations import Membership, Organisation
from onrecord.terms import ActorType, Sector

Value = TypeVar("Value")

_IGO = "IGO"
_TYPES = frozenset(
    {
        *(ActorType.ORGANISATION, ActorType.IGO, ActorType.ARMED_GROUP),
        *(ActorType.GOVERNMENT, ActorType.GROUP),
    }
)
_GENDERS = frozenset({"m", "f"})
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_TOP = frozenset({"persons", "organisations"})
_PERSON = frozenset(
    {
        *("id", "name", "names", "surnames", "alone", "gender", "country", "sector", "offices"),
    }
)
_OFFICE = frozenset({"office", "country", "body", "from", "until", "sector"})
_ORGANISATION = frozenset(
    {"id", "name", "names", "type", "country", "sector", "part_of", "members"}
)
_MEMBER = frozenset({"country", "organisation", "from", "until"})
_MOST_PROBLEMS = 20  # told of one file; a file that is wrong throughout has one cause
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class ActorFile:
    """What a file says.

    Attributes:
        terms: of its persons, each with the person's id.
        organisations: each with its id.
    """

    terms: tuple[Term, ...]
    organisations: tuple[Organisation, ...]

    def person_ids(self) -> set[str | None]:
        """The ids of its persons."""
        return {term.person for term in self.terms}

    def organisation_ids(self) -> set[str | None]:
        """The ids of its organisations."""
        return {organisation.id for organisation in self.organisations}


def load_register(path: str | None) -> Register:
    """The shipped register with the entries of a file; the shipped one alone without a file.

    An entry of the file takes the place of the shipped one with the same id. Where organisations
    share a spelling, it means that of the file.

    Raises:
        ActorFileError: the file cannot be read, or something in it is wrong.
    """
    if not path:
        return shipped_register()
    try:
        changed_ns = Path(path).stat().st_mtime_ns
    except OSError as error:
        raise ActorFileError(f"{path}: {error.strerror}; expected a file of actors") from error
    return _load(path, changed_ns)


@lru_cache(maxsize=4)
def _load(path: str, changed_ns: int) -> Register:
    shipped = shipped_register()
    own = read_actor_file(Path(path))
    persons, organisations = own.person_ids(), own.organisation_ids()
    return Register(
        (*own.terms, *(t for t in shipped.terms if shipped.person_id(t) not in persons)),
        (
            *own.organisations,
            *(
                each
                for each in shipped.organisations()
                if shipped.organisation_id(each) not in organisations
            ),
        ),
    )


def read_actor_file(path: Path) -> ActorFile:
    """What a file of actors says.

    Raises:
        ActorFileError: it cannot be read, is no YAML, or something in it is wrong; the message
            has a line for each problem, with its place.
    """
    reader = _Reader(path)
    with _no_garbage_collection():
        found = reader.read(_compose(path))
    if reader.problems:
        told = reader.problems[:_MOST_PROBLEMS]
        more = len(reader.problems) - len(told)
        raise ActorFileError("\n".join([*told, *([f"and {more} more"] if more else [])]))
    return found


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Leaves out the search for cycles, which a tree of a million YAML nodes makes many times over.

    Without it a file of 100,000 persons takes 4 s instead of a minute.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _compose(path: Path) -> yaml.Node:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except OSError as error:
        raise ActorFileError(f"{path}: {error.strerror}; expected a file of actors") from error
    except UnicodeDecodeError as error:
        raise ActorFileError(
            f"{path}: no UTF-8 text at byte {error.start}, expected YAML; save it as UTF-8"
        ) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ActorFileError(f"{path}:{line}: no YAML: {error.problem or error}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise ActorFileError(f"{path}: no YAML: {' '.join(str(error).split())}") from error
    if root is None or _is_null(root):
        raise ActorFileError(f"{path}: it is empty, expected the keys persons or organisations")
    return root


class _WrongError(Exception):
    """Something at a node of the file is wrong.

    Args:
        node: where.
        message: what was found, what was expected, what to do.
    """

    def __init__(self, node: yaml.Node, message: str) -> None:
        super().__init__(message)
        self.line = node.start_mark.line + 1


class _Reader:
    """One file while it is read.

    Attributes:
        problems: what is wrong, each with file and line.
    """

    def __init__(self, path: Path) -> None:
        self.problems: list[str] = []
        self._path = path
        self._lines: dict[str, int] = {}  # id -> line of its entry
        self._organisations: dict[str, tuple[Organisation, yaml.Node]] = {}  # spelling -> entry

    def read(self, root: yaml.Node) -> ActorFile:
        """Everything that is right; `problems` tells the rest."""
        top = self._attempt(_fields, root, _TOP) or {}
        entries = self._each(top.get("organisations"), self._organisation)
        organisations = tuple(organisation for organisation, _ in entries)
        for organisation, node in entries:
            self._attempt(self._check_parts, organisation, node)
        self._check_circles()
        persons = self._each(top.get("persons"), self._person)
        return ActorFile(tuple(term for terms in persons for term in terms), organisations)

    def _attempt(self, read: Callable[..., Value], *values: object) -> Value | None:
        """What `read` makes of values; None where it finds something wrong, which is noted."""
        try:
            return read(*values)
        except _WrongError as wrong:
            self.problems.append(f"{self._path}:{wrong.line}: {wrong}")
            return None

    def _each(self, node: yaml.Node | None, read: Callable[[yaml.Node], Value]) -> list[Value]:
        items = self._attempt(_items, node) or []
        found = (self._attempt(read, item) for item in items)
        return [value for value in found if value is not None]

    def _claim(self, node: yaml.Node, given: yaml.Node | None, derived: str | None) -> str:
        """The id of an entry: the one it gives, else the derived one; no two have the same."""
        found = _text(given) if given is not None else derived
        if not found or any(map(str.isspace, found)):
            raise _WrongError(given or node, f"id is {found!r}, expected one word")
        line = node.start_mark.line + 1
        first = self._lines.setdefault(found, line)
        if first != line:
            raise _WrongError(
                node,
                f"id {found!r} comes twice, first on line {first}; "
                "join the two entries, or give each an `id` of its own",
            )
        return found

    def _source(self, node: yaml.Node) -> str:
        return f"{self._path}:{node.start_mark.line + 1}"

    # Organisations

    def _organisation(self, node: yaml.Node) -> tuple[Organisation, yaml.Node]:
        fields = _fields(node, _ORGANISATION, required=("name", "type"))
        name = _text(fields["name"])
        kind = ActorType(_one_of(fields["type"], _TYPES, "type"))
        where = _optional(fields, "country", _country)
        given = fields.get("id")
        organisation = Organisation(
            name=name,
            names=_optional(fields, "names", _texts) or (),
            type=kind,
            sector=_optional(fields, "sector", _sector),
            country=where,
            part_of=_optional(fields, "part_of", _text),
            members=tuple(map(_membership, _items(fields.get("members")))),
            source=self._source(node),
            id=self._claim(node, given, actor_id(kind, name, where)),
        )
        for spelling in (name, *organisation.names):
            other, _ = self._organisations.setdefault(spelling, (organisation, node))
            if other is not organisation:
                raise _WrongError(
                    node,
                    f"{spelling!r} names both {other.name!r} and {name!r}; "
                    "a spelling belongs to one organisation",
                )
        return organisation, node

    def _known(self, name: str) -> Organisation | None:
        """The organisation of that name, in this file or else in the shipped register."""
        own = self._organisations.get(name)
        return own[0] if own else shipped_register().organisation(name)

    def _check_parts(self, organisation: Organisation, node: yaml.Node) -> None:
        """Make sure that what it belongs to and who belongs to it is known."""
        if organisation.part_of and self._known(organisation.part_of) is None:
            raise _unknown_organisation(node, "part_of", organisation.part_of)
        for membership in organisation.members:
            if country(membership.member) is None and self._known(membership.member) is None:
                raise _unknown_organisation(node, "a member", membership.member)

    def _check_circles(self) -> None:
        """Note each circle of organisations that are part of one another."""
        done: set[str] = set()
        for first, node in list(self._organisations.values()):
            way: dict[str, None] = {}
            above: Organisation | None = first
            while above is not None and above.name not in done and above.name not in way:
                way[above.name] = None
                above = self._known(above.part_of) if above.part_of else None
            if above is not None and above.name in way:
                circle = [*way][[*way].index(above.name) :]
                told = " is part of ".join([*circle, above.name])
                line = node.start_mark.line + 1
                self.problems.append(
                    f"{self._path}:{line}: part_of goes round in a circle: {told}; "
                    "take one of them out"
                )
            done.update(way)

    # Persons

    def _person(self, node: yaml.Node) -> list[Term]:
        """The terms of a person; one without an office where none is told."""
        fields = _fields(node, _PERSON, required=("name",))
        if "country" not in fields and "offices" not in fields:
            raise _WrongError(node, "neither `country` nor `offices` is told; add one of them")
        name = _text(fields["name"])
        bare = Term(
            name=name,
            names=_optional(fields, "names", _texts) or (),
            surnames=_optional(fields, "surnames", _texts) or (name.split()[-1],),
            country=_optional(fields, "country", _country) or "",
            body=None,
            office=None,
            sector=_optional(fields, "sector", _sector),
            since=date.min,
            until=date.max,
            gender=_optional(fields, "gender", _gender),
            alone=bool(_optional(fields, "alone", _truth)),
            source=self._source(node),
        )
        terms = [self._office(item, bare) for item in _items(fields.get("offices"))] or [bare]
        homes = [bare.country, *(term.country for term in terms if term.country != _IGO)]
        home = next(filter(None, homes), _IGO)
        person = self._claim(node, fields.get("id"), actor_id(ActorType.PERSON, name, home))
        return [replace(term, person=person) for term in terms]

    def _office(self, node: yaml.Node, person: Term) -> Term:
        fields = _fields(node, _OFFICE, required=("office",))
        body = _optional(fields, "body", _text)
        known = self._known(body) if body else None
        where = _optional(fields, "country", _country)
        where = where or (known.country if known else None) or person.country
        if body and not (known or where):
            raise _unknown_organisation(fields["body"], "body", body)
        if not where:
            raise _WrongError(node, "neither `country` nor `body` is told; add one of them")
        since, until = _period(node, fields)
        return replace(
            person,
            country=where,
            body=known.name if known else body,
            office=_one_of(fields["office"], OFFICES, "office"),
            sector=_optional(fields, "sector", _sector) or person.sector,
            since=since or date.min,
            until=until or date.max,
        )


# Values


def _fields(
    node: yaml.Node, known: Collection[str], *, required: Collection[str] = ()
) -> Mapping[str, yaml.Node]:
    """Key -> value of a mapping, without the keys that are left empty."""
    if not isinstance(node, yaml.MappingNode):
        expected = ", ".join(sorted(known))
        raise _WrongError(node, f"found {_kind(node)}, expected a mapping with keys of {expected}")
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = _text(key)
        if name not in known:
            near = get_close_matches(name, known, n=1) or sorted(known)
            raise _WrongError(key, f"unknown key {name!r}; did you mean {', '.join(near)}?")
        if name in fields:
            raise _WrongError(key, f"the key {name!r} comes twice; keep one")
        if not _is_null(value):
            fields[name] = value
    for name in required:
        if name not in fields:
            raise _WrongError(node, f"the key {name!r} is missing; add it")
    return fields


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    """The items of a list; none of one that is left out."""
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise _WrongError(node, f"found {_kind(node)}, expected a list; begin its lines with `- `")
    items: list[yaml.Node] = node.value
    return items


def _optional(
    fields: Mapping[str, yaml.Node], name: str, read: Callable[[yaml.Node], Value]
) -> Value | None:
    return read(fields[name]) if name in fields else None


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _WrongError(node, f"found {_kind(node)}, expected a word or words")
    text = str(node.value).strip()
    if not text:
        raise _WrongError(node, "found nothing, expected a word or words")
    return text


def _texts(node: yaml.Node) -> tuple[str, ...]:
    return tuple(map(_text, _items(node)))


def _one_of(node: yaml.Node, choices: Collection[str], name: str) -> str:
    text = _text(node)
    if text not in choices:
        near = get_close_matches(text, choices) or sorted(choices)
        raise _WrongError(node, f"{name} is {text!r}, expected one of {', '.join(near)}")
    return text


def _country(node: yaml.Node) -> str:
    text = _text(node)
    if text == _IGO or country(text):
        return text
    code = country_of_name(text)
    advice = f"write {code}" if code else "NOR is Norway's"
    raise _WrongError(node, f"country is {text!r}, expected an ISO 3166 alpha-3 code; {advice}")


def _sector(node: yaml.Node) -> str:
    return _one_of(node, frozenset(Sector), "sector")


def _gender(node: yaml.Node) -> str:
    return _one_of(node, _GENDERS, "gender")


def _truth(node: yaml.Node) -> bool:
    return _TRUTH[_one_of(node, _TRUTH, "alone")]


def _period(node: yaml.Node, fields: Mapping[str, yaml.Node]) -> tuple[date | None, date | None]:
    """First and last day; None where left open."""
    since = _optional(fields, "from", lambda day: _day(day, last=False))
    until = _optional(fields, "until", lambda day: _day(day, last=True))
    if since and until and until < since:
        raise _WrongError(node, f"from {since} until {until}, expected the earlier day first")
    return since, until


def _day(node: yaml.Node, *, last: bool) -> date:
    text = _text(node)
    try:
        return iso_day(text, last=last)
    except ValueError as error:
        raise _WrongError(
            node, f"found {text!r}, expected a day, month or year that exists, as 2021-02-24"
        ) from error


def _membership(node: yaml.Node) -> Membership:
    fields = _fields(node, _MEMBER)
    member = _optional(fields, "country", _country) or _optional(fields, "organisation", _text)
    if member is None:
        raise _WrongError(node, "a member has neither `country` nor `organisation`; add one")
    since, until = _period(node, fields)
    return Membership(member=member, since=since, until=until)


def _unknown_organisation(node: yaml.Node, name: str, text: str) -> _WrongError:
    return _WrongError(
        node,
        f"{name} is {text!r}, expected an organisation of this file or of the shipped register; "
        "add it to `organisations`",
    )


def _is_null(node: yaml.Node) -> bool:
    return bool(node.tag == "tag:yaml.org,2002:null")


def _kind(node: yaml.Node) -> str:
    """What a value is, in words."""
    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, yaml.SequenceNode) else repr(node.value)
