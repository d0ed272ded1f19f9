"""Who is signed in to the console, and who tried too often. Only hashes of ids, names and addresses are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.access_models import AccountRow, AttemptRow, SessionRow
from bot.store.audit import audit_row
from bot.store.sessions import StoreSessions

_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class SignedIn:
    """A session. id_hash: what the store knows of its id; way: "oidc" or "lokaal"."""

    id_hash: str
    way: str
    subject: str
    name: str
    roles: frozenset[str]
    created: datetime
    ends: datetime
    id_token: str | None = None


class AccessStore(StoreSessions):
    """Sessions and attempts behind a few sentences. Every method raises StoreError when the database fails."""

    def find(self, id_hash: str, way: str, now: datetime, idle: timedelta) -> SignedIn | None:
        """The session with this id, unless it ended. One query; once a minute a second one notes that it is used."""
        query = select(SessionRow).where(
            SessionRow.id_hash == id_hash,
            SessionRow.way == way,
            SessionRow.ends > now,
            SessionRow.seen > now - idle,
        )
        with self._session() as session:
            row = session.scalars(query).one_or_none()
            if row is None:
                return None
            found, seen = _as_signed_in(row), row.seen
        if now - seen >= min(_SEEN_EVERY, idle / 4):
            with self._session(writes=True) as session:
                session.execute(update(SessionRow).where(SessionRow.id_hash == id_hash).values(seen=now))
        return found

    def begin(self, new: SignedIn, *, idle: timedelta, replaces: str | None, password_hash: str | None = None) -> bool:
        """Keep a new session, and note it in the audit log; what ended before is removed. replaces: an id_hash.

        password_hash: against which a local account was checked. False: that account was changed meanwhile.
        """
        with self._session(writes=True) as session:
            if password_hash is not None and not _use_account(session, new, password_hash):
                return False
            ended = (SessionRow.ends <= new.created) | (SessionRow.seen <= new.created - idle)
            session.execute(delete(SessionRow).where(ended | (SessionRow.id_hash == replaces)))
            session.add(
                SessionRow(
                    id_hash=new.id_hash,
                    way=new.way,
                    subject=new.subject,
                    name=new.name,
                    roles=" ".join(sorted(new.roles)),
                    created=new.created,
                    seen=new.created,
                    ends=new.ends,
                    id_token=new.id_token,
                )
            )
            details = {"manier": new.way, "rollen": sorted(new.roles)}
            session.add(audit_row(new.subject, "sessie.begin", new.subject, details))
        return True

    def end(self, id_hash: str) -> SignedIn | None:
        """Remove a session, at its user's wish; what it was."""
        with self._session(writes=True) as session:
            row = session.get(SessionRow, id_hash)
            if row is None:
                return None
            ended = _as_signed_in(row)
            session.delete(row)
            session.add(audit_row(ended.subject, "sessie.einde", ended.subject, {"manier": ended.way}))
        return ended

    def note_refusal(self, actor: str, subject: str, details: Mapping[str, str]) -> None:
        """A sign-in that failed, in the audit log. The caller leaves out names that are not known here."""
        with self._session(writes=True) as session:
            session.add(audit_row(actor, "sessie.geweigerd", subject, details))

    def take_attempt(self, limits: Mapping[str, int], now: datetime, window: timedelta) -> timedelta | None:
        """Count an attempt for every key that has room for it; limits: the most in a window, by key.

        None: it may go on. Otherwise nothing is counted, and this is how long until it may. Counted before the
        password is looked at, so that many attempts at once are no way around it.
        """
        with self._session(writes=True) as session:
            session.execute(delete(AttemptRow).where(AttemptRow.since <= now - window))
            rows = {key: self._attempt(session, key, now) for key in sorted(limits)}
            full = [row.since + window - now for key, row in rows.items() if row.amount >= limits[key]]
            if full:
                return max(full)
            for row in rows.values():
                row.amount += 1
        return None

    def give_back(self, *, forgotten: str, counted: str | None) -> None:
        """After a good sign-in: the name's attempts are forgotten, the address' loses the last one."""
        with self._session(writes=True) as session:
            session.execute(delete(AttemptRow).where(AttemptRow.key == forgotten))
            session.execute(
                update(AttemptRow)
                .where(AttemptRow.key == counted, AttemptRow.amount > 0)
                .values(amount=AttemptRow.amount - 1)
            )

    @staticmethod
    def _attempt(session: Session, key: str, now: datetime) -> AttemptRow:
        """The row of a key, locked; made when it is new, also when another process makes it at this moment."""
        row = session.get(AttemptRow, key, with_for_update=True)
        if row is not None:
            return row
        try:
            with session.begin_nested():
                row = AttemptRow(key=key, amount=0, since=now)
                session.add(row)
            return row
        except IntegrityError:
            return session.get_one(AttemptRow, key, with_for_update=True)


def _use_account(session: Session, new: SignedIn, password_hash: str) -> bool:
    """Whether the account is still as it was when the password was checked; locked until the session is kept."""
    row = session.get(AccountRow, new.subject.partition(":")[2], with_for_update=True)
    if row is None or row.closed is not None or row.password_hash != password_hash:
        return False
    row.last_sign_in = new.created
    return frozenset(row.roles.split()) == new.roles


def _as_signed_in(row: SessionRow) -> SignedIn:
    return SignedIn(
        id_hash=row.id_hash,
        way=row.way,
        subject=row.subject,
        name=row.name,
        roles=frozenset(row.roles.split()),
        created=row.created,
        ends=row.ends,
        id_token=row.id_token,
    )
