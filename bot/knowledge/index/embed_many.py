"""Many sentence vectors at once: one process per core (embed_worker.py), each with one thread.

One process with two threads spends half its time waiting for itself; two processes do not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

import numpy as np

from bot.knowledge.index.ngrams import FloatArray
from bot.paths import ROOT

_CHUNK = 250
_WIDTH = 384
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def embed_many(texts: Sequence[str]) -> Iterator[tuple[list[str], FloatArray]]:
    """(texts, their vectors) in chunks, in no set order. Raises OSError or ValueError when a process fails."""
    workers = max(1, min(os.cpu_count() or 1, 8))
    chunks = [list(texts[start : start + _CHUNK]) for start in range(0, len(texts), _CHUNK)]
    processes = [_start() for _ in range(workers)]
    try:
        for begin in range(0, len(chunks), workers):
            batch = list(zip(processes, chunks[begin : begin + workers]))
            for process, chunk in batch:
                assert process.stdin is not None
                process.stdin.write(json.dumps(chunk).encode() + b"\n")
                process.stdin.flush()
            for process, chunk in batch:
                yield chunk, _read(process, len(chunk))
    finally:
        for process in processes:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            process.wait(10)


def _start() -> subprocess.Popen[bytes]:
    environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot.knowledge.index.embed_worker"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _read(process: subprocess.Popen[bytes], count: int) -> FloatArray:
    assert process.stdout is not None
    size = count * _WIDTH * 4
    raw = process.stdout.read(size)
    if len(raw) != size:
        raise ValueError("a process that makes sentence vectors stopped")
    return np.frombuffer(raw, dtype=np.float32).reshape(count, _WIDTH)
