"""`onrecord reread`: read the articles of a store again with this version."""

from dataclasses import asdict
from json import dumps

import typer

from onrecord.cli.actors import ActorsOption
from onrecord.cli.ingest import (
    DbOption,
    JsonCountsOption,
    WorkersOption,
    make_plan,
    open_db,
)
from onrecord.cli.progress import ProgressLine, progress_console
from onrecord.cli.read import QuietOption


def reread(
    db: DbOption = None,
    workers: WorkersOption = 1,
    actors: ActorsOption = None,
    json: JsonCountsOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read the articles of a store again that another version read, and say what changed.

    Their sources are not needed. Acts that a person reviewed stay; others that this version does
    not find are kept, and no longer shown. One that is cut off goes on where it stopped.

    Exit code: 0, or 1 if reading any of them failed.
    """
    from onrecord.ingest.reread import reread as run

    plan = make_plan([], {}, workers=workers, actors=actors)
    with open_db(db) as store:
        console = progress_console(wanted=not (quiet or json))
        with ProgressLine(console, total=store.counts().articles) as line:
            changes = run(
                store,
                plan,
                tell=lambda found: line.tell(found.headline(), done=found.articles),
            )
    if json:
        typer.echo(dumps(asdict(changes)))
    elif not quiet:
        typer.echo(changes.headline(), err=True)
    if changes.failed:
        raise typer.Exit(1)
