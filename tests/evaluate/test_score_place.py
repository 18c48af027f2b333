import pytest

from onrecord.evaluate.formats import PlaceGold, PlaceItem, PlacePrediction
from onrecord.evaluate.score_place import distance_km, score_place
from onrecord.evaluate.tasks.place import PlaceTask

OSLO = PlaceItem(start=0, end=4, lat=59.913, lon=10.746)
BERGEN = PlaceItem(start=9, end=15, lat=60.393, lon=5.324)
UNLOCATED = PlaceItem(start=20, end=25)
GOLD = PlaceGold(id="a", text="Oslo and Bergen via Atlas", places=[OSLO, BERGEN, UNLOCATED])


def score(*found):
    return score_place([GOLD], {"a": PlacePrediction(id="a", places=list(found))})


def at(place, lat, lon):
    return PlaceItem(start=place.start, end=place.end, lat=lat, lon=lon)


def test_gold_itself_scores_full():
    scores = score(OSLO, BERGEN, UNLOCATED)

    assert scores["strict"] == {"P": 100, "R": 100, "F1": 100}
    assert scores["acc161_end_to_end"] == scores["acc161_of_resolved"] == 100
    assert (scores["mean_km"], scores["auc"]) == (0, 0)


def test_a_place_that_was_missed_counts_end_to_end_only():
    scores = score(OSLO)

    assert scores["acc161_of_resolved"] == 100
    assert scores["acc161_end_to_end"] == 50
    assert scores["relaxed"] == {"P": 100, "R": 33.3, "F1": 50}


def test_an_unresolved_place_counts_like_a_missed_one():
    scores = score(at(OSLO, None, None), BERGEN)

    assert (scores["recognised"], scores["resolved"]) == (2, 1)
    assert scores["acc161_end_to_end"] == 50


def test_more_than_161_km_away_is_wrong():
    # One degree of latitude is 111.2 km on a sphere of radius 6371 km.
    scores = score(at(OSLO, OSLO.lat + 1.44, OSLO.lon), at(BERGEN, BERGEN.lat + 1.45, BERGEN.lon))

    assert scores["acc161_end_to_end"] == 50
    assert scores["median_km"] == 161.2


def test_area_under_curve_of_two_distances_is_their_mean_on_the_log_scale():
    # 0 km -> 0; the antipode, 20,015 km -> .9999
    scores = score(OSLO, at(BERGEN, -BERGEN.lat, BERGEN.lon - 180))

    assert scores["auc"] == 0.5


def test_a_strict_match_is_not_taken_by_an_earlier_overlap():
    longer = PlaceItem(start=0, end=12, lat=0, lon=0)

    scores = score(longer, OSLO, BERGEN)

    assert scores["strict"]["R"] == 66.7
    assert scores["acc161_end_to_end"] == 100


def test_nothing_resolved_leaves_the_distances_out():
    assert "acc161_end_to_end" not in score(at(OSLO, None, None))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [((0, 0), (0, 0), 0), ((0, 0), (0, 180), 20015), ((59.913, 10.746), (60.393, 5.324), 305)],
)
def test_distance(one, other, km):
    assert distance_km(*one, *other) == pytest.approx(km, abs=1)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (
            "TITLE: Ferry sold LINK: https://www.irishtimes.com/1\nThe ferry",
            "https://www.irishtimes.com/1",
        ),
        ("The ferry was sold. LINK: https://www.irishtimes.com/1", None),
    ],
)
def test_the_address_of_the_page_is_told_by_the_head_of_the_text(text, outlet):
    line = PlaceGold(id="1", text=text, places=[])
    assert PlaceTask([line]).outlet(line) == outlet
