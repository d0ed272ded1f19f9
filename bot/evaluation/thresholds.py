"""Is stated confidence honest, and what would other thresholds do?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.evaluation.asked import Asked, topic_of
from bot.knowledge.decision import is_entry

BINS = 10
_STEPS = [round(0.05 * i, 2) for i in range(1, 20)]


def calibration(asked: Sequence[Asked]) -> list[dict[str, float]]:
    """For each tenth of confidence: how many questions, their mean confidence, and how often right."""
    bins = []
    for i in range(BINS):
        inside = [one for one in asked if min(int(one.confidence * BINS), BINS - 1) == i]
        if inside:
            mean = sum(one.confidence for one in inside) / len(inside)
            right = share(one.is_right for one in inside)
            bins.append({"van": i / BINS, "aantal": len(inside), "zekerheid": round(mean, 4), "goed": right})
    return bins


def calibration_error(asked: Sequence[Asked]) -> float:
    """Expected calibration error: how far stated confidence and being right lie apart, on average."""
    total = sum(bin_["aantal"] * abs(bin_["zekerheid"] - bin_["goed"]) for bin_ in calibration(asked))
    return round(total / len(asked), 4) if asked else 0.0


def trade_off(inside: Sequence[Asked], outside: Sequence[Asked]) -> list[dict[str, float]]:
    """For every answer threshold: what would be answered, rightly and wrongly.

    An exact phrase and a choice are left out of it: only the confidence of the best label counts.
    """
    rows = []
    for step in _STEPS:
        answered = [one for one in inside if one.confidence >= step]
        row = {
            "drempel": step,
            "goed": round(sum(one.is_right for one in answered) / max(1, len(inside)), 4),
            "fout": round(sum(not one.is_right for one in answered) / max(1, len(inside)), 4),
        }
        if outside:
            is_told = [one.confidence >= step and _is_told(one) for one in outside]
            row["buiten_bereik_beantwoord"] = share(is_told)
        rows.append(row)
    return rows


def choice_trade_off(inside: Sequence[Asked], outside: Sequence[Asked]) -> list[dict[str, float]]:
    """For every choice threshold, of what is not answered: offered with and without the right one, and refused."""
    open_ = [one for one in inside if not one.is_answered]
    loose = [one for one in outside if not one.is_answered]
    rows = []
    for step in _STEPS:
        row = {
            "drempel": step,
            "keuze_met_het_goede": _of(inside, [one for one in open_ if one.among >= step and one.is_among_three]),
            "keuze_zonder_het_goede": _of(
                inside, [one for one in open_ if one.among >= step and not one.is_among_three]
            ),
            "geweigerd": _of(inside, [one for one in open_ if one.among < step]),
        }
        if outside:
            row["buiten_bereik_keuze"] = _of(outside, [one for one in loose if one.among >= step])
        rows.append(row)
    return rows


def _is_told(one: Asked) -> bool:
    return bool(one.ranked) and is_entry(one.ranked[0]) and topic_of(one.ranked[0]) != "buiten-bereik"


def share(hits: Iterable[bool]) -> float:
    values = list(hits)
    return round(sum(values) / len(values), 4) if values else 0.0


def _of(all_: Sequence[Asked], some: Sequence[Asked]) -> float:
    return round(len(some) / max(1, len(all_)), 4)
