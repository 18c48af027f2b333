"""What becomes of each input, with a stand-in for the extractor."""

import dataclasses
from datetime import date

import pytest
from tests.store.build import make_article, with_acts

from onrecord.errors import StoreLockedError, VersionError
from onrecord.ingest.run import Plan, foresee, ingest, is_within, writing
from onrecord.model import SetAside
from onrecord.store.base import EntryQuery
from onrecord.store.open import open_store
from onrecord.terms import ItemOutcome, RunState, SetAsideReason

PORTS = "Solheim vowed to build two ports in Oslo on 2025-03-12. Iceland asked Solheim to wait."
EMPTY = SetAside(source="b.txt", reason=SetAsideReason.EMPTY, message="b.txt: no words")


def make_extract():
    return with_acts


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "record.db") as opened:
        yield opened


def plan(**changes):
    told = {"sources": ("a/",), "extractor": "a", "make_extract": make_extract, "workers": 0}
    return Plan(**{**told, **changes})


def bare(text, **fields):
    return dataclasses.replace(make_article(text, **fields), acts=())


def outcomes(store, tally):
    return [str(item.outcome) for item in store.items(tally.run)]


def test_every_input_is_counted_once_by_what_became_of_it(store):
    found = [
        bare(PORTS, source="a.txt", url="https://example.org/1"),
        EMPTY,
        bare(PORTS, source="copy.txt", url="https://example.net/9"),
        bare(PORTS + " More.", source="c.txt", url="https://example.org/1"),
        bare(PORTS, source="a.txt", url="https://example.org/1"),
    ]
    tally = ingest(store, found, plan())
    assert outcomes(store, tally) == ["stored", "set_aside", "duplicate", "version", "known"]
    assert store.run(tally.run).counts == tally.counts
    assert tally.headline() == ("stored 1, version 1, duplicate 1, known 1, set aside 1 (empty 1)")
    assert len(store.sources(found[0].id)) == 2
    assert store.article(found[3].id).version_of == found[0].id
    assert store.check() == []


def test_the_same_again_changes_nothing_but_the_account(store):
    found = [bare(PORTS), EMPTY, bare("Iceland vowed to wait.", source="c.txt")]
    ingest(store, found, plan())
    before = store.counts()
    tally = ingest(store, found, plan())
    assert outcomes(store, tally) == ["known", "set_aside", "known"]
    assert store.counts() == before


def test_articles_before_the_day_asked_for_are_skipped_and_undated_ones_are_not(store):
    found = [
        bare("Iceland vowed to wait.", published="2025-03-01"),
        bare("Iceland vowed to go.", published="2025-03-02"),
        bare("Iceland vowed to stay.", published=None),
    ]
    tally = ingest(store, found, plan(since=date(2025, 3, 2)))
    assert outcomes(store, tally) == ["skipped", "stored", "stored"]


def test_an_article_whose_acts_do_not_show_their_words_is_set_aside(store):
    def broken():
        def extract(article):
            act = with_acts(article).acts[0]
            wrong = dataclasses.replace(act, trigger=dataclasses.replace(act.trigger, exact="x"))
            return dataclasses.replace(article, acts=(wrong,))

        return extract

    tally = ingest(store, [bare(PORTS), bare(PORTS)], plan(make_extract=broken))
    assert outcomes(store, tally) == ["set_aside", "set_aside"]
    assert store.counts().articles == 0


def test_what_was_taken_down_does_not_come_back(store):
    ingest(store, [bare(PORTS)], plan())
    store.take_down(bare(PORTS).id, reason="order", now=store.runs()[0].started_at)
    tally = ingest(store, [bare(PORTS, source="copy.txt")], plan())
    assert [item.reason for item in store.items(tally.run)] == ["taken_down"]
    assert store.find_acts(EntryQuery()).rows == ()


def test_another_extractor_is_refused_unless_mixing_is_asked_for(store):
    ingest(store, [bare(PORTS)], plan())
    new = bare("Iceland vowed to wait.", source="c.txt")
    with pytest.raises(VersionError, match="read by a, this is b"):
        ingest(store, [new], plan(extractor="b"))
    ingest(store, [new], plan(extractor="b", mixed=True))
    assert store.article(new.id).extractor == "b"


def test_a_second_ingest_at_once_is_told_who_writes(store):
    with writing(store), pytest.raises(StoreLockedError, match="has written to it since"):
        ingest(store, [bare(PORTS)], plan())


def test_a_run_that_is_cut_off_keeps_what_was_committed(store, monkeypatch):
    monkeypatch.setattr("onrecord.ingest.run.BATCH_ITEMS", 2)

    def cut_off():
        for number in range(3):
            yield bare(f"Iceland vowed to wait {number} days.", source=f"{number}.txt")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(store, cut_off(), plan())
    (run,) = store.runs()
    assert (run.state, run.counts) == (RunState.INTERRUPTED, {ItemOutcome.STORED: 2})
    assert store.counts().articles == 2


def test_a_dry_run_foresees_what_the_run_does(store):
    ingest(store, [bare(PORTS)], plan())
    found = [
        bare(PORTS),
        bare(PORTS, source="copy.txt"),
        EMPTY,
        bare("Iceland vowed to wait.", source="c.txt"),
        bare("Iceland vowed to wait.", source="d.txt"),
    ]
    foreseen = [item.outcome for item in foresee(store, found, plan())]
    assert store.counts().articles == 1
    tally = ingest(store, found, plan())
    assert foreseen == [item.outcome for item in store.items(tally.run)]
    assert [item.outcome for item in foresee(None, found[:1], plan())] == ["stored"]


def test_a_retry_reads_only_what_was_set_aside(store):
    found = [bare(PORTS), bare("Iceland vowed to wait.", source="b.txt:2")]
    tally = ingest(store, found, plan(only=frozenset(["b.txt"]), retry_of=None))
    assert [item.locator for item in store.items(tally.run)] == ["b.txt:2"]


@pytest.mark.parametrize(
    ("locator", "within"),
    [
        ("a.jsonl", True),
        ("a.jsonl:3", True),
        ("a.jsonl[3]", True),
        ("a.jsonl2", False),
        ("a", False),
    ],
)
def test_a_record_is_within_its_file(locator, within):
    assert is_within(locator, frozenset(["a.jsonl"])) is within
