"""What every store must do, whatever database it stands on."""

import dataclasses
import os
import socket
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.build import make_article

from onrecord.errors import ConflictError, EvidenceError, StoreError, StoreLockedError
from onrecord.model import Origin
from onrecord.store.base import Entry, EntryQuery, Judgement, Report, Review, RunItem, Source
from onrecord.store.open import open_store
from onrecord.terms import (
    ActClass,
    ItemOutcome,
    JudgementKind,
    RunState,
    SetAsideReason,
    Verdict,
)

NOW = datetime(2025, 3, 15, 9, 30, tzinfo=UTC)
PORTS = "Solheim vowed to build two ports in Oslo on 2025-03-12. Iceland asked Solheim to wait."
QUOTAS = "Iceland threatened Solheim to close the café fishery if Oslo lands more cod."


def keep(store, *articles, extractor="a"):
    for article in articles:
        store.add_article(article, run=None, extractor=extractor)


def found(store, **asked):
    return [row.act.act_class for row in store.find_acts(EntryQuery(**asked)).rows]


def test_an_article_comes_back_as_it_was_given_with_its_acts(store):
    article = make_article(PORTS, title="Ports", url="https://example.org/1", key="feed 1")
    keep(store, article)
    stored = store.article(article.id)
    assert stored.article == dataclasses.replace(article, acts=())
    assert tuple(row.act for row in store.acts_of(article.id)) == article.acts
    assert store.check() == []
    assert store.article("no such") is None


def test_keeping_twice_changes_nothing(store):
    article = make_article(PORTS)
    keep(store, article)
    before = store.counts()
    keep(store, article)
    assert store.counts() == before
    assert (before.articles, before.sources, before.acts) == (1, 1, 2)


def test_an_act_whose_words_are_not_in_the_text_is_refused_with_its_article(store):
    article = make_article(PORTS)
    wrong = dataclasses.replace(
        article.acts[0], trigger=dataclasses.replace(article.acts[0].trigger, exact="denied")
    )
    with pytest.raises(EvidenceError, match="expected 'denied'"):
        keep(store, dataclasses.replace(article, acts=(article.acts[1], wrong)))
    assert store.counts().articles == 0


def test_a_batch_is_there_as_a_whole_or_not_at_all(store, where):
    def fail():
        with store.batch():
            keep(store, make_article(PORTS))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert store.counts().articles == 0
    with open_store(where, read_only=True) as reader, store.batch():
        keep(store, make_article(PORTS))
        assert reader.counts().articles == 0
    assert store.counts().acts == 2
    assert store.check() == []


def test_another_place_of_a_text_is_a_further_source(store):
    article = make_article(PORTS)
    keep(store, article)
    origin = Origin(member="b.txt", offset=7, length=9, record_id="<urn:x>", retrieved_at=NOW)
    copy = dataclasses.replace(article, source="copies.zip", origin=origin)
    source = Source.of(copy)
    assert not store.has_source(source.id)
    store.add_source(source)
    store.add_source(source)
    assert store.has_source(source.id)
    assert {row.locator: row for row in store.sources(article.id)}["copies.zip"] == source


def test_the_latest_text_under_a_key_is_known(store):
    first = make_article(PORTS, url="https://example.org/1")
    second = make_article(QUOTAS, url="https://example.org/1")
    keep(store, first)
    store.add_article(second, run=None, extractor="a", version_of=first.id)
    assert store.latest_of_key("https://example.org/1") == second.id
    assert store.article(second.id).version_of == first.id
    assert store.latest_of_key("https://example.org/2") is None


