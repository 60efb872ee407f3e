"""Numbers to shapes: what the templates draw as SVG. Coordinates are text, so that no locale changes their points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10

HEIGHT = 100
STEP = 10  # from one bar to the next
BAR = 7


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: `number` counts the kinds of things from 0."""

    number: int
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of stacked parts."""

    x: str
    title: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars in a box of `width` × 100; `top` is the number that its upper edge stands for.

    `goal` is where the line of a goal lies, "" without one.
    """

    width: int
    bar: int
    top: int
    bars: Sequence[Bar]
    goal: str

    @property
    def middle(self) -> str:
        return f"{self.top / 2:g}"


@dataclass(frozen=True, slots=True)
class LineChart:
    """A line from the past and one that goes on into the future, as SVG paths in a box of 100 × 100."""

    past: str
    ahead: str
    area: str
    now: str
    top: int

    @property
    def middle(self) -> str:
        return f"{self.top / 2:g}"


def bar_chart(rows: Sequence[tuple[str, Sequence[int]]], goal: int = 0) -> BarChart:
    """One bar for each row of (title, counts from the bottom up), with a line at the goal if there is one."""
    top = round_top(max([goal, *(sum(counts) for _, counts in rows)]))
    bars = []
    for n, (title, counts) in enumerate(rows):
        parts, floor = [], float(HEIGHT)
        for number, count in enumerate(counts):
            height = HEIGHT * count / top
            floor -= height
            if count:
                parts.append(Part(number, f"{floor:.2f}", f"{height:.2f}"))
        bars.append(Bar(f"{n * STEP + (STEP - BAR) / 2:g}", title, parts))
    line = f"{HEIGHT - HEIGHT * goal / top:.2f}" if goal else ""
    return BarChart(max(len(rows), 1) * STEP, BAR, top, bars, line)


def line_chart(points: Sequence[tuple[float, float]], now: float) -> LineChart:
    """A line through the points (x, y), which has turned from past to future at x = `now`."""
    start, end = points[0][0], max(points[-1][0], points[0][0] + 1e-9)
    top = round_top(ceil(max(y for _, y in points)))
    placed = [(100 * (x - start) / (end - start), HEIGHT - HEIGHT * y / top, x) for x, y in points]
    past = [f"{x:.2f} {y:.2f}" for x, y, at in placed if at <= now]
    ahead = [f"{x:.2f} {y:.2f}" for x, y, at in placed if at > now]
    first, last = past[0].split()[0], past[-1].split()[0]
    return LineChart(
        past=f"M{' L'.join(past)}",
        ahead=f"M{' L'.join([past[-1], *ahead])}",
        area=f"M{first} {HEIGHT} L{' L'.join(past)} L{last} {HEIGHT} Z",
        now=last,
        top=top,
    )


def round_top(most: int) -> int:
    """The round number that an axis ends with: 1, 2, 4, 5, 6 or 8 times a power of ten."""
    if most <= 2:
        return 2
    power: int = 10 ** int(log10(most))
    return next(step * power for step in (1, 2, 4, 5, 6, 8, 10) if step * power >= most)
