"""The wire report of 2025-09-05: every time, place, metonym and actor that its readers marked."""

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from onrecord.annotate.parse import read_doc

pytestmark = [pytest.mark.corpus, pytest.mark.model]

NAME = "../gold/wire-2025-09-05-moscow"
KINDS = {  # the readers' words for a kind of party, and the type and sector that say it here
    "international organisation": ("igo", None),
    "group": ("group", None),
    "military group": ("group", "MIL"),
}


class Wire(NamedTuple):
    text: str
    marked: dict[str, Any]
    doc: Any


@pytest.fixture(scope="module")
def wire(corpora: Path, nlp: Any) -> Wire:
    text = (corpora / f"{NAME}.txt").read_text(encoding="utf-8")
    marked = json.loads((corpora / f"{NAME}.json").read_text(encoding="utf-8"))
    day = date.fromisoformat(marked["published"])
    return Wire(text, marked, read_doc(text, nlp, published=day.isoformat()))


def test_the_place_of_the_dateline_is_known(wire: Wire) -> None:
    dateline = wire.marked["dateline"]
    found = wire.doc._.onrecord_dateline.place
    assert (found.start, found.end) == (dateline["start"], dateline["end"])


def test_every_time_has_its_value(wire: Wire) -> None:
    found = {(t.range.start, t.range.end): t.value for t in wire.doc._.onrecord_times}
    expected = {(t["start"], t["end"]): t["value"] for t in wire.marked["times"]}
    assert {span: found.get(span) for span in expected} == expected


def test_every_place_has_its_country(wire: Wire) -> None:
    found: dict[str, set[str | None]] = {}
    for place in wire.doc._.onrecord_places:
        words = wire.text[place.range.start : place.range.end]
        found.setdefault(words.casefold(), set()).add(place.where.country)
    expected = {p["name"].casefold(): {p["country"]} for p in wire.marked["places"]}
    assert {name: found.get(name) for name in expected} == expected


def test_every_metonym_is_the_government_it_stands_for(wire: Wire) -> None:
    entities = wire.doc._.onrecord_entities
    found = {
        (mention.range.start, mention.range.end): entities[mention.entity].name
        for mention in wire.doc._.onrecord_mentions
        if mention.entity is not None
    }
    for metonym in wire.marked["metonyms"]:
        for words in metonym["where"].split("; "):
            start = wire.text.index(words) + words.index(metonym["text"])
            span = (start, start + len(metonym["text"]))
            assert found.get(span) == metonym["stands_for"], words


def test_every_actor_is_there_with_country_and_kind(wire: Wire) -> None:
    found = {entity.name.casefold(): entity for entity in wire.doc._.onrecord_entities}
    for actor in wire.marked["actors"]:
        entity = found.get(actor["name"].casefold())
        assert entity is not None, actor["name"]
        if "country" in actor:
            assert entity.country == actor["country"], actor["name"]
        if "type" in actor:
            kind, sector = KINDS[actor["type"]]
            assert entity.type == kind, actor["name"]
            assert sector in {None, entity.sector}, actor["name"]


def test_every_mention_of_a_person_leads_to_that_person(wire: Wire) -> None:
    entities = wire.doc._.onrecord_entities
    for actor in wire.marked["actors"]:
        for words in actor.get("mentions", ()):
            leads_to = {
                entities[mention.entity].name
                for mention in wire.doc._.onrecord_mentions
                if mention.entity is not None
                and wire.text[mention.range.start : mention.range.end] == words
            }
            assert leads_to == {actor["name"]}, words
