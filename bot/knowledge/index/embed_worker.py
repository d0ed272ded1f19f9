"""One of the processes of embed_many.py: a JSON list of texts a line in, their vectors as float32 out."""

from __future__ import annotations

import json
import sys

import numpy as np

from bot.knowledge.index.vectors import embed


def main() -> None:
    for line in sys.stdin.buffer:
        vectors = np.stack([embed(text) for text in json.loads(line)]).astype(np.float32)
        sys.stdout.buffer.write(vectors.tobytes())
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
