"""JSON: one article, a list of articles, an object whose `articles` is one, or a JSON Feed."""

import io
from collections.abc import Iterator

from onrecord.errors import SetAsideError
from onrecord.model import SetAside
from onrecord.read.draft import Draft, set_aside, set_aside_of
from onrecord.read.feed import drafts_of_json_feed, is_json_feed
from onrecord.read.fields import draft_of_record
from onrecord.read.jsonl import READER as JSON_LINES
from onrecord.read.jsonl import parse_json, read_lines
from onrecord.read.reader import OpenInput, Reader
from onrecord.read.text import decode
from onrecord.terms import SetAsideReason

_LIST = "articles"


def read_json(source: OpenInput) -> Iterator[Draft | SetAside]:
    """The articles of a JSON file; one of JSON Lines under that name is read as such."""
    decoded = decode(source.data, where=source.where)
    try:
        value = parse_json(decoded.text, where=source.where)
    except SetAsideError:
        if not JSON_LINES.sniff(source.data):
            raise
        yield from read_lines(io.BytesIO(source.data), where=source.where, config=source.config)
        return
    if isinstance(value, dict) and is_json_feed(value):
        yield from drafts_of_json_feed(
            value, where=source.where, encoding=decoded.encoding, notes=decoded.notes
        )
        return
    if isinstance(value, dict) and isinstance(value.get(_LIST), list):
        value = value[_LIST]
    records = value if isinstance(value, list) else [value]
    if not records:
        raise set_aside(source.where, SetAsideReason.EMPTY, "a list without articles")
    for index, record in enumerate(records):
        where = f"{source.where}[{index}]" if isinstance(value, list) else source.where
        try:
            yield draft_of_record(
                record,
                where=where,
                raw_sha256=source.sha256,
                encoding=decoded.encoding,
                notes=decoded.notes,
            )
        except SetAsideError as error:
            yield set_aside_of(error)


def _is_json(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{"))


READER = Reader(name="JSON", suffixes=(".json",), read=read_json, sniff=_is_json)
