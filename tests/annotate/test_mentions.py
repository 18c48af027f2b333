"""Which words can stand for a party."""

import pytest

from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.mentions import find_mentions, read_page
from onrecord.annotate.titles import party_entries
from onrecord.terms import ActorType, MentionForm

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def find(language_model):
    matcher = LexiconMatcher(language_model.vocab, party_entries())

    def mentions(text: str):
        page = read_page(language_model(text), matcher)
        return {
            page.text(found.start, found.end): found
            for found in find_mentions(page)
            if not found.tentative
        }

    return mentions


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Warsaw sent a note.", "Warsaw"),
        ("The plan was rejected by Cairo.", "Cairo"),
        ("The letter from Warsaw was short.", "Warsaw"),
        ("The envoy warned Ankara.", "Ankara"),
        ("It imposed tariffs against Norway.", "Norway"),
        ("The White House denied it.", "The White House"),
    ],
)
def test_a_capital_that_acts_or_is_acted_upon_is_its_government(find, text, words):
    assert find(text)[words].type is ActorType.GOVERNMENT


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


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mr Haddad left.", "Mr Haddad", "Haddad"),
        ("King Olav spoke.", "King Olav", "King Olav"),
        ("The Azov regiment held on.", "The Azov regiment", "Azov Regiment"),
        ("Ethiopian forces withdrew.", "Ethiopian forces", "Armed forces of Ethiopia"),
        (
            "Spain’s defence ministry agreed.",
            "Spain’s defence ministry",
            "Ministry of Defence of Spain",
        ),
        ("The US government agreed.", "The US government", "Government of the United States"),
        ("Local authorities agreed.", "Local authorities", "Local authorities"),
        ("The head of the party left.", "The head of the party", "head of the party"),
        ("Two of the ministers left.", "Two of the ministers", "Two of the ministers"),
    ],
)
def test_names_leave_out_titles_and_bodies_are_called_by_their_country(find, text, words, name):
    assert find(text)[words].name == name


def test_an_abbreviation_in_brackets_is_another_name(find):
    found = find("The Baltic Grain Forum (BGF) met.")
    assert found["The Baltic Grain Forum"].aliases == ["BGF"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Russian attack failed.", "Russian", "Government of Russia"),
        ("The US offer stands.", "US", "Government of the United States"),
    ],
)
def test_a_country_before_a_noun_for_an_act_is_its_doer(find, text, words, name):
    assert find(text)[words].name == name


def test_a_country_before_another_noun_is_none(find):
    assert "Chilean" not in find("The Chilean wine was sold.")


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


def test_a_genitive_behind_of_does_not_end_a_title(find):
    words = "the secretary of Ukraine’s security council"
    found = find(f"Oleksiy Danyliuk, {words}, told reporters it was so.")
    assert found[words].owner.country == "UKR"


def test_a_firm_is_also_known_without_its_legal_form(find):
    found = next(iter(find("Bergen Shipping Corp named a new chairman.").values()))
    assert "Bergen Shipping" in found.aliases


def test_what_a_count_counts_is_no_mention_of_its_own(find):
    assert set(find("A group of Kenyan lawmakers objected.")) == {"A group of Kenyan lawmakers"}
