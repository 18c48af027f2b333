"""Of which country parties are whose own words tell none."""

import pytest

from onrecord.annotate.actor import entity_of
from onrecord.annotate.parse import read_doc

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def country_of(nlp):
    def read(text: str, word: str) -> str | None:
        doc = read_doc(text, nlp, published="2024-03-12")
        token = next(token for token in doc if token.text == word)
        return doc._.onrecord_entities[entity_of(doc, token)].country

    return read


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Belize agreed. Prime Minister Dean Usher signed.", "Usher", "BLZ"),
        ("Belize agreed with Chile. Prime Minister Dean Usher signed.", "Usher", "BLZ"),
        ("Belize and Chile agreed. Prime Minister Dean Usher signed.", "Usher", None),
        ("Chile’s foreign ministry denied it. Spokesman Ivo Renner laughed.", "Renner", "CHL"),
        ("Chile’s army denied it. It rained. Spokesman Ivo Renner laughed.", "Renner", None),
        ("“Chile must yield,” Foreign Minister Ivo Renner said.", "Renner", None),
        ("Chile must yield, Foreign Minister Ivo Renner said.", "Renner", None),
        ("Chile’s army denied it. Striker Ivo Renner laughed.", "Renner", None),
    ],
)
def test_a_servant_of_a_state_is_of_the_body_that_acted_just_before(
    country_of, text, word, country
):
    assert country_of(text, word) == country


def test_officials_are_of_the_country_of_the_place_where_they_speak(country_of):
    text = "The claim angered Oslo, where officials accused Iceland of lying."
    assert country_of(text, "officials") == "NOR"


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Police fired on a crowd in Reykjavik.", "Police", "ISL"),
        ("Shells hit homes in Reykjavik. Two residents were killed.", "residents", "ISL"),
        ("Shells hit homes in Reykjavik and Oslo. Two residents were killed.", "residents", None),
        ("A shell from Oslo hit. Police in Reykjavik fired.", "Police", "ISL"),
        ("Chile shelled the town. Two residents were killed.", "residents", None),
        ("Shells hit homes in Reykjavik. Two soldiers were killed.", "soldiers", None),
        ("Shells hit homes in Reykjavik. Western officials left.", "officials", None),
        ("Police were sent to Reykjavik.", "Police", None),
    ],
)
def test_those_who_are_of_a_place_are_of_its_country(country_of, text, word, country):
    assert country_of(text, word) == country


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("His spokesman Jo Marsh laughed.", "Marsh"),
        ("The officer’s spokesman, Jo Marsh, laughed.", "Marsh"),
    ],
)
def test_a_possessor_without_a_country_gives_none(country_of, text, word):
    assert country_of(f"Belize agreed. {text}", word) is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Foreign Ministry told Oslo. The Chilean Foreign Ministry gave no reason.", "CHL"),
        (
            "The Foreign Ministry met the Chilean Foreign Ministry and Cuba’s foreign ministry.",
            None,
        ),
        ("The Foreign Ministry told Oslo. The Chilean Interior Ministry gave no reason.", None),
    ],
)
def test_a_ministry_is_the_one_that_is_told_fully_elsewhere(country_of, text, country):
    assert country_of(text, "Ministry") == country


TOWNS = "Floods hit Bergen. Norway sent boats to Trondheim. "


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Floods hit Bergen and Stavanger. The interior ministry sent boats.", "ministry", "NOR"),
        ("Floods hit Bergen and Aarhus. The interior ministry sent boats.", "ministry", None),
        (TOWNS + "Councillor Jo Holm asked for boats.", "Holm", "NOR"),
        (TOWNS + "“We need boats,” said Jo Holm, a baker.", "Holm", "NOR"),
        (TOWNS + "“We need boats,” said Jo Holm, a Danish journalist.", "Holm", "DNK"),
        (TOWNS + "Western ministers asked for boats.", "ministers", None),
        ("Floods hit Bergen. Norway waited. Jo Holm, a baker, left.", "Holm", None),
        ("Floods hit Bergen. Norway waited. Mayor Jo Holm left.", "Holm", "NOR"),
    ],
)
def test_offices_and_persons_are_of_the_country_in_which_the_article_plays(
    country_of, text, word, country
):
    assert country_of(text, word) == country
