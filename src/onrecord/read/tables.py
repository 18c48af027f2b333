"""The tables beside this module: tab-separated rows, `#` before what tells about them."""

from collections.abc import Iterator
from importlib.resources import files


def rows_of(name: str) -> Iterator[tuple[str, str]]:
    """The rows of the table `name.tsv`, two cells each."""
    table = files("onrecord.read").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            first, second = line.split("\t")
            yield first, second
