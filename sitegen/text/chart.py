"""Rows of a table -> an accessible SVG chart, set by attributes alone so that no style needs to be allowed. Pure."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Sequence

__all__ = ["KINDS", "chart"]

KINDS = ("bar", "line")
WIDTH, HEIGHT = 760, 340
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 44, 46
SERIES, POINTS = 4, 24
"""More than these cannot be told apart, or do not fit."""
STEPS = 5
LARGEST = 1e15
"""Figures beyond it are not exact any more, and none of a government's."""
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?")


def chart(kind: str, rows: Sequence[Sequence[str]], title: str) -> str:
    """SVG of a table: first row names the series, first column the points, the other cells are numbers.

    "" where it cannot be drawn: no numbers, or too many series or points. The table stays on the page in any case.
    """
    if len(rows) < 2 or kind not in KINDS:
        return ""
    names = [cell.strip() for cell in rows[0][1:]]
    points = [row[0].strip() for row in rows[1:]]
    series = [[_number(row[i + 1]) if i + 1 < len(row) else None for row in rows[1:]] for i in range(len(names))]
    shown = [(name, values) for name, values in zip(names, series, strict=True) if any(v is not None for v in values)]
    if not shown or len(shown) > SERIES or len(points) > POINTS:
        return ""
    low, high, step = _scale([v for _, values in shown for v in values if v is not None], from_zero=kind == "bar")
    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{html.escape(title or "、".join(name for name, _ in shown))}（数据见下表）">']
    for number in range(round((high - low) / step) + 1):
        value = low + number * step
        y = _y(value, low, high)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/><text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_shown(value)}</text>')
    slot = (WIDTH - LEFT - RIGHT) / len(points)
    every = max(1, math.ceil(len(points) / 12))
    for i, point in enumerate(points):
        if i % every == 0:
            parts.append(f'<text x="{LEFT + slot * (i + 0.5):.1f}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{html.escape(point[:8])}</text>')
    for n, (_, values) in enumerate(shown):
        parts.append(_bars(n, len(shown), values, slot, low, high) if kind == "bar" else _line(n, values, slot, low, high))
    parts.append(f'<path class="axis" d="M{LEFT} {TOP}V{_y(max(low, 0.0), low, high)}H{WIDTH - RIGHT}"/>')
    at = LEFT
    for n, (name, _) in enumerate(shown):
        parts.append(f'<rect class="s{n}" x="{at}" y="14" width="12" height="12"/><text x="{at + 18}" y="25">{html.escape(name)}</text>')
        at += 18 + 14 * len(name) + 24
    return "".join(parts) + "</svg>"


def _bars(n: int, count: int, values: Sequence[float | None], slot: float, low: float, high: float) -> str:
    width = slot * 0.7 / count
    zero = _y(max(low, 0.0), low, high)
    out = []
    for i, value in enumerate(values):
        if value is not None:
            y = _y(value, low, high)
            out.append(f'<rect class="s{n}" x="{LEFT + slot * (i + 0.15) + width * n:.1f}" y="{min(y, zero)}" width="{width:.1f}" height="{abs(zero - y):.1f}"/>')
    return "".join(out)


def _line(n: int, values: Sequence[float | None], slot: float, low: float, high: float) -> str:
    path, dots, pen = "", "", "M"
    for i, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        x, y = f"{LEFT + slot * (i + 0.5):.1f}", _y(value, low, high)
        path += f"{pen}{x} {y}"
        dots += f'<circle class="s{n}" cx="{x}" cy="{y}" r="4"/>'
        pen = "L"
    return f'<path class="s{n}" d="{path}"/>{dots}'


def _number(cell: str) -> float | None:
    match = _NUMBER.search(cell)
    value = float(match[0].replace(",", "")) if match else LARGEST
    return value if abs(value) < LARGEST else None


def _scale(values: Sequence[float], *, from_zero: bool) -> tuple[float, float, float]:
    """(lowest line, highest line, distance): round numbers that hold all values; zero is among them for bars, and where values are not far from it."""
    low, high = min(values), max(values)
    if from_zero or 0 < low < high * 0.7 or low == high:
        low = min(low, 0.0)
    if high <= 0:
        high = 0.0
    raw = (high - low) / STEPS or 1.0
    power = 10 ** math.floor(math.log10(raw))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= raw * 0.999)
    return math.floor(low / step) * step, math.ceil(high / step) * step, step


def _y(value: float, low: float, high: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / ((high - low) or 1.0)), 1)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}".rstrip("0")
