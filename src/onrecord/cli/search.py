"""`onrecord search`: acts in a store, with the words that show them."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ingest import DbOption, open_db
from onrecord.cli.read import day_of
from onrecord.store.base import MAX_ROWS
from onrecord.terms import ActClass

if TYPE_CHECKING:
    from onrecord.store.base import EntryQuery, StoredAct

WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Words, “phrases” and beginnings* that must all occur."),
]
ActorOption = Annotated[
    str | None,
    typer.Option(
        "--actor", metavar="WHO", help="Id, country (RUS) or words of the name of who acts."
    ),
]
RecipientOption = Annotated[
    str | None,
    typer.Option("--recipient", metavar="WHO", help="The same of whom it is directed at."),
]
ClassOption = Annotated[
    list[ActClass] | None, typer.Option("--class", help="What the act does; may be repeated.")
]
SinceOption = Annotated[
    date | None,
    typer.Option("--since", metavar="DATE", parser=day_of, help="Acts of this day and later."),
]
UntilOption = Annotated[
    date | None,
    typer.Option("--until", metavar="DATE", parser=day_of, help="Acts of this day and before."),
]
PlaceOption = Annotated[
    str | None,
    typer.Option("--place", metavar="WHERE", help="Id, country or words of the name of a place."),
]
ConditionOption = Annotated[
    bool | None,
    typer.Option("--conditional/--unconditional", help="Only acts on a condition, or without."),
]


def search(
    words: WordsArgument = None,
    db: DbOption = None,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    act_class: ClassOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    conditional: ConditionOption = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=MAX_ROWS, help="Acts to print.")
    ] = 20,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="KEY", help="Go on after a page, by the key it gave."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one act a line.")] = False,
) -> None:
    """Find acts in a store, the newest first, and print them with the words of the article.

    Exit code: 0, or 1 if nothing was found.
    """
    query = make_query(
        words, actor=actor, recipient=recipient, act_class=act_class, since=since, until=until,
        place=place, conditional=conditional, limit=limit, after=after,
    )  # fmt: skip
    with open_db(db, reading=True) as store:
        try:
            page = store.find_acts(query)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    for row in page.rows:
        if json:
            from onrecord.export.jsonl import stored_act_line

            sys.stdout.buffer.write(stored_act_line(row))
        else:
            typer.echo(_lines(row))
    if page.next:
        typer.echo(f"more: --after {page.next}", err=True)
    if not page.rows:
        typer.echo("nothing found", err=True)
        raise typer.Exit(1)


def make_query(
    words: list[str] | None,
    *,
    actor: str | None,
    recipient: str | None,
    act_class: list[ActClass] | None,
    since: date | None,
    until: date | None,
    place: str | None,
    conditional: bool | None,
    limit: int,
    after: str | None = None,
) -> "EntryQuery":
    """The query that the options of a command make."""
    from onrecord.store.base import EntryQuery

    return EntryQuery(
        words=" ".join(words or ()),
        actor=actor,
        recipient=recipient,
        act_classes=tuple(act_class or ()),
        since=since,
        until=until,
        place=place,
        conditional=conditional,
        limit=limit,
        after=after,
    )


def _lines(row: "StoredAct") -> str:
    """An act on a few lines: day, who, what, to whom; the words; where they stand."""
    from onrecord.export.wording import visible

    act = row.act
    actor = act.actor.actor.name if act.actor else "?"
    recipient = f" → {act.recipient.actor.name}" if act.recipient else ""
    words = " … ".join(piece.exact for piece in act.content) or act.trigger.exact
    lines = [("", f"{row.day or 'undated'}: {actor}, {act.act_class}{recipient}")]
    lines.append(("  ", words))
    lines += [("  ", f"condition: {condition.evidence.exact}") for condition in act.conditions]
    published = row.published_at or "undated"
    lines.append(("  ", f"{row.outlet or 'no outlet'}, {published}: {row.source}"))
    return "\n".join(f"{indent}{visible(line)}" for indent, line in lines)
