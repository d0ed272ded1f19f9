"""Why this answer: a recognition with everything that weighed in it, as data for advisers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.knowledge.decision import ANSWER_AT, CHOICE_AT, SCOPE_AT, Decision, is_entry
from bot.knowledge.index import Recogniser, Recognition
from bot.knowledge.index.explain import explain
from bot.knowledge.model import Entry
from bot.knowledge.questions import decide_message

_KINDS = {"entry": "antwoord", "dialogue": "gesprek", "choice": "keuze", "unknown": "niet begrepen"}


def why(recogniser: Recogniser, text: str, entries: Mapping[str, Entry], limit: int = 5) -> dict[str, Any]:
    """JSON-safe. limit: how many candidates. The decision is that of the first turn of a conversation."""
    found = explain(recogniser, text, limit=limit)
    decision = decide_message(recogniser, text, entries)
    weights = zip(("letters", "dichtste_zin", "gemiddelde_zin", "geleerd"), found.weights)
    return {
        "vraag": text,
        "genormaliseerd": found.normalised,
        "letterlijke_zin": found.exact,
        "besluit": _decision(decision),
        "reden": _reason(decision, found.recognition),
        "drempels": {"antwoord": ANSWER_AT, "keuze": CHOICE_AT, "voor_ons": SCOPE_AT},
        "kans_dat_het_voor_ons_is": round(found.recognition.scope, 4),
        "kans_bij_de_eerste_drie": round(found.recognition.among, 4),
        "bekende_letters": round(found.coverage, 4),
        "gewichten": {name: round(weight, 4) for name, weight in weights},
        "kandidaten": [
            {
                "label": one.label,
                "vraag": entries[one.label].vraag if one.label in entries else None,
                "zekerheid": round(one.confidence, 4),
                "letters": round(one.letters, 3),
                "dichtste_zin": round(one.nearest, 3),
                "gemiddelde_zin": round(one.average, 3),
                "geleerd": round(one.learned, 3),
                "totaal": round(one.total, 3),
            }
            for one in found.candidates
        ],
        "zinnen": [
            {"zin": phrase, "label": label, "gelijkenis": round(similarity, 3)}
            for phrase, label, similarity in found.recognition.nearest
        ],
        "woorden": [{"woord": one.piece, "gewicht": round(one.weight, 3)} for one in found.words],
        "stukjes": [{"stukje": one.piece, "gewicht": round(one.weight, 3)} for one in found.pieces],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    told: dict[str, Any] = {
        "soort": _KINDS[decision.kind],
        "labels": [match.label for match in decision.matches],
        "ook": [match.label for match in decision.also.matches] if decision.also else [],
    }
    return told


def _reason(decision: Decision, found: Recognition) -> str:
    """The rule that decided, in a sentence."""
    sure = f"{decision.confidence:.2f}".replace(".", ",")
    at = f"{ANSWER_AT:.2f}".replace(".", ",")
    if decision.also:
        return "Het bericht bestaat uit twee vragen die elk voor zich worden herkend."
    if decision.is_exact:
        return "De tekst is letterlijk een zin die bij dit label staat."
    if found.is_near and decision.kind in ("entry", "dialogue"):
        return "De tekst is, op een tikfout na, een zin die bij dit label staat."
    if decision.kind in ("entry", "dialogue"):
        what = "het antwoord" if is_entry(decision.matches[0].label) else "deze beurt in het gesprek"
        return f"De zekerheid van {what} is {sure}; vanaf {at} volgt het meteen."
    if found.scope < SCOPE_AT and decision.kind == "unknown":
        told, limit = (f"{number:.2f}".replace(".", ",") for number in (found.scope, SCOPE_AT))
        return f"De kans dat dit een vraag voor ons is, is {told} (drempel {limit})."
    chance = f"{found.among:.2f}".replace(".", ",")
    limit = f"{CHOICE_AT:.2f}".replace(".", ",")
    if decision.kind == "choice":
        return f"Geen antwoord haalt {at}; de kans dat het goede bij deze zit is {chance} (drempel {limit})."
    return f"Geen antwoord haalt {at}, en de kans dat het goede bij de eerste drie zit is {chance} (drempel {limit})."
