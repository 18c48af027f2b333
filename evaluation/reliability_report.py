"""Confidence in `docs/quality.md`: its errors, its bins and its plot."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation.quality import QUALITY_MD, markdown, replaced
from evaluation.reliability import (
    BINS,
    Bin,
    Judged,
    brier_score,
    calibration_error,
    equal_mass_bins,
    equal_width_bins,
    error_by_chance,
)
from evaluation.reliability_plot import reliability_svg

PLOT = QUALITY_MD.parent / "images" / "confidence.svg"

SHOWN = 3
"""How many runs, from the first, the plot and the table of bins show."""


class Measured(NamedTuple):
    """A run: of what, on which corpus, and each item with its confidence and its outcome."""

    what: str
    on: str
    judged: Sequence[Judged]


def write_reliability(
    measured: Sequence[Measured], *, page: Path = QUALITY_MD, plot: Path = PLOT
) -> None:
    """Put both tables between their markers in the page, and draw the plot.

    Raises:
        ValueError: the page lacks a pair of markers.
    """
    text = page.read_text(encoding="utf-8")
    text = replaced(text, "confidence", reliability_table(measured))
    text = replaced(text, "confidence: bins", bins_table(measured[:SHOWN]))
    page.write_text(text, encoding="utf-8")
    panels = [(_title(run), run.judged) for run in measured[:SHOWN]]
    plot.write_text(reliability_svg(panels), encoding="utf-8")


def reliability_table(measured: Sequence[Measured]) -> str:
    """The errors of each run, in Markdown."""
    head = ["of", "on", "items", "right", "equal width", "equal mass", "by chance", "Brier score"]
    rows = []
    for run in measured:
        judged = run.judged
        figures = (
            sum(item.right for item in judged) / len(judged),
            calibration_error(equal_width_bins(judged)),
            calibration_error(equal_mass_bins(judged)),
            error_by_chance(judged),
            brier_score(judged),
        )
        rows.append([run.what, run.on, f"{len(judged):,}", *map(_figure, figures)])
    return markdown([head, ["---", "---", *["--:"] * 6], *rows])


def bins_table(measured: Sequence[Measured]) -> str:
    """The bins of equal width of each run: mean confidence, share right, items; in Markdown."""
    head = ["confidence", *(_title(run) for run in measured)]
    columns = [
        {min(int(each.confidence * BINS), BINS - 1): each for each in equal_width_bins(run.judged)}
        for run in measured
    ]
    rows = [
        [
            f"{_figure(number / BINS, 1)} to {_figure((number + 1) / BINS, 1)}",
            *(_bin(column.get(number)) for column in columns),
        ]
        for number in range(BINS)
    ]
    return markdown([head, ["---", *["--:"] * len(measured)], *rows])


def _title(run: Measured) -> str:
    return f"{run.what}, {run.on}"


def _bin(found: Bin | None) -> str:
    if found is None:
        return ""
    return f"{_figure(found.confidence, 2)}, right {_figure(found.right, 2)}, of {found.count:,}"


def _figure(share: float, decimals: int = 3) -> str:
    """A share of 1 without the zero before its point, as the page writes them."""
    return f"{share:.{decimals}f}".removeprefix("0")
