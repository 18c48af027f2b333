"""`onrecord actors`: who is in the register, what is in your own file, and who is the same."""

import getpass
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.config import load_config
from onrecord.errors import ActorFileError

if TYPE_CHECKING:
    from onrecord.actors.judgements import Judgement
    from onrecord.actors.register import Register
    from onrecord.lexicons.officeholders import Term
    from onrecord.lexicons.organisations import Organisation

actors = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Look actors up, check your own, and say which are the same.",
)

_ID_PARTS = 3  # type, country, name


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r}; expected a day as YYYY-MM-DD") from None


ActorsOption = Annotated[
    Path | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Your own actors (YAML), which add to the shipped register.",
    ),
]
JudgementsOption = Annotated[
    Path | None,
    typer.Option(
        "--judgements", metavar="FILE", dir_okay=False, help="The log; the setting if left out."
    ),
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; your login if left out.")
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OneArgument = Annotated[
    str, typer.Argument(metavar="A", help="An id, as `onrecord read --json` gives it, or a name.")
]
OtherArgument = Annotated[str, typer.Argument(metavar="B", help="Another.")]


@actors.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling, or an id.")],
    on: Annotated[
        date | None,
        typer.Option("--on", metavar="DATE", parser=_day, help="Only who held an office that day."),
    ] = None,
    actors: ActorsOption = None,
    json: JsonOption = False,
) -> None:
    """Say who is called so, with offices, dates and sources.

    Exit code: 0, or 1 if the register has nobody of that name.
    """
    register = _register(actors)
    persons = {
        person: [term for term in terms if on is None or term.covers(on)]
        for person, terms in register.terms_of(name).items()
    }
    persons = {person: terms for person, terms in persons.items() if terms}
    organisation = register.organisation_of(name)
    if json:
        found = [_person_as_plain(person, terms) for person, terms in persons.items()]
        if organisation:
            found.append({**asdict(organisation), "id": register.organisation_id(organisation)})
        _print_json(found)
    else:
        for person, terms in persons.items():
            typer.echo("\n".join(_person_lines(person, terms)))
        if organisation:
            typer.echo("\n".join(_organisation_lines(register, organisation)))
    if not persons and not organisation:
        when = f" who held an office on {on}" if on else ""
        typer.echo(f"nobody called {name!r}{when} is in the register", err=True)
        raise typer.Exit(1)


@actors.command()
def check(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A file of actors."),
    ],
) -> None:
    """Count what is in your file, or say what is wrong.

    Exit code: 0, or 2 if something is wrong.
    """
    from onrecord.actors.actor_file import read_actor_file

    found = read_actor_file(file)
    offices = sum(term.office is not None for term in found.terms)
    typer.echo(
        f"{file}: persons {len(found.person_ids())}, offices {offices}, "
        f"organisations {len(found.organisations)}; nothing is wrong"
    )


@actors.command()
def same(
    one: OneArgument,
    other: OtherArgument,
    judgements: JudgementsOption = None,
    by: ByOption = None,
    note: NoteOption = None,
    actors: ActorsOption = None,
) -> None:
    """Judge that two ids are one actor's. The next reading joins them."""
    _record(one, other, same=True, log=judgements, by=by, note=note, actors=actors)


@actors.command()
def different(
    one: OneArgument,
    other: OtherArgument,
    judgements: JudgementsOption = None,
    by: ByOption = None,
    note: NoteOption = None,
    actors: ActorsOption = None,
) -> None:
    """Judge that two ids are two actors'. Nothing may join them then."""
    _record(one, other, same=False, log=judgements, by=by, note=note, actors=actors)


@actors.command()
def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="ID", help="Of the judgement, or its first digits.")
    ],
    judgements: JudgementsOption = None,
    by: ByOption = None,
    note: NoteOption = None,
) -> None:
    """Withdraw a judgement. Its line stays in the log; a line that withdraws it is added."""
    from onrecord.actors.judgements import append_judgement, read_judgements, standing, withdraw

    log = _log(judgements)
    stand = standing(read_judgements(log))
    meant = [each for each in stand if each.id.startswith(judgement)]
    if len(meant) != 1:
        found = f"{len(meant)} standing judgements" if meant else "no standing judgement"
        raise ActorFileError(
            f"{log}: {found} with the id {judgement!r}, expected one; "
            "`onrecord actors log` lists them"
        )
    append_judgement(log, withdraw(meant[0], decided_by=_user(by), note=note))
    typer.echo(f"withdrawn: {_told(meant[0])}")


@actors.command("log")
def show_log(judgements: JudgementsOption = None, json: JsonOption = False) -> None:
    """List the judgements, and those that contradict each other.

    Exit code: 0, or 1 if judgements contradict each other.
    """
    from onrecord.actors.judgements import find_contradictions, read_judgements, standing

    lines = read_judgements(_log(judgements))
    stand = {each.id for each in standing(lines)}
    contradictions = find_contradictions(lines)
    if json:
        import msgspec

        told = [{**msgspec.to_builtins(each), "stands": each.id in stand} for each in lines]
        _print_json(told)
    else:
        for each in lines:
            typer.echo(_log_line(each, stands=each.id in stand))
    for contradiction in contradictions:
        typer.echo(f"contradiction: {contradiction}", err=True)
    if contradictions:
        raise typer.Exit(1)


