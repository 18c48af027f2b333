"""The one reader of tables of facts: tab-separated files with a commented head."""

from collections.abc import Iterator
from importlib.resources import files

from onrecord.errors import LexiconError


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of `lexicons/NAME`, each as column -> text; lines that begin with "#" are its head.

    Args:
        name: file name with its ending.
        columns: the columns it must have, in this order.
    Raises:
        LexiconError: another header, or a row with another number of fields.
    """
    text = files("onrecord.lexicons").joinpath(name).read_text(encoding="utf-8")
    header: tuple[str, ...] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            continue
        fields = tuple(line.split("\t"))
        if header is None:
            header = fields
            if header != columns:
                raise LexiconError(f"{name}:{number}: columns {header}, expected {columns}")
        elif len(fields) != len(columns):
            raise LexiconError(
                f"{name}:{number}: {len(fields)} fields, expected {len(columns)} parted by tabs"
            )
        else:
            yield dict(zip(columns, fields, strict=True))
