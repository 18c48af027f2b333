"""The Python interface: texts and files in, articles with their acts out."""

import multiprocessing
import os
from datetime import date

import pytest

import onrecord
from onrecord.actors.judgements import append_judgement, judge, withdraw
from onrecord.errors import ActorFileError
from onrecord.terms import ActClass, SetAsideReason

pytestmark = pytest.mark.model

TEXT = "OSLO, Sept 5 (Nordwire) - Norwegian Prime Minister Ola Berg pledged on Friday to pay."


def test_a_text_gives_an_article_with_its_acts():
    article = onrecord.read_text(TEXT, published="2025-09-05", title="Berg pledges")
    (act,) = article.acts
    assert (act.act_class, act.actor.actor.name) == (ActClass.PLEDGE, "Ola Berg")
    assert act.said_at.earliest == date(2025, 9, 5)
    assert article.to_dict()["acts"][0]["class"] == "pledge"


def test_files_give_one_result_each_and_bad_ones_are_set_aside(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    article, aside = onrecord.read_files([tmp_path], published="2025-09-05")
    assert article.acts
    assert aside.reason is SetAsideReason.EMPTY


def test_every_public_name_can_be_used_again_and_again():
    docs = [onrecord.read_doc(TEXT, published=date(2025, 9, 5)) for _ in range(2)]
    assert all(doc._.onrecord_acts for doc in docs)
    assert all(callable(getattr(onrecord, name)) for name in onrecord.__all__)


def test_the_same_text_gives_the_same_acts():
    first, again = (onrecord.read_text(TEXT, published="2025-09-05") for _ in range(2))
    assert first == again


def test_one_failing_article_never_costs_the_run(monkeypatch):
    article = onrecord.read_text(TEXT, published="2025-09-05")
    failing = iter([ValueError("broken")])

    def assemble(doc, **_):
        for error in failing:
            raise error
        return ()

    monkeypatch.setattr("onrecord.record.assemble.assemble_acts", assemble)
    aside, read = onrecord.read_articles([article, article])
    assert (aside.reason, "ValueError: broken" in aside.message) == (SetAsideReason.FAILED, True)
    assert read.text == TEXT


def _acts_of(text: str) -> int:
    return len(onrecord.read_text(text, published="2025-09-05").acts)


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the system cannot fork"
)
def test_a_forked_process_reads_too():
    assert _acts_of(TEXT) == 1
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply_async(_acts_of, (TEXT,)).get(timeout=60) == 1


ACTORS = """
persons:
  - name: Ola Berg
    alone: yes
    country: NOR
    offices: [{office: prime_minister, country: NOR, from: 2025-06, sector: GOV}]
"""


def test_actors_of_a_file_are_known_and_a_changed_file_is_read_again(tmp_path):
    path = tmp_path / "actors.yaml"
    text = "OSLO, Sept 5 (Nordwire) - Berg pledged on Friday to pay."

    def actor():
        (act,) = onrecord.read_text(text, published="2025-09-05", actors=path).acts
        return act.actor.actor

    path.write_text(ACTORS, encoding="utf-8")
    assert (actor().name, actor().id) == ("Ola Berg", "person:NOR:ola-berg")
    path.write_text(ACTORS.replace("Ola", "Eli"), encoding="utf-8")
    os.utime(path, (2_000_000_000, 2_000_000_000))
    assert actor().name == "Eli Berg"


def test_judgements_join_actors_and_undone_leave_them_as_they_were(tmp_path):
    log = tmp_path / "judgements.jsonl"

    def actor_id():
        (act,) = onrecord.read_text(TEXT, published="2025-09-05", judgements=log).acts
        return act.actor.actor.id

    joined = judge("person:NOR:ola-berg", "person:NOR:a-berg", same=True, decided_by="user:kim")
    append_judgement(log, joined)
    assert actor_id() == "person:NOR:a-berg"
    append_judgement(log, withdraw(joined, decided_by="user:kim"))
    assert actor_id() == "person:NOR:ola-berg"


def test_a_wrong_file_of_actors_stops_the_run(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(ActorFileError, match="No such file"):
        list(onrecord.read_files([tmp_path / "a.txt"], actors=tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    ("outlet", "url", "clue"),
    [
        ("The Irish Times", "https://example.com/1", "The Irish Times"),
        ("Nordwire", "https://www.irishtimes.com/1", "https://www.irishtimes.com/1"),
        ("Nordwire", None, "Nordwire"),
        (None, None, None),
    ],
)
def test_the_outlet_reaches_the_doc_by_what_tells_its_home(monkeypatch, outlet, url, clue):
    docs = []

    def assemble(doc, **_):
        docs.append(doc)
        return ()

    monkeypatch.setattr("onrecord.record.assemble.assemble_acts", assemble)
    onrecord.read_text(TEXT, published="2025-09-05", outlet=outlet, url=url)
    assert [doc._.onrecord_outlet for doc in docs] == [clue]
