"""What the terminal allows: colour and width, and the options that overrule it."""

import os
import shutil
import sys
from enum import StrEnum
from typing import Annotated

import typer

PIPED_WIDTH = 100
"""Columns where no terminal tells them."""


class ColorChoice(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


ColorOption = Annotated[
    ColorChoice,
    typer.Option("--color", help="Colour the record; auto: on a terminal, unless NO_COLOR is set."),
]
WidthOption = Annotated[
    int | None,
    typer.Option("--width", metavar="N", min=40, help="Columns to fill, 40 or more."),
]


def wants_color(choice: ColorChoice) -> bool:
    """Whether to colour what goes to standard output.

    Source: no-color.org; a TERM of "dumb" takes no sequences.
    """
    if choice is not ColorChoice.AUTO:
        return choice is ColorChoice.ALWAYS
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def columns(width: int | None) -> int:
    """The columns to fill: those asked for, else the terminal's, else `PIPED_WIDTH`."""
    return width or shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
