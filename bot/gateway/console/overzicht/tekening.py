"""Bars as inline SVG: every bar has its number beside it, so that nothing hangs on colour; the table says the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from markupsafe import Markup

Bar = tuple[str, int]

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 400, 180, 40, 26
_ROW, _LABEL, _NUMBER = 26, 176, 44
_MAX_LABEL_CHARS = 23
_MAX_DATES = 6


def columns(title: str, about: str, bars: Sequence[Bar]) -> Markup:
    """A column for each day or week, from left to right; some of the dates under them."""
    top = _round_up(max((number for _, number in bars), default=0))
    room, high = _WIDTH - _LEFT - 8, _HEIGHT - _BOTTOM - 12
    parts = []
    for part in (0, 0.5, 1):
        y = 12 + high * (1 - part)
        parts.append(Markup('<line class="grid" x1="{}" y1="{:.1f}" x2="{}" y2="{:.1f}"/>').format(_LEFT, y, _WIDTH, y))
        parts.append(Markup('<text class="end" x="{}" y="{:.1f}">{:g}</text>').format(_LEFT - 6, y + 4, top * part))
    step = room / max(1, len(bars))
    every = max(1, -(-len(bars) // _MAX_DATES))
    for place, (name, number) in enumerate(bars):
        x, tall = _LEFT + 4 + place * step, high * number / top
        parts.append(
            Markup('<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                x, 12 + high - tall, max(1.0, step * 0.75), tall
            )
        )
        if place % every == 0:
            parts.append(
                Markup('<text class="mid" x="{:.1f}" y="{}">{}</text>').format(x + step * 0.375, _HEIGHT - 8, name)
            )
    return _svg(title, about, _WIDTH, _HEIGHT, parts)


def rows(title: str, about: str, bars: Sequence[Bar]) -> Markup:
    """A bar for each name, from top to bottom, with its number behind it."""
    top = max([number for _, number in bars] or [0]) or 1
    room = _WIDTH - _LABEL - _NUMBER
    parts = []
    for place, (name, number) in enumerate(bars):
        y, long = place * _ROW, room * number / top
        label = name if len(name) <= _MAX_LABEL_CHARS else f"{name[: _MAX_LABEL_CHARS - 1]}…"
        parts.append(Markup('<text class="end" x="{}" y="{}">{}</text>').format(_LABEL - 8, y + 17, label))
        parts.append(
            Markup('<rect class="bar" x="{}" y="{}" width="{:.1f}" height="{}"/>').format(
                _LABEL, y + 4, max(1.0, long) if number else 0, _ROW - 8
            )
        )
        parts.append(Markup('<text x="{:.1f}" y="{}">{}</text>').format(_LABEL + long + 6, y + 17, number))
    return _svg(title, about, _WIDTH, max(_ROW, _ROW * len(bars)), parts)


def _round_up(number: int) -> int:
    """To where an axis may end: 2, 4, 10, 20, 40, 100..."""
    top = 2
    while top < number:
        top = top * 5 // 2 if str(top).startswith("4") else top * 2
        if str(top).startswith("8"):
            top = top * 5 // 4
    return top


def _svg(title: str, about: str, width: int, height: int, parts: Sequence[Markup]) -> Markup:
    number = hashlib.sha256(f"{title}{about}".encode()).hexdigest()[:8]
    return Markup(
        '<svg role="img" aria-labelledby="t{0}" aria-describedby="d{0}" viewBox="0 0 {1} {2}">'
        '<title id="t{0}">{3}</title><desc id="d{0}">{4}</desc>{5}</svg>'
    ).format(number, width, height, title, about, Markup("").join(parts))
