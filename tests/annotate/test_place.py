"""Toponyms on a Doc."""

import time

import pytest
from spacy.tokens import Doc

from onrecord.annotate.place import PlaceComponent
from onrecord.places.gazetteer import bundled_gazetteer

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(language_model):
    component = PlaceComponent(bundled_gazetteer())

    def annotate(text, *, outlet=None):
        doc = language_model(text)
        doc._.onrecord_outlet = outlet
        return component(doc)

    return annotate


def resolved(doc):
    return {
        mention.where.evidence.exact: (mention.where.country, mention.where.geonameid)
        for mention in doc._.onrecord_places
    }


def test_evidence_and_range_are_the_words(read):
    doc = read("Delegates from Oslo met in the Hague, then in São Paulo.")
    assert doc._.onrecord_places
    for mention in doc._.onrecord_places:
        mention.where.evidence.check(doc.text)
        assert doc.text[mention.range.start : mention.range.end] == mention.where.evidence.exact


def test_a_state_after_the_comma_decides_for_the_whole_article(read):
    doc = read("The mayor of Paris, Texas, spoke on Monday. Police in Paris made no arrest.")
    places = [m.where for m in doc._.onrecord_places if m.where.evidence.exact == "Paris"]
    assert [place.country for place in places] == ["USA", "USA"]
    assert all(place.latitude == pytest.approx(33.66, abs=0.1) for place in places)


def test_a_state_after_the_comma_is_the_state_and_not_the_city_of_its_name(read):
    doc = read("The plant in Elmira, New York, will close.")
    assert [m.where.name for m in doc._.onrecord_places] == ["Elmira", "New York"]


def test_an_abbreviated_state_decides_too(read):
    doc = read("Fire broke out in Athens, Ga., on Monday, firefighters in Athens said.")
    assert {m.where.country for m in doc._.onrecord_places} == {"USA"}


@pytest.mark.parametrize("area", ["Donbas", "Crimea", "Abkhazia", "Transnistria", "Gaza"])
def test_a_contested_area_has_a_point_and_no_country(read, area):
    doc = read(f"Shelling was heard across {area}, the governor said.")
    (mention,) = doc._.onrecord_places
    assert mention.where.country is None
    assert mention.where.latitude is not None
    assert mention.where.id == f"area:{area.lower()}"


def test_unknown_stays_unknown(read):
    doc = read("Officials in Springfield would not comment.")
    (mention,) = doc._.onrecord_places
    assert mention.where.name == "Springfield"
    assert (mention.where.latitude, mention.where.longitude) == (None, None)
    assert (mention.where.country, mention.where.geonameid) == (None, None)
    assert mention.where.id is None
    assert mention.rule == "place.unresolved"
    assert len(mention.where.candidates) == 10
    known = {place.id for place in bundled_gazetteer().lookup("Springfield")}
    assert known.issuperset(mention.where.candidates)


def test_a_resolved_place_has_no_candidates(read):
    doc = read("Delegates met in Vladivostok.")
    assert [mention.where.candidates for mention in doc._.onrecord_places] == [()]


def test_a_capital_in_capitals_is_resolved(read):
    doc = read("MOSCOW, Sept 3 (Agency) - The ministry rejected the plan.")
    assert resolved(doc)["MOSCOW"] == ("RUS", 524901)


def test_international_news_mean_the_capital_and_not_the_town_of_its_name(read):
    doc = read(
        "American officials said the United States would wait. Senators from Texas and Ohio "
        "wrote to Moscow and Berlin, and flew to Washington."
    )
    found = resolved(doc)
    assert (found["Moscow"][0], found["Berlin"][0]) == ("RUS", "DEU")
    assert found["Washington"] == ("USA", 4140963)


def test_large_cities_in_a_row_do_not_contain_one_another(read):
    doc = read("Rallies were held in Boston, Washington, New York and Chicago.")
    assert resolved(doc)["Washington"] == ("USA", 4140963)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Guards were sent to the Gaza border.", ["Gaza"]),
        ("Ships crossed the Sea of Marmara and the Bosphorus.", ["Sea of Marmara", "Bosphorus"]),
        ("Rebels hold towns in the Sahel and along the Drina.", ["Sahel", "Drina"]),
        ("Polish and Ukrainian lorries waited.", []),
    ],
)
def test_borders_seas_and_regions_are_places_and_demonyms_are_not(read, text, names):
    assert [m.where.evidence.exact for m in read(text)._.onrecord_places] == names


def test_a_place_tells_whether_it_stands_for_those_who_belong_to_it(read):
    doc = read("Norway rejected the offer after talks in Geneva.")
    assert [mention.metonymic for mention in doc._.onrecord_places] == [True, False]


def test_an_empty_text_has_no_places(read):
    assert read("")._.onrecord_places == ()


def test_ten_thousand_names_in_a_sentence_are_read_in_seconds(language_model):
    count = 10_000
    verb = 2 * count
    names = ["Oslo", "Springfield", "Norway", "Gaza", "Paris"] * (count // 5)
    words = [word for name in names for word in (name, ",")] + ["met", "."]
    first, others = [verb, 0], [head for i in range(2, verb, 2) for head in (i - 2, i)]
    doc = Doc(
        language_model.vocab,
        words=words,
        heads=[*first, *others, verb, verb],
        deps=["nsubj", "punct", *["conj", "punct"] * (count - 1), "ROOT", "punct"],
        tags=["NNP", ","] * count + ["VBD", "."],
        pos=["PROPN", "PUNCT"] * count + ["VERB", "PUNCT"],
        ents=["B-GPE", "O"] * count + ["O", "O"],
    )
    begin = time.process_time()
    places = PlaceComponent(bundled_gazetteer())(doc)._.onrecord_places
    assert len(places) == count
    assert time.process_time() - begin < 20  # seconds; one is usual, the square would be hours


@pytest.mark.parametrize(
    ("outlet", "country"),
    [("Civil Georgia", "GEO"), ("https://www.ajc.com/news/1", "USA"), (None, None)],
)
def test_the_home_of_the_outlet_tells_a_country_from_a_state(read, outlet, country):
    doc = read("Lawmakers in Georgia passed the budget on Monday.", outlet=outlet)
    assert [mention.where.country for mention in doc._.onrecord_places] == [country]


def test_an_article_that_names_its_country_outweighs_the_outlet(read):
    text = "Lawmakers in Georgia, the former Soviet republic, met envoys from Armenia in Tbilisi."
    doc = read(text, outlet="Atlanta Journal-Constitution")
    assert resolved(doc)["Georgia"][0] == "GEO"