@pytest.mark.parametrize(
    ("asked", "classes"),
    [
        ({}, ["request", "threaten", "pledge"]),
        ({"words": "ports"}, ["pledge"]),
        ({"words": "CAFE fishery"}, ["threaten"]),
        ({"words": '"two ports"'}, ["pledge"]),
        ({"words": '"ports two"'}, []),
        ({"words": "fish*"}, ["threaten"]),
        ({"words": "fish"}, []),
        ({"words": "cod iceland"}, ["threaten"]),
        ({"actor": "person:NOR:ingrid-solheim"}, ["pledge"]),
        ({"actor": "ISL"}, ["request", "threaten"]),
        ({"actor": "solheim"}, ["pledge"]),
        ({"actor": "sol_eim"}, []),
        ({"recipient": "Ingrid SOLHEIM"}, ["request", "threaten"]),
        ({"act_classes": (ActClass.PLEDGE, ActClass.THREATEN)}, ["threaten", "pledge"]),
        ({"since": date(2025, 3, 13)}, ["request", "threaten"]),
        ({"until": date(2025, 3, 12)}, ["pledge"]),
        ({"since": date(2025, 3, 12), "until": date(2025, 3, 12)}, ["pledge"]),
        ({"place": "geonames:3143244"}, ["pledge"]),
        ({"place": "oslo"}, ["pledge"]),
        ({"place": "ISL"}, []),
        ({"conditional": True}, ["threaten"]),
        ({"conditional": False}, ["request", "pledge"]),
        ({"words": "ports", "actor": "ISL"}, []),
    ],
)
def test_acts_are_found_by_every_part_of_a_query(store, asked, classes):
    keep(store, make_article(PORTS), make_article(QUOTAS))
    assert sorted(found(store, **asked)) == sorted(classes)


@pytest.mark.parametrize(
    "typed", ['"', "NEAR(", "-ports", "ports AND", "words:ports", "*", "'; DROP TABLE acts", "^a"]
)
def test_signs_of_a_query_language_are_no_operators(store, typed):
    keep(store, make_article(PORTS))
    store.find_acts(EntryQuery(words=typed))
    assert store.counts().acts == 2


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(st.text(max_size=40))
def test_any_text_can_be_asked_for(store, typed):
    store.find_acts(EntryQuery(words=typed, actor=typed or None))


def test_pages_hold_every_act_once_newest_first_unknown_day_last(store):
    for number in range(7):
        day = f"2025-03-{10 + number}" if number else None
        keep(store, make_article(f"Iceland vowed to wait {number} days.", published=day))
    seen, after = [], None
    while True:
        page = store.find_acts(EntryQuery(limit=3, after=after))
        seen += [row.day for row in page.rows]
        after = page.next
        if after is None:
            break
    assert seen == [date(2025, 3, day) for day in range(16, 10, -1)] + [None]


def test_a_page_that_begins_nowhere_is_refused(store):
    with pytest.raises(ValueError, match="begins no page"):
        store.find_acts(EntryQuery(after="x"))


def test_an_act_without_its_own_time_is_found_by_publication_and_an_undated_one_not(store):
    keep(store, make_article("Iceland vowed to wait."))
    keep(store, make_article("Iceland asked Solheim to go.", published=None))
    assert found(store, since=date(2025, 3, 14), until=date(2025, 3, 14)) == ["pledge"]
    assert found(store, until=date(2100, 1, 1)) == ["pledge"]


def test_a_new_reading_sets_the_old_one_aside_and_keeps_it(store):
    article = make_article(PORTS)
    keep(store, article)
    store.replace_acts(article.id, article.acts[1:], extractor="b")
    assert [row.act for row in store.acts_of(article.id)] == [article.acts[1]]
    assert len(store.acts_of(article.id, current=False)) == 3
    assert store.article(article.id).extractor == "b"
    assert found(store, words="ports") == []
    store.replace_acts(article.id, article.acts, extractor="a")
    assert [row.extractor for row in store.acts_of(article.id)] == ["a", "a"]
    assert store.check() == []


def test_a_reviewed_act_outlives_a_reading_that_does_not_find_it(store):
    article = make_article(PORTS)
    keep(store, article)
    act_id = article.acts[0].id
    review = Review(act_id=act_id, reviewer="ana", decided_at=NOW, verdict=Verdict.CONFIRMED)
    assert store.add_review(review, if_revision=0) == 1
    store.replace_acts(article.id, (), extractor="b")
    assert [row.act.id for row in store.acts_of(article.id)] == [act_id]
    store.replace_acts(article.id, article.acts, extractor="c")
    assert {row.act.id: row.extractor for row in store.acts_of(article.id)} == {
        act_id: "a",
        article.acts[1].id: "c",
    }
    assert store.reviews(act_id) == (review,)


