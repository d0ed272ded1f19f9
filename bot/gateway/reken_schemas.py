"""What the API of the calculators takes and gives, as OpenAPI describes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from actions.rekenregels import Veld
from actions.rekenregels.uitkomst import Status
from actions.rekenregels.velden import Soort
from bot.gateway.schemas import ReplyOut

_DATE_EXAMPLES = ["2026-03-01", "1-3-2026"]


class VeldOut(BaseModel):
    """Een veld. `minimum` en `maximum` zijn grenzen; `velden` zijn de velden van een regel (soort "rijen")."""

    naam: str
    soort: Soort
    label: str
    vraag: str
    eenheid: str
    verplicht: bool
    keuzes: list[str]
    minimum: int | float | None
    maximum: int | float | None
    velden: list[VeldOut]

    @classmethod
    def of(cls, veld: Veld) -> VeldOut:
        return cls(
            naam=veld.naam,
            soort=veld.soort,
            label=veld.label,
            vraag=veld.vraag,
            eenheid=veld.eenheid,
            verplicht=veld.is_verplicht,
            keuzes=list(veld.keuzes),
            minimum=_number(veld.minimum),
            maximum=_number(veld.maximum),
            velden=[cls.of(deel) for deel in veld.velden],
        )


class VerwijzingOut(BaseModel):
    bron: str
    artikel: str | None


class RekenhulpOut(BaseModel):
    """Een rekenhulp. `voorbeeld` is invoer die werkt; `entry` is het onderwerp dat haar uitlegt."""

    naam: str
    titel: str
    entry: str | None
    velden: list[VeldOut]
    bronnen: list[VerwijzingOut]
    voorbeeld: dict[str, Any]


class FiguurOut(BaseModel):
    """Een getal uit de wet of een bron, zoals het op die dag gold."""

    naam: str
    titel: str
    eenheid: str
    waarde: Any
    vanaf: date | None
    tot: date | None
    bevestigd: bool
    toelichting: str | None
    bronnen: list[VerwijzingOut]


class BerekeningOut(BaseModel):
    """De uitkomst. Getallen zijn tekst met een punt, zodat er geen cijfer verloren gaat.

    `reply` is wat een mens leest.
    """

    reply: ReplyOut
    naam: str
    status: Status
    peildatum: date
    waarde: str | None
    eenheid: str
    bedragen: dict[str, Any]
    stappen: list[str]
    invoer: dict[str, Any]
    aannames: list[str]
    figuren: list[FiguurOut]
    bronnen: list[VerwijzingOut]
    voorbehouden: list[str]


class FoutOut(BaseModel):
    veld: str
    melding: str


class ProblemOut(BaseModel):
    """Een fout (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    fouten: list[FoutOut] = []


def input_schema(velden: Iterable[Veld], titel: str = "") -> dict[str, Any]:
    """The JSON schema of an object with these fields."""
    fields = list(velden)
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {veld.naam: _field_schema(veld) for veld in fields},
        "required": [veld.naam for veld in fields if veld.is_verplicht],
        "additionalProperties": False,
    }
    return {"title": titel, **schema} if titel else schema


def _field_schema(veld: Veld) -> dict[str, Any]:
    unit = f" ({veld.eenheid})" if veld.eenheid and veld.eenheid != "datum" else ""
    return {"title": veld.label, "description": f"{veld.vraag}{unit}", **_type_schema(veld)}


def _type_schema(veld: Veld) -> dict[str, Any]:
    if veld.soort == "getallen":
        item = _number_schema(veld)
        return {"anyOf": [{"type": "array", "items": item, "minItems": 1, "maxItems": veld.max_aantal}, *item["anyOf"]]}
    if veld.soort == "rijen":
        row = input_schema(veld.velden)
        return {"type": "array", "items": row, "minItems": 1, "maxItems": veld.max_aantal}
    if veld.soort == "datum":
        return {"type": "string", "examples": _DATE_EXAMPLES}
    if veld.soort == "keuze":
        return {"type": "string", "enum": list(veld.keuzes)}
    if veld.soort == "ja-nee":
        return {"anyOf": [{"type": "boolean"}, {"type": "string", "enum": ["ja", "nee"]}]}
    return _number_schema(veld)


def _number_schema(veld: Veld) -> dict[str, Any]:
    """A JSON number, or a number as a Dutch user types it."""
    number: dict[str, Any] = {"type": "integer" if veld.soort == "geheel" else "number"}
    for key, limit in (("minimum", veld.minimum), ("maximum", veld.maximum)):
        if limit is not None:
            number[key] = _number(limit)
    typed = {"type": "string", "description": "Zoals u het typt, met een komma.", "examples": ["25,5", "1.331"]}
    return {"anyOf": [number, typed]}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
