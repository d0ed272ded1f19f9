"""From the bot to an adviser and back: what is offered, sent with consent, and read again by a code."""

from bot.gateway.handover.service import HandOver
from bot.gateway.handover.where import NotesAddress

__all__ = ["HandOver", "NotesAddress"]
