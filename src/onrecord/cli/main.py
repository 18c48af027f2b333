"""`onrecord`, the command: lists the commands, imports the one that is called, ends the run.

Exit codes: 0 done, 1 something was set aside or is wrong, 2 nothing could be done (bad usage,
bad settings, no input that can be read), 130 interrupted, 141 the reader of a pipe went away.
"""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord import __version__
from onrecord.errors import OnRecordError

COMMANDS: Mapping[str, str] = {
    "read": "Read texts and print their record.",
    "ingest": "Read texts and keep their record in a store.",
    "runs": "List what was ingested, and what came of it.",
    "failures": "List the inputs of a run that were set aside, and why.",
    "retry": "Try the inputs that a run set aside again.",
    "reread": "Read the articles of a store again with this version.",
    "search": "Find acts in a store by words, parties, class, day and place.",
    "export": "Write the acts of a store to a file.",
    "demo": "Read the bundled sample and print its record.",
    "actors": "Look actors up, check your own, and say which are the same.",
    "evaluate": "Score a task against a corpus.",
    "doctor": "Say what is installed, what is set, and what is wrong.",
}
"""Command -> its line in the help.

`onrecord.cli.NAME` has a function of that name, or a Typer app for a command with commands.
"""

PIPE_CLOSED = 128 + 13
"""Exit code a shell reports for a program that SIGPIPE ended."""


class CommandGroup(TyperGroup):
    """Knows the commands by name; the module of one is imported when it is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names, with the arguments left for it."""
        if args[0] not in self.commands and _is_path(args[0]):
            ctx.fail(f"{args[0]!r} is no command. Did you mean 'onrecord read {args[0]}'?")
        name, _, rest = super().resolve_command(ctx, args)
        return name, load_command(str(name)), rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an expected error is one line on stderr, a closed pipe is silent."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except OnRecordError as error:
            typer.echo(f"onrecord: {error}", err=True)
            raise typer.Exit(2) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(PIPE_CLOSED) from None


app = typer.Typer(
    cls=CommandGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def load_command(name: str) -> Any:
    """The command `name` with its options or its own commands, from its own module."""
    command = getattr(import_module(f"onrecord.cli.{name}"), name)
    if isinstance(command, typer.Typer):
        return typer.main.get_command(command)
    single = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    single.command(name)(command)
    return typer.main.get_command(single)


def run() -> None:
    """Entry point of the `onrecord` script."""
    app()


def _is_path(argument: str) -> bool:
    try:
        return Path(argument).exists()
    except (OSError, ValueError):  # too long, or with a NUL: no path of this system
        return False


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _onrecord(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """The record of who said, promised, threatened, refused or did what, with the words."""


def _listed() -> None:
    """Stands in the list of commands for one that is not imported yet."""


for _name, _summary in COMMANDS.items():
    app.command(_name, help=_summary)(_listed)
