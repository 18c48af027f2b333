"""Evidence is checked where it is made; values turn into plain dictionaries."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EvidenceError
from onrecord.model import (
    Act,
    Actor,
    Amount,
    Article,
    Commitment,
    Evidence,
    Party,
    When,
    content_id,
)
from onrecord.terms import ActClass, ActorType, Modality, Polarity, Precision

TEXT = "OSLO: Norway pledged aid on Friday. 😀"


def evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence.of(TEXT, start, start + len(words))


def pledge() -> Act:
    return Act(
        id="a1",
        act_class=ActClass.PLEDGE,
        plover=None,
        modality=Modality.PROMISED,
        polarity=Polarity.AFFIRMED,
        form=None,
        actor=Party(
            actor=Actor(name="Government of Norway", type=ActorType.GOVERNMENT, country="NOR"),
            mention=evidence("Norway"),
        ),
        recipient=None,
        trigger=evidence("pledged"),
        content=(evidence("aid"),),
        said_at=When(
            value="2025-09-05",
            earliest=date(2025, 9, 5),
            latest=date(2025, 9, 5),
            precision=Precision.DAY,
            evidence=evidence("Friday"),
        ),
    )


@given(st.text(min_size=1, max_size=60), st.data())
def test_evidence_quotes_its_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Evidence.of(text, start, end)
    assert text[found.start : found.end] == found.exact
    found.check(text)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 2), (0, len(TEXT) + 1)])
def test_evidence_outside_the_text_is_refused(start, end):
    with pytest.raises(EvidenceError, match="expected 0 <= start < end"):
        Evidence.of(TEXT, start, end)


def test_evidence_of_another_text_is_refused():
    with pytest.raises(EvidenceError, match="expected 'pledged'"):
        evidence("pledged").check(TEXT.replace("pledged", "refused"))


def test_offsets_are_code_points():
    assert evidence("😀").end == len(TEXT)


def test_spans_of_an_act_are_all_its_evidence():
    assert {found.exact for found in pledge().spans()} == {"Norway", "pledged", "aid", "Friday"}


def test_spans_of_an_act_hold_those_of_its_commitments():
    amount = Amount(evidence=evidence("aid"), least=1, most=1)
    commitment = Commitment(action=None, verb=None, object=evidence("aid"), amounts=(amount,))
    promised = replace(
        commitment, action="send", verb=evidence("pledged"), strength_words=evidence("Norway")
    )
    act = replace(pledge(), content=(), commitments=(commitment, promised))
    assert len(commitment.spans()) == 2
    assert [found.exact for found in act.spans()].count("aid") == 4


def test_act_to_dict_says_class_and_schema():
    plain = pledge().to_dict()
    assert plain["schema"] == "onrecord.act/1"
    assert plain["class"] == "pledge"
    assert "act_class" not in plain
    assert plain["said_at"]["earliest"] == "2025-09-05"


def test_article_to_dict_holds_its_acts():
    article = Article(id="x", text=TEXT, published_at=date(2025, 9, 5), acts=(pledge(),))
    plain = article.to_dict()
    assert plain["published_at"] == "2025-09-05"
    assert [act["class"] for act in plain["acts"]] == ["pledge"]


def test_content_id_tells_its_parts_apart():
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("ab", "c") == content_id("ab", "c")
