"""Acts of a store as CSV: one act a line, for statistics programs.

Cells hold what the article says, also where it begins with "=": a program that runs formulas
should be told to read text.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Evidence, Party, When
from onrecord.store.base import StoredAct

COLUMNS = (
    "act_id",
    "article_id",
    "day",
    "class",
    "plover",
    "modality",
    "polarity",
    "historical",
    "actor_id",
    "actor",
    "actor_country",
    "recipient_id",
    "recipient",
    "recipient_country",
    "trigger",
    "content",
    "conditions",
    "said_earliest",
    "said_latest",
    "due_earliest",
    "due_latest",
    "place_id",
    "place",
    "place_country",
    "start",
    "end",
    "confidence",
    "outlet",
    "published_at",
    "title",
    "url",
    "source",
)
"""`start` and `end` are the trigger's offsets, code points of the article's text."""


def csv_lines(rows: Iterable[StoredAct]) -> Iterator[bytes]:
    """The header, then each act; UTF-8, RFC 4180."""
    yield _line(COLUMNS)
    for row in rows:
        yield _line(_cells(row))


def _cells(row: StoredAct) -> Sequence[object]:
    act = row.act
    return (
        act.id,
        row.article_id,
        row.day,
        act.act_class,
        act.plover,
        act.modality,
        act.polarity,
        int(act.historical),
        *_party(act.actor),
        *_party(act.recipient),
        act.trigger.exact,
        _joined(act.content),
        _joined([condition.evidence for condition in act.conditions]),
        *_interval(act.said_at),
        *_interval(act.due),
        act.where.id if act.where else None,
        act.where.name if act.where else None,
        act.where.country if act.where else None,
        act.trigger.start,
        act.trigger.end,
        act.confidence,
        row.outlet,
        row.published_at,
        row.title,
        row.url,
        row.source,
    )


def _party(party: Party | None) -> tuple[str | None, str | None, str | None]:
    if party is None:
        return None, None, None
    return party.actor.id, party.actor.name, party.actor.country


def _interval(when: When | None) -> tuple[object, object]:
    return (when.earliest, when.latest) if when else (None, None)


def _joined(pieces: Iterable[Evidence]) -> str:
    return " … ".join(piece.exact for piece in pieces)


def _line(cells: Sequence[object]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(["" if cell is None else cell for cell in cells])
    return line.getvalue().encode("utf-8", "replace")
