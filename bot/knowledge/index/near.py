"""Is a text, but for one slip of the pen, a phrase that we have?

One letter left out, added, changed or swapped with its neighbour leaves the first or the second half of a phrase
as it was: looking up halves finds every such phrase without comparing all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.knowledge.normalise import normalise, squash

_SHORTEST = 10
_KNOWN = 3


class NearPhrases:
    """texts: the phrases; label_of: the label of each. Texts of fewer than ten letters are never near."""

    def __init__(self, texts: Sequence[str], label_of: Sequence[int]) -> None:
        self._keys = [squash(text) for text in texts]
        self._texts = texts
        self._label_of = label_of
        self._halves: dict[tuple[int, bool, str], list[int]] = defaultdict(list)
        self._times: Counter[str] = Counter()
        for i, key in enumerate(self._keys):
            self._times.update(set(normalise(texts[i]).split()))
            if len(key) >= _SHORTEST - 1:
                half = len(key) // 2
                self._halves[len(key), True, key[:half]].append(i)
                self._halves[len(key), False, key[half:]].append(i)

    def label(self, text: str) -> int | None:
        """The label of the phrase that this is with one slip, when all such phrases have the same one.

        A slip in a number is another number, and one that makes another word that people use ("wsp", "wsw") is no
        slip: both are left to recognition.
        """
        key = squash(text)
        if len(key) < _SHORTEST:
            return None
        labels = {
            self._label_of[i]
            for i in self._candidates(key)
            if is_one_slip(key, self._keys[i]) and self._is_a_slip_of(text, self._texts[i])
        }
        return labels.pop() if len(labels) == 1 else None

    def _candidates(self, key: str) -> set[int]:
        found: set[int] = set()
        for length in (len(key) - 1, len(key), len(key) + 1):
            half = length // 2
            swapped = key[: half - 1] + key[half] + key[half - 1] + key[half + 1 :]
            found.update(self._halves.get((length, True, key[:half]), ()))
            found.update(self._halves.get((length, False, key[len(key) - (length - half) :]), ()))
            found.update(self._halves.get((length, True, swapped[:half]), ()))
        return found

    def _is_a_slip_of(self, text: str, phrase: str) -> bool:
        if [char for char in text if char.isdigit()] != [char for char in phrase if char.isdigit()]:
            return False
        typed, meant = normalise(text).split(), normalise(phrase).split()
        return len(typed) != len(meant) or all(self._times[word] < _KNOWN for word in set(typed) - set(meant))


def is_one_slip(a: str, b: str) -> bool:
    """Whether one letter left out, added or changed, or two neighbours swapped, makes the one of the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    at = next((i for i, (one, other) in enumerate(zip(a, b)) if one != other), min(len(a), len(b)))
    if len(a) != len(b):
        short, long = sorted((a, b), key=len)
        return short[at:] == long[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])
