"""What the app keeps, masked and for a limited time: questions, the answers given, and the verdicts on them."""

from bot.store.database import StoreReadiness, open_engine, readiness, upgrade
from bot.store.store import Store, StoredTurn, Turn

__all__ = ["Store", "StoreReadiness", "StoredTurn", "Turn", "open_engine", "readiness", "upgrade"]
