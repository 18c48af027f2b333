"""The country in which an article plays."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.actors.register import shipped_register
from onrecord.annotate.home_country import Home, home_country
from onrecord.annotate.layers import PlaceMention, Range
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.mentions import read_page
from onrecord.annotate.parse import read_doc
from onrecord.annotate.titles import Page, party_entries
from onrecord.model import Where
from onrecord.places.gazetteer import bundled_gazetteer

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def home_of(nlp):
    matcher = LexiconMatcher(nlp.vocab, party_entries())

    def home(text, **told):
        doc = read_doc(text, nlp, published="2024-03-12")
        return home_country(read_page(doc, matcher), **told)

    return home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Floods hit Bergen. Norway sent boats to Trondheim.", Home("NOR", alone=True)),
        ("Floods hit Bergen. Norway sent help.", Home("NOR", alone=False)),
        ("Floods hit Bergen and Aarhus, and then Malmö.", None),
        ("Norway protested. Norwegian ships turned back. Norway waited.", None),
        ("It rained.", None),
    ],
)
def test_the_towns_of_an_article_tell_where_it_plays(home_of, text, home):
    assert home_of(text) == home


def test_firms_and_media_of_other_countries_do_not_count(home_of):
    text = "Floods hit Bergen, Reuters said. Boeing left Trondheim. Toyota left Stavanger."
    assert home_of(text) == Home("NOR", alone=True)


def test_an_article_without_any_country_plays_where_its_outlet_is_at_home(home_of):
    assert home_of("The minister resigned.", outlet="The Irish Times") == Home("IRL", alone=False)
    assert home_of("The minister resigned.", outlet="The Fishing Pages") is None
    text = "Floods hit Bergen. Norway waited."
    assert home_of(text, outlet="The Irish Times") == Home("NOR", alone=False)


def test_many_known_persons_of_one_country_tell_it_without_a_town(home_of):
    assert home_of("It rained.", persons={"NOR": 6}) == Home("NOR", alone=True)
    assert home_of("It rained.", persons={"NOR": 5}) is None
    assert home_of("It rained.", persons={"NOR": 6, "SWE": 1}) is None


def test_towns_left_open_tell_the_one_country_that_has_them_all():
    def place(name, *candidates):
        where = Where(name=name, candidates=candidates)
        return PlaceMention(range=Range(0, 1), where=where, rule="place.open")

    def country(*places):
        doc = Doc(Vocab(), words=["It", "rained"], sent_starts=[True, False])
        doc._.onrecord_places = places
        found = home_country(Page(doc, lambda *_: (), {}, shipped_register()))
        return found and found.country

    def ids(name, *countries):
        found = bundled_gazetteer().lookup(name)
        return [place.id for place in found if place.country in countries]

    cambridge = place("Cambridge", *ids("Cambridge", "GBR", "USA"))
    newmarket = place("Newmarket", *ids("Newmarket", "GBR", "CAN"))
    assert country(cambridge, newmarket) == "GBR"
    assert country(cambridge) is None
