"""`onrecord failures`: which inputs of a run were set aside, and why."""

from json import dumps
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ingest import DbOption, open_db

if TYPE_CHECKING:
    from onrecord.store.base import Run, Store

RunArgument = Annotated[
    int | None, typer.Argument(metavar="RUN", help="Number of the run; the last one if left out.")
]


def failures(
    run: RunArgument = None,
    db: DbOption = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON Lines, one input a line.")
    ] = False,
) -> None:
    """List the inputs of a run that were set aside, each with its reason and what to do.

    Exit code: 0, or 1 if there are any.
    """
    from onrecord.export.wording import visible
    from onrecord.terms import ItemOutcome

    found = False
    with open_db(db, reading=True) as store:
        for item in store.items(run_of(store, run).id, outcome=ItemOutcome.SET_ASIDE):
            found = True
            if json:
                plain = {"source": item.locator, "reason": item.reason, "message": item.message}
                typer.echo(dumps(plain))
            else:
                typer.echo(f"{item.reason}\t{visible(item.message or item.locator)}")
    if found:
        raise typer.Exit(1)


def run_of(store: "Store", run: int | None) -> "Run":
    """The run of that number, the last one for None.

    Raises:
        typer.BadParameter: there is none.
    """
    if run is None:
        if told := store.runs():
            return told[0]
        raise typer.BadParameter(f"{store.name} has no runs yet", param_hint="RUN")
    if found := store.run(run):
        return found
    raise typer.BadParameter(
        f"{store.name} has no run {run}; onrecord runs lists them", param_hint="RUN"
    )
