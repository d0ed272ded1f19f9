"""What the pages of the learning loop work with, made once for an app."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Annotated

from fastapi import Path
from starlette.requests import Request

from bot.gateway.console.access import User
from bot.gateway.console.leren.assess import Assessor
from bot.gateway.console.leren.grouping import Grouping
from bot.gateway.console.leren.kast import Kast
from bot.gateway.services import AppServices, services_of
from bot.paths import KNOWLEDGE
from bot.settings import Settings
from bot.store import AuditLog, DraftStore, GroupStore, Person, QuestionLog

Id = Annotated[int, Path(ge=1, le=2_147_483_647)]
"""A number in an address that the database can hold."""

READERS = ("editor", "approver", "beheerder")
_making = threading.Lock()


@dataclass(frozen=True)
class Leren:
    """The stores, knowledge/ on disk, and the two kinds of work in the background."""

    settings: Settings
    log: QuestionLog
    groups: GroupStore
    drafts: DraftStore
    audit: AuditLog
    kast: Kast
    grouping: Grouping
    assessor: Assessor

    @classmethod
    def open(cls, services: AppServices) -> Leren:
        groups, drafts, kast = GroupStore(services.database), DraftStore(services.database), Kast(KNOWLEDGE)
        return cls(
            settings=services.settings,
            log=QuestionLog(services.database),
            groups=groups,
            drafts=drafts,
            audit=AuditLog(services.database),
            kast=kast,
            grouping=Grouping(groups),
            assessor=Assessor(drafts, kast, services.settings.models_dir, services.settings.var_dir),
        )


def leren_of(request: Request) -> Leren:
    with _making:
        found: Leren | None = getattr(request.app.state, "leren", None)
        if found is None:
            found = request.app.state.leren = Leren.open(services_of(request))
    return found


def person_of(user: User) -> Person:
    return Person(user.subject, user.name, user.roles)
