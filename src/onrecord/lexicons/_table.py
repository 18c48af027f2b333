"""The one reader of tables of facts.

A table is a file of tab-separated fields: a head of lines that begin with "#" and tell what it is
about, its source and its licence, a row of column names, and the rows.
"""

import calendar
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from onrecord.errors import LexiconError

_DAY_LENGTH = len("2019-07-24")


def read_table(
    name: str, columns: tuple[str, ...], *, package: str = "onrecord.lexicons"
) -> Iterator[dict[str, str]]:
    """The rows of a table, each as column -> text.

    Args:
        name: path of the file inside the package, with its ending.
        columns: the columns it must have, in this order.
        package: where the file lies.
    Raises:
        LexiconError: other columns, or a row with another number of fields.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
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


def iso_day(text: str, *, last: bool) -> date:
    """The first or last day of an ISO 8601 year, month or day: "2019", "2019-07", "2019-07-24".

    Raises:
        ValueError: another form, or no such day.
    """
    if len(text) == _DAY_LENGTH:
        return date.fromisoformat(text)
    year, *rest = (int(part) for part in text.split("-", maxsplit=2))
    month = rest[0] if rest else (12 if last else 1)
    if len(rest) > 1:
        return date(year, month, rest[1])
    first = date(year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1]) if last else first
