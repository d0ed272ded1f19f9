"""Questions on their way to an adviser and back. Each act of the staff and its audit row are one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from bot.errors import InputError, NotFoundError
from bot.store.audit import audit_row
from bot.store.handover_models import HandoverAnswerRow, HandoverRow
from bot.store.handover_types import AskedTurn, Delivery, Handover, NewHandover, as_handover
from bot.store.models import Question
from bot.store.sessions import StoreSessions

STATUSES = ("open", "taken", "answered", "closed")
_MAX_LISTED = 200
_MAX_OF_ONE = 20
_SENDING = timedelta(minutes=2)
_AT_ONCE = 5  # of 20 s at most: the last is sent while it is still claimed
_MAX_ATTEMPTS = 8
_MAX_TURNS = 10


class HandoverStore(StoreSessions):
    """Every method raises StoreError when the database fails; those on one question NotFoundError when it is gone."""

    def add(self, new: NewHandover) -> None:
        with self._session(writes=True) as session:
            session.add(
                HandoverRow(
                    id=new.id,
                    code_hash=new.code_hash,
                    conversation=new.conversation,
                    channel=new.channel,
                    address=dict(new.address) if new.address else None,
                    question=new.question,
                    entry=new.entry,
                    turns=[dict(turn) for turn in new.turns],
                    status="open",
                    created=_now(),
                )
            )

    def recent(self, conversation: str, since: datetime) -> list[AskedTurn]:
        """The last turns of a conversation, oldest first."""
        query = (
            select(Question)
            .where(Question.conversation == conversation, Question.created >= since)
            .order_by(Question.id.desc())
            .limit(_MAX_TURNS)
            .options(selectinload(Question.answers))
        )
        with self._session() as session:
            found = [
                AskedTurn(
                    question.text,
                    question.created,
                    [one.reply or {"soort": one.soort, "entry": one.entry} for one in question.answers],
                )
                for question in session.scalars(query)
            ]
        return found[::-1]

    def by_code(self, code_hash: str) -> Handover | None:
        return self._first(HandoverRow.code_hash == code_hash)

    def get(self, handover_id: str) -> Handover:
        found = self._first(HandoverRow.id == handover_id)
        if found is None:
            raise _gone()
        return found

    def of_conversation(self, conversation: str) -> list[Handover]:
        """What was sent from it, oldest first."""
        query = (
            select(HandoverRow)
            .where(HandoverRow.conversation == conversation)
            .order_by(HandoverRow.created.desc(), HandoverRow.id)
            .limit(_MAX_OF_ONE)
            .options(selectinload(HandoverRow.answers))
        )
        with self._session() as session:
            return [as_handover(row) for row in reversed(session.scalars(query).all())]

    def listed(self, status: str) -> list[Handover]:
        """Of one status: what waits longest first, what is done latest first; at most 200."""
        order = HandoverRow.created if status in ("open", "taken") else HandoverRow.created.desc()
        query = select(HandoverRow).where(HandoverRow.status == status).order_by(order).limit(_MAX_LISTED)
        with self._session() as session:
            return [as_handover(row, answers=()) for row in session.scalars(query)]

    def counts(self) -> dict[str, int]:
        """How many of each status."""
        query = select(HandoverRow.status, func.count()).group_by(HandoverRow.status)
        with self._session() as session:
            found = {row[0]: int(row[1]) for row in session.execute(query)}
        return {status: found.get(status, 0) for status in STATUSES}

    def take(self, handover_id: str, actor: str, name: str, *, instead_of: str | None) -> None:
        """Make it this adviser's. instead_of: who had it on the page one looked at; InputError when that changed."""
        with self._changing(handover_id) as (session, row):
            if row.taken_by not in (instead_of, actor):
                raise InputError(f"{row.taken_name} heeft deze vraag intussen opgepakt.", "Kijk eerst wat er staat.")
            details = {"was": row.taken_by} if row.taken_by else {}
            row.status, row.closed = "answered" if row.answered else "taken", None
            row.taken_by, row.taken_name, row.taken = actor, name[:200], _now()
            session.add(audit_row(actor, "overdracht.neem", _subject(row), details))

    def give_back(self, handover_id: str, actor: str) -> None:
        """Back to all advisers. Raises InputError when it is not this adviser's, or answered."""
        with self._changing(handover_id) as (session, row):
            _must_be_of(row, actor)
            if row.status != "taken":
                raise InputError("Deze vraag heeft al een antwoord.", "Sluit haar, of stuur nog een antwoord.")
            row.status, row.taken_by, row.taken_name, row.taken = "open", None, None, None
            session.add(audit_row(actor, "overdracht.terug", _subject(row), {}))

    def answer(self, handover_id: str, actor: str, name: str, text: str, *, after: int) -> None:
        """Add an answer. after: how many there were on the page that was looked at, so that twice is once.

        Raises InputError when it is not this adviser's, or when there came an answer meanwhile.
        """
        with self._changing(handover_id) as (session, row):
            _must_be_of(row, actor)
            query = select(func.count()).where(HandoverAnswerRow.handover_id == row.id)
            if session.scalar(query) != after:
                raise InputError("Er is intussen al een antwoord verstuurd.", "Kijk eerst wat er staat.")
            now = _now()
            session.add(
                HandoverAnswerRow(
                    handover_id=row.id,
                    text=text,
                    author=actor[:200],
                    author_name=name[:200],
                    created=now,
                    delivery="waiting" if row.address else "none",
                    attempts=0,
                )
            )
            row.status, row.answered, row.closed = "answered", row.answered or now, None
            session.add(audit_row(actor, "overdracht.antwoord", _subject(row), {"nummer": after + 1}))

    def close(self, handover_id: str, actor: str) -> None:
        """Done. Raises InputError without an answer: an asker never waits for nothing."""
        with self._changing(handover_id) as (session, row):
            _must_be_of(row, actor)
            if not row.answered:
                raise InputError("Deze vraag heeft nog geen antwoord.", "Stuur eerst een antwoord, al is het kort.")
            row.status, row.closed = "closed", _now()
            _drop_address(session, row)
            session.add(audit_row(actor, "overdracht.sluit", _subject(row), {}))

    def claim(self, now: datetime) -> list[Delivery]:
        """Answers that wait to be sent and that nobody else sends now; each is the caller's for two minutes."""
        free = HandoverAnswerRow.claimed_until.is_(None) | (HandoverAnswerRow.claimed_until < now)
        query = (
            select(HandoverAnswerRow, HandoverRow)
            .join(HandoverRow, HandoverRow.id == HandoverAnswerRow.handover_id)
            .where(HandoverAnswerRow.delivery == "waiting", free)
            .order_by(HandoverAnswerRow.id)
            .limit(_AT_ONCE)
            .with_for_update(skip_locked=True, of=HandoverAnswerRow)
        )
        claimed = []
        with self._session(writes=True) as session:
            for answer, row in session.execute(query).all():
                answer.attempts += 1
                if row.address is None or answer.attempts > _MAX_ATTEMPTS:
                    answer.delivery = "failed"
                    _drop_address(session, row)
                    continue
                answer.claimed_until = now + _SENDING
                claimed.append(Delivery(answer.id, row.channel, row.address, row.question, answer.text))
        return claimed

    def settle(self, answer: int, delivery: str, *, again_at: datetime | None = None) -> None:
        """What came of a delivery: "sent", "failed", or "waiting" until again_at."""
        with self._session(writes=True) as session:
            row = session.get(HandoverAnswerRow, answer)
            if row is None:
                return  # erased meanwhile
            row.delivery, row.claimed_until = delivery, again_at
            matter = session.get(HandoverRow, row.handover_id)
            if matter:
                _drop_address(session, matter)

    def _first(self, condition: Any) -> Handover | None:
        query = select(HandoverRow).where(condition).options(selectinload(HandoverRow.answers))
        with self._session() as session:
            row = session.scalars(query).one_or_none()
            return as_handover(row) if row else None

    @contextmanager
    def _changing(self, handover_id: str) -> Iterator[tuple[Session, HandoverRow]]:
        with self._session(writes=True) as session:
            row = session.get(HandoverRow, handover_id, with_for_update=True)
            if row is None:
                raise _gone()
            yield session, row


def _must_be_of(row: HandoverRow, actor: str) -> None:
    if row.taken_by != actor:
        who = f"{row.taken_name} heeft deze vraag opgepakt." if row.taken_by else "U heeft deze vraag niet opgepakt."
        raise InputError(who, "Pak haar eerst op.")


def _drop_address(session: Session, row: HandoverRow) -> None:
    """A closed matter keeps where answers go only while one of them waits."""
    waiting = select(func.count()).where(
        HandoverAnswerRow.handover_id == row.id, HandoverAnswerRow.delivery == "waiting"
    )
    if row.status == "closed" and not session.scalar(waiting):
        row.address = None


def _gone() -> NotFoundError:
    return NotFoundError("Deze vraag is er niet (meer).", "De werkgever kan haar hebben gewist.")


def _subject(row: HandoverRow) -> str:
    return f"overdracht/{row.id}"


def _now() -> datetime:
    return datetime.now(timezone.utc)
