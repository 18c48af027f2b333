"""Every entry of the grammar of times finds its own examples."""

from datetime import date

import pytest

from onrecord.annotate.time import TimeComponent, check_resolvers, find_times
from onrecord.annotate.time_grammar import LEXICONS, Grammar, load_grammar
from onrecord.errors import LexiconError
from onrecord.lexicons._load import load_lexicon
from onrecord.lexicons._table import read_table

ANCHOR = date(2021, 6, 16)
ENTRIES = [(name, entry) for name in LEXICONS for entry in load_lexicon(name)]
EXAMPLES = [
    pytest.param(entry.id, text, fires, id=f"{entry.id}-{text[:30]}")
    for _, entry in ENTRIES
    if not entry.fields.get("needs_parse")
    for texts, fires in ((entry.yes, True), (entry.no, False))
    for text in texts
]
PARSED_EXAMPLES = [
    pytest.param(entry.id, text, fires, id=f"{entry.id}-{text[:30]}")
    for _, entry in ENTRIES
    if entry.fields.get("needs_parse")
    for texts, fires in ((entry.yes, True), (entry.no, False))
    for text in texts
]


@pytest.mark.parametrize(("entry_id", "text", "fires"), EXAMPLES)
def test_entry_fires_in_its_yes_and_not_in_its_no(entry_id, text, fires):
    rules = {time.rule for time in find_times(text, anchor=ANCHOR)}
    assert (entry_id in rules) is fires


@pytest.mark.model
@pytest.mark.parametrize(("entry_id", "text", "fires"), PARSED_EXAMPLES)
def test_entry_that_needs_the_parse_fires_with_it(language_model, entry_id, text, fires):
    doc = language_model(text)
    doc._.onrecord_published = ANCHOR.isoformat()
    TimeComponent()(doc)
    assert (entry_id in {time.rule for time in doc._.onrecord_times}) is fires


def test_ids_are_unique_over_all_files():
    ids = [entry.id for _, entry in ENTRIES]
    assert len(ids) == len(set(ids)) == len(load_grammar().rules)


def test_every_word_stands_once_in_its_class():
    rows = read_table("en/times_words.tsv", ("class", "word", "value"))
    words = [(row["class"], row["word"]) for row in rows]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "DATE", "resolve": "fixed"},
        {"pattern": "now", "resolve": "fixed"},
        {"pattern": "<no_such_class>", "type": "DATE", "resolve": "fixed"},
        {"pattern": "(now", "type": "DATE", "resolve": "fixed"},
        {"pattern": "now; then", "type": "DATE", "resolve": "fixed"},
    ],
    ids=["no pattern", "no type", "unknown class", "open bracket", "unknown sign"],
)
def test_bad_entry_is_named_on_load(fields):
    with pytest.raises(LexiconError, match=r"time\.bad"):
        Grammar({}, {}).add("time.bad", fields)


def test_unknown_resolver_is_named_on_load():
    grammar = Grammar({}, {})
    grammar.add("time.bad", {"pattern": "now", "type": "DATE", "resolve": "guess"})
    with pytest.raises(LexiconError, match=r"time\.bad.*guess"):
        check_resolvers(grammar)
