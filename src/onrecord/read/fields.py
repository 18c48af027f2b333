"""The fields by which JSON records and Markdown front matter tell about an article."""

from collections.abc import Mapping
from typing import Any

from onrecord.read.draft import Draft, set_aside
from onrecord.read.ninjs import draft_of_ninjs, is_ninjs
from onrecord.terms import SetAsideReason

NAMES: Mapping[str, tuple[str, ...]] = {
    "external_id": ("id",),
    "published": ("published_at", "published", "pub_date", "date"),
    "text": ("text", "event_text", "body"),
    "title": ("title", "headline"),
    "url": ("url",),
    "outlet": ("publisher", "outlet"),
    "language": ("lang", "language"),
}
"""Part of a draft -> the names of fields that hold it, the first that is filled counts."""


def draft_of_record(
    record: object,
    *,
    where: str,
    raw_sha256: str,
    encoding: str,
    notes: tuple[str, ...] = (),
) -> Draft:
    """The draft of one JSON record, or of a ninjs item.

    Raises:
        SetAsideError: `malformed`, it is no object or has no text; `empty`, the text is empty;
            `withheld` and `unsupported` for ninjs items.
    """
    if not isinstance(record, Mapping):
        raise set_aside(
            where,
            SetAsideReason.MALFORMED,
            f"found {_kind(record)}, expected an object with the fields of an article",
        )
    if is_ninjs(record):
        return draft_of_ninjs(
            record, where=where, raw_sha256=raw_sha256, encoding=encoding, notes=notes
        )
    text = next((record[name] for name in NAMES["text"] if record.get(name)), None)
    if text is None and any(name in record for name in NAMES["text"]):
        raise set_aside(where, SetAsideReason.EMPTY, "the text is empty")
    if text is None:
        fields = ", ".join(sorted(map(str, record))[:10]) or "none"
        raise set_aside(
            where,
            SetAsideReason.MALFORMED,
            f"no text: expected one of the fields {', '.join(NAMES['text'])}; found {fields}",
        )
    if not isinstance(text, str):
        raise set_aside(
            where, SetAsideReason.MALFORMED, f"the text is {_kind(text)}, expected a string"
        )
    return Draft(
        where=where,
        text=text,
        raw_sha256=raw_sha256,
        encoding=encoding,
        notes=notes,
        **facts_of_record(record),
    )


def facts_of_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """What a record tells about its article besides the text, as keywords of `Draft`."""
    return {
        "external_id": _words(record, "external_id"),
        "title": _words(record, "title"),
        "outlet": _words(record, "outlet"),
        "url": _words(record, "url"),
        "language": _words(record, "language"),
        "published": tuple(
            record[name] for name in NAMES["published"] if record.get(name) not in (None, "")
        ),
    }


def _words(record: Mapping[str, Any], part: str) -> str | None:
    """The first filled field for `part`: a string, a number, or the `name` of an object."""
    for name in NAMES[part]:
        value = record.get(name)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, (str, int, float)) and str(value).strip():
            return str(value)
    return None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return "null" if value is None else names.get(type(value), "a number")
