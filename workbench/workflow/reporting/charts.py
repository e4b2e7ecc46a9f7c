"""Charts as SVG that takes its colours from the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml.builder import E

WIDTH, HEIGHT, LEFT, BOTTOM = 640, 220, 40, 40


def lines(labels: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], top: float = 100.0) -> Any:
    """Returns a line chart.

    Args:
        labels: One a point of the x axis.
        series: Name and as many values (None: there is none); the n-th is drawn in the page's colour n.
        top: Upper end of the y axis; the lower is 0.
    """
    across = [LEFT + (i + 0.5) * (WIDTH - LEFT) / len(labels) for i in range(len(labels))]
    parts = [*_grid(top), *_below(labels, across)]
    for number, (name, values) in enumerate(series):
        known = [(x, value) for x, value in zip(across, values, strict=True) if value is not None]
        points = [(x, _y(min(value, top), top), value) for x, value in known]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
        parts.append(E.polyline(E.title(name), points=path, **{"class": f"line s{number}"}))
        for x, y, value in points:
            dot = E.circle(E.title(f"{name}: {value:.1f}"), cx=f"{x:.1f}", cy=f"{y:.1f}", r="4")
            dot.set("class", f"dot s{number}")
            parts.append(dot)
    return _svg(parts, f"{', '.join(name for name, _ in series)} by month")


def bars(labels: Sequence[str], counts: Sequence[int], title: str) -> Any:
    """Returns a bar chart of counts, each with its number above."""
    top = max([*counts, 1])
    step = (WIDTH - LEFT) / len(labels)
    across = [LEFT + (i + 0.5) * step for i in range(len(labels))]
    parts = [*_below(labels, across)]
    for x, count in zip(across, counts, strict=True):
        y = _y(count, top * 1.1)
        bar = E.rect(x=f"{x - step * 0.4:.1f}", y=f"{y:.1f}", width=f"{step * 0.8:.1f}", height=f"{_y(0, 1) - y:.1f}")
        bar.set("class", "bar")
        parts += [bar, E.text(f"{count:,}", x=f"{x:.1f}", y=f"{y - 4:.1f}", **{"text-anchor": "middle"})]
    return _svg(parts, title)


def _y(value: float, top: float) -> float:
    return (HEIGHT - BOTTOM) * (1 - value / top) + 8


def _grid(top: float) -> list[Any]:
    parts = []
    for value in (0, top / 4, top / 2, top * 3 / 4, top):
        y = f"{_y(value, top):.1f}"
        parts.append(E.line(x1=str(LEFT), x2=str(WIDTH), y1=y, y2=y, **{"class": "grid"}))
        parts.append(E.text(f"{value:.0f}", x=str(LEFT - 6), y=f"{_y(value, top) + 4:.1f}", **{"text-anchor": "end"}))
    return parts


def _below(labels: Sequence[str], across: Sequence[float]) -> list[Any]:
    # At most twelve labels have room.
    every = -(-len(labels) // 12)
    shown = [(label, x) for i, (label, x) in enumerate(zip(labels, across, strict=True)) if i % every == 0]
    return [E.text(label, x=f"{x:.1f}", y=str(HEIGHT - 10), **{"text-anchor": "middle"}) for label, x in shown]


def _svg(parts: Sequence[Any], title: str) -> Any:
    size = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img", "aria-label": title}
    return E.svg(*parts, xmlns="http://www.w3.org/2000/svg", **size)
