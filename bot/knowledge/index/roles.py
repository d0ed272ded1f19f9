"""What each number of a message is: somebody's hours, an age, the jobs that are wanted, or nothing that matters.

Learned from messages in which people marked their numbers (data/rekenrollen): "zijn zoon van {23|leeftijd} komt
{18 u|uren} in de week". Multinomial logistic regression on the words around a number, its unit and its size.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from bot.knowledge.index.logistic import learn
from bot.knowledge.index.ngrams import FloatArray
from bot.reading import Quantity, read_quantities

_ANY_DAY = date(2026, 1, 1)  # what a number is does not hang on the day
_AROUND = 6  # words on each side
_STEM = 5
_SEEN = 2  # a sign that was seen once says nothing
_SCALE = 2.0
_RIDGE, _STEPS = 0.3, 100
_SIZES = (1, 2, 6, 13, 18, 25, 41, 61, 101, 745, 2500, 5000, 20000)
_MARK = re.compile(r"\{([^{}|]*)\|([a-z_0-9]+)\}")
_WORD = re.compile(r"[a-z']+|\d+|[^\s\w]")


@dataclass(frozen=True)
class Marked:
    """A message and the roles of its numbers: (start, end, role) in the text."""

    text: str
    roles: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class NumberRole:
    """What the number from start to end most likely is, and the chance of that."""

    start: int
    end: int
    role: str
    chance: float


@dataclass(frozen=True)
class RoleModel:
    """labels: the roles; signs: the vocabulary of `_signs`; slopes: signs by labels."""

    labels: np.ndarray
    signs: np.ndarray
    slopes: FloatArray
    constants: FloatArray

    @classmethod
    def fit(cls, marked: Sequence[Marked]) -> RoleModel:
        from scipy.sparse import csr_matrix  # only training needs it

        rows, roles = [], []
        for message in marked:
            numbers = read_quantities(message.text, _ANY_DAY)
            for place, number in enumerate(numbers):
                role = _role_of(number, message)
                if role:
                    rows.append(_signs(message.text, numbers, place))
                    roles.append(role)
        seen = Counter(sign for row in rows for sign in row)
        vocabulary = {sign: i for i, sign in enumerate(sorted(sign for sign, count in seen.items() if count >= _SEEN))}
        labels = sorted(set(roles))
        position = {label: i for i, label in enumerate(labels)}
        known = [[(vocabulary[sign], value) for sign, value in row.items() if sign in vocabulary] for row in rows]
        starts = np.cumsum([0, *(len(row) for row in known)])
        columns = [column for row in known for column, _ in row]
        values = np.array([value for row in known for _, value in row], dtype=np.float32) * _SCALE
        matrix = csr_matrix((values, columns, starts), (len(known), len(vocabulary)))
        right = np.array([position[role] for role in roles], dtype=np.int32)
        slopes, constants = learn(
            matrix, right, np.ones(len(right), np.float32), len(labels), ridge=_RIDGE, steps=_STEPS
        )
        return cls(np.array(labels), np.array(list(vocabulary)), slopes * _SCALE, constants)


class RoleReader:
    """A fitted model, ready to use."""

    def __init__(self, model: RoleModel) -> None:
        self._model = model
        self._labels: list[str] = model.labels.tolist()
        self._vocabulary = {sign: i for i, sign in enumerate(model.signs.tolist())}

    def roles(self, text: str) -> tuple[NumberRole, ...]:
        """Of every number and date that can be read in the text."""
        numbers = read_quantities(text, _ANY_DAY)
        return tuple(self._role(text, numbers, place) for place in range(len(numbers)))

    def _role(self, text: str, numbers: Sequence[Quantity], place: int) -> NumberRole:
        signs = _signs(text, numbers, place)
        known = [(self._vocabulary[sign], value) for sign, value in signs.items() if sign in self._vocabulary]
        columns = np.array([column for column, _ in known], dtype=np.int32)
        values = np.array([value for _, value in known], dtype=np.float32)
        scores = values @ self._model.slopes[columns] + self._model.constants
        chances = np.exp(scores - np.max(scores))
        chances /= chances.sum()
        best = int(np.argmax(chances))
        return NumberRole(numbers[place].start, numbers[place].end, self._labels[best], float(chances[best]))


def read_marked(text: str) -> Marked:
    """ "{18 u|uren} per week" as a text and the roles in it."""
    plain, roles, end = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[end : mark.start()]
        roles.append((len(plain), len(plain) + len(mark[1]), mark[2]))
        plain += mark[1]
        end = mark.end()
    return Marked(plain + text[end:], tuple(roles))


def load_marked(folder: Path) -> list[Marked]:
    """data/rekenrollen/*.jsonl; a message that several lines have counts once."""
    found: dict[str, Marked] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            marked = read_marked(json.loads(line)["tekst"])
            found.setdefault(marked.text.casefold(), marked)
    return list(found.values())


def _role_of(number: Quantity, message: Marked) -> str:
    """The role that was marked there; "" where nothing was marked."""
    overlap = {role: min(end, number.end) - max(start, number.start) for start, end, role in message.roles}
    best = max(overlap, key=lambda role: overlap[role], default="")
    return best if best and overlap[best] > 0 else ""


def _signs(text: str, numbers: Sequence[Quantity], place: int) -> dict[str, float]:
    """What tells what a number is: the words around it, its unit and size, and its neighbours."""
    number = numbers[place]
    measure = f"{number.kind}/{number.unit}"
    signs = {
        f"soort={measure}": 1.0,
        f"maat={_size(number)}": 1.0,
        f"beide={measure}/{_size(number)}": 1.0,
        f"plek={min(place, 4)}": 1.0,
        f"laatste={place == len(numbers) - 1}": 1.0,
        f"aantal={min(len(numbers), 6)}": 1.0,
        f"oud={number.age}": 1.0,
        f"keer={bool(number.times)}": 1.0,
        f"zelf={re.sub(r'[0-9.,]+', '0', number.text.lower())}": 1.0,
    }
    for side, words in (("voor", _words(text, numbers, number, True)), ("na", _words(text, numbers, number, False))):
        for distance, word in enumerate(words):
            signs[f"{side}{distance}={word}"] = 1.0
            for sign in (f"{side}={word}", *((f"{side}~{word[:_STEM]}",) if len(word) > _STEM else ())):
                signs[sign] = max(signs.get(sign, 0.0), 1 / (distance + 1))
    for step in (-1, 1):
        if 0 <= place + step < len(numbers):
            beside = numbers[place + step]
            signs[f"buur{step}={beside.kind}/{beside.unit}"] = 1.0
    return signs


def _words(text: str, numbers: Sequence[Quantity], number: Quantity, before: bool) -> list[str]:
    """The nearest words, nearest first; other numbers as what they measure."""
    shown = text.lower() if len(text.lower()) == len(text) else text
    start, stop = (0, number.start) if before else (number.end, len(text))
    parts, end = [], start
    for other in numbers:
        if other is not number and start <= other.start and other.end <= stop:
            parts += [*_WORD.findall(shown[end : other.start]), f"#{other.kind}"]
            end = other.end
    parts += _WORD.findall(shown[end:stop])
    return parts[::-1][:_AROUND] if before else parts[:_AROUND]


def _size(number: Quantity) -> str:
    if isinstance(number.value, date):
        return "datum"
    value = float(abs(number.value))
    if value != int(value):
        return f"deel{int(math.log10(value + 1) * 2)}"
    return str(next((limit for limit in _SIZES if value <= limit), "groot"))
