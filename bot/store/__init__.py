"""What the app keeps, masked and for a limited time: questions, the answers given, and the verdicts on them.

Also what its channels still have to answer, which of them are open, and what the staff did.
"""

from bot.store.access import AccessStore, SignedIn
from bot.store.accounts import Account, Accounts
from bot.store.audit import AuditEntry, AuditLog
from bot.store.database import StoreReadiness, open_engine, readiness, upgrade
from bot.store.figures import Figures, FigureStore, Period
from bot.store.handover import HandoverStore
from bot.store.handover_settings import HandoverSettings, HandoverSettingsStore
from bot.store.handover_types import AskedTurn, Delivery, Handover, HandoverAnswer, NewHandover
from bot.store.inbox import Claim, Event, InboxStore, OpenEvent
from bot.store.learning import ChangedMeanwhile, LogFilter, LoggedQuestion, NotAllowed, Person, QuestionLog
from bot.store.learning_drafts import Draft, DraftStore
from bot.store.learning_groups import Group, GroupStore
from bot.store.store import Store, StoredTurn, Turn
from bot.store.switches import CHANNELS, SwitchState, SwitchStore

__all__ = [
    "CHANNELS",
    "AccessStore",
    "Account",
    "Accounts",
    "AskedTurn",
    "AuditEntry",
    "AuditLog",
    "ChangedMeanwhile",
    "Claim",
    "Delivery",
    "Draft",
    "DraftStore",
    "Event",
    "FigureStore",
    "Figures",
    "Group",
    "GroupStore",
    "Handover",
    "HandoverAnswer",
    "HandoverSettings",
    "HandoverSettingsStore",
    "HandoverStore",
    "InboxStore",
    "LogFilter",
    "LoggedQuestion",
    "NewHandover",
    "NotAllowed",
    "OpenEvent",
    "Period",
    "Person",
    "QuestionLog",
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
