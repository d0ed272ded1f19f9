"""Why a text was recognised as it was: what its letters and its meaning said for each label."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from bot.knowledge.index.letters import SMOOTHING, LetterModel
from bot.knowledge.index.ngrams import FloatArray, ngrams
from bot.knowledge.index.recogniser import Recogniser, Recognition
from bot.knowledge.index.vectors import embed
from bot.knowledge.normalise import normalise, squash


@dataclass(frozen=True)
class Candidate:
    """A label with its four signs (log-odds of the letters, two cosines, learned log-odds) and their weighted sum."""

    label: str
    confidence: float
    letters: float
    nearest: float
    average: float
    learned: float
    total: float


@dataclass(frozen=True)
class Weighed:
    """A piece of the text and how much it weighed for the best label (positive) or for the second (negative)."""

    piece: str
    weight: float


@dataclass(frozen=True)
class Explanation:
    """weights: of letters, nearest phrase, average phrase and what was learned; coverage: which part of the letters
    was ever seen; exact: the phrase that the text is, when it is one; words, pieces: best label against the second.
    """

    recognition: Recognition
    normalised: str
    exact: str | None
    coverage: float
    weights: tuple[float, ...]
    candidates: tuple[Candidate, ...]
    words: tuple[Weighed, ...]
    pieces: tuple[Weighed, ...]


def explain(recogniser: Recogniser, text: str, *, limit: int = 5, nearest: int = 8, pieces: int = 12) -> Explanation:
    """What weighed in the recognition of a text. limit: labels; nearest: phrases; pieces: parts of words."""
    vector = embed(text)
    recognition = recogniser.recognise(text, vector=vector, limit=max(limit, 2), nearest=nearest)
    views = recogniser.views(text, vector)
    position = {label: i for i, label in enumerate(recogniser.labels)}
    total = views.total(recogniser.weights)
    candidates = tuple(
        Candidate(
            label=match.label,
            confidence=match.confidence,
            letters=float(views.letters[position[match.label]]),
            nearest=float(views.nearest[position[match.label]]),
            average=float(views.average[position[match.label]]),
            learned=float(views.learned[position[match.label]]),
            total=float(total[position[match.label]]),
        )
        for match in recognition.matches[:limit]
    )
    best, second = (position[match.label] for match in recognition.matches[:2])
    grams = _weighed(recogniser, text, best, second)
    heaviest = sorted(grams.items(), key=lambda item: -abs(item[1]))[:pieces]
    return Explanation(
        recognition=recognition,
        normalised=normalise(text),
        exact=next((phrase for phrase, _, _ in recognition.nearest if squash(phrase) == squash(text)), None),
        coverage=views.coverage,
        weights=tuple(float(weight) for weight in recogniser.weights),
        candidates=candidates,
        words=_by_word(text, grams),
        pieces=tuple(Weighed(readable(gram), weight) for gram, weight in heaviest),
    )


def readable(gram: str) -> str:
    """An n-gram as people read it: "lks", "loon…", "…sidie", "…oon…", or a pair of words."""
    if "_" in gram:
        return gram.replace("_", " ")
    return f"{'' if gram.startswith(' ') else '…'}{gram.strip()}{'' if gram.endswith(' ') else '…'}"


def _weighed(recogniser: Recogniser, text: str, best: int, second: int) -> dict[str, float]:
    """Per known n-gram of the text: its part in the lead of `best` over `second`."""
    vectoriser, letters = recogniser.vectoriser, recogniser.letters
    row = vectoriser.rows([text])
    gram_of = {vectoriser.vocabulary[gram]: gram for gram in ngrams(text) if gram in vectoriser.vocabulary}
    share = float(recogniser.weights[0])
    return {
        gram_of[column]: share * value * (_log_odds(letters, column, best) - _log_odds(letters, column, second))
        for column, value in zip(row.columns.tolist(), row.values.tolist(), strict=True)
    }


def _log_odds(letters: LetterModel, column: int, label: int) -> float:
    """How much likelier the n-gram is in this label than in the rest."""
    span = slice(letters.starts[column], letters.starts[column + 1])
    counts: FloatArray = letters.counts[span][letters.labels[span] == label]
    count = float(counts.sum())
    rest = max(float(letters.totals[column]) - count, 0.0)
    return float(np.log(count + SMOOTHING) - np.log(rest + SMOOTHING))


def _by_word(text: str, grams: dict[str, float]) -> tuple[Weighed, ...]:
    """The weights of the n-grams added up over the words they come from, in the order of the text."""
    words = list(dict.fromkeys(normalise(text).split()))
    within: dict[str, set[str]] = {word: {gram for gram in ngrams(word) if gram in grams} for word in words}
    times: dict[str, int] = defaultdict(int)
    for found in within.values():
        for gram in found:
            times[gram] += 1
    return tuple(
        Weighed(word, sum(grams[gram] / times[gram] for gram in found)) for word, found in within.items() if found
    )
