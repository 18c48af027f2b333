"""What must hold after any fault: the invariants, checked in one place.

I1 accounting, I2 evidence, I3 the same input changes nothing, I4 whole articles only, I5 the run
went on, I6 nothing that a person reviewed is lost. `state_of` is what I3 compares.
"""

import dataclasses
from pathlib import Path

from tests.store.build import with_acts

from onrecord.ingest.run import Plan, ingest
from onrecord.read.sources import read_sources
from onrecord.store.base import Store
from onrecord.terms import ItemOutcome

ARTICLES = 40


def make_extract():
    """The stand-in for the extractor, for children too."""
    return with_acts


def plan_of(folder: Path, **changes) -> Plan:
    told = {
        "sources": (str(folder),),
        "extractor": "a",
        "make_extract": make_extract,
        "workers": 0,
    }
    return Plan(**{**told, **changes})


def ingest_folder(store: Store, folder: Path, **changes):
    """Ingest a folder; the run as the store tells it."""
    tally = ingest(store, read_sources([str(folder)]), plan_of(folder, **changes))
    return store.run(tally.run)


def write_reports(folder: Path, *, count: int = ARTICLES) -> Path:
    """Articles of one to four acts, one copy of each tenth, and an empty file for each tenth."""
    folder.mkdir()
    for number in range(count):
        acts = [
            f"Solheim vowed to build {number * 4 + part} ports in Oslo on 2025-03-12."
            for part in range(1 + number % 4)
        ]
        text = "OSLO, March 14 (Nordwire) - The minister spoke to reporters. " + " ".join(acts)
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
        if number % 10 == 3:
            (folder / f"{number:04}-copy.txt").write_text(text, encoding="utf-8")
            (folder / f"{number:04}-empty.txt").write_text("", encoding="utf-8")
    return folder


def state_of(store: Store) -> list[object]:
    """Everything the store holds but its runs, in an order that does not depend on them."""
    found = []
    for stored in store.articles():
        sources = [dataclasses.replace(each, run=None) for each in store.sources(stored.article.id)]
        acts = [(row.act, row.current) for row in store.acts_of(stored.article.id, current=False)]
        article = dataclasses.replace(stored.article, source="")
        found.append((stored.article.id, article, stored.version_of, sources, acts))
    return sorted(found, key=lambda row: row[0])


def assert_world_ok(store: Store, run=None) -> None:
    """Every invariant that can be read off a store, and off the account of one run."""
    assert store.check() == []  # I2, and the database itself
    for stored in store.articles():
        whole = with_acts(stored.article).acts
        if not stored.taken_down:  # I4
            current = {row.act.id for row in store.acts_of(stored.article.id)}
            assert current == {act.id for act in whole}
    if run is None:
        return
    items = list(store.items(run.id))  # I1
    assert [item.position for item in items] == list(range(1, run.seen + 1))
    for item in items:
        assert item.locator
        assert (item.outcome is ItemOutcome.SET_ASIDE) == bool(item.reason and item.message)
        if item.article_id:
            assert store.article_state(item.article_id)
