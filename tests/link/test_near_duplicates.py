"""Which articles are one text."""

import random
from datetime import date

import pytest

from onrecord.link.body import Body, make_body
from onrecord.link.near_duplicates import (
    NearDuplicateIndex,
    compare,
    find_clusters,
    independent_origins,
)

DAY = date(2031, 2, 3)
PARAGRAPHS = (
    "Finland will send 40 engineers to the flooded north of Moldova if the government in Chisinau "
    "asks for them by Friday, Prime Minister Aino Salmi said.",
    "“We have the pumps and we have the people,” Salmi told parliament in Helsinki. “What we lack "
    "is a request.”",
    "Three rivers have left their beds since Saturday and 2,300 people have been taken to schools "
    "and sports halls, according to the Moldovan rescue service.",
    "Moldova's Interior Minister Ion Rusu said on Monday evening that his staff still counted "
    "what was needed and would write to Helsinki, Vienna and Prague on Tuesday.",
    "Finland sent pumps to Slovenia in 2023 after the floods there.",
)
REPORT = "\n\n".join(PARAGRAPHS)
TITLE = "Finland offers engineers to flooded Moldova"


def body(article: str, text: str = REPORT, **told) -> Body:
    return make_body(article, text, **{"title": TITLE, "published": DAY, "outlet": "One", **told})


@pytest.mark.parametrize(
    "copied",
    [
        pytest.param(REPORT, id="unchanged"),
        pytest.param("\n\n".join(PARAGRAPHS[:2]), id="cut from the end"),
        pytest.param("\n\n".join([PARAGRAPHS[0], *PARAGRAPHS[:0:-1]]), id="paragraphs moved"),
        pytest.param(f"HELSINKI (AFP) - {REPORT}\n\n(Reporting by Jane Doe)", id="agency tags"),
        pytest.param(
            REPORT.replace("Three", "3").replace("told", "informed").replace("asks", "calls"),
            id="words changed",
        ),
    ],
)
def test_a_copy_is_found_under_any_headline(copied: str):
    index = NearDuplicateIndex()
    index.add(body("a"))
    printed = body("b", copied, title="Help from the north", outlet="Two", published=DAY)
    assert list(index.add(printed)) == ["a"]


def test_another_report_of_the_event_is_none():
    other = (
        "Moldova has not yet asked Finland for help against the floods, Interior Minister Ion Rusu "
        "said. Prime Minister Aino Salmi had offered 40 engineers in parliament in Helsinki. “We "
        "have the pumps and we have the people,” Salmi told parliament. Rusu thanked her, and said "
        "that letters to Helsinki, Vienna and Prague would go out on Tuesday."
    )
    assert not compare(body("a"), body("b", other)).is_near_duplicate


FORM = (
    "The central bank of {country} kept its main rate at {rate} percent on Thursday, as expected. "
    "Governor {name} told reporters that prices would rise by {rise} percent this year, after "
    "{before} percent in the year before, and that the bank stood ready to act. The next meeting "
    "of the board is due in six weeks. Analysts had expected no change. The currency was little "
    "changed after the decision, and yields on bonds fell slightly in thin trading."
)


def test_the_same_form_with_other_facts_is_none():
    one = FORM.format(country="Norway", name="Kari Moe", rate="4.5", rise="2.1", before="3.4")
    two = FORM.format(country="Chile", name="Luis Soto", rate="6.25", rise="3.9", before="5.2")
    likeness = compare(body("a", one, title="Rate kept"), body("b", two, title="Rate kept"))
    assert likeness.containment > 0.5
    assert not likeness.is_near_duplicate


SHORT = "The board will pay 12 cents a share on May 3, it said after its meeting."


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ({"outlet": "Two"}, True),
        ({"outlet": "Two", "title": "Northern Copper sets dividend"}, True),
        ({"outlet": "Two", "title": "Lakeside Paper in payout"}, False),
        ({"published": date(2031, 2, 5)}, False),
    ],
)
def test_short_texts_need_headline_and_day_too(told: dict, same: bool):
    left = body("a", SHORT, title="Northern Copper dividend")
    right = body("b", SHORT, **{"title": "Northern Copper dividend", **told})
    assert compare(left, right).is_near_duplicate is same


def test_short_texts_with_other_datelines_are_none():
    left, right = body("a", f"OSLO (AP) - {SHORT}"), body("b", f"LIMA (AP) - {SHORT}")
    assert not compare(left, right).is_near_duplicate


def test_what_is_repeated_after_weeks_is_a_form():
    assert not compare(body("a"), body("b", published=date(2031, 3, 3))).is_near_duplicate


def test_unknown_days_do_not_part_copies():
    assert compare(body("a", published=None), body("b", outlet="Two")).is_near_duplicate


def test_a_text_rewritten_under_its_headline_the_same_day_is_found():
    rewritten = f"{PARAGRAPHS[0]} {PARAGRAPHS[2]} Germany, Poland and Latvia offered boats, beds "
    rewritten += "and blankets, Rusu said. The army flew over Soroca, Balti and Edinet at noon."
    later = body("b", f"HELSINKI, Feb 3 (AP) - {rewritten}")
    assert compare(body("a", f"HELSINKI, Feb 3 (AP) - {REPORT}"), later).is_near_duplicate


def test_comparing_does_not_depend_on_the_order():
    left, right = body("a"), body("b", PARAGRAPHS[0], outlet="Two", published=None)
    assert compare(left, right) == compare(right, left)


def test_reasons_tell_what_agrees():
    reasons = compare(body("a"), body("b")).reasons
    assert reasons[0] == "100% of the shorter text stands in the other"
    assert "of the same day" in reasons


def test_a_hundred_copies_are_one_cluster_and_one_origin_in_any_order():
    bodies = [body(f"{number:02}", outlet=f"Outlet {number}") for number in range(100)]
    other = body("other", FORM.format(country="Chile", name="Luis Soto", rate=6, rise=3, before=5))
    clusters = []
    for seed in (1, 2):
        order = [*bodies, other]
        random.Random(seed).shuffle(order)
        index = NearDuplicateIndex()
        pairs = [(each.id, mate) for each in order for mate in index.add(each)]
        clusters.append(find_clusters([each.id for each in order], pairs))
    assert clusters[0] == clusters[1]
    assert independent_origins(clusters[0], [each.id for each in bodies]) == 1
    assert independent_origins(clusters[0], [each.id for each in [*bodies, other]]) == 2


def test_adding_a_body_twice_changes_nothing():
    index = NearDuplicateIndex()
    index.add(body("a"))
    assert index.add(body("a")) == {}
    assert list(index.add(body("b"))) == ["a"]


def test_a_cluster_has_the_first_id_of_its_articles():
    assert find_clusters("dcba", [("d", "c"), ("c", "b")]) == {
        "a": "a",
        "b": "b",
        "c": "b",
        "d": "b",
    }
