"""Missed questions in groups: placed by their vectors, counted by week, and decided on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot.errors import InputError, NotFoundError
from bot.privacy import mask
from bot.store.audit import audit_row
from bot.store.learning import REASONS, ChangedMeanwhile, Person, reason_of_miss
from bot.store.learning_models import GroupRow, GroupWeekRow, MissRow
from bot.store.models import Question
from bot.store.sessions import StoreSessions

ALIKE = 0.6  # cosine of centred E5 vectors; see docs/decisions/0011-learning-loop.md
_LOCK = 20261122
_MOST_REASON = 500
_SAMPLES = 3
_TREND_WEEKS = 4
_SYSTEM = "systeem"

Vectors = NDArray[np.float32]
Order = Literal["week", "totaal", "nieuw"]


@dataclass(frozen=True)
class Pending:
    """A missed question that is in no group yet."""

    id: int
    text: str


@dataclass(frozen=True)
class Group:
    """samples: some of its questions, the newest last asked first; week: this week's count; before: the average of
    the four weeks before; kept: how many of its questions are still there to read."""

    id: int
    state: str
    reason: str | None
    decided_by: str | None
    decided: datetime | None
    total: int
    since_decision: int
    first: datetime
    last: datetime
    version: int
    week: int
    before: float
    kept: int
    samples: tuple[str, ...]


class GroupStore(StoreSessions):
    """Groups behind a few sentences."""

    def pending(self, now: datetime, limit: int = 2000) -> list[Pending]:
        """Missed questions without a group, oldest first."""
        placed = select(MissRow.question_id).where(MissRow.question_id == Question.id)
        query = (
            select(Question.id, Question.text)
            .where(reason_of_miss(now).is_not(None), ~placed.exists())
            .order_by(Question.id)
            .limit(limit)
        )
        with self._session() as session:
            return [Pending(*row) for row in session.execute(query)]

    def place(self, ids: Sequence[int], vectors: Vectors, centre: Vectors, now: datetime) -> int:
        """Put these questions, in this order, each in the group that it is like, or in a new one; how many.

        vectors: one row each; centre: the average vector, to compare around. A group is known by the oldest of its
        questions that is still kept. Those erased or placed meanwhile are passed over.
        """
        if not ids:
            return 0
        with self._session(writes=True) as session:
            if session.get_bind().dialect.name == "postgresql":  # one at a time; SQLite's lock is taken already
                session.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            reasons = _still_pending(session, ids, now)
            leaders, matrix = _leaders(session, centre, len(ids))
            count = len(leaders)
            for question_id, raw in zip(ids, vectors, strict=True):
                if question_id not in reasons:
                    continue
                reason, created = reasons[question_id]
                seen = _around(raw[None, :], centre)[0]
                likeness = matrix[:count] @ seen
                best = int(likeness.argmax()) if count else -1
                if best >= 0 and likeness[best] >= ALIKE:
                    group = session.get_one(GroupRow, leaders[best])
                else:
                    group = GroupRow(state="open", total=0, decided_total=0, first=created, last=created, version=1)
                    session.add(group)
                    session.flush()
                    leaders.append(group.id)
                    matrix[count] = seen
                    count += 1
                _add(session, group, created)
                session.add(
                    MissRow(
                        question_id=question_id, group_id=group.id, reason=reason,
                        vector=raw.astype(np.float16).tobytes(),
                    )
                )  # fmt: skip
        return len(reasons)

    def page(self, state: str, *, order: Order = "week", offset: int = 0, limit: int = 30) -> list[Group]:
        """Groups in a state ("alle": any), the most urgent first."""
        today = datetime.now(timezone.utc).date()
        week = (
            select(GroupWeekRow.amount)
            .where(GroupWeekRow.group_id == GroupRow.id, GroupWeekRow.week == week_of(today))
            .scalar_subquery()
        )
        keys: dict[str, Any] = {"week": func.coalesce(week, 0), "totaal": GroupRow.total, "nieuw": GroupRow.id}
        query = select(GroupRow).order_by(keys[order].desc(), GroupRow.total.desc(), GroupRow.id.desc())
        if state != "alle":
            query = query.where(GroupRow.state == state)
        with self._session() as session:
            rows = list(session.scalars(query.offset(offset).limit(limit)))
            return _as_groups(session, rows, today)

    def get(self, group_id: int) -> Group:
        """Raises NotFoundError."""
        with self._session() as session:
            return _as_groups(session, [_find(session, group_id)], datetime.now(timezone.utc).date())[0]

    def members(self, group_id: int, limit: int = 100) -> list[tuple[int, str]]:
        """(question id, why it was missed), newest first."""
        query = select(MissRow.question_id, MissRow.reason).where(MissRow.group_id == group_id)
        with self._session() as session:
            found = session.execute(query.order_by(MissRow.question_id.desc()).limit(limit))
            return [(question_id, reason) for question_id, reason in found]

    def weeks(self, group_id: int, limit: int = 12) -> list[tuple[date, int]]:
        """(Monday, how many), oldest first."""
        query = select(GroupWeekRow.week, GroupWeekRow.amount).where(GroupWeekRow.group_id == group_id)
        with self._session() as session:
            newest = session.execute(query.order_by(GroupWeekRow.week.desc()).limit(limit)).all()
        return [(week, amount) for week, amount in reversed(newest)]

    def counts(self) -> dict[str, int]:
        """How many groups by state."""
        with self._session() as session:
            found = session.execute(select(GroupRow.state, func.count()).group_by(GroupRow.state))
            return {str(state): int(amount) for state, amount in found}

    def dismiss(self, actor: Person, group_id: int, version: int, reason: str) -> None:
        """Put a group aside. Raises ChangedMeanwhile, NotAllowed, InputError without a reason."""
        actor.must_be("editor")
        reason = mask(reason.strip()).text  # the audit log is never erased
        if not 3 <= len(reason) <= _MOST_REASON:
            raise InputError(f"Schrijf een reden van 3 tot {_MOST_REASON} tekens.")
        with self._session(writes=True) as session:
            group = _current(session, group_id, version)
            _decide(group, "afgewezen", actor.subject, reason)
            details = {"reden": reason, "vragen": group.total}
            session.add(audit_row(actor.subject, "groep.afwijzen", f"groep:{group_id}", details))

    def reopen(self, actor: Person, group_id: int, version: int) -> None:
        """Take a group up again. Raises ChangedMeanwhile and NotAllowed."""
        actor.must_be("editor")
        with self._session(writes=True) as session:
            _decide(_current(session, group_id, version), "open", actor.subject, None)
            session.add(audit_row(actor.subject, "groep.heropenen", f"groep:{group_id}", {}))


def decide(session: Session, group_id: int | None, state: str, actor: str) -> None:
    """As part of what is done to a draft: its group goes along."""
    group = session.get(GroupRow, group_id, with_for_update=True) if group_id is not None else None
    if group is not None and group.state != state:
        _decide(group, state, actor, None)


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def comes_back_at(decided_total: int) -> int:
    """How many questions must come after a decision before a group is shown again: half as many, at least three."""
    return max(3, (decided_total + 1) // 2)


def _decide(group: GroupRow, state: str, actor: str, reason: str | None) -> None:
    group.state, group.reason, group.decided_by = state, reason, actor
    group.decided = datetime.now(timezone.utc)
    group.decided_total = group.total
    group.version += 1


def _add(session: Session, group: GroupRow, created: datetime) -> None:
    group.total += 1
    group.first, group.last = min(group.first, created), max(group.last, created)
    key = (group.id, week_of(created.date()))
    week = session.get(GroupWeekRow, key)
    if week is None:
        session.add(GroupWeekRow(group_id=key[0], week=key[1], amount=1))
    else:
        week.amount += 1
    is_put_aside = group.state in ("afgewezen", "opgenomen")
    if is_put_aside and group.total - group.decided_total >= comes_back_at(group.decided_total):
        details = {"was": group.state, "vragen": group.total, "bij_besluit": group.decided_total}
        session.add(audit_row(_SYSTEM, "groep.terug", f"groep:{group.id}", details))
        group.state = "open"  # who decided and why stays to be read
        group.version += 1


def _still_pending(session: Session, ids: Sequence[int], now: datetime) -> dict[int, tuple[str, datetime]]:
    reason = reason_of_miss(now)
    placed = select(MissRow.question_id).where(MissRow.question_id == Question.id)
    found: dict[int, tuple[str, datetime]] = {}
    for begin in range(0, len(ids), 500):
        part = list(ids[begin : begin + 500])
        query = select(Question.id, reason, Question.created).where(
            Question.id.in_(part), reason.in_(REASONS), ~placed.exists()
        )
        found.update({row_id: (str(why), created) for row_id, why, created in session.execute(query)})
    return found


def _leaders(session: Session, centre: Vectors, extra: int) -> tuple[list[int], Vectors]:
    """The groups, and the vector of the oldest question of each, with room for `extra` more."""
    oldest = select(func.min(MissRow.question_id)).group_by(MissRow.group_id)
    rows = session.execute(select(MissRow.group_id, MissRow.vector).where(MissRow.question_id.in_(oldest))).all()
    matrix = np.zeros((len(rows) + extra, len(centre)), dtype=np.float32)
    if rows:
        raw = np.stack([np.frombuffer(vector, dtype=np.float16) for _, vector in rows]).astype(np.float32)
        matrix[: len(rows)] = _around(raw, centre)
    return [group_id for group_id, _ in rows], matrix


def _around(vectors: Vectors, centre: Vectors) -> Vectors:
    moved = vectors.astype(np.float32) - centre
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _as_groups(session: Session, rows: Sequence[GroupRow], today: date) -> list[Group]:
    ids, this_week = [row.id for row in rows], week_of(today)
    weeks: dict[int, dict[date, int]] = {}
    since = this_week - timedelta(weeks=_TREND_WEEKS)
    query = select(GroupWeekRow).where(GroupWeekRow.group_id.in_(ids), GroupWeekRow.week >= since)
    for one in session.scalars(query):
        weeks.setdefault(one.group_id, {})[one.week] = one.amount
    kept_query = select(MissRow.group_id, func.count()).where(MissRow.group_id.in_(ids)).group_by(MissRow.group_id)
    kept: dict[int, int] = {int(group_id): int(amount) for group_id, amount in session.execute(kept_query)}
    return [
        Group(
            id=row.id,
            state=row.state,
            reason=row.reason,
            decided_by=row.decided_by,
            decided=row.decided,
            total=row.total,
            since_decision=row.total - row.decided_total,
            first=row.first,
            last=row.last,
            version=row.version,
            week=weeks.get(row.id, {}).get(this_week, 0),
            before=sum(n for week, n in weeks.get(row.id, {}).items() if week < this_week) / _TREND_WEEKS,
            kept=kept.get(row.id, 0),
            samples=_samples(session, row.id),
        )
        for row in rows
    ]


def _samples(session: Session, group_id: int) -> tuple[str, ...]:
    query = select(Question.text).join(MissRow, MissRow.question_id == Question.id).where(MissRow.group_id == group_id)
    newest = session.scalars(query.order_by(MissRow.question_id.desc()).limit(_SAMPLES * 4))
    return tuple(dict.fromkeys(newest))[:_SAMPLES]


def _find(session: Session, group_id: int) -> GroupRow:
    row = session.get(GroupRow, group_id)
    if row is None:
        raise NotFoundError("Deze groep is er niet.")
    return row


def _current(session: Session, group_id: int, version: int) -> GroupRow:
    row = session.get(GroupRow, group_id, with_for_update=True)
    if row is None:
        raise NotFoundError("Deze groep is er niet.")
    if row.version != version:
        raise ChangedMeanwhile()
    return row
