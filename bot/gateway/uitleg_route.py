"""Why this answer, for advisers: GET /api/v1/kennis/leg-uit."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from bot.gateway.services import services_of

MAX_QUERY_CHARS = 300
router = APIRouter(prefix="/api/v1")


class BesluitOut(BaseModel):
    """`ook`: het antwoord op een tweede vraag in hetzelfde bericht."""

    soort: str
    labels: list[str]
    ook: list[str]


class KandidaatOut(BaseModel):
    """Een mogelijk antwoord. `letters` en `geleerd` zijn log-kansverhoudingen, de zinnen gelijkenissen tot 1."""

    label: str
    vraag: str | None
    zekerheid: float
    letters: float
    dichtste_zin: float
    gemiddelde_zin: float
    geleerd: float
    totaal: float


class ZinOut(BaseModel):
    zin: str
    label: str
    gelijkenis: float


class WoordOut(BaseModel):
    woord: str
    gewicht: float


class StukjeOut(BaseModel):
    stukje: str
    gewicht: float


class UitlegOut(BaseModel):
    vraag: str
    genormaliseerd: str
    letterlijke_zin: str | None = Field(description="De zin die bij het antwoord staat, als de vraag er een is.")
    besluit: BesluitOut
    reden: str
    drempels: dict[str, float]
    kans_dat_het_voor_ons_is: float
    kans_bij_de_eerste_drie: float
    bekende_letters: float = Field(description="Welk deel van de letters ooit is gezien, van 0 tot 1.")
    gewichten: dict[str, float]
    kandidaten: list[KandidaatOut]
    zinnen: list[ZinOut]
    woorden: list[WoordOut] = Field(description="Boven nul: voor de eerste kandidaat; onder nul: voor de tweede.")
    stukjes: list[StukjeOut]


@router.get("/kennis/leg-uit", response_model=UitlegOut, tags=["kennis"])
def explain(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=MAX_QUERY_CHARS, description="De vraag.")],
    limit: Annotated[int, Query(ge=1, le=20, description="Hoeveel kandidaten.")] = 5,
) -> dict[str, Any]:
    """Leg uit waarom een vraag dit antwoord krijgt: kandidaten, zinnen die erop lijken, woorden die wogen."""
    return services_of(request).look_up.explain(q, limit)
