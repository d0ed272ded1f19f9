"""The look-up room: search, one answer, the calculators, why an answer, and a try-out chat."""

from __future__ import annotations

from fastapi import APIRouter

from bot.gateway.console.lookup import onderwerp, proberen, rekenen, waarom, zoeken

router = APIRouter()
for room in (zoeken, onderwerp, rekenen, waarom, proberen):
    router.include_router(room.router)
