"""What the pages of an evaluation are made of: their style and their tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

COLOURS = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#6b6b6b;--rule:#c9c9c9;--a:#154273;--b:#b34700;
--c:#39870c;--d:#7b2d8b}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f2;--paper:#161616;--soft:#b5b5b5;--rule:#4d4d4d;--a:#8fc1ff;
--b:#ffb178;--c:#9be07a;--d:#e0a6ee}}
"""
STYLE = """
body{font-family:system-ui,sans-serif;line-height:1.5;margin:0 auto;padding:1rem;max-width:75rem;color:var(--ink);
background:var(--paper)}
a{color:var(--a)}
h2{border-top:2px solid var(--rule);margin-top:3rem;padding-top:1rem}
table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
td,th{padding:.25rem .8rem .25rem 0;text-align:left;vertical-align:top}thead th{border-bottom:2px solid var(--rule)}
tbody tr{border-bottom:1px solid var(--rule)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}.beside{display:flex;flex-wrap:wrap;gap:1rem 3rem;align-items:flex-start}
.low{font-weight:700}.low::after{content:" ▼"}
"""
CHART_STYLE = """
svg{max-width:100%;height:auto;font:12px system-ui,sans-serif}svg text{fill:var(--ink)}.mid{text-anchor:middle}
.end{text-anchor:end}polyline{fill:none;stroke-width:2}.grid{stroke:var(--rule)}
.guide{stroke:var(--soft);stroke-dasharray:5 4}
.l0{stroke:var(--a)}.m0{fill:var(--a)}.l1{stroke:var(--b)}.m1{fill:var(--b)}.l2{stroke:var(--c)}.m2{fill:var(--c)}
.l3{stroke:var(--d)}.m3{fill:var(--d)}rect{stroke:var(--rule);stroke-width:.5}rect.good{fill:var(--a)}
rect.bad{fill:var(--b)}svg text.on{fill:var(--paper)}
"""
_NUMBER = re.compile(r"^[+−-]?[\d.,]+( %| ms)?$")


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a caption; the first cell of a row is its header, numbers are to the right."""
    lines = []
    for row in rows:
        first, *rest = (str(cell) for cell in row)
        cells = "".join(f"<td{' class=n' if _NUMBER.match(cell) else ''}>{html.escape(cell)}</td>" for cell in rest)
        lines.append(f"<tr><th scope=row>{html.escape(first)}</th>{cells}</tr>")
    head_cells = "".join(f"<th scope=col>{html.escape(name)}</th>" for name in head)
    return (
        f'<div class="scroll" role="region" aria-label="{html.escape(caption)}" tabindex="0"><table>'
        f"<caption>{html.escape(caption)}</caption><thead><tr>{head_cells}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def comma(value: float, digits: int = 1) -> str:
    return f"{value:.{digits}f}".replace(".", ",")