# What the commands share


def _register(actors: Path | None) -> "Register":
    from onrecord.actors.actor_file import load_register

    return load_register(str(actors or load_config().text("actors")))


def _log(judgements: Path | None) -> Path:
    """The log of judgements: the one given, else that of the setting.

    Raises:
        ActorFileError: neither names one.
    """
    named = str(judgements or load_config().text("judgements"))
    if not named:
        raise ActorFileError(
            "no log of judgements is named; name one with --judgements FILE or the setting "
            "`judgements`"
        )
    return Path(named)


def _user(by: str | None) -> str:
    return f"user:{by or getpass.getuser()}"


def _record(
    one: str,
    other: str,
    *,
    same: bool,
    log: Path | None,
    by: str | None,
    note: str | None,
    actors: Path | None,
) -> None:
    """Add a judgement to the log, unless it stands there or contradicts what does.

    Raises:
        ActorFileError: a name means nobody or several, or the judgement contradicts others.
    """
    from onrecord.actors.judgements import (
        append_judgement,
        find_contradictions,
        judge,
        read_judgements,
        standing,
    )

    path = _log(log)
    register = _register(actors)
    left, right = _id_of(one, register), _id_of(other, register)
    if left == right:
        raise ActorFileError(f"both are {left}: nothing is to be judged")
    lines = read_judgements(path) if path.exists() else ()
    new = judge(left, right, same=same, decided_by=_user(by), note=note)
    for each in standing(lines):
        if (each.left, each.right, each.same) == (new.left, new.right, same):
            typer.echo(f"already judged: {_told(each)}")
            return
    contradictions = set(find_contradictions((*lines, new))) - set(find_contradictions(lines))
    if contradictions:
        raise ActorFileError(
            "\n".join(f"not recorded ({new.id}): {each}" for each in contradictions)
        )
    append_judgement(path, new)
    typer.echo(f"judged: {_told(new)}")


def _id_of(text: str, register: "Register") -> str:
    """The id that an argument is, or of the one actor it names.

    Raises:
        ActorFileError: the register has nobody, or several, of that name.
    """
    ids = [*register.terms_of(text)]
    organisation = register.organisation_of(text)
    ids += [register.organisation_id(organisation)] if organisation else []
    if not ids and text.count(":") == _ID_PARTS - 1:
        return text
    if len(ids) != 1:
        found = f"means {', '.join(ids)}" if ids else "is not in the register"
        raise ActorFileError(f"{text!r} {found}; give an id, as `onrecord read --json` prints it")
    return ids[0]


# How things are told


def _print_json(value: object) -> None:
    import msgspec

    typer.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def _person_as_plain(person: str, terms: "list[Term]") -> dict[str, Any]:
    from onrecord.lexicons.officeholders import WRITTEN

    told = ("office", "country", "body", "sector", "since", "until", "source")
    still = {"until": None, "known_until": WRITTEN}
    first = terms[0]
    return {
        "id": person,
        "name": first.name,
        "names": first.names,
        "gender": first.gender,
        "offices": [
            {name: getattr(term, name) for name in told} | (still if term.until == WRITTEN else {})
            for term in terms
        ],
    }


def _person_lines(person: str, terms: "list[Term]") -> Iterator[str]:
    yield f"{terms[0].name}  {person}"
    if terms[0].names:
        yield f"  also {', '.join(terms[0].names)}"
    for term in terms:
        office = (term.office or "no office").replace("_", " ")
        where = ", ".join(filter(None, (term.body, term.country, term.sector)))
        yield f"  {office}, {where}{_period(term.since, term.until)}  ({term.source})"


def _organisation_lines(register: "Register", organisation: "Organisation") -> Iterator[str]:
    yield f"{organisation.name}  {register.organisation_id(organisation)}"
    if organisation.names:
        yield f"  also {', '.join(organisation.names)}"
    facts = (organisation.type, organisation.country, organisation.sector)
    yield f"  {', '.join(filter(None, facts))}  ({organisation.source})"
    if organisation.part_of:
        yield f"  part of {organisation.part_of}"
    for member in organisation.members:
        yield f"  member {member.member}{_period(member.since, member.until)}"


def _period(since: date | None, until: date | None) -> str:
    """From when until when, without a side that is open."""
    from onrecord.lexicons.officeholders import WRITTEN

    first = f" from {since}" if since and since != date.min else ""
    if until == WRITTEN:
        return f"{first}, still on {until}"
    last = f" until {until}" if until and until != date.max else ""
    return first + last


def _told(judgement: "Judgement") -> str:
    word = "same" if judgement.same else "different"
    return f"{judgement.id}  {word}  {judgement.left}  {judgement.right}"


def _log_line(judgement: "Judgement", *, stands: bool) -> str:
    """One line of the log, as `onrecord actors log` shows it."""
    what = _told(judgement)
    if judgement.withdraws:
        what = f"{judgement.id}  withdraws  {judgement.withdraws}"
    elif not stands:
        what += "  (withdrawn)"
    score = "" if judgement.score is None else f"  {judgement.score:.2f}"
    note = f"  {judgement.note}" if judgement.note else ""
    return f"{what}  {judgement.decided_by}{score}  {judgement.decided_at:%Y-%m-%d %H:%M}{note}"
