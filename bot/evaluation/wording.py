"""What the measures are called, and what they should be."""

from __future__ import annotations

from typing import Any

IN_SCOPE = {
    "goed": "Het goede antwoord bovenaan",
    "goed_bij_de_eerste_drie": "Het goede antwoord bij de eerste drie",
    "beantwoord_en_goed": "Meteen beantwoord, en goed",
    "keuze_en_goed": "Keuze aangeboden, met het goede erbij",
    "goed_direct_of_met_keuze": "Goed: meteen of na één keuze",
    "beantwoord_maar_fout": "Meteen beantwoord, maar fout",
    "keuze_zonder_het_goede": "Keuze aangeboden, zonder het goede",
    "geweigerd": "Ten onrechte niet begrepen of doorverwezen",
    "kalibratiefout": "Kalibratiefout (ECE)",
}
OUT_OF_SCOPE = {
    "geweigerd_of_doorverwezen": "Geweigerd of doorverwezen",
    "keuze_aangeboden": "Keuze aangeboden",
    "als_gesprek_beantwoord": "Beantwoord als deel van het gesprek (groet, scheldwoord)",
    "toch_beantwoord": "Toch beantwoord",
}
FORMS = {
    "letterlijk": "letterlijk",
    "hoofdletters": "in hoofdletters",
    "aaneen": "twee woorden aan elkaar",
    "typo": "één tikfout",
}
AT_LEAST = {
    "goed": 0.90,
    "goed_direct_of_met_keuze": 0.98,
    "geweigerd_of_doorverwezen": 0.97,
}
AT_MOST = {"beantwoord_maar_fout": 0.03, "geweigerd": 0.02, "kalibratiefout": 0.05}
SLICE_AT_LEAST = 0.80


def percent(value: float) -> str:
    """0.8734 is "87,3 %"."""
    return f"{value * 100:.1f} %".replace(".", ",")


def number(value: float) -> str:
    """Dutch notation: 12.4 is "12,4", 23350 is "23.350"."""
    whole = f"{value:,.1f}" if isinstance(value, float) else f"{value:,}"
    return whole.replace(",", " ").replace(".", ",").replace(" ", ".")


def shown(name: str, value: Any) -> str:
    """A measure in its own notation; the calibration error is a distance, not a share."""
    return f"{value:.3f}".replace(".", ",") if name == "kalibratiefout" else percent(value)


def target(name: str) -> str:
    """What a measure should be; nothing when no target is set."""
    if name in AT_LEAST:
        return f"ten minste {AT_LEAST[name] * 100:.0f} %"
    if name in AT_MOST:
        limit = AT_MOST[name]
        return (
            f"hoogstens {limit:.2f}".replace(".", ",") if name == "kalibratiefout" else f"hoogstens {limit * 100:.0f} %"
        )
    return ""
