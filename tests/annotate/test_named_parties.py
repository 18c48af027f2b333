"""Parties called by a name: titles, abbreviations, legal forms."""

import pytest

from onrecord.annotate.parse import read_doc
from onrecord.terms import ActorType

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mr Haddad left.", "Mr Haddad", "Haddad"),
        ("King Olav spoke.", "King Olav", "King Olav"),
    ],
)
def test_a_name_leaves_out_the_title_unless_it_belongs_to_it(find, text, words, name):
    assert find(text)[words].name == name


def test_an_abbreviation_in_brackets_is_another_name(find):
    found = find("The Baltic Grain Forum (BGF) met.")
    assert found["The Baltic Grain Forum"].aliases == ["BGF"]


def test_a_firm_is_also_known_without_its_legal_form(find):
    found = next(iter(find("Bergen Shipping Corp named a new chairman.").values()))
    assert "Bergen Shipping" in found.aliases


@pytest.mark.parametrize("name", ["Maria Lund", "Ivo Renner", "Jo Holm"])
def test_a_plural_title_is_of_each_name_after_it(find, name):
    found = find("The Chilean envoys Maria Lund, Ivo Renner and Jo Holm left.")
    titled = [mention for mention in found.values() if mention.name == name]
    assert [(mention.owner.country, mention.sector) for mention in titled] == [("CHL", "GOV")]


def test_a_title_of_one_is_not_of_the_next_name(find):
    assert find("Chilean envoy Maria Lund and Ivo Renner left.")["Ivo Renner"].entry is None


def test_a_place_or_a_time_zone_is_no_party(nlp):
    doc = read_doc("At 7am BST shells fell on Kherson and Zaporizhzhia.", nlp, published=None)
    assert not doc._.onrecord_mentions


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Sen. Jo Holm, R-Fla., said no.", "Sen. Jo Holm", "USA"),
        ("Jo Holm (D-Mass.) said no.", "Jo Holm", "USA"),
        ("Jo Holm, 41, of Chile, said no.", "Jo Holm", "CHL"),
        ("Jo Holm, the son of Peruvian immigrants, said no.", "Jo Holm", None),
        ("Jo Holm, a Chilean painter, said no.", "Jo Holm", "CHL"),
        ("Jo Holm is a Chilean painter.", "Jo Holm", "CHL"),
        ("It was said by a Chilean painter, Jo Holm.", "Jo Holm", "CHL"),
        ("Jo Holm, a U.S. painter, said no.", "Jo Holm", "USA"),
        ("Jo Holm, a painter of Chilean towns, said no.", "Jo Holm", None),
        ("His Chilean adviser Jo Holm said no.", "His Chilean adviser Jo Holm", "CHL"),
        ("Chilean journalist and CNN host Jo Holm said no.", "CNN host Jo Holm", "CHL"),
    ],
)
def test_what_stands_beside_a_name_tells_the_country(find, text, name, country):
    assert find(text)[name].owner.country == country


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Corsair Lines Inc.", {"Corsair Lines", "Corsair", "CLI"}),
        ("American Grain Corp.", {"American Grain", "AGC"}),
        ("Robert Olin Corp.", {"Robert Olin", "ROC"}),
        ("Severn Transit Commission", {"STC"}),
        ("Ford Motor Company", {"Ford"}),
        ("American Express", set()),
    ],
)
def test_an_organisation_is_called_by_shorter_names_too(find, name, others):
    assert set(find(f"{name} sued the owners.")[name].aliases) == others


def test_a_country_can_open_an_organisations_name(find):
    found = find("China Fact Lab denied it.")["China Fact Lab"]
    assert (found.name, found.owner.country) == ("China Fact Lab", "CHN")
    assert find("Russia’s Fact Lab denied it.")["Russia’s Fact Lab"].name == "Fact Lab"


def test_what_ends_with_and_co_is_a_firm(find):
    found = find("A.B. Ostrander and Co said sales fell.")["A.B. Ostrander and Co"]
    assert (found.type, found.sector) == (ActorType.ORGANISATION, "BUS")


def test_an_abbreviation_between_commas_is_another_name(find):
    found = find("Rural Export Funding Corp, REFC, said no.")["Rural Export Funding Corp"]
    assert "REFC" in found.aliases
    found = find("Rural Export Funding Corp, IBM, and others said no.")
    assert "IBM" not in found["Rural Export Funding Corp"].aliases


def test_a_firm_taken_for_a_person_is_the_firm_told_in_full(find):
    text = "Kimberly-Lark Corp. grew. Ravon Inc fell. Ravon sued Kimberly-Lark."
    assert find(text)["Ravon"].type is None
    text = "Ravon Inc fell. Chief executive Anna Ravon left. Ms Ravon wept. Ravon said so."
    assert find(text)["Ravon"].type is ActorType.PERSON


def test_a_name_behind_a_word_for_a_newspaper_is_one(find):
    found = find("The newspaper Midi Norrland reports it.")
    (named,) = (one for one in found.values() if one.name == "Midi Norrland")
    assert (named.type, named.sector) == (ActorType.ORGANISATION, "JRN")


def test_the_full_stop_of_a_rank_parts_no_name(find):
    assert find("He said Sgt. Jo Holm left.")["Sgt. Jo Holm"].sector == "MIL"


def test_a_title_inside_what_was_taken_for_a_name_is_no_part_of_it(find):
    names = {found.name for found in find("Severn County Clerk Dean Holm spoke.").values()}
    assert "Dean Holm" in names
