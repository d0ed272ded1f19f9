"""What we owe our users in writing: privacy, and accessibility with its known failures."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.gateway.page.layout import fill, page
from bot.gateway.services import services_of

router = APIRouter(include_in_schema=False)


@router.get("/privacy", response_class=HTMLResponse)
async def privacy(request: Request) -> str:
    settings = services_of(request).settings
    body = fill("privacy.html", dagen=settings.retention_days, uren=settings.conversation_hours)
    return page("Privacy - Banenwijzer", body, description="Wat Banenwijzer bewaart, hoe lang, en hoe u het wist.")


@router.get("/toegankelijkheid", response_class=HTMLResponse)
async def accessibility() -> str:
    body = fill("toegankelijkheid.html")
    return page(
        "Toegankelijkheid - Banenwijzer", body, description="Hoe toegankelijk Banenwijzer is, en wat nog niet goed is."
    )
