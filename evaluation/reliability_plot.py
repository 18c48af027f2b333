"""The reliability plot as SVG: confidence against outcome, and how many items stand behind it."""

from collections.abc import Sequence
from html import escape
from math import sqrt

from evaluation.reliability import BINS, Bin, Judged, equal_width_bins

SIDE = 200
"""Of the square in which confidence stands against outcome, in pixels."""

_BARS = 44  # height of the bars below it
_LEFT, _TOP, _GAP, _BOTTOM = 46, 34, 26, 40
_PANEL = _LEFT + SIDE + 20
_HEIGHT = _TOP + SIDE + _GAP + _BARS + _BOTTOM
_NORMAL_95 = 1.96

_STYLE = """
  .page { fill: #fff }
  .frame, .tick { stroke: #8b949e; fill: none }
  .ideal { stroke: #8b949e; stroke-dasharray: 4 4 }
  .bar { fill: #56b4e9 }
  .range { stroke: #0072b2; stroke-width: 1.5 }
  .point { fill: #0072b2 }
  text { font: 11px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 12px; font-weight: 600 }
  .side { text-anchor: end }
  .middle { text-anchor: middle }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 }
    .bar { fill: #1f6f9f }
    .range { stroke: #79c0ff }
    .point { fill: #79c0ff }
    text { fill: #e6edf3 }
  }
"""


def reliability_svg(panels: Sequence[tuple[str, Sequence[Judged]]]) -> str:
    """A panel for each title with its items, side by side.

    A point stands for the items of one bin of equal width, with the interval in which the true
    share lies with 95 in 100; on the dashed line confidence is the truth. The bars below count
    the items. It has its own ground and colours for light and dark.
    """
    width = _PANEL * len(panels)
    drawn = [
        _panel(title, equal_width_bins(judged), left=_PANEL * number + _LEFT)
        for number, (title, judged) in enumerate(panels)
    ]
    about = "Reliability: share of right items against confidence, " + "; ".join(
        title for title, _ in panels
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" '
            f'width="{width}" height="{_HEIGHT}" role="img" aria-label="{escape(about)}">',
            f"<style>{_STYLE}</style>",
            f'<rect class="page" width="{width}" height="{_HEIGHT}"/>',
            *(line for panel in drawn for line in panel),
            "</svg>\n",
        ]
    )


def share_interval(share: float, count: int) -> tuple[float, float]:
    """Where the true share lies with 95 in 100, given that of `count` items.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
    """
    doubt = _NORMAL_95**2 / count
    middle = (share + doubt / 2) / (1 + doubt)
    reach = _NORMAL_95 * sqrt(share * (1 - share) / count + doubt / (4 * count)) / (1 + doubt)
    return middle - reach, middle + reach


def _panel(title: str, bins: Sequence[Bin], *, left: int) -> list[str]:
    lines = [
        f'<text class="title middle" x="{left + SIDE / 2:g}" y="18">{escape(title)}</text>',
        f'<rect class="frame" x="{left}" y="{_TOP}" width="{SIDE}" height="{SIDE}"/>',
        f'<path class="ideal" d="M{left} {_TOP + SIDE} L{left + SIDE} {_TOP}"/>',
        *_scales(left),
    ]
    for each in bins:
        x, y = left + each.confidence * SIDE, _height(each.right)
        low, high = share_interval(each.right, each.count)
        lines += [
            f'<path class="range" d="M{x:.1f} {_height(low):.1f} V{_height(high):.1f}"/>',
            f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>',
        ]
    return lines + _bars(bins, left)


def _scales(left: int) -> list[str]:
    bottom = _TOP + SIDE
    lines = []
    for step in range(0, 11, 2):
        at = step / 10
        x, y = left + at * SIDE, _height(at)
        lines += [
            f'<path class="tick" d="M{left - 4} {y:g} H{left} M{x:g} {bottom} V{bottom + 4}"/>',
            f'<text class="side" x="{left - 7}" y="{y + 4:g}">{at:g}</text>',
            f'<text class="middle" x="{x:g}" y="{bottom + 16}">{at:g}</text>',
        ]
    middle = _TOP + SIDE / 2
    return [
        *lines,
        f'<text class="middle" x="{left - 34}" y="{middle:g}" '
        f'transform="rotate(-90 {left - 34} {middle:g})">right</text>',
    ]


def _bars(bins: Sequence[Bin], left: int) -> list[str]:
    base = _TOP + SIDE + _GAP + _BARS
    most = max(each.count for each in bins)
    step = SIDE / BINS
    lines = []
    for each in bins:
        x = left + min(int(each.confidence * BINS), BINS - 1) * step
        height = each.count / most * _BARS
        lines.append(
            f'<rect class="bar" x="{x + 1:g}" y="{base - height:.1f}" '
            f'width="{step - 2:g}" height="{height:.1f}"/>'
        )
    total = sum(each.count for each in bins)
    return [
        *lines,
        f'<path class="tick" d="M{left} {base} H{left + SIDE}"/>',
        f'<text class="side" x="{left - 7}" y="{base - _BARS + 8}">{most:,}</text>',
        f'<text class="middle" x="{left + SIDE / 2:g}" y="{base + 16}">'
        f"confidence, {total:,} items</text>",
    ]


def _height(share: float) -> float:
    return _TOP + (1 - share) * SIDE
