"""Case 6: no date, impossible, implausible and ambiguous dates."""

import json
from datetime import date

import pytest

from onrecord.terms import PublishedBasis

TEXT = "The minister said on Tuesday that the talks would resume."


@pytest.mark.parametrize(
    ("stated", "note"),
    [
        (None, "no publication date"),
        ("", "no publication date"),
        ("2025-02-31", "no such day"),
        ("1970-01-01", "what programs write for no date"),
        (0, "no known form"),
        ("2099-01-01", "lies in the future"),
        ("9999-12-31T23:59:59Z", "lies in the future"),
        ("0001-01-01T00:00:00Z", "older than any newspaper"),
        ("9/5/2025", "ambiguous, it may be 2025-05-09 or 2025-09-05"),
        ("last week", "no known form"),
        ([2025, 9, 5], "no date, expected a string or a number"),
    ],
)
def test_bad_date_leaves_the_article_with_an_unknown_date_and_a_note(run, stated, note):
    ((article,), set_aside) = run({"a.jsonl": json.dumps({"text": TEXT, "date": stated}).encode()})
    assert set_aside == []
    assert article.published_at is None
    assert article.published_basis is PublishedBasis.UNKNOWN
    assert any(note in remark for remark in article.notes)
    assert article.notes[-1].startswith("no publication date; give one with --published")


@pytest.mark.parametrize("stated", [None, "2099-01-01"])
def test_day_given_by_the_user_is_marked_as_assumed(run, stated):
    line = json.dumps({"text": TEXT, "date": stated}).encode()
    ((article,), _) = run({"a.jsonl": line}, published=date(2025, 9, 5))
    assert article.published_at == date(2025, 9, 5)
    assert article.published_basis is PublishedBasis.ASSUMED


def test_moment_without_a_zone_stays_without_one(run):
    line = json.dumps({"text": TEXT, "date": "2025-09-05T23:30:00"}).encode()
    ((article,), _) = run({"a.jsonl": line})
    assert article.published_at.tzinfo is None
    assert article.published_day == date(2025, 9, 5)
