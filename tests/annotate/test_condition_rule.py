"""What an entry of the lexicon of conditions lets stand beside its marker."""

import pytest

from onrecord.annotate.condition_rule import Rule
from onrecord.lexicons._load import Entry


def rule(**fields):
    fields = {"kind": "if", "shape": "clause", "under": "any", **fields}
    return Rule.of(Entry(id="cd.x", patterns=(), fields=fields, yes=(), no=()))


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("we come if they ask", True),
        ("we come even if they ask", False),
        ("if i may say so", False),
        ("if i may", False),
        ("if i come", True),
    ],
)
def test_neighbouring_words_speak_against_a_marker(words, stands):
    tokens = words.split()
    start = tokens.index("if")
    checked = rule(not_after=["even"], not_before=["i may"])
    assert checked.stands_in(tokens, start, start + 1) is stands


@pytest.mark.parametrize(
    ("under", "timeless"), [("any", True), ("modal", True), ("negated", True), ("open", False)]
)
def test_a_time_is_no_condition_that_reaches_ahead(under, timeless):
    assert rule(under=under).is_timeless is timeless
