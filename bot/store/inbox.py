"""What the channels accepted and still owe an answer. Rows are named by (channel, key), the platform's own words.

A row has one holder at a time: whoever claims it, until its lease is over. So several processes on one
database answer each event once, and what a killed process held is taken over by another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, delete, exists, func, null, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError, TimeoutError
from sqlalchemy.orm import Session, aliased

from bot.errors import StoreError
from bot.privacy import mask
from bot.reply import Reply
from bot.store.inbox_models import InboxRow
from bot.store.sessions import StoreSessions

_MAX_KEY = 200
_MAX_TEXT = 4000  # more than any question may be: of what is longer only that is needed
_MAX_MASKED = 10_000  # so that no number is cut in two within what is kept
_EMPTIED = {"conversation": null(), "text": null(), "address": null(), "replies": null(), "holder": null()}


@dataclass(frozen=True)
class Event:
    """What a channel accepted; `text` is masked when it is written."""

    channel: str
    key: str
    conversation: str
    kind: str
    text: str
    address: Mapping[str, Any]


@dataclass(frozen=True)
class OpenEvent:
    """An event as kept: text masked, replies None until they are known, `sent` of them have arrived."""

    number: int  # in the order of acceptance
    event: Event
    created: datetime
    attempts: int
    sent: int
    replies: tuple[Reply, ...] | None


class Claim(Enum):
    """What came of asking for a row."""

    MINE = "mine"
    TAKEN = "taken"  # another process works on it
    BLOCKED = "blocked"  # an earlier event of the same conversation is not answered yet
    OVER = "over"  # answered, or given up
    ABSENT = "absent"  # never written: the store was away


Added = int | None | StoreError
_IS_AWAY = (OperationalError, InterfaceError, TimeoutError)


class InboxStore(StoreSessions):
    """Every method raises StoreError when the database fails."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def add(self, events: Sequence[Event], holder: str, *, now: datetime, lease_until: datetime) -> list[Added]:
        """Keep them, held; for each its number, None when it is known already, or why it cannot be kept."""
        try:
            return self._add(events, holder, now, lease_until)
        except StoreError as error:
            if isinstance(error.__cause__, _IS_AWAY) or len(events) == 1:
                return [error] * len(events)
            return [added for event in events for added in self.add([event], holder, now=now, lease_until=lease_until)]

    def _add(self, events: Sequence[Event], holder: str, now: datetime, lease_until: datetime) -> list[Added]:
        rows = [
            {
                "channel": event.channel, "key": _short(event.key), "conversation": _plain(event.conversation),
                "kind": event.kind, "text": _masked(event.text), "address": dict(event.address), "sent": 0,
                "status": "open", "attempts": 0, "holder": holder, "lease_until": lease_until, "created": now,
            }
            for event in events
        ]  # fmt: skip
        adding = (
            self._insert(InboxRow)
            .on_conflict_do_nothing(index_elements=["channel", "key"])
            .returning(InboxRow.id, InboxRow.channel, InboxRow.key)
        )
        with self._session(writes=True) as session:
            numbers: dict[tuple[str, str], Added] = {
                (row.channel, row.key): row.id for row in session.execute(adding, rows)
            }
        return [numbers.pop((event.channel, _short(event.key)), None) for event in events]

    def claim(self, channel: str, key: str, holder: str, *, now: datetime, lease_until: datetime) -> Claim:
        """Take it, or keep what is held already; a claim that succeeds counts as an attempt."""
        earlier = aliased(InboxRow)
        is_first = ~exists().where(
            earlier.conversation == InboxRow.conversation, earlier.status == "open", earlier.id < InboxRow.id
        )
        is_free = or_(InboxRow.holder == holder, InboxRow.lease_until <= now)
        taking = (
            update(InboxRow)
            .where(*_named(channel, key), InboxRow.status == "open", is_free, is_first)
            .values(holder=holder, lease_until=lease_until, attempts=InboxRow.attempts + 1)
        )
        with self._session(writes=True) as session:
            if _count(session, taking):
                return Claim.MINE
            row = session.scalar(select(InboxRow).where(*_named(channel, key)))
        if row is None:
            return Claim.ABSENT
        if row.status != "open":
            return Claim.OVER
        return Claim.TAKEN if row.holder != holder and row.lease_until > now else Claim.BLOCKED

    def keep_replies(self, channel: str, key: str, holder: str, replies: Sequence[Reply], sent: int) -> None:
        self._change(channel, key, holder, replies=[reply.as_dict() for reply in replies], sent=sent)

    def note_sent(self, channel: str, key: str, holder: str, sent: int) -> None:
        self._change(channel, key, holder, sent=sent)

    def finish(self, channel: str, key: str, status: str, *, now: datetime) -> None:
        """status: "done" or "failed". Only the key stays; a row that is over already stays as it is."""
        ending = (
            update(InboxRow)
            .where(*_named(channel, key), InboxRow.status == "open")
            .values(status=status, done=now, **_EMPTIED)
        )
        with self._session(writes=True) as session:
            session.execute(ending)

    def renew(self, holder: str, *, lease_until: datetime) -> None:
        """Go on holding whatever is held."""
        self._hold(holder, holder, lease_until)

    def release(self, holder: str, *, now: datetime) -> None:
        """Let go of whatever is held: the next process may begin at once."""
        self._hold(holder, None, now)

    def waiting(self, channels: Collection[str], holder: str, *, now: datetime, limit: int) -> list[OpenEvent]:
        """What nobody works on and what this holder should be working on, oldest first."""
        query = (
            select(InboxRow)
            .where(InboxRow.status == "open", InboxRow.channel.in_(channels))
            .where(or_(InboxRow.lease_until <= now, InboxRow.holder == holder))
            .order_by(InboxRow.id)
            .limit(limit)
        )
        with self._session() as session:
            return [_as_event(row) for row in session.scalars(query)]

    def give_up(self, *, created_before: datetime, now: datetime) -> dict[str, int]:
        """End as failed what is too old and held by nobody; how many, by channel."""
        is_hopeless = and_(InboxRow.status == "open", InboxRow.created < created_before, InboxRow.lease_until <= now)
        with self._session(writes=True) as session:
            counted = select(InboxRow.channel, func.count()).where(is_hopeless).group_by(InboxRow.channel)
            found = dict(session.execute(counted).all())
            if found:
                session.execute(update(InboxRow).where(is_hopeless).values(status="failed", done=now, **_EMPTIED))
        return found

    def forget(self, created_before: datetime) -> int:
        """Remove the rows of events that no platform will send again; how many."""
        with self._session(writes=True) as session:
            return _count(session, delete(InboxRow).where(InboxRow.created < created_before))

    def _change(self, channel: str, key: str, holder: str, **values: Any) -> None:
        changing = (
            update(InboxRow)
            .where(*_named(channel, key), InboxRow.status == "open", InboxRow.holder == holder)
            .values(**values)
        )
        with self._session(writes=True) as session:
            session.execute(changing)

    def _hold(self, holder: str, successor: str | None, lease_until: datetime) -> None:
        holding = update(InboxRow).where(InboxRow.status == "open", InboxRow.holder == holder)
        with self._session(writes=True) as session:
            session.execute(holding.values(holder=successor, lease_until=lease_until))

    @contextmanager
    def _session(self, *, writes: bool = False) -> Iterator[Session]:
        try:
            engine = self._writing if writes else self._engine
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except (SQLAlchemyError, TypeError, ValueError) as error:  # the last two: what is no JSON
            raise StoreError(f"inbox: {type(error).__name__}") from error


