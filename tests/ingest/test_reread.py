"""Reading again, with two stand-ins for the extractor."""

import dataclasses
from datetime import UTC, datetime

import pytest
from tests.store.build import make_article, with_acts

from onrecord.ingest.reread import Changes, outdated, reread
from onrecord.ingest.run import Plan, ingest
from onrecord.model import SetAside
from onrecord.store.base import Review
from onrecord.store.open import open_store
from onrecord.terms import ActClass, SetAsideReason, Verdict

PORTS = "Solheim vowed to build two ports in Oslo on 2025-03-12. Iceland asked Solheim to wait."
NOW = datetime(2025, 3, 15, tzinfo=UTC)


def make_old():
    return with_acts


def make_new():
    """Takes requests for demands, finds no pledge, and fails on Iceland's waiting alone."""

    def extract(article):
        if article.text.startswith("Iceland"):
            return SetAside(source=article.source, reason=SetAsideReason.FAILED, message="x")
        acts = with_acts(article).acts[1:]
        changed = tuple(dataclasses.replace(act, act_class=ActClass.DEMAND) for act in acts)
        return dataclasses.replace(article, acts=changed)

    return extract


def plan(extractor, make_extract):
    return Plan(sources=(), extractor=extractor, make_extract=make_extract, workers=0)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "record.db") as opened:
        found = [make_article(PORTS), make_article("Iceland vowed to wait.", source="b.txt")]
        ingest(opened, found, plan("a", make_old))
        yield opened


def test_a_new_reading_says_what_changed_and_keeps_acts_where_it_failed(store):
    changes = reread(store, plan("b", make_new))
    assert changes == Changes(articles=1, failed=1, changed=1, dropped=1)
    assert changes.headline() == (
        "1 articles read again: 0 acts same, 1 changed, 0 added, 1 dropped; 1 articles failed and "
        "keep their acts"
    )
    assert sorted(row.act.act_class for row in store.acts()) == ["demand", "pledge"]
    assert store.extractor() == "b"
    assert [row.article.source for row in outdated(store, plan("b", make_new))] == ["b.txt"]
    assert store.check() == []


def test_reading_again_with_the_same_changes_nothing(store):
    assert reread(store, plan("a", make_new)) == Changes()


def test_a_reviewed_act_stays_as_it_was_read(store):
    pledge = next(row.act for row in store.acts() if row.act.act_class == "pledge")
    review = Review(act_id=pledge.id, reviewer="ana", decided_at=NOW, verdict=Verdict.CONFIRMED)
    store.add_review(review, if_revision=0)
    assert reread(store, plan("b", make_new)).dropped == 0
    assert store.act(pledge.id).act == pledge
