"""Local accounts of the console. Every change is in the audit log, and ends the sessions that it would make untrue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.errors import InputError, NotFoundError
from bot.store.access_models import AccountRow, SessionRow
from bot.store.audit import audit_row
from bot.store.sessions import StoreSessions


@dataclass(frozen=True)
class Account:
    """A local account; sessions: how many the store holds for it."""

    name: str
    display_name: str
    password_hash: str
    roles: frozenset[str]
    created: datetime
    closed: datetime | None
    last_sign_in: datetime | None
    sessions: int = 0

    @property
    def subject(self) -> str:
        return subject_of(self.name)


def subject_of(name: str) -> str:
    """What names the person behind an account, in sessions and in the audit log."""
    return f"lokaal:{name}"


class Accounts(StoreSessions):
    """The accounts behind a few sentences. Every method raises StoreError when the database fails.

    actor: who makes the change. A name is lower case; what it may hold is the caller's to check.
    """

    def find(self, name: str) -> Account | None:
        """The account with this name, closed or not."""
        with self._session() as session:
            row = session.get(AccountRow, name)
            return _as_account(row) if row else None

    def has_any(self) -> bool:
        """Whether there is an account that is not closed."""
        with self._session() as session:
            return session.scalar(select(AccountRow.name).where(AccountRow.closed.is_(None)).limit(1)) is not None

    def all(self) -> list[Account]:
        """Every account, by name, with the sessions that have not ended by date."""
        now = datetime.now(timezone.utc)
        sessions = select(SessionRow.subject, func.count()).where(SessionRow.ends > now).group_by(SessionRow.subject)
        with self._session() as session:
            counts: dict[str, int] = dict(session.execute(sessions).all())
            rows = session.scalars(select(AccountRow).order_by(AccountRow.name))
            return [_as_account(row, counts.get(subject_of(row.name), 0)) for row in rows]

    def make(self, actor: str, name: str, display_name: str, password_hash: str, roles: frozenset[str]) -> None:
        """Raises InputError for a name that is or was somebody's."""
        now = datetime.now(timezone.utc)
        with self._session(writes=True) as session:
            if session.get(AccountRow, name) is not None:
                raise InputError(f"Het account {name} bestaat al, of heeft bestaan.", "Kies een andere naam.")
            session.add(
                AccountRow(
                    name=name,
                    display_name=display_name,
                    password_hash=password_hash,
                    roles=" ".join(sorted(roles)),
                    created=now,
                    changed=now,
                )
            )
            details = {"naam": display_name, "rollen": sorted(roles)}
            session.add(audit_row(actor, "account.maak", subject_of(name), details))

    def set_roles(self, actor: str, name: str, roles: frozenset[str]) -> int:
        """How many sessions ended by it. Raises NotFoundError."""
        with self._session(writes=True) as session:
            row = _open_row(session, name)
            details = {"van": row.roles.split(), "naar": sorted(roles)}
            row.roles = " ".join(sorted(roles))
            return _changed(session, row, actor, "account.rollen", details)

    def set_password(self, actor: str, name: str, password_hash: str) -> int:
        """How many sessions ended by it. Raises NotFoundError."""
        with self._session(writes=True) as session:
            row = _open_row(session, name)
            row.password_hash = password_hash
            return _changed(session, row, actor, "account.wachtwoord", {})

    def close(self, actor: str, name: str) -> int:
        """How many sessions ended by it. Raises NotFoundError."""
        with self._session(writes=True) as session:
            row = _open_row(session, name)
            row.closed = datetime.now(timezone.utc)
            row.password_hash = ""
            return _changed(session, row, actor, "account.sluit", {})

    def renew_hash(self, name: str, old: str, new: str) -> None:
        """The same password under a stronger hash; nothing when it was changed meanwhile."""
        with self._session(writes=True) as session:
            row = session.get(AccountRow, name, with_for_update=True)
            if row is not None and row.password_hash == old:
                row.password_hash = new


def _open_row(session: Session, name: str) -> AccountRow:
    row = session.get(AccountRow, name, with_for_update=True)
    if row is None or row.closed is not None:
        raise NotFoundError(f"Er is geen open account {name}.", "Zie: banenwijzer account toon.")
    return row


def _changed(session: Session, row: AccountRow, actor: str, action: str, details: dict[str, list[str]]) -> int:
    row.changed = datetime.now(timezone.utc)
    subject = subject_of(row.name)
    ended: int = session.execute(delete(SessionRow).where(SessionRow.subject == subject)).rowcount  # type: ignore[attr-defined]
    session.add(audit_row(actor, action, subject, {**details, "sessies": ended}))
    return ended


def _as_account(row: AccountRow, sessions: int = 0) -> Account:
    return Account(
        name=row.name,
        display_name=row.display_name,
        password_hash=row.password_hash,
        roles=frozenset(row.roles.split()),
        created=row.created,
        closed=row.closed,
        last_sign_in=row.last_sign_in,
        sessions=sessions,
    )
