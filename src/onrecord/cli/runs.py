"""`onrecord runs`: what was ingested, and what came of it."""

from collections import Counter
from json import dumps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.ingest import DbOption, open_db

if TYPE_CHECKING:
    from onrecord.store.base import Run


def runs(
    db: DbOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one run a line.")] = False,
) -> None:
    """List the runs of a store, the last first: when, what, how far, and what became of it."""
    with open_db(db, reading=True) as store:
        for run in store.runs():
            typer.echo(dumps(_plain(run)) if json else _line(run))


def _plain(run: "Run") -> dict[str, Any]:
    return {
        "run": run.id,
        "state": str(run.state),
        "started_at": run.started_at.isoformat(),
        "ended_at": run.ended_at.isoformat() if run.ended_at else None,
        "sources": run.sources,
        "options": run.options,
        "extractor": run.extractor,
        "retry_of": run.retry_of,
        "seen": run.seen,
        "outcomes": {str(outcome): run.counts[outcome] for outcome in sorted(run.counts)},
    }


def _line(run: "Run") -> str:
    from onrecord.export.wording import visible
    from onrecord.ingest.run import Tally

    what = f"retry of run {run.retry_of}" if run.retry_of else " ".join(run.sources)
    counts = Tally(counts=Counter(run.counts)).headline()
    return f"{run.id}\t{run.started_at:%Y-%m-%d %H:%M}Z\t{run.state}\t{counts}\t{visible(what)}"
