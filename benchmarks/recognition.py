"""Ways to recognise a question, side by side: right at once, right among three, speed, training, size.

`make bench-recognition`, in the engine's environment (it has scikit-learn and Rasa). Asked are the calibration
questions (data/ijking) that have an answer; never the test set. Cheap methods are cross-validated on the phrases
too. Results are kept in benchmarks/recognition.json, a method at a time, so that one can be measured again:
`python -m benchmarks.recognition --alleen letters,samen`. Rasa's DIET is only run when it is named (`--alleen diet`).
`--per-label 12` learns from at most twelve phrases of each label: all methods at a scale that the slow ones can do.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.recognition_methods import METHODS, Method, Task
from bot.evaluation.cross_validation import deal, sample
from bot.evaluation.question_sets import CALIBRATION, read
from bot.knowledge import load_kennis
from bot.knowledge.index import Example, Recogniser, load_examples
from bot.knowledge.index.vectors import VectorCache, embed
from bot.paths import DATA, KNOWLEDGE, ROOT, VECTOR_CACHE

RESULT = ROOT / "benchmarks" / "recognition.json"
_FOLDS = 3
_HELD = 1500
_SEED = 20261122
_TIMED = 60
_BY_NAME_ONLY = {"diet"}


def main() -> None:
    options = _options()
    kennis = load_kennis(KNOWLEDGE, check_language=False)
    vectors = VectorCache(VECTOR_CACHE)
    examples = thinned(load_examples(kennis, DATA), options.per_label)
    rows = [row for row in read(CALIBRATION) if row.is_in_scope]
    task = Task(kennis, examples, vectors)
    asked = [(row.text, frozenset(row.accepted)) for row in rows]
    wanted = options.alleen.split(",") if options.alleen else [name for name in METHODS if name not in _BY_NAME_ONLY]
    vector_ms = _vector_ms([text for text, _ in asked])
    for name in wanted:
        print(f"{name}: {METHODS[name].title}", flush=True)
        result = measure(METHODS[name], task, asked, vectors, with_folds=not options.geen_delen)
        print(f"  {json.dumps(result, ensure_ascii=False)}", flush=True)
        keep(options.uit, name, result, task, len(asked), vector_ms)


def measure(
    method: Method,
    task: Task,
    asked: Sequence[tuple[str, frozenset[str]]],
    vectors: VectorCache,
    with_folds: bool = True,
) -> dict[str, Any]:
    """Train on all phrases and ask the questions; then the folds, for the methods that are quick to train."""
    started = time.perf_counter()
    model = method.fit(task)
    seconds = time.perf_counter() - started
    right, among = _asked(model, asked, vectors, method.needs_vector)
    result: dict[str, Any] = {
        "methode": method.title,
        "opmerking": model.remark,
        "goed": right,
        "goed_bij_de_eerste_drie": among,
        "ms_rangschikken": _ranking_ms(model, [text for text, _ in asked], vectors, method.needs_vector),
        "zinsvector": method.needs_vector,
        "train_seconden": round(seconds, 1),
        "megabyte": round(model.size / 1e6, 1),
    }
    if method.is_quick and with_folds:
        result["kruisvalidatie"] = _cross_validated(method, task, vectors, getattr(model, "recogniser", None))
    return result


def thinned(examples: list[Example], per_label: int) -> list[Example]:
    """At most so many phrases of each label, drawn at random but always the same; all when 0."""
    if not per_label:
        return examples
    kept: dict[str, list[Example]] = {}
    for i in np.random.default_rng(_SEED).permutation(len(examples)):
        kept.setdefault(examples[i].label, []).append(examples[i])
    return [example for its in kept.values() for example in its[:per_label]]


def _asked(
    model: Any, asked: Sequence[tuple[str, frozenset[str]]], vectors: VectorCache, needs_vector: bool
) -> tuple[float, float]:
    embedded = vectors.embed_all([text for text, _ in asked]) if needs_vector else [None] * len(asked)
    ranked = [model.rank(text, vector) for (text, _), vector in zip(asked, embedded, strict=True)]
    right = [bool(labels) and labels[0] in accepted for labels, (_, accepted) in zip(ranked, asked, strict=True)]
    among = [not accepted.isdisjoint(labels[:3]) for labels, (_, accepted) in zip(ranked, asked, strict=True)]
    return round(float(np.mean(right)), 4), round(float(np.mean(among)), 4)


def _ranking_ms(model: Any, texts: Sequence[str], vectors: VectorCache, needs_vector: bool) -> float:
    """Median time of ranking for one question, its sentence vector not counted."""
    some = _some(texts)
    embedded = vectors.embed_all(some) if needs_vector else [None] * len(some)
    times = []
    for text, vector in zip(some, embedded, strict=True):
        started = time.perf_counter()
        model.rank(text, vector)
        times.append(time.perf_counter() - started)
    return round(statistics.median(times) * 1000, 1)


def _vector_ms(texts: Sequence[str]) -> float:
    """Median time of one sentence vector, the same for every method that needs it."""
    times = []
    for text in _some(texts):
        started = time.perf_counter()
        embed(text)
        times.append(time.perf_counter() - started)
    return round(statistics.median(times) * 1000, 1)


def _some(texts: Sequence[str]) -> Sequence[str]:
    return texts[:: max(1, len(texts) // _TIMED)][:_TIMED]


def _cross_validated(method: Method, task: Task, vectors: VectorCache, whole: Recogniser | None) -> dict[str, float]:
    """Shares over the folds. whole: trained on everything; the folds take its three weights over."""
    weights = whole.weights if whole else None
    fold_of = deal(task.examples, _FOLDS)
    totals = []
    for fold in range(_FOLDS):
        seen = [example for example, its in zip(task.examples, fold_of, strict=True) if its != fold]
        held: list[Example] = sample(
            [example for example, its in zip(task.examples, fold_of, strict=True) if its == fold], _HELD // _FOLDS
        )
        model = method.fit(Task(task.kennis, seen, vectors, weights))
        totals.append(_asked(model, [(one.text, frozenset([one.label])) for one in held], vectors, method.needs_vector))
    right, among = np.mean(totals, axis=0)
    return {"goed": round(float(right), 4), "goed_bij_de_eerste_drie": round(float(among), 4)}


def keep(path: Path, name: str, result: dict[str, Any], task: Task, asked: int, vector_ms: float) -> None:
    """Put the result in its place in the file; the others stay as they were."""
    data = json.loads(path.read_text("utf-8")) if path.is_file() else {"methoden": []}
    found = {row["naam"]: row for row in data["methoden"]}
    now = datetime.now().astimezone().isoformat(timespec="minutes")
    found[name] = {"naam": name, **result, "gemeten": now, "oefenzinnen": len(task.examples)}
    data = {
        "gemeten": now,
        "oefenzinnen": len(task.examples),
        "labels": len({example.label for example in task.examples}),
        "vragen": asked,
        "delen": _FOLDS,
        "zinsvector_ms": vector_ms,
        "methoden": [found[known] for known in METHODS if known in found],
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--alleen", help=f"Welke methoden, met komma's: {', '.join(METHODS)}.")
    parser.add_argument("--per-label", type=int, default=0, help="Zoveel oefenzinnen per label; 0: alle.")
    parser.add_argument("--geen-delen", action="store_true", help="Zonder kruisvalidatie.")
    parser.add_argument("--uit", type=Path, default=RESULT)
    return parser.parse_args()


if __name__ == "__main__":
    main()
