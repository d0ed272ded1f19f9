"""The advisers' inbox: questions of employers, from open to answered."""

from __future__ import annotations

from bot.gateway.console.overdracht.vragen import router

__all__ = ["router"]
