"""Reading the audit log back: by period, actor, kind of act and subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, Select, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.errors import StoreError
from bot.store.audit import AuditEntry
from bot.store.inbox_models import AuditRow


@dataclass(frozen=True)
class AuditFilter:
    """None or "": all. room: the first part of an action, as "sessie"; until: not included."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str = ""
    room: str = ""
    subject: str = ""


class AuditSearch:
    """Every method raises StoreError when the database fails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, wanted: AuditFilter, *, limit: int, skip: int = 0) -> list[AuditEntry]:
        """The newest first."""
        query = _where(select(AuditRow), wanted).order_by(AuditRow.id.desc()).limit(limit).offset(skip)
        try:
            with Session(self._engine) as session:
                return [
                    AuditEntry(row.moment, row.actor, row.action, row.subject, row.details)
                    for row in session.scalars(query)
                ]
        except SQLAlchemyError as error:
            raise StoreError(f"audit: {type(error).__name__}") from error

    def count(self, wanted: AuditFilter) -> int:
        try:
            with Session(self._engine) as session:
                return session.scalar(_where(select(func.count()).select_from(AuditRow), wanted)) or 0
        except SQLAlchemyError as error:
            raise StoreError(f"audit: {type(error).__name__}") from error


def _where(query: Select, wanted: AuditFilter) -> Select:  # type: ignore[type-arg]
    if wanted.since:
        query = query.where(AuditRow.moment >= wanted.since)
    if wanted.until:
        query = query.where(AuditRow.moment < wanted.until)
    if wanted.actor:
        query = query.where(AuditRow.actor.icontains(wanted.actor, autoescape=True))
    if wanted.room:
        query = query.where(AuditRow.action.startswith(f"{wanted.room}.", autoescape=True))
    if wanted.subject:
        query = query.where(AuditRow.subject.icontains(wanted.subject, autoescape=True))
    return query
