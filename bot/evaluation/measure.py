"""One whole measurement: cross-validation, calibration set, test set, varianten, speed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.evaluation import cross_validation, figures, question_sets, thresholds, variants
from bot.evaluation.asked import Asked
from bot.evaluation.question_sets import Answers
from bot.knowledge import Kennis
from bot.knowledge.decision import ANSWER_AT, CHOICE_AT, SCOPE_AT
from bot.knowledge.index import Example, Recogniser, load_questions
from bot.knowledge.index.examples import entry_examples
from bot.knowledge.index.vectors import VectorCache, embed

_ASKED_IN_CROSS_VALIDATION = 2000
_TIMED = 100
_REFUSAL = "buiten_bereik"
Say = Callable[[str], None]

ABOUT = {
    "toets": (
        "Toetsset",
        "Vragen die apart zijn geschreven. Er is niets op ingesteld en niets uit geleerd. "
        "Dit zijn de cijfers die tellen. De vragen zelf staan met opzet niet in dit verslag.",
    ),
    "ijking": (
        "IJkset",
        "Vragen die apart van de oefenzinnen zijn geschreven. De zekerheid en de drempels zijn hierop ingesteld: "
        "dit is dus geen maat voor de kwaliteit. Elk vijfde deel is gevraagd aan een herkenner waarvan de "
        "zekerheid op de andere vier delen is ingesteld.",
    ),
    "kruisvalidatie": (
        "Kruisvalidatie op de oefenzinnen",
        "Een deel van de oefenzinnen is weggelaten bij het leren en daarna gevraagd. Oefenzinnen zijn expres zo "
        "verschillend mogelijk geschreven; echte vragen lijken er meer op dan zij op elkaar.",
    ),
}


def measure(
    kennis: Kennis,
    recogniser: Recogniser,
    examples: Sequence[Example],
    *,
    is_quick: bool,
    folds: int,
    vectors: VectorCache,
    say: Say,
    test: Path = question_sets.TEST,
    calibration: Path = question_sets.CALIBRATION,
    timed: int = _TIMED,
) -> dict[str, Any]:
    """Everything as data. examples: the phrases learned from; is_quick: the test set and the speed alone;
    test, calibration: folders of questions; timed: how many questions are asked for the speed.
    """
    entries = kennis.entries
    say("Toetsset.")
    sets = {"toets": _set("toets", question_sets.ask_test(recogniser, entries, vectors, test))}
    exact: dict[str, Any] = {}
    if not is_quick:
        say("IJkset, in vijf delen.")
        sets["ijking"] = _set("ijking", question_sets.ask_calibration(recogniser, entries, vectors, calibration))
        say("Varianten, letterlijk en bijna letterlijk.")
        exact = variants.measure(recogniser, entry_examples(kennis), entries, vectors)
        say(f"Kruisvalidatie op {len(examples)} oefenzinnen.")
        asked = cross_validation.run(
            examples,
            folds,
            entries,
            vectors=vectors,
            say=say,
            questions=load_questions(calibration),
            at_most=_ASKED_IN_CROSS_VALIDATION,
            weights=recogniser.weights,
        )
        sets["kruisvalidatie"] = {**_set("kruisvalidatie", Answers(asked, ())), "delen": folds}
    return {
        "gemeten": datetime.now().astimezone().isoformat(timespec="minutes"),
        "omvang": {
            "entries": len(entries),
            "labels": len(recogniser.labels),
            "oefenzinnen": len(examples),
        },
        "drempels": {"antwoord": ANSWER_AT, "keuze": CHOICE_AT, "voor_ons": SCOPE_AT},
        "sets": sets,
        "varianten": exact,
        "snelheid": speed(recogniser, calibration, timed),
    }


def speed(recogniser: Recogniser, folder: Path, timed: int) -> dict[str, Any]:
    """Recognition alone, without the dialogue: the sentence vector, the ranking, and both."""
    texts = [row.text for row in question_sets.read(folder) if row.is_in_scope]
    texts = texts[:: max(1, len(texts) // timed)][:timed]
    for text in texts[:3]:  # the first calls load and warm up
        recogniser.recognise(text)
    vector_seconds, rank_seconds = [], []
    for text in texts:
        started = time.perf_counter()
        vector = embed(text)
        between = time.perf_counter()
        recogniser.recognise(text, vector=vector)
        vector_seconds.append(between - started)
        rank_seconds.append(time.perf_counter() - between)
    both = [a + b for a, b in zip(vector_seconds, rank_seconds, strict=True)]
    return {
        "vragen": len(texts),
        "zinsvector": figures.latency(vector_seconds),
        "rangschikken": figures.latency(rank_seconds),
        "samen": figures.latency(both),
    }


def _set(name: str, answers: Answers) -> dict[str, Any]:
    title, about = ABOUT[name]
    inside: Sequence[Any] = answers.in_scope
    outside: Sequence[Any] = answers.out_of_scope
    return {
        "titel": title,
        "uitleg": about,
        "binnen_bereik": figures.in_scope(inside),
        "buiten_bereik": figures.out_of_scope(outside) if outside else None,
        "kalibratiefout_alles": thresholds.calibration_error([*inside, *map(_refusing_is_right, outside)]),
        "drempelkeuze": thresholds.trade_off(inside, outside),
        "gemist": [_missed(one) for one in inside if not one.is_right] if name == "ijking" else [],
        "keuzedrempel": thresholds.choice_trade_off(inside, outside),
    }


def _refusing_is_right(one: Asked) -> Asked:
    """As confidence was fitted: for what is out of scope, saying so is right too."""
    return replace(one, accepted=(*one.accepted, _REFUSAL))


def _missed(one: Asked) -> dict[str, Any]:
    return {
        "vraag": one.text,
        "bedoeld": ", ".join(one.accepted),
        "gegeven": one.ranked[0] if one.ranked else "",
        "besluit": one.kind,
        "zekerheid": round(one.confidence, 4),
    }
