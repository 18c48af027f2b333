from itertools import pairwise

import pytest

from onrecord.read.credits import find_credits


@pytest.mark.parametrize(
    ("text", "credit", "rule"),
    [
        ("He left.\n\n(Reporting by Ann Smith; Editing by Bo Lee)", None, "credit.by"),
        ("He left.\n\n(Additional reporting by Ann Smith in Oslo)", None, "credit.by"),
        ("He left. (Writing and editing by Ann Smith)", "(Writing and editing by Ann Smith)",
         "credit.by"),
        ("(Corrects the name in paragraph 2)\n\nHe left.", "(Corrects the name in paragraph 2)",
         "credit.correction"),
        ("(Adds quotes)\nHe left.", "(Adds quotes)", "credit.correction"),
        ("He left.\n\nCORRECTION: An earlier version misspelt a name.",
         "CORRECTION: An earlier version misspelt a name.", "credit.correction_line"),
        ("UPDATE 2-Minister leaves talks\n\nHe left.", "UPDATE 2-", "credit.update"),
        ("By Ann Smith and Bo de la Cruz\n\nHe left.", "By Ann Smith and Bo de la Cruz",
         "credit.byline"),
        ("He left.\n\n— With AP", "— With AP", "credit.with"),
    ],
)  # fmt: skip
def test_credit_is_found(text, credit, rule):
    (found,) = find_credits(text)
    assert found.exact == (credit or text.partition("\n\n")[2])
    assert found.rule == rule
    found.check(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the troops had left.",
        "By Friday\nthe troops had left the town.",
        "The report (written last year) was by the ministry.",
        "Correction to the market will follow, analysts said.",
        "An update on the talks - the second - is due.",
        "The deal (which adds a clause) was signed.",
        "They agreed (with AP reporters present).",
    ],
)
def test_sentences_are_no_credits(text):
    assert find_credits(text) == ()


def test_credits_come_in_text_order_and_do_not_overlap():
    text = "By Ann Smith\n\nHe left.\n\n(Reporting by Ann Smith)\n(Editing by Bo Lee)"
    found = find_credits(text)
    assert [credit.rule for credit in found] == ["credit.byline", "credit.by", "credit.by"]
    assert all(a.end <= b.start for a, b in pairwise(found))
