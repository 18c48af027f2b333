"""Case 2: NUL, lone surrogates, decomposed letters, bidirectional controls, emoji."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TEXT = "The minister said on Tuesday that the talks would resume within a week or so. " * 4


def test_offsets_count_code_points_of_the_canonical_text(run):
    raw = TEXT + "\U0001f600 cafe\u0301\x00 \u202esiht\u202c a\u200db\r\n"
    ((article,), _) = run({"a.txt": raw.encode()})
    assert article.text == TEXT + "\U0001f600 café \u202esiht\u202c a\u200db"
    start = article.text.index("café")
    assert article.text[start - 2] == "\U0001f600"  # one code point, two UTF-16 units
    assert article.notes[:2] == (
        "1 control characters dropped",
        "3 invisible characters kept (U+200D, U+202C, U+202E)",
    )


def test_lone_surrogate_is_replaced_before_hashing(run):
    line = json.dumps({"text": TEXT + "\ud800x"}).encode()
    ((article,), _) = run({"a.jsonl": line})
    assert article.text == TEXT + "\ufffdx"
    assert article.text.encode("utf-8")
    assert "1 lone surrogates replaced" in article.notes


def test_composed_and_decomposed_letters_give_one_article(run):
    composed, decomposed = "café", "cafe\u0301"
    ((first, second), _) = run(
        {"a.txt": (TEXT + composed).encode(), "b.txt": (TEXT + decomposed).encode()}
    )
    assert first.id == second.id
    assert first.raw_sha256 != second.raw_sha256


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_gives_one_result(run, text):
    articles, set_aside = run({"a.jsonl": json.dumps({"text": text}).encode()})
    assert len(articles) + len(set_aside) == 1
