"""Many sentence vectors at once, in a process of their own (embed_worker.py) that uses all cores.

A process, because its threads need other settings than those of the app, and its memory (400 MB) must come back.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.index.ngrams import FloatArray
from bot.paths import ROOT

_WIDTH = 384
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}  # batches run side by side


def embed_many(texts: Sequence[str]) -> Iterator[tuple[list[str], FloatArray]]:
    """(texts, their vectors) in batches, in no set order. Raises OSError or ValueError when the process fails."""
    environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot.knowledge.index.embed_worker"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(list(texts)).encode())
            process.stdin.close()
            done = 0
            while done < len(texts):
                (size,) = _read(process, 4).view(np.int32)
                places = _read(process, 4 * int(size)).view(np.int32)
                vectors = _read(process, 4 * _WIDTH * int(size)).view(np.float32).reshape(-1, _WIDTH)
                yield [texts[place] for place in places], vectors
                done += int(size)
        except BaseException:
            process.kill()  # nobody will read the rest
            raise


def _read(process: subprocess.Popen[bytes], size: int) -> NDArray[np.uint8]:
    assert process.stdout is not None
    raw = process.stdout.read(size)
    if len(raw) != size:
        raise ValueError("the process that makes sentence vectors stopped")
    return np.frombuffer(raw, dtype=np.uint8)
