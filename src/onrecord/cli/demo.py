"""`onrecord demo`: the record of the sample that comes with the package."""

from importlib.resources import as_file, files

from onrecord.cli.read import JsonOption, PageOption, Presentation, QuietOption, show
from onrecord.cli.terminal import ColorChoice, ColorOption, WidthOption


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
        reports = sorted(folder.glob("*.txt"))
        show(read_files(reports), presentation)
