"""Acts joined into entries, in any order of ingest, and taken apart again."""

import dataclasses
from datetime import UTC, datetime
from itertools import permutations

import pytest
from tests.store.build import make_article

from onrecord.link.entries import link_acts
from onrecord.store.base import Judgement
from onrecord.store.open import open_store
from onrecord.terms import JudgementKind

NOW = datetime(2025, 3, 20, 8, 0, tzinfo=UTC)
FIRST = make_article("Solheim vowed Iceland to build two desalination ports for the herring fleet.")
NEXT_DAY = make_article(
    "Solheim vowed Iceland to give the herring fleet two desalination ports if parliament agrees.",
    published="2025-03-15",
)
SPEECH = (
    "Solheim vowed Iceland to build two desalination ports for the herring fleet. "
    "Solheim vowed Iceland to build two desalination ports for the trawler fleet."
)
OTHER = make_article("Iceland threatened Solheim to close the café fishery.")


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "record.db") as opened:
        yield opened


def keep(store, *articles):
    for article in articles:
        store.add_article(article, run=None, extractor="a")


def withdrawal(judgement):
    return Judgement.of(
        judgement.kind,
        judgement.left,
        judgement.right,
        same=judgement.same,
        decided_by="user:ada",
        decided_at=NOW,
        withdraws=judgement.id,
    )


def entries(store):
    return [stored.entry for stored in store.entries()]


def test_an_act_told_twice_is_one_entry_with_two_reports(store):
    keep(store, FIRST, NEXT_DAY, OTHER)
    linked = link_acts(store, now=NOW)
    assert (linked.acts, linked.joined, linked.entries) == (3, 1, 2)
    (joined,) = [entry for entry in entries(store) if len(entry.reports) > 1]
    assert [report.article_id for report in joined.reports] == [FIRST.id, NEXT_DAY.id]
    assert joined.best == NEXT_DAY.acts[0].id  # it tells the condition too
    assert joined.independent == 2
    assert joined.day == FIRST.published_day


def test_linking_again_changes_nothing(store):
    keep(store, FIRST, NEXT_DAY, OTHER)
    link_acts(store, now=NOW)
    before = entries(store), list(store.judgements())
    assert link_acts(store, now=NOW).acts == 0
    assert (entries(store), list(store.judgements())) == before


@pytest.mark.parametrize("articles", list(permutations([FIRST, NEXT_DAY, OTHER])))
def test_the_order_of_ingest_makes_no_difference(store, tmp_path, articles):
    for article in articles:
        keep(store, article)
        link_acts(store, now=NOW)
    with open_store(tmp_path / "whole.db") as whole:
        keep(whole, FIRST, NEXT_DAY, OTHER)
        link_acts(whole, now=NOW)
        assert entries(store) == entries(whole)


def test_copies_of_one_text_are_one_independent_origin(store):
    copy = make_article(FIRST.text, title="Ports for the herring fleet")
    keep(store, FIRST, copy)
    store.put_clusters({FIRST.id: ("c", "c1"), copy.id: ("c", "c1")})
    link_acts(store, now=NOW)
    (entry,) = entries(store)
    assert (len(entry.reports), entry.independent) == (2, 1)


def test_acts_that_a_person_told_apart_stay_apart(store):
    keep(store, FIRST, NEXT_DAY)
    ends = FIRST.acts[0].id, NEXT_DAY.acts[0].id
    told = Judgement.of(
        JudgementKind.SAME_ACT, *ends, same=False, decided_by="user:ada", decided_at=NOW
    )
    store.add_judgements([told])
    link_acts(store, now=NOW)
    assert [len(entry.reports) for entry in entries(store)] == [1, 1]


def test_a_withdrawn_match_joins_nothing_though_it_is_found_again(store, tmp_path):
    keep(store, FIRST, NEXT_DAY)
    link_acts(store, now=NOW)
    (found,) = store.judgements(kind=JudgementKind.SAME_ACT)
    assert found.reasons
    assert found.decided_by == "rule:same-act"
    undone = withdrawal(found)
    with open_store(tmp_path / "anew.db") as anew:
        keep(anew, FIRST, NEXT_DAY)
        anew.add_judgements([found, undone])
        link_acts(anew, now=NOW)
        assert [len(entry.reports) for entry in entries(anew)] == [1, 1]


def test_a_person_joins_what_the_rule_does_not(store):
    keep(store, FIRST, OTHER)
    ends = FIRST.acts[0].id, OTHER.acts[0].id
    joined = Judgement.of(
        JudgementKind.SAME_ACT, *ends, same=True, decided_by="user:ada", decided_at=NOW
    )
    store.add_judgements([joined])
    link_acts(store, now=NOW)
    assert [len(entry.reports) for entry in entries(store)] == [2]


def test_an_act_of_unknown_day_is_an_entry_of_its_own(store):
    undated = dataclasses.replace(make_article(FIRST.text, title="x", published=None))
    keep(store, undated)
    link_acts(store, now=NOW)
    assert [entry.day for entry in entries(store)] == [None]


def test_withdrawing_a_match_takes_its_entry_apart(store):
    keep(store, FIRST, NEXT_DAY)
    link_acts(store, now=NOW)
    (found,) = store.judgements(kind=JudgementKind.SAME_ACT)
    store.add_judgements([withdrawal(found)])
    link_acts(store, now=NOW, judged_on=[found.left, found.right])
    assert [len(entry.reports) for entry in entries(store)] == [1, 1]


def test_two_points_of_one_speech_stay_two_entries(store):
    keep(store, make_article(SPEECH), make_article(SPEECH, title="Two ports"))
    link_acts(store, now=NOW)
    contents = [
        {store.act(report.act_id).act.content[0].exact for report in entry.reports}
        for entry in entries(store)
    ]
    assert sorted(map(len, contents)) == [1, 1]
