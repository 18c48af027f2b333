"""`onrecord retry`: try the inputs that a run set aside again."""

from datetime import date

import typer

from onrecord.cli.actors import ActorsOption
from onrecord.cli.failures import RunArgument, run_of
from onrecord.cli.ingest import (
    DbOption,
    JsonCountsOption,
    MixedOption,
    WorkersOption,
    make_plan,
    open_db,
    run_ingest,
)
from onrecord.cli.read import QuietOption


def retry(
    run: RunArgument = None,
    db: DbOption = None,
    workers: WorkersOption = 1,
    actors: ActorsOption = None,
    mixed: MixedOption = False,
    json: JsonCountsOption = False,
    quiet: QuietOption = False,
) -> None:
    """Try the inputs that a run set aside again, with the options it had, as a run of its own.

    Exit code: 0, or 1 if anything was set aside again, or 2 if everything was.
    """
    from onrecord.read.sources import STANDARD_INPUT, read_sources
    from onrecord.terms import ItemOutcome

    with open_db(db) as store:
        failed = run_of(store, run)
        if STANDARD_INPUT in failed.sources:
            raise typer.BadParameter(
                "it read standard input, which is gone; ingest the text again", param_hint="RUN"
            )
        items = store.items(failed.id, outcome=ItemOutcome.SET_ASIDE)
        only = frozenset(item.locator for item in items)
        if not only:
            typer.echo(f"run {failed.id} set nothing aside", err=True)
            return
        days = {
            name: date.fromisoformat(told)
            for name in ("published", "since")
            if (told := failed.options.get(name))
        }
        plan = make_plan(
            list(failed.sources),
            dict(failed.options),
            workers=workers,
            since=days.get("since"),
            actors=actors,
            mixed=mixed,
            only=only,
            retry_of=failed.id,
        )
        found = read_sources(
            failed.sources,
            published=days.get("published"),
            outlet=failed.options.get("outlet"),
        )
        run_ingest(store, found, plan, total=None, json=json, quiet=quiet)
