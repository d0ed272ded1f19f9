"""From what a form, a chat or JSON delivers to the typed input of a rule.

A text is read as a Dutch user types it: "25,5", "1.331", "1-3-2026", "ja". A number or a date is taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from actions.rekenregels.uitkomst import InvoerFout
from actions.rekenregels.velden import Veld

MAX_TEKENS = 40

_DUIZENDTALLEN = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3}){1,4}(?:,\d{1,6})?")
_GETAL = re.compile(r"-?\d{1,12}(?:[.,]\d{1,6})?")
_DATUM = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_JA_NEE = {"ja": True, "nee": False}


def lees(velden: Iterable[Veld], waarden: Mapping[str, object]) -> dict[str, Any]:
    """The fields that were filled in, with their types. Raises InvoerFout, in Dutch, naming the field."""
    known = {veld.naam: veld for veld in velden}
    for naam in waarden:
        if naam not in known:
            raise InvoerFout(f"Het veld '{naam}' bestaat niet.", f"Bekend zijn: {', '.join(known)}.", str(naam))
    read: dict[str, Any] = {}
    for naam, veld in known.items():
        raw = waarden.get(naam)
        if raw is not None and raw != "" and raw != []:
            read[naam] = _read(veld, raw)
        elif veld.is_verplicht:
            raise InvoerFout(f"Ik mis nog: {veld.label}.", veld.vraag, naam)
    return read


def _read(veld: Veld, raw: object) -> Any:
    if veld.soort == "getallen":
        return tuple(_read_number(veld, item) for item in _as_list(raw))
    if veld.soort == "rijen":
        assert veld.rij is not None, f"veld '{veld.naam}' heeft geen rij"
        return tuple(veld.rij(**lees(veld.velden, _as_mapping(veld, item))) for item in _as_list(raw))
    if veld.soort == "datum":
        return _read_date(veld, raw)
    if veld.soort == "ja-nee":
        return _read_yes_no(veld, raw)
    if veld.soort == "keuze":
        return _read_choice(veld, raw)
    number = _read_number(veld, raw)
    if veld.soort == "getal":
        return number
    if number != number.to_integral_value():
        raise InvoerFout(f"Bij '{veld.label}' hoort een heel getal.", veld.vraag, veld.naam)
    return int(number)


def _read_number(veld: Veld, raw: object) -> Decimal:
    if isinstance(raw, Decimal):
        return raw
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        # str, because a JSON number such as 25.5 means those digits and not its binary neighbour
        return Decimal(str(raw))
    if isinstance(raw, str) and len(raw) <= MAX_TEKENS:
        text = raw.strip(" €%")
        if _DUIZENDTALLEN.fullmatch(text):
            return Decimal(text.replace(".", "").replace(",", "."))
        if _GETAL.fullmatch(text):
            return Decimal(text.replace(",", "."))
    raise InvoerFout(f"Bij '{veld.label}' hoort een getal, zoals 12,5.", veld.vraag, veld.naam)


def _read_date(veld: Veld, raw: object) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if isinstance(raw, str) and len(raw) <= MAX_TEKENS:
        text = raw.strip()
        try:
            if match := _DATUM.fullmatch(text):
                return date(int(match[3]), int(match[2]), int(match[1]))
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise InvoerFout(f"Bij '{veld.label}' hoort een bestaande datum, zoals 1-3-2026.", veld.vraag, veld.naam)


def _read_yes_no(veld: Veld, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().lower() in _JA_NEE:
        return _JA_NEE[raw.strip().lower()]
    raise InvoerFout(f"Bij '{veld.label}' hoort ja of nee.", veld.vraag, veld.naam)


def _read_choice(veld: Veld, raw: object) -> str:
    wanted = str(raw).strip().casefold()
    for keuze in veld.keuzes:
        if keuze.casefold() == wanted:
            return keuze
    raise InvoerFout(
        f"'{str(raw)[:MAX_TEKENS]}' is geen keuze bij '{veld.label}'.",
        f"Kies uit: {', '.join(veld.keuzes)}.",
        veld.naam,
    )


def _as_list(raw: object) -> list[Any]:
    return list(raw) if isinstance(raw, (list, tuple)) else [raw]


def _as_mapping(veld: Veld, item: object) -> Mapping[str, object]:
    if isinstance(item, Mapping):
        return item
    raise InvoerFout(f"Bij '{veld.label}' horen regels met vaste velden.", veld.vraag, veld.naam)
