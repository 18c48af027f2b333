import xml.etree.ElementTree as ET

import pytest

from evaluation.reliability import Judged
from evaluation.reliability_plot import reliability_svg, share_interval
from evaluation.reliability_report import (
    Measured,
    bins_table,
    reliability_table,
    write_reliability,
)

RUN = Measured("acts", "somewhere", [Judged(0.95, True)] * 9 + [Judged(0.25, False)])
SVG = "{http://www.w3.org/2000/svg}"


def test_the_table_gives_items_share_and_errors():
    row = reliability_table([RUN]).splitlines()[-1]

    # by hand: .9 * .05 + .1 * .25; Brier: .9 * .05² + .1 * .25²
    assert row.startswith("| acts | somewhere | 10 | .900 | .070 | .070 |")
    assert row.endswith("| .009 |")


def test_the_bins_give_confidence_share_and_number_and_leave_empty_ones_empty():
    rows = bins_table([RUN]).splitlines()

    assert "| .2 to .3 | .25, right .00, of 1 |" in rows
    assert "| .3 to .4 |  |" in rows
    assert "| .9 to 1.0 | .95, right 1.00, of 9 |" in rows


def test_the_plot_has_a_point_and_a_bar_for_each_bin_at_its_confidence():
    drawing = ET.fromstring(reliability_svg([("acts <here>", RUN.judged)]))

    points = list(drawing.iter(f"{SVG}circle"))
    bars = [each for each in drawing.iter(f"{SVG}rect") if each.get("class") == "bar"]
    assert len(points) == len(bars) == 2
    assert float(points[0].get("cx")) < float(points[1].get("cx"))
    assert float(points[0].get("cy")) > float(points[1].get("cy"))  # right .0 stands lower
    assert "acts <here>" in [each.text for each in drawing.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("share", "count", "interval"),
    [(0.5, 100, (0.404, 0.596)), (0.0, 10, (0.0, 0.278)), (1.0, 10, (0.722, 1.0))],
)
def test_the_interval_of_a_share_is_wilsons(share, count, interval):
    assert share_interval(share, count) == pytest.approx(interval, abs=0.001)


def test_tables_and_plot_go_to_their_places(tmp_path):
    page, plot = tmp_path / "quality.md", tmp_path / "confidence.svg"
    marks = ("confidence", "confidence: bins")
    page.write_text("\n".join(f"<!-- {mark} -->\n<!-- end of {mark} -->" for mark in marks))

    write_reliability([RUN], page=page, plot=plot)

    assert reliability_table([RUN]) in page.read_text()
    assert bins_table([RUN]) in page.read_text()
    assert plot.read_text().startswith("<svg")
