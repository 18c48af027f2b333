"""The country in which an article plays."""

import pytest

from onrecord.annotate.home_country import Home, home_country
from onrecord.annotate.lexicon_matcher import LexiconMatcher
from onrecord.annotate.mentions import read_page
from onrecord.annotate.parse import read_doc
from onrecord.annotate.titles import party_entries

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def home_of(nlp):
    matcher = LexiconMatcher(nlp.vocab, party_entries())

    def home(text, outlet=None):
        doc = read_doc(text, nlp, published="2024-03-12")
        return home_country(read_page(doc, matcher), outlet=outlet)

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
    assert home_of("Floods hit Bergen. Norway waited.", "The Irish Times").country == "NOR"
