"""What was measured, as plain data: the report, the comparison, the floors and the documentation all read this."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.evaluation.asked import Asked, topic_of
from bot.evaluation.calculations import Turn
from bot.evaluation.thresholds import calibration, calibration_error, share

_PAIRS = 40
_WORST = 25
_Z = 1.96


def in_scope(asked: Sequence[Asked]) -> dict[str, Any]:
    """Everything measured on questions that have an answer. Shares are of all questions.

    fout and geweigerd overlap in one case: wrongly referred on by a neighbour entry.
    """
    apart = [one for one in asked if not one.is_exact]
    confused = Counter((one.accepted[0], one.ranked[0]) for one in asked if one.ranked and not one.is_right)
    return {
        "vragen": len(asked),
        "goed": share(one.is_right for one in asked),
        "goed_bij_de_eerste_drie": share(one.is_among_three for one in asked),
        "beantwoord_en_goed": share(one.is_answered_right for one in asked),
        "keuze_en_goed": share(one.is_right_by_choice for one in asked),
        "goed_direct_of_met_keuze": share(one.is_answered_right or one.is_right_by_choice for one in asked),
        "beantwoord_maar_fout": share(one.is_wrong for one in asked),
        "keuze_zonder_het_goede": share(one.kind == "choice" and not one.is_right_by_choice for one in asked),
        "geweigerd": share(one.is_refused and not one.is_answered_right for one in asked),
        "kalibratiefout": calibration_error(asked),
        "gelijkenis_dichtste_zin": _median([one.similarity for one in asked if one.similarity is not None]),
        "letterlijk_een_oefenzin": len(asked) - len(apart),
        "goed_zonder_letterlijke": share(one.is_right for one in apart),
        "marge": {
            "goed": interval(sum(one.is_right for one in asked), len(asked)),
            "beantwoord_maar_fout": interval(sum(one.is_wrong for one in asked), len(asked)),
        },
        "kalibratie": calibration(asked),
        "per_niveau": _per(asked, lambda one: [one.level] if one.level else []),
        "per_kenmerk": _per(asked, lambda one: one.traits),
        "per_onderwerp": _per(asked, lambda one: [one.topic]),
        "verward": [
            {"bedoeld": label, "gegeven": given, "aantal": count}
            for (label, given), count in confused.most_common(_PAIRS)
        ],
        "verward_per_onderwerp": _by_topic(asked),
        "slechtste": _worst(asked),
    }


def out_of_scope(asked: Sequence[Asked]) -> dict[str, Any]:
    """What became of inputs that have no answer here."""
    return {
        "invoer": len(asked),
        "geweigerd_of_doorverwezen": share(one.is_refused for one in asked),
        "keuze_aangeboden": share(one.kind == "choice" for one in asked),
        "als_gesprek_beantwoord": share(_is_talk(one) for one in asked),
        "toch_beantwoord": share(one.is_answered and not one.is_refused and not _is_talk(one) for one in asked),
        "marge": {"geweigerd_of_doorverwezen": interval(sum(one.is_refused for one in asked), len(asked))},
        "per_soort": {
            name: {"vragen": len(its), "goed": share(one.is_refused for one in its)}
            for name, its in _grouped(asked, lambda one: one.traits)
        },
    }


def _is_talk(one: Asked) -> bool:
    """Taken for a turn of the conversation itself, such as a greeting or an insult."""
    return one.kind == "dialogue" and not one.is_refused


def calculations(turns: Sequence[Turn]) -> dict[str, Any]:
    """How conversations with the calculators went. A wrong number is one that was told and is not right.

    per_deel: by the calculator that was meant; turns in which none was, by what was expected instead.
    """
    conversations: dict[str, list[bool]] = defaultdict(list)
    parts: dict[str, list[bool]] = defaultdict(list)
    for turn in turns:
        conversations[turn.conversation].append(turn.is_right)
        parts[str(turn.expected.get("naam") or turn.expected["soort"])].append(turn.is_right)
    return {
        "beurten": len(turns),
        "goed": share(turn.is_right for turn in turns),
        "gesprekken": len(conversations),
        "gesprekken_helemaal_goed": share(all(right) for right in conversations.values()),
        "foute_getallen": sum(turn.is_wrong_number for turn in turns),
        "per_deel": {name: {"vragen": len(right), "goed": share(right)} for name, right in sorted(parts.items())},
    }


def latency(seconds: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile, in milliseconds."""
    ordered = sorted(seconds)
    if not ordered:
        return {}
    at = min(len(ordered) - 1, int(len(ordered) * 0.95))
    return {"p50_ms": round(ordered[len(ordered) // 2] * 1000, 1), "p95_ms": round(ordered[at] * 1000, 1)}


def _median(values: Sequence[float]) -> float | None:
    return round(sorted(values)[len(values) // 2], 3) if values else None


def interval(hits: int, total: int) -> list[float]:
    """Wilson's 95 % interval of a share: how far chance alone can move it with so many questions."""
    if not total:
        return [0.0, 1.0]
    rate, square = hits / total, _Z * _Z
    middle = (rate + square / (2 * total)) / (1 + square / total)
    half = _Z * math.sqrt(rate * (1 - rate) / total + square / (4 * total * total)) / (1 + square / total)
    return [round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)]


def _per(asked: Sequence[Asked], names: Callable[[Asked], Iterable[str]]) -> dict[str, dict[str, float]]:
    return {
        name: {
            "vragen": len(its),
            "goed": share(one.is_right for one in its),
            "goed_direct_of_met_keuze": share(one.is_answered_right or one.is_right_by_choice for one in its),
            "beantwoord_maar_fout": share(one.is_wrong for one in its),
        }
        for name, its in _grouped(asked, names)
    }


def _grouped(asked: Sequence[Asked], names: Callable[[Asked], Iterable[str]]) -> list[tuple[str, list[Asked]]]:
    found: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        for name in names(one):
            found[name].append(one)
    return sorted(found.items())


def _by_topic(asked: Sequence[Asked]) -> dict[str, dict[str, int]]:
    """Topic that was meant -> topic that came first -> how often; the right ones are on the diagonal."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in asked:
        if one.ranked:
            counts[one.topic][one.topic if one.is_right else topic_of(one.ranked[0])] += 1
    return {meant: dict(sorted(counts[meant].items())) for meant in sorted(counts)}


def _worst(asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """The labels that were missed most often, with what came first instead."""
    rows = []
    for label, its in _grouped(asked, lambda one: one.accepted[:1]):
        missed = [one for one in its if not one.is_right]
        if missed:
            instead = Counter(one.ranked[0] for one in missed if one.ranked).most_common(3)
            rows.append(
                {
                    "entry": label,
                    "vragen": len(its),
                    "gemist": len(missed),
                    "verward_met": [{"entry": given, "aantal": count} for given, count in instead],
                }
            )
    rows.sort(key=lambda row: (-row["gemist"], row["gemist"] / row["vragen"] * -1, row["entry"]))  # type: ignore[operator]
    return rows[:_WORST]
