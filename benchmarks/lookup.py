"""How fast the console's search answers, on the entries there are and on a thousand; `make bench` runs it too.

Side by side in one run: with the threads that BLAS and OpenMP start by themselves and with one a question; a whole
query, one that is being typed, and one that was asked before. Times depend on the machine and on what else it does;
the ratios do not. With one thread, the time on the processor is what a query takes when nothing else runs.
Bounded: about two minutes.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np

from actions.voorbeelden import open_replies
from bot.gateway.lookup import Found, LookUp
from bot.gateway.threads import one_thread_a_question
from bot.knowledge import Kennis
from bot.knowledge.index import Recogniser
from bot.knowledge.model_files import load_index
from bot.paths import DOMAIN, KNOWLEDGE, MODELS

ENTRIES = 1000
_QUESTIONS = 120
_DAY = date(2026, 11, 22)


class Timing(NamedTuple):
    """Seconds: how long it took, and how long the processor worked on it, all threads together."""

    wall: float
    cpu: float


def main() -> None:
    """Each way of threading in a process of its own: OpenMP chooses once."""
    if len(sys.argv) > 1:
        measure(is_limited=sys.argv[1] == "one")
        return
    for name, title in (("default", "threads as they come"), ("one", "one thread a question")):
        print(f"{title}:", flush=True)
        environment = {key: value for key, value in os.environ.items() if key != "OMP_NUM_THREADS"}
        subprocess.run([sys.executable, "-m", "benchmarks.lookup", name], check=True, env=environment)


def measure(*, is_limited: bool) -> None:
    if is_limited:
        one_thread_a_question()
    builder, recogniser = open_replies(KNOWLEDGE, DOMAIN), load_index(MODELS)
    kennis = builder.kennis
    questions = [entry.varianten[len(entry.id) % len(entry.varianten)] for entry in kennis.entries.values()]
    questions = questions[:: max(1, len(questions) // (_QUESTIONS + 10))]
    larger, builder.kennis = enlarged(recogniser, kennis, ENTRIES)
    for own, count in ((recogniser, len(kennis.entries)), (larger, ENTRIES)):
        look_up = LookUp(own, builder, lambda: _DAY)
        whole = timed(lambda text, look_up=look_up: look_up.find(text, _DAY), questions)  # type: ignore[misc]
        again = timed(lambda text, look_up=look_up: look_up.find(text, _DAY), questions)  # type: ignore[misc]
        typed = [key for text in questions for key in keys_of(text)][: 4 * _QUESTIONS]
        look_up = LookUp(own, builder, lambda: _DAY)  # nothing asked before
        typing = timed(lambda text, look_up=look_up: look_up.find(text, _DAY, is_typing=True), typed, look_up.prepare)  # type: ignore[misc]
        for name, seconds in (("whole query", whole), ("being typed", typing), ("asked before", again)):
            print(f"  {count:5} entries, {name:12}: {shown(seconds)}", flush=True)
        print(f"  {count:5} entries, whole / being typed, median: {ratio(whole, typing):.1f}", flush=True)


def enlarged(recogniser: Recogniser, kennis: Kennis, entries: int) -> tuple[Recogniser, Kennis]:
    """The same recogniser with its labels and phrases once more under other names, until there are so many entries.

    As much work a query as a real one of that size has; what it recognises does not matter here.
    """
    arrays = dict(recogniser._arrays)
    labels = [label for label in recogniser.labels if "/" in label][: max(0, entries - len(kennis.entries))]
    position = {label: place for place, label in enumerate(recogniser.labels)}
    rows = np.concatenate([np.flatnonzero(arrays["label_of"] == position[label]) for label in labels])
    old = len(recogniser.labels)
    new_of = {position[label]: old + place for place, label in enumerate(labels)}
    names = [f"{label}-kopie" for label in labels]
    places = [position[label] for label in labels]
    arrays["labels"] = np.array([*recogniser.labels, *names])
    arrays["texts"] = np.concatenate([arrays["texts"], arrays["texts"][rows]])
    arrays["keys"] = np.concatenate([arrays["keys"], np.array([f"{key}kopie" for key in arrays["keys"][rows]])])
    own = np.array([new_of[int(label)] for label in arrays["label_of"][rows]], dtype=np.int32)
    arrays["label_of"] = np.concatenate([arrays["label_of"], own])
    starts = np.concatenate(
        [arrays["MeaningModel.starts"], len(recogniser._texts) + np.searchsorted(own, sorted(new_of.values()))]
    )
    arrays["MeaningModel.starts"] = starts.astype(np.int32)
    arrays["MeaningModel.vectors"] = np.concatenate(
        [arrays["MeaningModel.vectors"], arrays["MeaningModel.vectors"][rows]]
    )
    arrays["MeaningModel.centroids"] = np.concatenate(
        [arrays["MeaningModel.centroids"], arrays["MeaningModel.centroids"][places]]
    )
    _add_letters(arrays, new_of, places)
    for name in [name for name in arrays if name.startswith("LinearHead.") and old in arrays[name].shape]:
        axis = arrays[name].shape.index(old)
        arrays[name] = np.concatenate([arrays[name], arrays[name].take(places, axis)], axis)
    copies = {
        name: replace(kennis.entries[label], id=name)
        for label, name in zip(labels, names, strict=True)
        if label in kennis.entries
    }
    return Recogniser(arrays, recogniser.meta), replace(kennis, entries={**kennis.entries, **copies})


def _add_letters(arrays: dict[str, np.ndarray], new_of: dict[int, int], places: list[int]) -> None:
    """The counts of each n-gram, once more for the new labels."""
    starts, labels = arrays["LetterModel.starts"], arrays["LetterModel.labels"]
    column_of = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    kept = np.isin(labels, list(new_of))
    new = np.array([new_of.get(label, 0) for label in range(int(labels.max()) + 1)], dtype=np.int32)
    columns = np.concatenate([column_of, column_of[kept]])
    order = np.argsort(columns, kind="stable")
    arrays["LetterModel.labels"] = np.concatenate([labels, new[labels[kept]]])[order]
    counts = arrays["LetterModel.counts"]
    arrays["LetterModel.counts"] = np.concatenate([counts, counts[kept]])[order]
    arrays["LetterModel.starts"] = np.searchsorted(columns[order], np.arange(len(starts))).astype(np.int32)
    extra = np.bincount(column_of[kept], weights=counts[kept], minlength=len(arrays["LetterModel.totals"]))
    arrays["LetterModel.totals"] = (arrays["LetterModel.totals"] + extra).astype(np.float32)
    own = arrays["LetterModel.label_totals"]
    arrays["LetterModel.label_totals"] = np.concatenate([own, own[places]])


def keys_of(text: str) -> list[str]:
    """A query as it is typed, asked every third letter."""
    return [text[:end] for end in range(6, len(text), 3)]


def timed(
    call: Callable[[str], Found], questions: Iterable[str], prepare: Callable[[str], None] | None = None
) -> list[Timing]:
    """Each, after ten that do not count. prepare: what the server does when its answer has gone; not counted."""
    timings = []
    for place, text in enumerate(questions):
        started, worked = time.perf_counter(), time.process_time()
        found = call(text)
        if place >= 10:
            timings.append(Timing(time.perf_counter() - started, time.process_time() - worked))
        if prepare and found.next_text:
            prepare(found.next_text)
    return timings


def shown(timings: list[Timing]) -> str:
    wall, cpu = ([getattr(one, name) for one in timings] for name in ("wall", "cpu"))
    return f"{_percentiles(wall)}; on the processor {_percentiles(cpu)}"


def ratio(first: list[Timing], second: list[Timing]) -> float:
    return statistics.median(one.cpu for one in first) / statistics.median(one.cpu for one in second)


def _percentiles(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    median, p95 = (1000 * ordered[int(len(ordered) * share)] for share in (0.5, 0.95))
    return f"p50 {median:5.1f}, p95 {p95:5.1f} ms"


if __name__ == "__main__":
    main()
