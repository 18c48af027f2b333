"""CAMEO codes of acts."""

import pytest

from onrecord.evaluate.formats import EventItem
from onrecord.evaluate.score_event import PLOVER_OF_CAMEO, plover_type
from onrecord.lexicons._table import read_table
from onrecord.lexicons.cameo import cameo_code
from onrecord.terms import MODES, ActClass, PloverMode, PloverType

ROWS = list(read_table("cameo.tsv", ("plover", "mode", "act_class", "cameo")))


@pytest.mark.parametrize(
    ("act_class", "plover", "mode", "code"),
    [
        (ActClass.ASSERT, None, None, "01"),
        (ActClass.REQUEST, PloverType.REQUEST, None, "02"),
        (ActClass.DEMAND, PloverType.REQUEST, None, "10"),
        (ActClass.REQUEST, PloverType.REQUEST, PloverMode.YIELD, "025"),
        (ActClass.DEMAND, PloverType.REQUEST, PloverMode.YIELD, "105"),
        (ActClass.REQUEST, PloverType.REQUEST, PloverMode.MEET, "02"),
        (ActClass.ACCUSE, PloverType.ACCUSE, PloverMode.ALLEGE, "11"),
        (ActClass.DEED, PloverType.ACCUSE, PloverMode.INVESTIGATE, "09"),
        (ActClass.THREATEN, PloverType.THREATEN, PloverMode.TERRITORY, "1382"),
        (ActClass.DEED, PloverType.ASSAULT, PloverMode.DRONE, "195"),
        (ActClass.DEED, PloverType.ASSAULT, None, None),
        (ActClass.DEED, PloverType.SANCTION, PloverMode.CONVICT, None),
        (ActClass.DEED, None, None, None),
    ],
)
def test_a_code_goes_as_far_as_it_is_sure(act_class, plover, mode, code):
    assert cameo_code(act_class, plover, mode) == code


@pytest.mark.parametrize("row", [row for row in ROWS if row["plover"] and row["cameo"]], ids=str)
def test_every_code_leads_back_to_its_type(row):
    appeal = row["cameo"].startswith("02")
    code = "10" if appeal else row["cameo"]  # PLOVER takes appeals and demands for one type
    item = EventItem(source="", target="", code=code, plover="", mode="")
    below = {plover for longer, plover in PLOVER_OF_CAMEO.items() if longer.startswith(code)}
    assert row["plover"] in below | {plover_type(item)}


def test_every_mode_of_the_table_is_one_of_its_type():
    for row in ROWS:
        if row["mode"]:
            assert PloverMode(row["mode"]) in MODES[PloverType(row["plover"])]
