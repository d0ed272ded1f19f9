"""What the app keeps, masked and for a limited time: questions, the answers given, and the verdicts on them.

Also what its channels still have to answer, which of them are open, and what the staff did.
"""

from bot.store.access import AccessStore, SignedIn
from bot.store.accounts import Account, Accounts
from bot.store.audit import AuditEntry, AuditLog
from bot.store.database import StoreReadiness, open_engine, readiness, upgrade
from bot.store.inbox import Claim, Event, InboxStore, OpenEvent
from bot.store.store import Store, StoredTurn, Turn
from bot.store.switches import CHANNELS, SwitchState, SwitchStore

__all__ = [
    "CHANNELS",
    "AccessStore",
    "Account",
    "Accounts",
    "AuditEntry",
    "AuditLog",
    "Claim",
    "Event",
    "InboxStore",
    "OpenEvent",
    "SignedIn",
    "Store",
    "StoreReadiness",
    "StoredTurn",
    "SwitchState",
    "SwitchStore",
    "Turn",
    "open_engine",
    "readiness",
    "upgrade",
]
