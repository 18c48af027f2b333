import pytest

from onrecord.evaluate.formats import ActorGold, ActorItem, ActorsGold, ActorsPrediction
from onrecord.evaluate.score_actor import score_actor

OSLO = ActorGold(
    start=0,
    end=4,
    kind="metonym",
    name=["Government of Norway", "Norway"],
    country=["NOR"],
    type=["government"],
    sector=["GOV"],
)
AIDES = ActorGold(
    start=10, end=19, kind="group", name=["two aides"], country=[None], type=["group"]
)
ENVOY = ActorGold(start=30, end=32, kind="pronoun", name=["Ivo Lund"], type=["person"])


def found(asked, name, country=None, type_=None, sector=None):
    return ActorItem(
        start=asked.start, end=asked.end, name=name, country=country, type=type_, sector=sector
    )


def score(*items):
    gold = [
        ActorsGold(id="a", sha256="", part="first", actors=[OSLO, AIDES]),
        ActorsGold(id="b", sha256="", part="second", actors=[ENVOY]),
    ]
    return score_actor(
        gold,
        {
            "a": ActorsPrediction(id="a", actors=[item for item in items if item.start < 30]),
            "b": ActorsPrediction(id="b", actors=[item for item in items if item.start == 30]),
        },
    )


RIGHT = (
    found(OSLO, "Norway", "NOR", "government", "GOV"),
    found(AIDES, "Two aides", None, "group"),
    found(ENVOY, "Ivo Lund", "NOR", "person", "GOV"),
)


def test_accepted_answers_score_full():
    scores = score(*RIGHT)

    assert scores["gold"] == 3
    for measure in ("name", "country", "type", "sector", "answered"):
        assert scores[measure] == 1


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (found(OSLO, "Oslo", "NOR", "government", "GOV"), {"name": 0.667}),
        (found(OSLO, "Norway", "SWE", "government", "GOV"), {"country": 0.5}),
        (found(OSLO, "Norway", None, "government", "GOV"), {"country": 0.5}),
        (found(AIDES, "two aides", "NOR", "group"), {"country": 0.5}),
        (found(OSLO, "Norway", "NOR", "igo", "GOV"), {"type": 0.667}),
        (found(OSLO, "Norway", "NOR", "government", "MIL"), {"sector": 0}),
    ],
)
def test_a_wrong_field_costs_its_own_measure_alone(item, expected):
    scores = score(*(item if item.start == right.start else right for right in RIGHT))

    measures = ("name", "country", "type", "sector", "answered")
    assert {name: scores[name] for name in measures if scores[name] < 1} == expected


def test_a_field_that_is_not_asked_is_not_counted():
    scores = score(found(ENVOY, "Ivo Lund", "SWE", "person", "REB"))

    assert scores["part"]["second"] == {"of": 1, "name": 1, "country": 0}
    assert scores["country"] == 0  # of the two for which it is asked
    assert scores["type"] == 0.333


def test_no_answer_is_wrong_even_where_no_country_is_accepted():
    scores = score(found(AIDES, None))

    assert (scores["answered"], scores["name"], scores["country"]) == (0, 0, 0)


def test_scores_are_given_by_part_and_by_kind():
    scores = score(RIGHT[0], RIGHT[2])

    assert scores["part"] == {
        "first": {"of": 2, "name": 0.5, "country": 0.5},
        "second": {"of": 1, "name": 1, "country": 0},
    }
    assert scores["kind"]["group"] == {"of": 1, "name": 0, "country": 0}
    assert scores["kind"]["metonym"] == {"of": 1, "name": 1, "country": 1}
