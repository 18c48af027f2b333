"""`onrecord read`: the record of one or more texts, now."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.actors import ActorsOption
from onrecord.cli.outcome import Outcome
from onrecord.cli.progress import ProgressLine, progress_console
from onrecord.cli.terminal import ColorChoice, ColorOption, WidthOption, columns, wants_color
from onrecord.model import Article, SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """How the record is to be shown.

    Attributes:
        json: as JSON Lines on standard output instead of the ledger.
        page: file of the page to write, None for none.
        color, width: of the ledger.
        quiet: no counts at the end.
        progress: whether a long run may show that it is alive.
    """

    json: bool = False
    page: Path | None = None
    color: ColorChoice = ColorChoice.AUTO
    width: int | None = None
    quiet: bool = False
    progress: bool = True


def day_of(text: str) -> date:
    """A day that an option names.

    Raises:
        typer.BadParameter: it is none.
    """
    from onrecord.read.dates import assumed_day

    try:
        return assumed_day(text)
    except ValueError as error:
        raise typer.BadParameter(f"{error}; expected a day as YYYY-MM-DD") from None


JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON Lines, one act a line (onrecord.act/1).")
]
PageOption = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="FILE",
        dir_okay=False,
        help="Write one page with the acts marked in their articles, instead of the ledger.",
    ),
]
PublishedOption = Annotated[
    date | None,
    typer.Option(
        "--published",
        metavar="DATE",
        parser=day_of,
        help="Day of publication (YYYY-MM-DD) of texts that state none.",
    ),
]
OutletOption = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="Publisher of texts that state none."),
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="No counts at the end and no progress.")
]


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="A file (plain text, Markdown, HTML, JSON, JSONL), a folder, a glob pattern, "
            "or - for standard input.",
        ),
    ],
    published: PublishedOption = None,
    outlet: OutletOption = None,
    actors: ActorsOption = None,
    judgements: Annotated[
        Path | None,
        typer.Option(
            "--judgements",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Log of judgements on which actors are the same (onrecord actors).",
        ),
    ] = None,
    json: JsonOption = False,
    html: PageOption = None,
    color: ColorOption = ColorChoice.AUTO,
    width: WidthOption = None,
    quiet: QuietOption = False,
    no_progress: Annotated[
        bool, typer.Option("--no-progress", help="Never show progress.")
    ] = False,
) -> None:
    """Read texts and print their record: who did what to whom, in which words, on what condition.

    Each text is printed as soon as it is read. What cannot be read is set aside, counted and
    listed at the end on standard error.

    Exit code: 0, or 1 if anything was set aside, or 2 if nothing could be read.
    """
    from onrecord.api import read_files
    from onrecord.read.sources import count_sources

    presentation = Presentation(
        json=json,
        page=html,
        color=color,
        width=width,
        quiet=quiet,
        progress=not (no_progress or quiet),
    )
    show(
        read_files(
            sources, published=published, outlet=outlet, actors=actors, judgements=judgements
        ),
        presentation,
        total=None if sources == ["-"] else count_sources(sources),
    )


def show(
    results: Iterable[Article | SetAside], presentation: Presentation, *, total: int | None = None
) -> None:
    """Print or write each article as it comes, then the counts.

    Args:
        results: what was read and what was set aside.
        presentation: how to show it.
        total: how many results there will be, for the progress bar; None where unknown.

    Raises:
        typer.Exit: with the exit code of the run, where it is not 0.
        OnRecordError: the page cannot be written.
    """
    page = presentation.page
    if page and not page.resolve().parent.is_dir():
        raise typer.BadParameter(f"{page}: its folder does not exist", param_hint="'--html'")
    outcome = Outcome()
    try:
        articles = _print_each(results, presentation, outcome, total=total)
    except KeyboardInterrupt:
        _print_counts(outcome, presentation)
        raise
    if page and articles:
        from onrecord.export.html_page import write_page

        write_page(articles, page)
    _print_counts(outcome, presentation)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)


def _print_counts(outcome: Outcome, presentation: Presentation) -> None:
    if not presentation.quiet:
        for line in outcome.lines():
            typer.echo(line, err=True)


def _print_each(
    results: Iterable[Article | SetAside],
    presentation: Presentation,
    outcome: Outcome,
    *,
    total: int | None,
) -> list[Article]:
    """Print the articles one by one; return those that the page is to show."""
    kept = []
    shares_screen = sys.stdout.isatty()
    with ProgressLine(progress_console(wanted=presentation.progress), total=total) as line:
        for result in results:
            outcome.count(result)
            line.tell(outcome.headline(), done=outcome.seen)
            if isinstance(result, SetAside):
                continue
            if presentation.page:
                kept.append(result)
            if shares_screen:
                line.pause()
            _print_article(result, presentation, first=outcome.read == 1)
            if shares_screen:
                line.resume()
    return kept


def _print_article(article: Article, presentation: Presentation, *, first: bool) -> None:
    if presentation.json:
        from onrecord.export.jsonl import act_lines

        sys.stdout.buffer.writelines(act_lines(article))
    elif not presentation.page:
        from onrecord.export.ledger import render_ledger

        ledger = render_ledger(
            article,
            width=columns(presentation.width),
            color=wants_color(presentation.color),
            encoding=sys.stdout.encoding,
        )
        sys.stdout.write(ledger if first else f"\n\n{ledger}")
    sys.stdout.flush()