def test_the_second_of_two_reviewers_is_told(store):
    article = make_article(PORTS)
    keep(store, article)
    review = Review(
        act_id=article.acts[0].id, reviewer="ana", decided_at=NOW, verdict=Verdict.REJECTED
    )
    store.add_review(review, if_revision=0)
    with pytest.raises(ConflictError, match="1 reviews, expected the 0"):
        store.add_review(dataclasses.replace(review, reviewer="ben"), if_revision=0)
    assert store.add_review(dataclasses.replace(review, reviewer="ben"), if_revision=1) == 2


def entry_of(*articles, id_="e1"):
    reports = tuple(
        Report(act_id=article.acts[0].id, article_id=article.id, origin_group=article.id)
        for article in articles
    )
    return Entry(id=id_, best=reports[0].act_id, reports=reports, day=date(2025, 3, 12))


def test_entries_are_found_by_the_words_of_any_report_and_come_back_whole(store):
    first, second = make_article(PORTS), make_article("Solheim vowed to dredge two harbours.")
    keep(store, first, second)
    entry = entry_of(first, second)
    store.put_entries([entry])
    (page,) = store.find_entries(EntryQuery(words="harbours", actor="NOR")).rows
    assert page.entry == entry
    assert page.entry.independent == 2
    assert page.best.act == first.acts[0]
    assert store.find_entries(EntryQuery(words="cod")).rows == ()
    assert [row.entry.id for row in store.find_entries(EntryQuery(article=second.id)).rows] == [
        "e1"
    ]
    assert [row.act.id for row in store.unlinked_acts()] == [first.acts[1].id]
    assert store.entries_of([second.acts[0].id]) == {"e1"}
    assert [row.entry.id for row in store.entries()] == ["e1"]


def test_an_entry_is_replaced_or_dropped_whole(store):
    first, second = make_article(PORTS), make_article("Solheim vowed to dredge two harbours.")
    keep(store, first, second)
    store.put_entries([entry_of(first, second)])
    with pytest.raises(StoreError, match="report of another entry"):
        store.put_entries([entry_of(second, id_="e2")])
    assert store.counts().entries == 1
    store.put_entries([entry_of(first), entry_of(second, id_="e2")], drop=["e1"])
    assert {row.entry.id for row in store.entries()} == {"e1", "e2"}


def test_an_entry_whose_act_a_new_reading_lost_is_taken_apart(store):
    first, second = make_article(PORTS), make_article("Solheim vowed to dredge two harbours.")
    keep(store, first, second)
    store.put_entries([entry_of(first, second)])
    store.replace_acts(first.id, first.acts[1:], extractor="b")
    assert store.counts().entries == 0
    assert {row.act.id for row in store.unlinked_acts()} == {
        first.acts[1].id,
        second.acts[0].id,
    }


def test_a_judgement_is_kept_once_and_taken_back_without_loss(store):
    def judgement(**changes):
        told = {"same": True, "decided_by": "rule:quotation", "decided_at": NOW, "score": 0.9}
        return Judgement.of(JudgementKind.SAME_ACT, "b", "a", **{**told, **changes})

    first = judgement(reasons=("the same quotation",))
    again = judgement(reasons=("the same quotation",), decided_at=NOW + timedelta(days=1))
    store.add_judgements([first, again])
    assert list(store.judgements()) == [first]
    store.add_judgements([judgement(decided_by="user:ana", score=None, withdraws=first.id)])
    assert list(store.judgements(about=["a"])) == []
    assert len(list(store.judgements(standing=False))) == 2
    assert list(store.judgements(kind=JudgementKind.VERSION, standing=False)) == []


def test_near_duplicates_share_a_band_and_a_cluster(store):
    first, second, third = (
        make_article(text) for text in (PORTS, QUOTAS, "Iceland vowed to wait.")
    )
    keep(store, first, second, third)
    store.put_signature(first.id, b"\x00\x01", bands=[b"a", b"b"])
    store.put_signature(second.id, b"\x02", bands=[b"x", b"b"])
    store.put_signature(third.id, b"\x03", bands=[b"b", b"a"])
    assert store.signature(first.id) == b"\x00\x01"
    assert store.band_mates([b"q", b"b"]) == {first.id, second.id}
    store.put_clusters({first.id: ("c1", "o1"), second.id: ("c1", "o2")})
    assert store.cluster("c1") == tuple(sorted([first.id, second.id]))
    assert store.article(second.id).origin_group == "o2"
    assert len(store.find_acts(EntryQuery(cluster="c1")).rows) == 3


