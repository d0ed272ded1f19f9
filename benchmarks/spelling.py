"""Spelling repair from the words of the domain: measured by benchmarks.recognition, not in use."""

from __future__ import annotations

from bot.knowledge.normalise import normalise

_LONG_ENOUGH = 4


class Speller:
    """Puts one slip in an unknown word right: a letter left out, added, changed, or two swapped."""

    def __init__(self, texts: list[str]) -> None:
        counts: dict[str, int] = {}
        for text in texts:
            for word in normalise(text).split():
                counts[word] = counts.get(word, 0) + 1
        self._counts = {word: count for word, count in counts.items() if count > 1}
        self._by_deletion: dict[str, set[str]] = {}
        for word in self._counts:
            for shape in _deletions(word):
                self._by_deletion.setdefault(shape, set()).add(word)

    def repair(self, text: str) -> str:
        words = normalise(text).split()
        repaired = [self._repaired(word) for word in words]
        return " ".join(repaired) if repaired != words else text

    def _repaired(self, word: str) -> str:
        if word in self._counts or len(word) < _LONG_ENOUGH or any(char.isdigit() for char in word):
            return word
        near = {
            one for shape in _deletions(word) for one in self._by_deletion.get(shape, ()) if _is_one_slip(word, one)
        }
        return max(near, key=lambda one: self._counts[one]) if near else word


def _deletions(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _is_one_slip(a: str, b: str) -> bool:
    """Whether one letter left out, added or changed, or two neighbours swapped, makes the one of the other."""
    if abs(len(a) - len(b)) == 1:
        return min(a, b, key=len) in _deletions(max(a, b, key=len))
    if len(a) != len(b):
        return False
    differ = [i for i in range(len(a)) if a[i] != b[i]]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return len(differ) == 1
    first, second = differ
    return a[first] == b[second] and a[second] == b[first]
