"""An `EntryQuery` as conditions on the table of acts; values never become part of the SQL."""

import re
from datetime import date

from onrecord.store.base import EntryQuery
from onrecord.store.rows import UNKNOWN_DAY
from onrecord.store.words import fold

_COUNTRY = re.compile(r"[A-Z]{3}")

_SINCE = (
    "(acts.said_latest >= ? OR (acts.said_latest IS NULL "
    "AND (acts.said_earliest IS NOT NULL OR acts.day >= ?)))"
)
_UNTIL = (
    "(acts.said_earliest <= ? OR (acts.said_earliest IS NULL "
    f"AND (acts.said_latest IS NOT NULL OR (acts.day <> '{UNKNOWN_DAY}' AND acts.day <= ?))))"
)


def act_conditions(query: EntryQuery, *, entries: bool = False) -> tuple[list[str], list[object]]:
    """Conditions that must all hold, and their values in order; words and page are left out.

    Args:
        query: what to look for.
        entries: whether entries are looked for, which any of their reports' articles fits.
    """
    conditions = ["acts.current = 1"]
    values: list[object] = []
    for column, wanted in (("actor", query.actor), ("recipient", query.recipient)):
        if wanted:
            _names(column, wanted, conditions, values)
    if query.place:
        _names("place", query.place, conditions, values)
    for column, terms in (("act_class", query.act_classes), ("plover", query.plover)):
        if terms:
            conditions.append(f"acts.{column} IN ({', '.join('?' * len(terms))})")
            values += map(str, terms)
    for day, condition in ((query.since, _SINCE), (query.until, _UNTIL)):
        if day:
            conditions.append(condition)
            values += [day.isoformat()] * 2
    for column, flag in (("conditional", query.conditional), ("historical", query.historical)):
        if flag is not None:
            conditions.append(f"acts.{column} = ?")
            values.append(int(flag))
    for column, article_id in (("id", query.article), ("cluster", query.cluster)):
        if article_id:
            conditions.append(_of_article(column, entries=entries))
            values.append(article_id)
    return conditions, values


def page_key(day: date | None, row_id: str) -> str:
    """What the next page begins after: the last row of this one."""
    return f"{day.isoformat() if day else UNKNOWN_DAY}.{row_id}"


def after_condition(table: str, after: str, conditions: list[str], values: list[object]) -> None:
    """Leave out the rows of `table` up to a `page_key`.

    Raises:
        ValueError: it is none.
    """
    day, dot, row_id = after.partition(".")
    if not dot or not row_id:
        raise ValueError(f"{after!r} begins no page, expected `next` of the page before")
    conditions.append(f"({table}.day < ? OR ({table}.day = ? AND {table}.id > ?))")
    values += [day, day, row_id]


def _names(column: str, wanted: str, conditions: list[str], values: list[object]) -> None:
    if ":" in wanted:
        conditions.append(f"acts.{column}_id = ?")
        values.append(wanted)
    elif _COUNTRY.fullmatch(wanted):
        conditions.append(f"acts.{column}_country = ?")
        values.append(wanted)
    else:
        conditions.append(f"acts.{column}_words LIKE ?")
        values.append(f"% {' '.join(fold(wanted))} %")


def _of_article(column: str, *, entries: bool) -> str:
    if entries:
        return (
            "entries.id IN (SELECT entry_id FROM entry_reports JOIN articles "
            f"ON articles.id = entry_reports.article_id WHERE articles.{column} = ?)"
        )
    return f"articles.{column} = ?"
