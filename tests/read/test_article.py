from datetime import date

import pytest

from onrecord.config import load_config
from onrecord.errors import SetAsideError
from onrecord.read.article import NO_DATE, Assumptions, make_article
from onrecord.read.draft import Draft
from onrecord.terms import PublishedBasis

TEXT = "Norway offered on Wednesday to host talks between the two governments in October."
TODAY = date(2025, 10, 1)


def article(*, assumed=None, config=None, **parts):
    return make_article(
        Draft(where="a.txt", **{"text": TEXT, **parts}),
        assumed=assumed or Assumptions(today=TODAY),
        config=config or load_config({}),
    )


@pytest.mark.parametrize(
    ("stated", "text", "assumed", "day", "basis"),
    [
        (("2025-09-05",), TEXT, None, date(2025, 9, 5), PublishedBasis.STATED),
        (("2025-09-05",), f"2025-09-03 OSLO: {TEXT}", None, date(2025, 9, 5),
         PublishedBasis.STATED),
        ((), f"2025-09-03 OSLO: {TEXT}", None, date(2025, 9, 3), PublishedBasis.STATED),
        (("Tuesday",), f"2025-09-03 OSLO: {TEXT}", None, date(2025, 9, 3), PublishedBasis.STATED),
        (("Tuesday", "2025-09-05"), TEXT, None, date(2025, 9, 5), PublishedBasis.STATED),
        ((), f"2025-09-03 OSLO: {TEXT}", date(2025, 9, 8), date(2025, 9, 3), PublishedBasis.STATED),
        ((), f"OSLO, Sept 3 (AP) - {TEXT}", date(2025, 9, 8), date(2025, 9, 8),
         PublishedBasis.ASSUMED),
        ((), f"OSLO, Sept 3 (AP) - {TEXT}", None, None, PublishedBasis.UNKNOWN),
        (("2099-01-01",), TEXT, None, None, PublishedBasis.UNKNOWN),
        ((), TEXT, None, None, PublishedBasis.UNKNOWN),
    ],
)  # fmt: skip
def test_date_comes_from_the_source_then_the_head_then_the_user(stated, text, assumed, day, basis):
    found = article(
        text=text, published=stated, assumed=Assumptions(published=assumed, today=TODAY)
    )
    assert (found.published_at, found.published_basis) == (day, basis)
    assert any(note.startswith(NO_DATE) for note in found.notes) == (day is None)


def test_refused_date_leaves_a_note():
    assert article(published=("9/5/2025",), assumed=Assumptions(today=TODAY)).notes[0] == (
        "date '9/5/2025': ambiguous, it may be 2025-05-09 or 2025-09-05; taken as unknown"
    )


def test_text_is_canonical_and_keeps_its_edges():
    found = article(text=f" {TEXT}\r\n\r\nCafe\u0301.\x00\r")
    assert found.text == f" {TEXT}\n\nCafé.\n"
    assert "1 control characters dropped" in found.notes


def test_id_depends_on_text_and_title_alone():
    first = article(title="Talks")
    assert first.id == article(title=" Talks ", outlet="Wire", published=("2025-09-05",)).id
    assert first.id != article(title="Other").id
    assert first.id != article(title="Talks", text=TEXT + " More.").id


def test_outlet_of_the_source_wins_over_the_assumed_one():
    assumed = Assumptions(outlet="Assumed", today=TODAY)
    assert article(outlet="Stated\n Wire", assumed=assumed).outlet == "Stated Wire"
    assert article(assumed=assumed).outlet == "Assumed"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("*** --- ***", "empty"),
        ("\u200b\u200b", "empty"),
        ("Access denied. Reference 12.", "boilerplate"),
        ("Le ministre a déclaré mardi que les pourparlers reprendraient dans une semaine, sans "
         "condition, et que personne n'avait demandé de soldats.", "language"),
        ("Министр заявил, что переговоры возобновятся.", "language"),
        ("\ufffd" * 9 + TEXT, "encoding"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_set_aside(text, reason):
    with pytest.raises(SetAsideError) as error:
        article(text=text)
    assert error.value.reason == reason
    assert error.value.where == "a.txt"
    assert error.value.message.startswith("a.txt: ")


def test_long_text_is_set_aside_whole():
    config = load_config({"ONRECORD_MAX_TEXT_CHARACTERS": "100"})
    assert article(text="Talks " * 16, config=config).text == "Talks " * 16
    with pytest.raises(SetAsideError, match="102 characters, expected at most 100"):
        article(text="Talks " * 17, config=config)


@pytest.mark.parametrize(
    ("stated", "tag"), [("en-GB", "en-GB"), ("fr", "en"), (None, "en"), ("", "en")]
)
def test_language_is_the_tag_of_the_source_where_that_is_true(stated, tag):
    text = f"{TEXT} Officials said that no date had been set."
    assert article(text=text, language=stated).language == tag


def test_language_check_can_be_left_out():
    text = "Министр заявил, что переговоры возобновятся."
    assumed = Assumptions(check_language=False, today=TODAY)
    assert article(text=text, language="ru", assumed=assumed).language == "ru"
