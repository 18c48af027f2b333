"""Which text replaces which."""

from datetime import UTC, date, datetime

import pytest

from onrecord.link.versions import Printing, find_version, make_printing
from onrecord.terms import VersionKind

TITLE = "Ferry line to stop sailing to Hanko"
TEXT = (
    "The ferry line Norrlink said on Monday that it would stop sailing to Hanko in May unless the "
    "town lowered its harbour fees. The town council meets on 14 April. Mayor Elsa Holm said that "
    "she had offered Norrlink a rebate of 15 percent in January and had not had an answer since. "
    "About 90,000 people took the ferry last year, a tenth fewer than in the year before, as the "
    "bridge at Inkoo was opened to lorries. Norrlink employs 120 people in Hanko."
)
MORE = f"{TEXT} Transport Minister Kai Berg said that the state would not step in."
EIGHT = datetime(2031, 4, 7, 8, tzinfo=UTC)
NINE = datetime(2031, 4, 7, 9, tzinfo=UTC)


def printing(article: str, text: str = TEXT, **told) -> Printing:
    return make_printing(
        article, text, **{"title": TITLE, "published": EIGHT, "outlet": "Baltic Wire", **told}
    )


FIRST = printing("first")


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        (printing("x", MORE, title=f"UPDATE 1-{TITLE}", published=NINE), VersionKind.UPDATE),
        (printing("x", MORE, published=NINE), VersionKind.UPDATE),
        (printing("x", title=f"CORRECTED-{TITLE}", published=NINE), VersionKind.CORRECTION),
        (printing("x", f"(Corrects day of meeting)\n\n{TEXT}"), VersionKind.CORRECTION),
        (printing("x", title=f"RPT-{TITLE}", published=NINE), VersionKind.REPEAT),
        (
            printing("x", f"Please kill the story headlined “{TITLE}”.", title="KILL - Ferry"),
            VersionKind.WITHDRAWAL,
        ),
        (
            printing("x", MORE, title=f"UPDATE 1-{TITLE}", outlet="Hanko Post", published=NINE),
            VersionKind.UPDATE,
        ),
    ],
)
def test_a_later_text_is_a_version(later: Printing, kind: VersionKind):
    for found in (find_version(FIRST, later), find_version(later, FIRST)):
        assert found is not None
        assert (found.earlier, found.later, found.kind) == ("first", "x", kind)


def test_the_number_of_an_update_tells_more_than_the_time():
    second = printing("2", MORE, title=f"UPDATE 2-{TITLE}", published=EIGHT)
    first = printing("1", TEXT, title=f"UPDATE 1-{TITLE}", published=NINE)
    found = find_version(second, first)
    assert found is not None
    assert (found.earlier, found.later) == ("1", "2")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(printing("x", outlet="Hanko Post", published=NINE), id="a copy"),
        pytest.param(printing("x", MORE, outlet="Hanko Post", published=NINE), id="a longer copy"),
        pytest.param(printing("x", published=NINE), id="the same text again"),
        pytest.param(printing("x", MORE, published=date(2031, 4, 7)), id="of one day, no order"),
        pytest.param(
            printing("x", "Snow fell on Vaasa and trains stood still.", title="UPDATE 1-Snow"),
            id="an update of something else",
        ),
        pytest.param(
            printing(
                "x", "Please kill the story “Snow stops trains at Vaasa”.", title="KILL - Snow"
            ),
            id="a notice on something else",
        ),
        pytest.param(
            printing("x", MORE, title=f"UPDATE 1-{TITLE}", published=date(2031, 5, 7)),
            id="a month later",
        ),
    ],
)
def test_other_texts_are_no_versions(other: Printing):
    assert find_version(FIRST, other) is None
    assert find_version(other, FIRST) is None


def test_a_notice_of_another_outlet_takes_nothing_back():
    notice = printing("x", f"Please kill the story “{TITLE}”.", title="KILL", outlet="Hanko Post")
    assert find_version(FIRST, notice) is None


def test_reasons_tell_the_mark():
    found = find_version(FIRST, printing("x", title=f"CORRECTED-{TITLE}", published=NINE))
    assert found is not None
    assert found.reasons[0] == "it is marked as correction"
