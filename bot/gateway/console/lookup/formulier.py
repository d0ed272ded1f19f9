"""A calculator as a form: its fields with what was filled in, and that back as input for the rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from actions.rekenregels import InvoerFout, Rekenregel, Veld
from actions.rekenregels.lezen import lees
from actions.rekenregels.velden import controleer
from actions.rekenvraag import maak_veilig, zoek_regel
from bot.knowledge import Kennis

PRIVE = frozenset({"geboren"})
"""Fields that tell something of one person: never in an address."""

_BETWEEN_NUMBERS = re.compile(r"[\s;]+")
_FIRST_ROWS = 2
_SIGNS = {"procent": "%", "euro": "euro", "datum": "", "jaren": "jaar"}


@dataclass(frozen=True)
class Invoerveld:
    """A field on the page. naam: as it is sent; waarde: as it was typed; rijen: for a field of rows."""

    veld: Veld
    naam: str
    waarde: str = ""
    fout: str = ""
    rijen: tuple[tuple[Invoerveld, ...], ...] = ()

    @property
    def id(self) -> str:
        return "veld-" + self.naam.replace(".", "-")

    @property
    def eenheid(self) -> str:
        return _SIGNS.get(self.veld.eenheid, self.veld.eenheid)

    @property
    def soort(self) -> str:
        return self.veld.soort


@dataclass(frozen=True)
class Formulier:
    """eerst: what is asked at once; later: what may be filled in as well; is_prive: a date of birth is among them."""

    naam: str
    titel: str
    eerst: tuple[Invoerveld, ...]
    later: tuple[Invoerveld, ...]
    is_prive: bool

    @property
    def is_later_ingevuld(self) -> bool:
        return any(veld.waarde or veld.fout for veld in self.later)


def formulier(
    naam: str, gegeven: Mapping[str, str], kennis: Kennis, *, fout: tuple[str, str] | None = None, rijen: int = 0
) -> Formulier:
    """fout: the name of the field, as it is sent, with what is wrong. rijen: how many rows to show at least."""
    regel, hulp = zoek_regel(naam), kennis.rekenhulp(naam)
    velden = [_field(veld, gegeven, rijen) for veld in regel.velden]
    if fout:
        velden = [_with_fault(veld, *fout) for veld in velden]
    eerst = tuple(one for one in velden if one.veld.is_verplicht or one.naam in hulp.voorbeeld)
    return Formulier(
        naam=naam,
        titel=hulp.titel,
        eerst=eerst,
        later=tuple(one for one in velden if one not in eerst),
        is_prive=any(veld.naam in PRIVE for veld in regel.velden),
    )


def lees_formulier(regel: Rekenregel, gegeven: Mapping[str, str]) -> dict[str, object]:
    """What was filled in, as the rule's raw input; names that are none of its fields are left out."""
    found: dict[str, object] = {}
    for veld in regel.velden:
        if veld.soort == "rijen":
            if rows := [row for _, row in _rows(veld, gegeven)]:
                found[veld.naam] = rows
        elif text := gegeven.get(veld.naam, "").strip():
            found[veld.naam] = _BETWEEN_NUMBERS.split(text) if veld.soort == "getallen" else text
    return found


def vul_in(regel: Rekenregel, invoer: Mapping[str, Any]) -> dict[str, str]:
    """The other way round: typed input as the form's texts."""
    texts: dict[str, str] = {}
    for veld in regel.velden:
        value = invoer.get(veld.naam)
        if value is None:
            continue
        if veld.soort == "rijen":
            for place, row in enumerate(value):
                texts.update({f"{veld.naam}.{place}.{deel}": _text(item) for deel, item in row.items()})
        elif veld.soort == "getallen":
            texts[veld.naam] = " ".join(_text(item) for item in value)
        else:
            texts[veld.naam] = _text(value)
    return texts


def zonder_prive(gegeven: Mapping[str, str]) -> dict[str, str]:
    """What may stand in an address."""
    return {naam: value for naam, value in gegeven.items() if value and naam not in PRIVE}


def veld_van(fout: InvoerFout, regel: Rekenregel, gegeven: Mapping[str, str], peildatum: date) -> str:
    """The name, as it is sent, of the field that a fault is about; "" when it is about no single field."""
    for veld in regel.velden:
        if veld.naam == fout.veld and veld.soort != "rijen":
            return veld.naam
        if veld.soort != "rijen" or fout.veld not in {veld.naam, *(deel.naam for deel in veld.velden)}:
            continue
        for place, row in _rows(veld, gegeven):
            if deel := _fault_in(veld, row, peildatum):
                return f"{veld.naam}.{place}.{deel}"
        return f"{veld.naam}.0.{veld.velden[0].naam}"
    return ""


def _field(veld: Veld, gegeven: Mapping[str, str], rijen: int) -> Invoerveld:
    if veld.soort != "rijen":
        return Invoerveld(veld, veld.naam, _shown(veld, gegeven.get(veld.naam, "").strip()))
    filled = [place for place, _ in _rows(veld, gegeven)]
    count = min(veld.max_aantal, max(_FIRST_ROWS, rijen, *(place + 1 for place in filled), 0))
    rows = tuple(
        tuple(
            Invoerveld(deel, naam, gegeven.get(naam, "").strip())
            for deel in veld.velden
            for naam in (f"{veld.naam}.{place}.{deel.naam}",)
        )
        for place in range(count)
    )
    return Invoerveld(veld, veld.naam, "ingevuld" if filled else "", rijen=rows)


def _shown(veld: Veld, text: str) -> str:
    """A date input shows nothing but JJJJ-MM-DD."""
    if veld.soort != "datum" or not text:
        return text
    try:
        read = lees((replace(veld, is_verplicht=False),), {veld.naam: text})
    except InvoerFout:
        return ""
    return str(read[veld.naam].isoformat())


def _rows(veld: Veld, gegeven: Mapping[str, str]) -> list[tuple[int, dict[str, str]]]:
    """The rows in which something stands, with their place."""
    rows = []
    for place in range(veld.max_aantal):
        row = {deel.naam: gegeven.get(f"{veld.naam}.{place}.{deel.naam}", "").strip() for deel in veld.velden}
        if any(row.values()):
            rows.append((place, row))
    return rows


def _fault_in(veld: Veld, row: Mapping[str, str], peildatum: date) -> str:
    assert veld.rij is not None
    try:
        controleer(veld.velden, veld.rij(**lees(veld.velden, maak_veilig(row))), peildatum)
    except InvoerFout as fout:
        return fout.veld
    return ""


def _with_fault(veld: Invoerveld, naam: str, melding: str) -> Invoerveld:
    rijen = tuple(tuple(_with_fault(deel, naam, melding) for deel in rij) for rij in veld.rijen)
    return replace(veld, rijen=rijen, fout=melding if veld.naam == naam else "")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, (float, Decimal)):
        return f"{value}".replace(".", ",")
    return value.isoformat() if isinstance(value, date) else str(value)
