"""Streets and rivers that the gazetteer does not have."""

import pytest

pytestmark = pytest.mark.model

TOWN = "Police in Springfield, Illinois, closed a lane on Monday. Springfield firefighters came. "


@pytest.fixture(scope="module")
def read(language_model):
    from onrecord.annotate.place import PlaceComponent
    from onrecord.places.gazetteer import bundled_gazetteer

    component = PlaceComponent(bundled_gazetteer())
    return lambda text: component(language_model(text))


def where(doc, words):
    return next(m.where for m in doc._.onrecord_places if m.where.evidence.exact == words)


def test_a_street_lies_in_the_town_where_the_article_plays(read):
    street = where(read(f"{TOWN}A truck had hit a house on Tannery Road."), "Tannery Road")
    assert street.evidence.rule == "place.within"
    assert (street.name, street.country, street.geonameid) == ("Tannery Road", "USA", None)
    assert (street.latitude, street.longitude) == pytest.approx((39.8, -89.64), abs=0.1)


def test_a_street_lies_in_the_town_beside_it(read):
    text = "A truck had hit a house on Tannery Road in Oslo. Troops in Kyiv and Minsk held drills."
    street = where(read(text), "Tannery Road")
    assert (street.country, round(street.latitude)) == ("NOR", 60)


@pytest.mark.parametrize(
    "text",
    [
        "Troops in Kyiv and Minsk held drills. A truck had hit a house on Tannery Road.",
        "A truck had hit a house on Tannery Road.",
        f"{TOWN}They had sailed to Gannet Islands.",
    ],
    ids=["several towns", "no town", "islands"],
)
def test_a_feature_without_one_town_around_it_has_no_point(read, text):
    features = [
        mention.where
        for mention in read(text)._.onrecord_places
        if mention.where.evidence.exact.startswith(("Tannery", "Gannet"))
    ]
    assert features
    assert all(feature.latitude is None for feature in features)
