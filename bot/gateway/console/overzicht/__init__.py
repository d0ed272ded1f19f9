"""The dashboard: what was asked, what came of it, and what asks for attention."""

from __future__ import annotations

from bot.gateway.console.overzicht.cijfers import router

__all__ = ["router"]
