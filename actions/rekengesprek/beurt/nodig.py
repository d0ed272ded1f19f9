"""What a calculator must still know before it can calculate: the next field to ask, one at a time."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, Callable, Mapping

from actions.rekengesprek.personen.perioden import needs_period
from actions.rekengesprek.velden.deeltijd import CONTRACT_UNCLEAR, DAGEN, VOLTIJDSUREN, missing_voltijd, with_hours
from actions.rekengesprek.velden.taken import first_gap

Invoer = Mapping[str, Any]
Onbekend = tuple[str, ...]

WIL_VERLENGEN = "wil_verlengen"
IS_JONG = "is_jong"
WIL_MENSEN = "wil_mensen"
_UWV_STANDAARD = 2

# fields that may stay unknown: the rule says what it then assumes, or gives no date
MAG_ONBEKEND: Mapping[str, tuple[str, ...]] = {
    "meeteltermijn": ("geboren", "overleden", "beschut_werk_vastgesteld", "uitschrijving_vastgesteld"),
    "loonkostensubsidie": ("loonwaarde",),
    "nettokosten": ("loonwaarde",),
    "heffing": ("verloonde_uren_doelgroep",),
    "proefplaatsing": ("motivering",),
}


def next_field(rekenhulp: str, invoer: Invoer, onbekend: Onbekend) -> str | None:
    """The field to ask now, or None when everything needed is there. "taken.2.tempo": a gap in a row."""
    if missing_voltijd(rekenhulp, invoer):
        return VOLTIJDSUREN
    ask = _NODIG.get(rekenhulp)
    return ask(with_hours(rekenhulp, invoer), onbekend) if ask else None


def _all_of(*velden: str) -> Callable[[Invoer, Onbekend], str | None]:
    def ask(invoer: Invoer, onbekend: Onbekend) -> str | None:
        return next((veld for veld in velden if veld not in invoer and veld not in onbekend), None)

    return ask


def _tellen(invoer: Invoer, onbekend: Onbekend) -> str | None:
    if "uren" not in invoer and "uren_samen" not in invoer:
        return "uren"
    if invoer.get(CONTRACT_UNCLEAR) and "contractvorm" not in invoer:
        return "contractvorm"
    if "uren_samen" in invoer:
        return None if "periode" in invoer else "periode"
    return "periode" if "periode" not in invoer and needs_period(invoer["uren"]) == "" else None


def _benodigd(invoer: Invoer, onbekend: Onbekend) -> str | None:
    if "banen" not in invoer:
        return "banen"
    by_days = DAGEN in invoer  # "sorry, 4 dagen": of how many hours?
    return "uren" if (by_days or invoer.get(WIL_MENSEN) is True) and "uren" not in invoer else None


def _meeteltermijn(invoer: Invoer, onbekend: Onbekend) -> str | None:
    ends = ("beschut_werk_vastgesteld", "uitschrijving_vastgesteld", "overleden", "geboren")
    known = any(veld in invoer for veld in ends) or invoer.get("is_wsw_zonder_detachering") is True
    return None if known or "geboren" in onbekend else "geboren"


def _doelstelling(invoer: Invoer, onbekend: Onbekend) -> str | None:
    if "sector" not in invoer:
        return "sector"
    return "fte_sector" if "fte_werkgever" in invoer and "fte_sector" not in invoer else None


def _quotum(invoer: Invoer, onbekend: Onbekend) -> str | None:
    if "verloonde_uren_per_jaar" not in invoer:
        for veld in ("fte", "voltijdsuren"):
            if veld not in invoer:
                return veld
    return None if "sector" in invoer else "sector"


def _heffing(invoer: Invoer, onbekend: Onbekend) -> str | None:
    if "fte" in invoer and "verloonde_uren" not in invoer:
        return _all_of("voltijdsuren", "sector", "verloonde_uren_doelgroep")(invoer, onbekend)
    return _all_of("verloonde_uren", "sector", "verloonde_uren_doelgroep")(invoer, onbekend)


def _loonwaarde(invoer: Invoer, onbekend: Onbekend) -> str | None:
    if not invoer.get("taken"):
        return "taken"
    gap = first_gap(invoer["taken"])
    return None if gap is None else f"taken.{gap[1]}"


def _lkv(invoer: Invoer, onbekend: Onbekend) -> str | None:
    return None if "verloonde_uren" in invoer or "uren_per_week" in invoer else "uren_per_week"


def _proefplaatsing(invoer: Invoer, onbekend: Onbekend) -> str | None:
    for veld in ("start", "uitvoerder"):
        if veld not in invoer:
            return veld
    if "maanden" not in invoer:
        return "maanden" if WIL_VERLENGEN in onbekend else None
    longer = _number(invoer["maanden"]) > _UWV_STANDAARD
    asks_why = longer and invoer["uitvoerder"] == "UWV" and "motivering" not in invoer and "motivering" not in onbekend
    return "motivering" if asks_why else None


def _minimumloon(invoer: Invoer, onbekend: Onbekend) -> str | None:
    """A pupil or apprentice: the amount hangs on the age."""
    is_young = invoer.get("is_bbl") is True or invoer.get(IS_JONG) is True
    return "leeftijd" if is_young and "leeftijd" not in invoer else None


def _number(raw: object) -> Decimal:
    try:
        return Decimal(str(raw))
    except InvalidOperation:
        return Decimal(0)


_NODIG: Mapping[str, Callable[[Invoer, Onbekend], str | None]] = {
    "tellen": _tellen,
    "benodigd": _benodigd,
    "meeteltermijn": _meeteltermijn,
    "doelstelling": _doelstelling,
    "quotum": _quotum,
    "heffing": _heffing,
    "loonwaarde": _loonwaarde,
    "loonkostensubsidie": _all_of("uren", "loonwaarde"),
    "loondispensatie": _all_of("loonwaarde", "uren"),
    "lkv": _lkv,
    "proefplaatsing": _proefplaatsing,
    "praktijkroute": _all_of("loonwaarde"),
    "nettokosten": _all_of("uren", "loonwaarde"),
    "jobcoach": _all_of("uren"),
    "minimumloon": _minimumloon,
}
