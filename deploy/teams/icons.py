"""Draws the two icons of the Teams app, from the shape of bot/gateway/page/icon.svg: python deploy/teams/icons.py"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

Point = tuple[float, float]

_BUBBLE: tuple[Point, ...] = ((9, 8), (23, 8), (23, 18), (15, 18), (9, 24))
_CENTRE = (16.0, 16.0)
_BLUE, _WHITE, _NOTHING = (0x14, 0x50, 0x7D, 255), (255, 255, 255, 255), (255, 255, 255, 0)
_FINE = 5  # points looked at per pixel, across and down


def color() -> bytes:
    """192 x 192: white on blue, the drawing well within the middle, as Teams asks."""
    bubble = _placed(192, 6.4)
    return _png(192, lambda point: 1.0 if _is_inside(point, bubble) else 0.0, _BLUE, _WHITE)


def outline() -> bytes:
    """32 x 32: a white line on nothing."""
    bubble = _placed(32, 1.55)
    return _png(32, lambda point: 1.0 if _distance(point, bubble) <= 1.0 else 0.0, _NOTHING, _WHITE)


def _placed(size: int, scale: float) -> list[Point]:
    return [tuple((value - middle) * scale + size / 2 for value, middle in zip(point, _CENTRE)) for point in _BUBBLE]  # type: ignore[misc]  # noqa: B905


def _is_inside(point: Point, corners: list[Point]) -> bool:
    x, y = point
    is_inside = False
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1]):  # noqa: B905
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            is_inside = not is_inside
    return is_inside


def _distance(point: Point, corners: list[Point]) -> float:
    """To the nearest side."""
    x, y = point
    found = []
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1]):  # noqa: B905
        along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
        along = min(max(along, 0.0), 1.0)
        found.append(((x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2) ** 0.5)
    return min(found)


def _png(size: int, covers, ground: tuple[int, ...], ink: tuple[int, ...]) -> bytes:  # type: ignore[no-untyped-def]
    rows = b""
    steps = [(index + 0.5) / _FINE for index in range(_FINE)]
    for y in range(size):
        row = b"\x00"
        for x in range(size):
            share = sum(covers((x + dx, y + dy)) for dx in steps for dy in steps) / _FINE**2
            row += bytes(round(under + (over - under) * share) for under, over in zip(ground, ink))  # noqa: B905
        rows += row
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    here = Path(__file__).parent
    (here / "color.png").write_bytes(color())
    (here / "outline.png").write_bytes(outline())
