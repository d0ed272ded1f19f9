"""What a beheerder decides: which channels answer, when advisers do, and what was done by whom."""

from __future__ import annotations

from fastapi import APIRouter

from bot.gateway.console.beheer import kanalen, logboek, tijden

router = APIRouter()
for room in (kanalen, tijden, logboek):
    router.include_router(room.router, prefix="/beheer")
