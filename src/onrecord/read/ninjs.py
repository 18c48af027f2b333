"""ninjs, the news item of the IPTC in JSON, in its three families.

Source: IPTC ninjs 1.6, 2.2 and 3.1. 3 writes `versionCreated` and lists (`headlines`, `bodies`),
2 the same in lower case, 1 has plain fields (`headline`, `body_text`, `body_xhtml`). Fields are
looked up without regard to case, so that one table serves all three; nothing is validated, for
each schema refuses the others' items.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from onrecord.model import Origin
from onrecord.read.dates import read_date
from onrecord.read.draft import Draft, set_aside
from onrecord.read.markup import paragraphs_of_html
from onrecord.terms import SetAsideReason

_SIGNS = frozenset(("versioncreated", "pubstatus", "body_text", "body_xhtml", "bodies"))
_DATES = ("firstcreated", "contentcreated", "versioncreated")
_FAR = date(9000, 1, 1)  # an embargo lies in the future, which a date of publication may not
_MARKUP = ("html", "xml")


def is_ninjs(record: object) -> bool:
    """Whether a JSON value is a news item: it has a `uri` and a field that only ninjs has."""
    if not isinstance(record, Mapping):
        return False
    names = {str(name).lower() for name in record}
    return "uri" in names and not _SIGNS.isdisjoint(names)


def draft_of_ninjs(
    record: Mapping[str, Any],
    *,
    where: str,
    raw_sha256: str,
    encoding: str,
    notes: tuple[str, ...] = (),
    now: datetime | None = None,
) -> Draft:
    """The draft of a news item.

    Args:
        record: the item.
        where: its locator.
        raw_sha256: hash of the bytes it was read from.
        encoding: the codec they were decoded with.
        notes: what there was to remark on that.
        now: the moment up to which an embargo holds; the machine's own if None.
    Raises:
        SetAsideError: `unsupported`, it is no text; `withheld`, it is withheld, cancelled or
            under embargo; `empty`, it has no body.
    """
    item = {str(name).lower(): value for name, value in record.items()}
    kind = item.get("type", "text")
    if kind not in ("text", "composite"):
        message = f"a news item of the type {kind}, expected text"
        raise set_aside(where, SetAsideReason.UNSUPPORTED, message)
    check_usable(item.get("pubstatus"), item.get("embargoeduntil", item.get("embargoed")),
                 where=where, now=now)  # fmt: skip
    text = _body(item)
    if not text:
        raise set_aside(where, SetAsideReason.EMPTY, "a news item without a body")
    return Draft(
        where=where,
        text=text,
        title=_main(item.get("headlines")) or _string(item.get("headline") or item.get("title")),
        outlet=_outlet(item),
        url=_string(item.get("url")),
        external_id=_string(item.get("uri")),
        language=_string(item.get("language")),
        published=tuple(item[name] for name in _DATES if item.get(name)),
        raw_sha256=raw_sha256,
        encoding=encoding,
        origin=Origin(key=_string(item.get("uri"))),
        notes=notes,
    )


def check_usable(
    status: object, embargoed: object, *, where: str, now: datetime | None = None
) -> None:
    """Refuse what its publisher does not want read, or not yet.

    Args:
        status: `pubStatus`, with or without the scheme "stat:".
        embargoed: the moment until which the item is not to be published.
        where: locator of the item.
        now: the moment to compare with; the machine's own if None.
    Raises:
        SetAsideError: `withheld`.
    """
    state = str(status or "usable").rpartition(":")[2].lower()
    if state != "usable":
        message = f"its publisher declares it {state}; ask them, or leave it out"
        raise set_aside(where, SetAsideReason.WITHHELD, message)
    until = read_date(embargoed, today=_FAR).value if embargoed else None
    if not isinstance(until, datetime):
        return
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    if until > (now or datetime.now(UTC)):
        message = f"under embargo until {until.isoformat()}; read it then"
        raise set_aside(where, SetAsideReason.WITHHELD, message)


def _body(item: Mapping[str, Any]) -> str:
    """The text: the main body before others, plain text before markup."""
    bodies = sorted(_objects(item.get("bodies")), key=_rank)
    for body in bodies:
        words, kind = _string(body.get("value")), str(body.get("contenttype") or "")
        if words:
            return paragraphs_of_html(words) if any(sign in kind for sign in _MARKUP) else words
    if plain := _string(item.get("body_text")):
        return plain
    markup = _string(item.get("body_xhtml")) or _string(item.get("body_html"))
    return paragraphs_of_html(markup or "")


def _rank(body: Mapping[str, Any]) -> tuple[bool, bool]:
    return body.get("role") not in (None, "main"), body.get("contenttype") != "text/plain"


def _main(headlines: object) -> str | None:
    """The headline whose role is "main", else the first."""
    found = sorted(_objects(headlines), key=lambda one: one.get("role") not in (None, "main"))
    return next((words for one in found if (words := _string(one.get("value")))), None)


def _outlet(item: Mapping[str, Any]) -> str | None:
    """The source of the information, else who holds the copyright."""
    sources = _objects(item.get("infosources"))
    name = next((words for one in sources if (words := _string(one.get("name")))), None)
    return name or _string(item.get("source")) or _string(item.get("copyrightholder"))


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """The objects of a list, with their names in lower case."""
    for one in value if isinstance(value, list) else []:
        if isinstance(one, Mapping):
            yield {str(name).lower(): inner for name, inner in one.items()}


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