def _named(channel: str, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return InboxRow.channel == channel, InboxRow.key == _short(key)


def _count(session: Session, statement: Any) -> int:
    """How many rows a change touched; nothing of it is in the session, so nothing has to follow."""
    result = session.execute(statement, execution_options={"synchronize_session": False})
    return int(result.rowcount)  # type: ignore[attr-defined]


def _short(key: str) -> str:
    """A key that fits; of a longer one its digest."""
    key = _plain(key)
    return key if len(key) <= _MAX_KEY else hashlib.sha256(key.encode()).hexdigest()


def _masked(text: str) -> str:
    return mask(_plain(text)[:_MAX_MASKED]).text[:_MAX_TEXT]


def _plain(text: str) -> str:
    """Without what a database refuses: NUL, and half a character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _as_event(row: InboxRow) -> OpenEvent:
    event = Event(row.channel, row.key, row.conversation or "", row.kind, row.text or "", row.address or {})
    return OpenEvent(row.id, event, row.created, row.attempts, row.sent, _as_replies(row))


def _as_replies(row: InboxRow) -> tuple[Reply, ...] | None:
    """None as well for replies of a version that we can no longer read: they are made anew."""
    try:
        return None if row.replies is None else tuple(Reply.from_dict(reply) for reply in row.replies)
    except (KeyError, TypeError, ValueError):
        return None
