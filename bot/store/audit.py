"""Who did what: written once, never changed. For acts of the staff; words of users do not belong here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import select

from bot.store.inbox_models import AuditRow
from bot.store.sessions import StoreSessions

_MAX_READ = 500


@dataclass(frozen=True)
class AuditEntry:
    """One act. details: JSON, small: what it was and became, never a secret."""

    moment: datetime
    actor: str
    action: str
    subject: str
    details: Mapping[str, Any]


class AuditLog(StoreSessions):
    """The log behind two sentences. Both raise StoreError when the database fails."""

    def write(self, actor: str, action: str, subject: str, details: Mapping[str, Any]) -> None:
        """actor: who (the OS user or the signed-in subject); action: "kanaal.sluiten"; subject: on what."""
        with self._session(writes=True) as session:
            session.add(audit_row(actor, action, subject, details))

    def latest(self, limit: int = 100, *, subject: str | None = None) -> list[AuditEntry]:
        """The newest entries first, at most 500; of one subject when that is given."""
        query = select(AuditRow).order_by(AuditRow.id.desc()).limit(min(limit, _MAX_READ))
        if subject is not None:
            query = query.where(AuditRow.subject == subject)
        with self._session() as session:
            return [
                AuditEntry(row.moment, row.actor, row.action, row.subject, row.details)
                for row in session.scalars(query)
            ]


def audit_row(actor: str, action: str, subject: str, details: Mapping[str, Any]) -> AuditRow:
    """A row to add to a transaction, so that an act and its record come or go together."""
    return AuditRow(
        moment=datetime.now(timezone.utc),
        actor=actor[:200],
        action=action[:60],
        subject=subject[:300],
        details=dict(details),
    )
