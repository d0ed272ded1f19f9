"""The process of grouping.py: a JSON list of texts in; their sentence vectors out, in order, as float32.

A process of its own of low priority: whatever it costs, answering goes first.
"""

from __future__ import annotations

import json
import sys

import numpy as np

from bot.gateway.console.leren.apart import behave
from bot.knowledge.index.embed_many import embed_many
from bot.knowledge.index.vectors import DIMENSIONS


def main() -> None:
    behave()
    texts: list[str] = json.load(sys.stdin.buffer)
    found: dict[str, np.ndarray] = {}
    for some, vectors in embed_many(list(dict.fromkeys(texts))):
        found.update(zip(some, vectors, strict=True))
    rows = np.stack([found[text] for text in texts]) if texts else np.zeros((0, DIMENSIONS), np.float32)
    sys.stdout.buffer.write(rows.astype(np.float32).tobytes())


if __name__ == "__main__":
    main()
