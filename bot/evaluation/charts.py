"""Small charts as inline SVG: readable without colour, by a screen reader, in light and dark."""

from __future__ import annotations

import hashlib
import html
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT, _MARGIN = 440, 320, 64
_CELL, _LABEL = 30, 150
_DASHES = ("", "6 4", "2 3", "10 3 2 3")
_MARKS = ("circle", "square", "diamond", "triangle")

Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """Points from (0, 0) to (1, 1), drawn in that order."""

    name: str
    points: Sequence[Point]


def standalone(svg: str, style: str) -> str:
    """A chart as a file of its own."""
    head, _, rest = svg.partition(">")
    return f'{head} xmlns="http://www.w3.org/2000/svg"><style>{style}</style>{rest}\n'


def line_chart(title: str, about: str, across: str, up: str, lines: Sequence[Line], top: float = 1.0) -> str:
    """Shares against a number from 0 to 1. top: the share at the upper edge."""
    parts = [_axes(across, up, top)]
    for i, line in enumerate(lines):
        places = [_place(x, min(y, top) / top) for x, y in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline class="l{i}" points="{path}" stroke-dasharray="{_DASHES[i % len(_DASHES)]}"/>')
        parts += [_mark(i, x, y, 3.5) for x, y in places]
        parts.append(_key(i, line.name))
    return _svg(title, about, _WIDTH, _HEIGHT + 20 * len(lines), parts)


def reliability(title: str, about: str, bins: Sequence[Mapping[str, float]]) -> str:
    """How often right against how sure, a dot per tenth (larger: more questions); on the diagonal is honest."""
    (left, bottom), (right, top) = _place(0, 0), _place(1, 1)
    parts = [_axes("zekerheid", "werkelijk goed", 1.0)]
    parts.append(f'<line class="guide" x1="{left}" y1="{bottom}" x2="{right}" y2="{top}"/>')
    most = max((row["aantal"] for row in bins), default=1)
    places = [(*_place(row["zekerheid"], row["goed"]), row) for row in bins]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in places)
    parts.append(f'<polyline class="l0" points="{path}"/>')
    parts += [_mark(0, x, y, 4 + 9 * math.sqrt(row["aantal"] / most)) for x, y, row in places]
    return _svg(title, about, _WIDTH, _HEIGHT, parts)


def heat_map(title: str, about: str, counts: Mapping[str, Mapping[str, int]]) -> str:
    """Rows: what was meant; columns: what came first; darker: a larger part of the row. The number is in the cell."""
    rows = list(counts)
    columns = sorted({name for row in counts.values() for name in row} | set(rows))
    width, height = _LABEL + _CELL * len(columns) + 10, _LABEL + _CELL * len(rows) + 10
    parts = []
    for j, name in enumerate(columns):
        x = _LABEL + _CELL * j + _CELL / 2 + 4
        parts.append(
            f'<text x="{x}" y="{_LABEL - 8}" transform="rotate(-60 {x} {_LABEL - 8})">{html.escape(name)}</text>'
        )
    for i, meant in enumerate(rows):
        y = _LABEL + _CELL * i
        parts.append(f'<text x="{_LABEL - 8}" y="{y + _CELL / 2 + 4}" class="end">{html.escape(meant)}</text>')
        total = sum(counts[meant].values()) or 1
        for j, given in enumerate(columns):
            number = counts[meant].get(given, 0)
            kind = "good" if meant == given else "bad"
            part = number / total
            x = _LABEL + _CELL * j
            shade = 0.0 if not number else 0.15 + 0.85 * part
            parts.append(
                f'<rect class="{kind}" x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" fill-opacity="{shade:.2f}"/>'
            )
            if number:
                ink = "on" if shade > 0.5 else "off"
                parts.append(
                    f'<text class="mid {ink}" x="{x + _CELL / 2}" y="{y + _CELL / 2 + 4}">{number}'
                    f"<title>{html.escape(meant)} → {html.escape(given)}: {number}</title></text>"
                )
    return _svg(title, about, width, height, parts)


def _place(x: float, y: float) -> Point:
    return (
        _MARGIN + x * (_WIDTH - _MARGIN - 16),
        _HEIGHT - _MARGIN - y * (_HEIGHT - _MARGIN - 16),
    )


def _axes(across: str, up: str, top: float) -> str:
    parts = []
    for i in range(6):
        share = i / 5
        x, bottom = _place(share, 0)
        left, y = _place(0, share)
        parts.append(f'<line class="grid" x1="{x}" y1="{bottom}" x2="{x}" y2="{_place(0, 1)[1]}"/>')
        parts.append(f'<line class="grid" x1="{left}" y1="{y}" x2="{_place(1, 0)[0]}" y2="{y}"/>')
        parts.append(f'<text class="mid" x="{x}" y="{bottom + 16}">{_comma(share)}</text>')
        parts.append(f'<text class="end" x="{left - 6}" y="{y + 4}">{_percent(share * top)}</text>')
    middle = (_place(0.5, 0)[0], _place(0, 0.5)[1])
    parts.append(f'<text class="mid" x="{middle[0]}" y="{_HEIGHT - 14}">{html.escape(across)}</text>')
    parts.append(
        f'<text class="mid" transform="translate(12 {middle[1]}) rotate(-90)" x="0" y="0">{html.escape(up)}</text>'
    )
    return "".join(parts)


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _percent(value: float) -> str:
    return f"{value * 100:.0f} %"


def _key(i: int, name: str) -> str:
    y = _HEIGHT + 20 * i + 4
    return (
        f'<line class="l{i}" x1="{_MARGIN}" y1="{y}" x2="{_MARGIN + 36}" y2="{y}" '
        f'stroke-dasharray="{_DASHES[i % len(_DASHES)]}"/>{_mark(i, _MARGIN + 18, y, 3.5)}'
        f'<text x="{_MARGIN + 46}" y="{y + 4}">{html.escape(name)}</text>'
    )


def _mark(i: int, x: float, y: float, size: float) -> str:
    """A mark of its own shape for every line."""
    kind = _MARKS[i % len(_MARKS)]
    if kind == "circle":
        return f'<circle class="m{i}" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>'
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
        "triangle": ((0, -1.3), (1.2, 1), (-1.2, 1)),
    }[kind]
    points = " ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in corners)
    return f'<polygon class="m{i}" points="{points}"/>'


def _svg(title: str, about: str, width: float, height: float, parts: Sequence[str]) -> str:
    number = hashlib.sha256(f"{title}{about}".encode()).hexdigest()[:8]
    return (
        f'<svg role="img" aria-labelledby="g{number} h{number}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}"><title id="g{number}">{html.escape(title)}</title>'
        f'<desc id="h{number}">{html.escape(about)}</desc>{"".join(parts)}</svg>'
    )
