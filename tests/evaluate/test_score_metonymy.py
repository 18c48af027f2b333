from onrecord.evaluate.formats import MetonymyGold, MetonymyItem, MetonymyPrediction
from onrecord.evaluate.score_metonymy import score_metonymy

TEXT = "Oslo beat Bergen in Hamar, near Lillehammer and the Mjøsa."
OSLO = MetonymyItem(start=0, end=4, metonym=True)
BERGEN = MetonymyItem(start=10, end=16, metonym=True)
HAMAR = MetonymyItem(start=20, end=25, metonym=False)
LILLEHAMMER = MetonymyItem(start=32, end=43, metonym=False)
GOLD = MetonymyGold(id="a", text=TEXT, places=[OSLO, BERGEN, HAMAR, LILLEHAMMER])


def score(*found, gold=GOLD):
    return score_metonymy([gold], {"a": MetonymyPrediction(id="a", places=list(found))})


def test_gold_itself_scores_full():
    scores = score(OSLO, BERGEN, HAMAR, LILLEHAMMER)

    assert (scores["gold"], scores["accuracy"]) == (4, 100)
    assert scores["metonymic"] == scores["literal"] == {"P": 100, "R": 100, "F1": 100}


def test_each_reading_has_its_precision_and_recall():
    wrong = MetonymyItem(start=20, end=25, metonym=True)

    scores = score(OSLO, BERGEN, wrong, LILLEHAMMER)

    assert scores["accuracy"] == 75
    assert (scores["metonymic"]["P"], scores["metonymic"]["R"]) == (66.7, 100)
    assert (scores["literal"]["P"], scores["literal"]["R"]) == (100, 50)


def test_a_name_without_prediction_is_wrong():
    assert score(OSLO, BERGEN, HAMAR)["accuracy"] == 75
    assert score_metonymy([GOLD], {})["accuracy"] == 0


def test_names_without_a_clear_reading_are_left_out():
    mixed = MetonymyItem(start=20, end=25, metonym=False, type="Mixed")
    untold = MetonymyItem(start=32, end=43)
    gold = MetonymyGold(id="a", text=TEXT, places=[OSLO, mixed, untold])

    assert score(OSLO, gold=gold)["gold"] == 1
