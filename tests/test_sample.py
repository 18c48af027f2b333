"""The bundled sample, end to end: eight reports in, the acts that they tell out.

`fixtures/sample/answers.jsonl` holds one expected act a line: the `trigger` at the phrase `at`,
the actor's name (None where any will do), the accepted classes, and, where the act has one, its
condition and the day or month it was done. `not_yet` marks the acts that are not read right so far.
"""

import json
from importlib.resources import files
from pathlib import Path

import pytest

import onrecord
from onrecord.model import Act, Article
from onrecord.terms import ActClass

ANSWERS = [
    json.loads(line)
    for line in (Path(__file__).parent / "fixtures/sample/answers.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
SAMPLE = files("onrecord").joinpath("sample")
REPORTS = {
    "1-talks-open.txt": "2025-09-03",
    "2-valves-threat.txt": "2025-09-05",
    "3-patrol-offer.txt": "2025-09-08",
    "4-patrols-rejected.txt": "2025-09-11",
    "5-patrols-rejected-courier.txt": "2025-09-11",
    "6-president-shifts.txt": "2025-09-16",
    "7-president-shifts-corrected.txt": "2025-09-16",
    "8-accord-signed.txt": "2025-09-23",
}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = onrecord.read_files([str(SAMPLE.joinpath(name)) for name in REPORTS])
    return dict(zip(REPORTS, found, strict=True))


def act_at(article: Article, answer: dict) -> Act | None:
    start = article.text.index(answer["at"])
    end = start + len(answer["trigger"])
    overlapping = [
        act for act in article.acts if act.trigger.start < end and start < act.trigger.end
    ]
    return next(
        (act for act in overlapping if act.act_class in answer["class"]),
        overlapping[0] if overlapping else None,
    )


def test_the_package_holds_the_eight_reports_and_no_other():
    assert sorted(item.name for item in SAMPLE.iterdir()) == sorted(REPORTS)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_the_length_of_a_wire_report(name):
    assert 180 <= len(SAMPLE.joinpath(name).read_text(encoding="utf-8").split()) <= 350


@pytest.mark.parametrize(
    "answer", ANSWERS, ids=lambda answer: f"{answer['report'][0]}-{answer['at']}"
)
def test_an_answer_names_words_of_its_report_once(answer):
    text = SAMPLE.joinpath(answer["report"]).read_text(encoding="utf-8")
    assert text.count(answer["at"]) == 1
    assert answer["at"].startswith(answer["trigger"])
    assert answer["condition"] is None or answer["condition"] in text


@pytest.mark.model
def test_every_report_is_dated_by_its_head(articles):
    assert {name: str(article.published_at) for name, article in articles.items()} == REPORTS


@pytest.mark.model
@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            answer,
            id=f"{answer['report'][0]}-{answer['at']}",
            marks=[pytest.mark.xfail(reason="not read right yet", strict=True)]
            if answer["not_yet"]
            else [],
        )
        for answer in ANSWERS
    ],
)
def test_an_act_is_found_with_its_class_actor_condition_and_day(articles, answer):
    act = act_at(articles[answer["report"]], answer)
    assert act is not None
    assert act.act_class in answer["class"]
    if answer["actor"]:
        assert act.actor is not None
        assert act.actor.actor.name == answer["actor"]
    if answer["condition"]:
        told = [(item.evidence.exact, item.kind.value) for item in act.conditions]
        assert (answer["condition"], answer["condition_kind"]) in told
    if answer["said_on"]:
        assert act.said_at is not None
        assert act.said_at.value.startswith(answer["said_on"])


@pytest.mark.model
def test_the_same_speaker_refuses_first_and_agrees_later(articles):
    def classes(name: str) -> set[ActClass]:
        return {
            act.act_class
            for act in articles[name].acts
            if act.actor and act.actor.actor.name == "Tomas Machele"
        }

    assert ActClass.REFUSE in classes("2-valves-threat.txt")
    later = classes("6-president-shifts.txt")
    assert ActClass.REFUSE not in later
    assert later & {ActClass.AGREE, ActClass.OFFER, ActClass.PLEDGE}


@pytest.mark.model
def test_the_second_outlet_tells_hardly_anything_that_the_first_does_not(articles):
    def told(name: str) -> set[tuple[str, str]]:
        return {
            (act.actor.actor.name, act.act_class)
            for act in articles[name].acts
            if act.actor and act.act_class not in {ActClass.ASSERT, ActClass.DEED}
        }

    first, second = told("4-patrols-rejected.txt"), told("5-patrols-rejected-courier.txt")
    assert len(second) >= 5
    assert len(second & first) >= 0.8 * len(second)


@pytest.mark.model
def test_the_correction_tells_the_same_acts_with_another_number(articles):
    def told(name: str) -> list[tuple[str, str]]:
        return [(act.act_class, act.trigger.exact) for act in articles[name].acts]

    assert told("7-president-shifts-corrected.txt") == told("6-president-shifts.txt")
    assert "12 observers" in articles["7-president-shifts-corrected.txt"].text
    assert "20 observers" in articles["6-president-shifts.txt"].text


@pytest.mark.model
def test_every_span_says_what_its_report_says(articles):
    spans = [
        (article, span)
        for article in articles.values()
        for act in article.acts
        for span in act.spans()
    ]
    assert spans
    for article, span in spans:
        span.check(article.text)
