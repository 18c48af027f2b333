"""`onrecord export`: the acts of a store, or those that a query finds, to a file."""

import dataclasses
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.ingest import DbOption, open_db
from onrecord.cli.search import (
    ActorOption,
    ClassOption,
    ConditionOption,
    PlaceOption,
    RecipientOption,
    SinceOption,
    UntilOption,
    WordsArgument,
    make_query,
)
from onrecord.store.base import MAX_ROWS, EntryQuery, Store, StoredAct


class Format(StrEnum):
    """What kind of file to write."""

    JSONL = "jsonl"
    CSV = "csv"


def export(
    words: WordsArgument = None,
    to: Annotated[Format, typer.Option("--to", help="JSON Lines (onrecord.act/1) or CSV.")] = (
        Format.JSONL
    ),
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", dir_okay=False, help="Else to standard output."),
    ] = None,
    db: DbOption = None,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    act_class: ClassOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    place: PlaceOption = None,
    conditional: ConditionOption = None,
) -> None:
    """Write the acts of a store, or those that the options find, the newest first.

    The file appears once it is whole; one of that name is replaced then.
    """
    from onrecord.export.csv_acts import csv_lines
    from onrecord.export.files import write_whole
    from onrecord.export.jsonl import stored_act_line

    query = make_query(
        words, actor=actor, recipient=recipient, act_class=act_class, since=since, until=until,
        place=place, conditional=conditional, limit=MAX_ROWS,
    )  # fmt: skip
    with open_db(db, reading=True) as store:
        rows = _every(store, query)
        lines = csv_lines(rows) if to is Format.CSV else map(stored_act_line, rows)
        if out is None:
            sys.stdout.buffer.writelines(lines)
            return
        count = write_whole(out, lines) - (to is Format.CSV)
    typer.echo(f"{out}: {count:,} acts", err=True)


def _every(store: Store, query: EntryQuery) -> Iterator[StoredAct]:
    """All acts that a query finds, a page at a time."""
    while True:
        page = store.find_acts(query)
        yield from page.rows
        if page.next is None:
            return
        query = dataclasses.replace(query, after=page.next)
