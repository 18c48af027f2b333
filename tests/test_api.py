"""The Python interface: texts and files in, articles with their acts out."""

import multiprocessing
from datetime import date

import pytest

import onrecord
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

    def assemble(doc, *, article_id):
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
