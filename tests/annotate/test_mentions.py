"""Which words can stand for a party."""

import pytest

from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.mentions import find_mentions, read_page
from onrecord.annotate.titles import party_entries
from onrecord.terms import MentionForm

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        ("Russian President Ivan Sorokin spoke.", "Russian President Ivan Sorokin", "name"),
        ("The foreign minister left.", "The foreign minister", "title"),
        ("A spokeswoman for NATO left.", "A spokeswoman for NATO", "title"),
        ("The ministry denied it.", "The ministry", "title"),
        ("The Defence Ministry denied it.", "The Defence Ministry", "title"),
        ("26 countries signed.", "26 countries", "group"),
        ("The E3 objected.", "The E3", "name"),
        ("Western troops withdrew.", "Western troops", "group"),
        ("The Danes objected.", "The Danes", "group"),
        ("He left.", "He", "pronoun"),
        ("“The road is shut,” said Moravec.", "Moravec", "name"),
        ("The west calls it a sham.", "The west", "name"),
        ("Turkish drones struck the convoy.", "Turkish drones", "group"),
    ],
)
def test_a_party_is_a_mention(find, text, words, form):
    assert find(text)[words].form is MentionForm(form)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoy flew to Warsaw.", "Warsaw"),
        ("Officials met in Norway.", "Norway"),
        ("The envoy visited Cairo.", "Cairo"),
        ("Moldova lies between two rivers.", "Moldova"),
        ("The bridge was repaired.", "The bridge"),
        ("Drones are cheap.", "Drones"),
        ("It seems that prices will fall.", "prices"),
    ],
)
def test_a_place_or_a_thing_is_no_mention(find, text, words):
    assert words not in find(text)


def test_a_mention_ends_before_relative_clauses_appositions_and_conjuncts(find):
    found = find(
        "French President Luc Morel, who came first, and the minister, an economist, left."
    )
    assert "French President Luc Morel" in found
    assert "the minister" in found


def test_joined_parties_are_mentions_of_their_own_and_a_group(find):
    found = find("France and Britain will send ships.")
    assert found["France"].name == "Government of France"
    assert found["Britain"].name == "Government of the United Kingdom"
    assert found["France and Britain"].form is MentionForm.GROUP


def test_the_dateline_holds_no_parties(language_model):
    from onrecord.annotate.layers import Dateline, Range

    text = "OSLO, March 3 (Agency) - Norway agreed."
    doc = language_model(text)
    doc._.onrecord_dateline = Dateline(range=Range(0, text.index("Norway")))
    matcher = LexiconMatcher(language_model.vocab, party_entries())
    page = read_page(doc, matcher)
    assert [found.name for found in find_mentions(page)] == ["Government of Norway"]


def test_a_phrase_does_not_begin_in_the_paragraph_before(find):
    text = "Photograph: Ivan Lund/AP\n\nNorway’s defence ministry denied it."
    assert find(text)["Norway’s defence ministry"].name == "Ministry of Defence of Norway"


def test_a_name_read_apart_from_its_title_is_one_mention_with_it(find):
    words = "Attorney General spokeswoman Andrea Hartly"
    assert find(f"{words} said in a statement that it was late.")[words].name == "Andrea Hartly"


def test_what_a_count_counts_is_no_mention_of_its_own(find):
    assert set(find("A group of Kenyan lawmakers objected.")) == {"A group of Kenyan lawmakers"}
