"""`onrecord demo`: the record of the sample that comes with the package."""

from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from onrecord.cli.read import JsonOption, PageOption, Presentation, QuietOption, show
from onrecord.cli.terminal import ColorChoice, ColorOption, WidthOption
from onrecord.model import Article, SetAside


def demo(
    json: JsonOption = False,
    html: PageOption = None,
    color: ColorOption = ColorChoice.AUTO,
    width: WidthOption = None,
    quiet: QuietOption = False,
) -> None:
    """Read the bundled sample and print its record.

    The sample is a set of invented wire reports on one diplomatic process.
    """
    from onrecord.api import read_files

    presentation = Presentation(
        json=json, page=html, color=color, width=width, quiet=quiet, progress=not quiet
    )
    with as_file(files("onrecord").joinpath("sample")) as folder:
        results = read_files(sorted(folder.glob("*.txt")))
        show((_named_by_file(result) for result in results), presentation)


def _named_by_file(result: Article | SetAside) -> Article | SetAside:
    """The result with the name of its file as its source: where the package lies is no matter."""
    return replace(result, source=Path(result.source).name)
