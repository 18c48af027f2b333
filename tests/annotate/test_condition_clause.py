"""Edges of conditions and the clauses above them, on the parse alone."""

import pytest

from onrecord.annotate.condition_clause import (
    Clause,
    complement_of,
    join,
    last_within_quote,
    trimmed_end,
    verb_above,
)
from onrecord.annotate.quotes import find_quotes

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def parse(language_model):
    return language_model


def index_of(doc, word: str) -> int:
    return next(token.i for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "introducer", "head"),
    [
        ("Lima will pay if Quito asks.", "if", "asks"),
        ("Lima will pay after the vote.", "after", "vote"),
        ("Lima will pay once the vote is held.", "once", "held"),
    ],
)
def test_the_complement_is_the_head_of_what_is_introduced(parse, text, introducer, head):
    doc = parse(text)
    assert complement_of(doc[index_of(doc, introducer)]).text == head


def test_a_clause_that_nothing_depends_on_is_no_condition(parse):
    doc = parse("If they ask.")
    assert join(doc, 0, 1, doc[2], reaches_ahead=True) is None


def test_a_complement_that_follows_the_time_of_saying_does_not_depend_on_it(parse):
    doc = parse("The envoy said before the vote that Chad would sign.")
    start = index_of(doc, "before")
    ahead = join(doc, start, start + 1, doc[start + 2], reaches_ahead=False)
    assert ahead.governor.text == "said"


def test_the_verb_above_leaves_the_marker_out(parse):
    doc = parse("Lima would help on condition that Quito asks.")
    start = index_of(doc, "on")
    assert verb_above(doc[index_of(doc, "asks")], start, start + 3).text == "help"


def test_a_condition_inside_a_quotation_ends_with_it(parse):
    doc = parse("“We will go if they ask” was all he said.")
    first = index_of(doc, "if")
    clause = Clause(first, len(doc) - 2, doc[first + 2], doc[3])
    assert doc[last_within_quote(doc, clause, find_quotes(doc.text))].text == "ask"


def test_a_quotation_inside_a_condition_is_kept_whole(parse):
    doc = parse("They will go if he says “we ask you” again.")
    first, said = index_of(doc, "if"), index_of(doc, "ask")
    clause = Clause(first, said, doc[first + 2], doc[2])
    assert doc[last_within_quote(doc, clause, find_quotes(doc.text))].text == "”"


def test_loose_marks_at_the_end_are_trimmed(parse):
    doc = parse("if they ask, –")
    assert doc[trimmed_end(doc, 0, len(doc) - 1)].text == "ask"
