"""Files of many records: a broken one is set aside, the others are read."""

from collections.abc import Callable, Iterable, Iterator

from onrecord.config import Config
from onrecord.errors import SetAsideError
from onrecord.model import SetAside
from onrecord.read.draft import Draft, set_aside, set_aside_of
from onrecord.terms import SetAsideReason

_MIN_RECORDS_JUDGED = 100
"""Records that are read before a file is given up for its broken ones."""


def drafts_of_records(
    records: Iterable[tuple[int, Callable[[], Draft]]], *, where: str, config: Config
) -> Iterator[Draft | SetAside]:
    """The draft of each record, or why it has none.

    Args:
        records: the line of each record, and what makes its draft or raises SetAsideError.
        where: locator of the file.
        config: above its `max_broken_share` the rest of the file is left.
    Raises:
        SetAsideError: `empty`, there are no records; `malformed`, so many are broken that this
            is hardly a file of articles.
    """
    seen = broken = 0
    max_share = config.number("max_broken_share")
    for line, draft_of_record in records:
        seen += 1
        try:
            yield draft_of_record()
        except SetAsideError as error:
            broken += 1
            yield set_aside_of(error)
        if seen >= _MIN_RECORDS_JUDGED and broken > max_share * seen:
            raise set_aside(
                where,
                SetAsideReason.MALFORMED,
                f"{broken} of the first {seen} records are broken, expected at most "
                f"{max_share:.0%}; the lines after {line} were not read. Repair it, or raise "
                "ONRECORD_MAX_BROKEN_SHARE",
            )
    if not seen:
        raise set_aside(where, SetAsideReason.EMPTY, "no records in it, expected articles")