def test_what_is_taken_down_leaves_its_id_and_reason_and_no_word(store):
    article, other = make_article(PORTS, title="Ports"), make_article(QUOTAS)
    keep(store, article, other)
    store.put_signature(article.id, b"\x00", bands=[b"a"])
    store.put_entries([entry_of(article, other)])
    store.take_down(article.id, reason="court order 12", now=NOW)
    stored = store.article(article.id)
    assert (stored.article.text, stored.article.title) == ("", None)
    assert store.article_state(article.id).taken_down == "court order 12"
    assert store.acts_of(article.id, current=False) == ()
    assert found(store, words="ports") == []
    assert store.counts().entries == 0
    assert store.band_mates([b"a"]) == frozenset()
    assert store.check() == []
    keep(store, article)
    assert store.article(article.id).article.text == ""


def test_articles_and_acts_can_be_gone_through_from_a_number_on(store):
    first, second = make_article(PORTS), make_article(QUOTAS)
    keep(store, first, second)
    one, two = store.articles()
    assert [one.article.id, two.article.id] == [first.id, second.id]
    assert [row.article.id for row in store.articles(after=one.number)] == [second.id]
    numbers = [row.number for row in store.acts()]
    assert numbers == sorted(numbers)
    assert len(list(store.acts(after=numbers[0]))) == 2


def test_there_is_one_writer(store):
    here = f"{socket.gethostname()}:{os.getpid()}"
    writer = store.lock(owner=here, now=NOW)
    with pytest.raises(StoreLockedError, match=here):
        store.lock(owner="elsewhere:1", now=NOW + timedelta(minutes=9))
    store.keep_lock(writer, now=NOW + timedelta(minutes=1))
    store.unlock(writer)
    other = store.lock(owner="elsewhere:1", now=NOW)
    with pytest.raises(StoreLockedError, match="took over"):
        store.keep_lock(writer, now=NOW)
    store.unlock(other)


@pytest.mark.parametrize(
    ("owner", "minutes"),
    [
        (f"{socket.gethostname()}:999999999", 0),
        (f"{socket.gethostname()}:{os.getpid()}", 11),
        ("elsewhere:1", 11),
    ],
)
def test_a_dead_writer_loses_the_lock(store, owner, minutes):
    store.lock(owner=owner, now=NOW)
    store.lock(owner="elsewhere:2", now=NOW + timedelta(minutes=minutes))


def test_a_run_keeps_what_became_of_every_input(store):
    article = make_article(PORTS)
    keep(store, article)
    run = store.start_run(sources=["a/"], options={"workers": "2"}, extractor="a", now=NOW)
    items = [
        RunItem(position=1, locator="a/1", outcome=ItemOutcome.STORED, article_id=article.id),
        RunItem(
            position=2,
            locator="a/2",
            outcome=ItemOutcome.SET_ASIDE,
            reason=SetAsideReason.EMPTY,
            message="a/2: no words",
        ),
    ]
    store.add_items(run, items)
    assert store.run(run).state is RunState.RUNNING
    store.end_run(run, state=RunState.DONE, now=NOW + timedelta(minutes=1))
    told = store.run(run)
    assert (told.seen, told.state, told.sources) == (2, RunState.DONE, ("a/",))
    assert list(store.items(run)) == items
    assert list(store.items(run, outcome=ItemOutcome.SET_ASIDE)) == items[1:]
    again = store.start_run(sources=["a/"], options={}, extractor="a", now=NOW, retry_of=run)
    assert [told.id for told in store.runs()] == [again, run]


def test_a_run_that_was_left_running_is_interrupted_by_the_next(store):
    first = store.start_run(sources=["a/"], options={}, extractor="a", now=NOW)
    store.start_run(sources=["a/"], options={}, extractor="a", now=NOW + timedelta(hours=1))
    assert store.run(first).state is RunState.INTERRUPTED


def test_a_store_knows_what_it_is_read_with(store, where):
    assert store.extractor() is None
    store.set_extractor("a")
    store.set_extractor("b")
    with open_store(where, read_only=True) as reader:
        assert reader.extractor() == "b"


def test_a_reader_changes_nothing(store, where):
    with open_store(where, read_only=True) as reader, pytest.raises(StoreError):
        reader.set_extractor("a")
