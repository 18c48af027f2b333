"""The attributes that the components set on a `Doc`, declared in one place.

Each is `doc._.onrecord_NAME`; a clash with another package's attribute of that name raises.
Importing this module declares them and teaches spaCy's serialisation the layer classes.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import srsly
from spacy.tokens import Doc

from onrecord.annotate import layers
from onrecord.errors import ConfigError
from onrecord.models.word_states import WordStates

LAYERS: dict[str, type] = {
    "onrecord_times": layers.Timex,
    "onrecord_places": layers.PlaceMention,
    "onrecord_entities": layers.Entity,
    "onrecord_mentions": layers.Mention,
    "onrecord_attributions": layers.Attribution,
    "onrecord_conditions": layers.ConditionClause,
    "onrecord_acts": layers.SpeechAct,
    "onrecord_commitments": layers.Commitment,
}
"""Attribute -> class of its items. The value is a tuple, empty until the component ran."""

VALUES: dict[str, object] = {
    "onrecord_published": None,  # ISO day or moment of publication, set before the pipeline
    "onrecord_outlet": None,  # who published it: name or web address, set before the pipeline
    "onrecord_dateline": None,  # layers.Dateline
    "onrecord_states": None,  # WordStates, where `onrecord_attribution` is to keep them
}

_CLASSES = {cls.__name__: cls for cls in (*LAYERS.values(), layers.Dateline)}
_KEY = "__onrecord__"


def published_day(doc: Doc) -> date | None:
    """The day from which the article speaks: "today", where it was written.

    That is the day of publication by the clocks of the dateline's place, or the dateline's own
    day, where it is next to that one or no other is known. A dateline's day that lies ahead of
    tomorrow is a misprint and tells nothing.
    """
    dateline: layers.Dateline | None = doc._.onrecord_dateline
    stated = dateline.day if dateline else None
    if not doc._.onrecord_published:
        return stated if stated and stated <= date.today() + timedelta(days=1) else None
    day = _day_in(dateline.zone if dateline else None, doc._.onrecord_published)
    return stated if stated and abs(stated - day) == timedelta(days=1) else day


def _day_in(zone: str | None, published: str) -> date:
    """The day of a moment in a zone; midnight sharp is what feeds write for a day alone."""
    moment = datetime.fromisoformat(published)
    if zone is None or moment.tzinfo is None or moment.time() == time():
        return moment.date()
    try:
        return moment.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, OverflowError):  # no data of zones here; the calendar's edge
        return moment.date()


def _declare() -> None:
    for name, default in {**dict.fromkeys(LAYERS, ()), **VALUES}.items():
        if Doc.has_extension(name):
            raise ConfigError(
                f"Doc already has an attribute `_.{name}` set by another package; "
                "onrecord needs that name, remove the other before importing onrecord.annotate"
            )
        Doc.set_extension(name, default=default)


@srsly.msgpack_encoders("onrecord")
def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, WordStates):
        return {_KEY: "WordStates", "fields": {"words": value.words, "states": value.states}}
    if type(value).__name__ in _CLASSES and isinstance(value, _CLASSES[type(value).__name__]):
        return {_KEY: type(value).__name__, "fields": msgspec.to_builtins(value)}
    return chain(value) if chain else value


@srsly.msgpack_decoders("onrecord")
def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and value.get(_KEY) == "WordStates":
        return WordStates(**value["fields"])
    if isinstance(value, dict) and _KEY in value:
        return msgspec.convert(value["fields"], _CLASSES[value[_KEY]])
    return chain(value) if chain else value


_declare()
