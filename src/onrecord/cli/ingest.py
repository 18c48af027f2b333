"""`onrecord ingest`: read texts and keep their record in a store."""

from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date
from functools import partial
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.actors import ActorsOption
from onrecord.cli.progress import ProgressLine, progress_console
from onrecord.cli.read import OutletOption, PublishedOption, QuietOption, day_of

if TYPE_CHECKING:
    from onrecord.ingest.run import Plan, Tally
    from onrecord.model import Article, SetAside
    from onrecord.store.base import Store

WATCH_EVERY_S = 5.0
"""Seconds between two looks at a watched folder."""

DbOption = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="WHERE",
        help="The store: a file, or postgresql://user@host/database (ONRECORD_DB, else "
        "onrecord.db).",
    ),
]
WorkersOption = Annotated[
    int,
    typer.Option(
        "--workers", metavar="N", min=0, help="Processes that read acts; 0 reads in this one."
    ),
]
MixedOption = Annotated[
    bool,
    typer.Option(
        "--mixed",
        help="Read new articles though others of the store were read by another version.",
    ),
]
JsonCountsOption = Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")]


def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="A file of any format that is read, a folder, a glob pattern, or - for "
            "standard input.",
        ),
    ],
    db: DbOption = None,
    workers: WorkersOption = 1,
    since: Annotated[
        date | None,
        typer.Option(
            "--since",
            metavar="DATE",
            parser=day_of,
            help="Leave out articles published before this day.",
        ),
    ] = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    actors: ActorsOption = None,
    mixed: MixedOption = False,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Go on and read files of one folder as they come (Ctrl-C)."),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what would be stored; read no acts, write nothing."),
    ] = False,
    json: JsonCountsOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read texts and keep their record in a store.

    What is in the store already is known by its content and not read again, so an ingest that
    was cut off goes on where it stopped. Every input is counted once, by what became of it.

    Exit code: 0, or 1 if anything was set aside, or 2 if nothing could be read.
    """
    from onrecord.read.sources import count_sources, read_sources

    options = {
        name: str(value)
        for name, value in (("published", published), ("outlet", outlet), ("since", since))
        if value
    }
    plan = make_plan(sources, options, workers=workers, since=since, actors=actors, mixed=mixed)
    found = read_sources(sources, published=published, outlet=outlet)
    total = None if "-" in sources else count_sources(sources)
    if dry_run:
        _foresee(db, found, plan, json=json)
        return
    with open_db(db, create=True) as store:
        if watch:
            _watch(store, plan, published=published, outlet=outlet, json=json, quiet=quiet)
        else:
            run_ingest(store, found, plan, total=total, json=json, quiet=quiet)


def make_plan(
    sources: list[str],
    options: dict[str, str],
    *,
    workers: int,
    since: date | None = None,
    actors: Path | None = None,
    mixed: bool = False,
    only: frozenset[str] | None = None,
    retry_of: int | None = None,
) -> "Plan":
    """How to ingest, with the settings in force."""
    from onrecord.api import make_extractor
    from onrecord.config import load_config
    from onrecord.ingest.run import Plan
    from onrecord.ingest.version import extractor_version

    config = load_config()
    own = str(actors or config.text("actors")) or None
    log = config.text("judgements") or None
    return Plan(
        sources=tuple(sources),
        options=options,
        extractor=extractor_version(actors=own, judgements=log),
        make_extract=partial(make_extractor, actors=own, judgements=log),
        workers=workers,
        timeout_s=config.number("article_timeout_s"),
        since=since,
        only=only,
        retry_of=retry_of,
        mixed=mixed,
    )


def open_db(db: str | None, *, reading: bool = False, create: bool = False) -> "Store":
    """The store that `--db` names, else the setting; made only if `create`."""
    from onrecord.store.open import open_store

    return open_store(db_of(db), read_only=reading, create=create)


def db_of(db: str | None) -> str:
    """Where the store is: `--db`, else the setting."""
    from onrecord.config import load_config

    return db or load_config().text("db")


def run_ingest(
    store: "Store",
    found: "Iterable[Article | SetAside]",
    plan: "Plan",
    *,
    total: int | None,
    json: bool,
    quiet: bool,
) -> None:
    """Ingest, with progress on the way and the counts at the end.

    Raises:
        typer.Exit: with the exit code of the run, where it is not 0.
    """
    from onrecord.ingest.run import ingest as run

    console = progress_console(wanted=not (quiet or json))
    try:
        with ProgressLine(console, total=total) as line:
            tally = run(
                store,
                found,
                plan,
                tell=lambda tally: line.tell(tally.headline(), done=tally.seen),
            )
    except KeyboardInterrupt:
        if not quiet:
            typer.echo("interrupted; what was stored stays: the same command goes on", err=True)
        raise
    _print_counts(store, tally, json=json, quiet=quiet)
    if tally.exit_code:
        raise typer.Exit(tally.exit_code)


def _watch(
    store: "Store",
    plan: "Plan",
    *,
    published: date | None,
    outlet: str | None,
    json: bool,
    quiet: bool,
) -> None:
    """Ingest what is in a folder, then what comes, until interrupted; a run for each look."""
    from onrecord.ingest.run import ingest as run
    from onrecord.ingest.watch import changed_files
    from onrecord.read.sources import read_sources

    if len(plan.sources) != 1 or not Path(plan.sources[0]).is_dir():
        raise typer.BadParameter("expected one folder to watch", param_hint="SOURCE")
    for files in changed_files(Path(plan.sources[0]), every_s=WATCH_EVERY_S):
        found = read_sources(files, published=published, outlet=outlet)
        _print_counts(store, run(store, found, plan), json=json, quiet=quiet)


def _print_counts(store: "Store", tally: "Tally", *, json: bool, quiet: bool) -> None:
    if json:
        typer.echo(dumps(tally.to_dict()))
    elif not quiet:
        typer.echo(f"run {tally.run}: {tally.headline()}", err=True)
        held = store.counts()
        typer.echo(f"{store.name}: {held.articles:,} articles, {held.acts:,} acts", err=True)
        if tally.reasons:
            typer.echo(
                f"see why: onrecord failures {tally.run}; try again: onrecord retry {tally.run}",
                err=True,
            )


def _foresee(
    db: str | None, found: "Iterable[Article | SetAside]", plan: "Plan", *, json: bool
) -> None:
    from onrecord.ingest.run import Tally, foresee
    from onrecord.store.open import store_exists

    tally = Tally()
    there = store_exists(db_of(db))
    with open_db(db, reading=True) if there else nullcontext() as store:
        for item in foresee(store, found, plan):
            tally.add(item)
            if not json:
                typer.echo(f"{item.outcome.replace('_', ' ')}\t{item.message or item.locator}")
    if json:
        typer.echo(dumps(tally.to_dict()))
    else:
        typer.echo(f"would be: {tally.headline()}", err=True)
