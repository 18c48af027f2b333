"""What a text says of its place among versions."""

import pytest

from onrecord.link.version_marks import read_marks
from onrecord.terms import VersionKind

UPDATE, CORRECTION = VersionKind.UPDATE, VersionKind.CORRECTION
REPEAT, WITHDRAWAL = VersionKind.REPEAT, VersionKind.WITHDRAWAL
NEWS = "The ferry line said it would stop sailing to Hanko in May."


@pytest.mark.parametrize(
    ("title", "kind", "number"),
    [
        ("UPDATE 2-Ferry line to stop sailing", UPDATE, 2),
        ("UPDATE 1 - Ferry line to stop sailing", UPDATE, 1),
        ("WRAPUP 3-Ferry line to stop sailing", UPDATE, 3),
        ("2ND LEAD: Ferry line to stop sailing", UPDATE, 2),
        ("1st UPDATE: Ferry line to stop sailing", UPDATE, 1),
        ("CORRECTED-Ferry line to stop sailing", CORRECTION, 0),
        ("(CORRECTED) - Ferry line to stop sailing", CORRECTION, 0),
        ("(Corrected) Ferry line to stop sailing", CORRECTION, 0),
        ("Correction: Ferry line to stop sailing", CORRECTION, 0),
        ("CORRECTED-UPDATE 2-Ferry line to stop sailing", CORRECTION, 2),
        ("UPDATE 2-CORRECTED-Ferry line to stop sailing", CORRECTION, 2),
        ("REFILE-Ferry line to stop sailing", REPEAT, 0),
        ("RPT-Ferry line to stop sailing", REPEAT, 0),
        ("KILL: Ferry line to stop sailing", WITHDRAWAL, 0),
        ("WITHDRAWN - Ferry line to stop sailing", WITHDRAWAL, 0),
    ],
)
def test_marks_of_headlines_are_read_and_cut(title: str, kind: VersionKind, number: int):
    marks = read_marks(title, NEWS)
    assert (marks.kind, marks.number) == (kind, number)
    assert marks.headline == "Ferry line to stop sailing"


@pytest.mark.parametrize(
    "title",
    [
        "Lead prices rise after the strike",
        "Lead: prices rise after the strike",
        "Corrections officers vote for a strike",
        "Update on the ferry promised for Friday",
        "Kill switch for ferries - ministry",
        None,
    ],
)
def test_words_of_the_news_are_no_marks(title: str | None):
    assert read_marks(title, NEWS).kind is None
    assert read_marks(title, NEWS).headline == (title or "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"(Corrects name of port in paragraph 1)\n\n{NEWS}", CORRECTION),
        (f"(Adds quote from minister)\n\n{NEWS}", UPDATE),
        (f"(Refiles to fix headline)\n\n{NEWS}", REPEAT),
        (f"{NEWS}\n\nThis article was amended on 4 May 2031 to name the port.", CORRECTION),
        (f"CORRECTION: An earlier version named another port.\n\n{NEWS}", CORRECTION),
        ("Please kill the story headlined “Ferry line to stop sailing”.", WITHDRAWAL),
        ("The article “Ferry line to stop sailing” has been withdrawn.", WITHDRAWAL),
    ],
)
def test_marks_of_texts_are_read(text: str, kind: VersionKind):
    assert read_marks("Ferry line to stop sailing", text).kind is kind


def test_news_of_a_withdrawn_report_is_no_notice():
    text = f"The report on the ferries was withdrawn by the ministry. {NEWS} " + NEWS * 20
    assert read_marks("Ministry withdraws report", text).kind is None
