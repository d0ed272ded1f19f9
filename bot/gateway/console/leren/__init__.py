"""The learning loop: the question log, what was missed in groups, and drafts that become knowledge."""

from __future__ import annotations

from fastapi import APIRouter

from bot.gateway.console.leren import bewerken, concepten, groepen, uitvoer, vragen

router = APIRouter()
for room in (vragen, groepen, bewerken, concepten, uitvoer):  # "nieuw" before a draft's id
    router.include_router(room.router)
