"""Writing and reading: turns, verdicts, erasing. Everything is masked here, whoever calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timezone

from sqlalchemy import delete, null, select, update
from sqlalchemy.orm import Session, selectinload

from bot.errors import NotFoundError
from bot.privacy import mask
from bot.reply import Reply
from bot.store.database import StoreReadiness, readiness
from bot.store.handover_models import HandoverRow
from bot.store.models import Answer, Feedback, Question
from bot.store.outcome import Outcome, outcome_of
from bot.store.sessions import StoreSessions

_MAX_TURNS_READ = 200


@dataclass(frozen=True)
class Turn:
    """A question and its replies, as they are to be kept. conversation: its fingerprint, never its id."""

    conversation: str
    channel: str
    text: str
    peildatum: date | None
    replies: Sequence[Reply]
    seconds: float
    is_readable: bool = True  # whether the user can read the replies back later
    created: datetime = field(default_factory=lambda: datetime.now(timezone.utc))


@dataclass(frozen=True)
class StoredTurn:
    """A turn as read back; oordelen: the verdict by message id."""

    text: str
    peildatum: date | None
    created: datetime
    replies: tuple[Reply, ...]
    oordelen: dict[str, str]


class Store(StoreSessions):
    """The tables behind a few sentences. Every method raises StoreError when the database fails."""

    def add_turn(self, turn: Turn) -> None:
        answers = [
            Answer(
                message_id=reply.message_id,
                position=position,
                soort=reply.soort,
                entry=reply.entry,
                confidence=reply.confidence,
                degraded=bool(reply.metadata.get("degraded")),
                reply=reply.as_dict() if turn.is_readable else None,
            )
            for position, reply in enumerate(turn.replies)
        ]
        outcome = outcome_of(turn.replies)
        with self._session(writes=True) as session:
            _note_choice(session, turn, outcome)
            session.add(
                Question(
                    conversation=turn.conversation,
                    channel=turn.channel,
                    text=mask(turn.text).text,
                    peildatum=turn.peildatum,
                    milliseconds=round(turn.seconds * 1000),
                    created=turn.created,
                    language=outcome.language,
                    soort=outcome.soort,
                    entry=outcome.entry,
                    confidence=outcome.confidence,
                    degraded=outcome.degraded,
                    offered=list(outcome.offered) or None,
                    answers=answers,
                )
            )

    def give_feedback(self, message_id: str, oordeel: str, toelichting: str | None) -> None:
        """Keep a verdict; the second on the same answer replaces the first. Raises NotFoundError."""
        now = datetime.now(timezone.utc)
        with self._session(writes=True) as session:
            if session.get(Answer, message_id, with_for_update=True) is None:
                raise NotFoundError("Dit antwoord is niet (meer) bekend.", "Uw oordeel is niet bewaard.")
            verdict = session.get(Feedback, message_id)
            if verdict is None:
                verdict = Feedback(message_id=message_id, created=now)
                session.add(verdict)
            verdict.oordeel = oordeel
            verdict.toelichting = mask(toelichting).text if toelichting else None
            verdict.updated = now

    def turns(self, conversation: str, since: datetime) -> list[StoredTurn]:
        """The turns of a conversation after that moment that can still be read back, oldest first."""
        query = (
            select(Question)
            .where(Question.conversation == conversation, Question.created >= since)
            .order_by(Question.id.desc())
            .limit(_MAX_TURNS_READ)
            .options(selectinload(Question.answers).joinedload(Answer.feedback))
        )
        with self._session() as session:
            found = [_as_turn(question) for question in session.scalars(query)]
        return [turn for turn in reversed(found) if turn.replies]

    def erase(self, conversation: str) -> int:
        """Remove a conversation, with what of it went to an adviser; how many questions that were."""
        with self._session(writes=True) as session:
            session.execute(delete(HandoverRow).where(HandoverRow.conversation == conversation))
            return session.execute(delete(Question).where(Question.conversation == conversation)).rowcount  # type: ignore[attr-defined,no-any-return]

    def forget(self, *, logged_before: datetime, readable_before: datetime) -> int:
        """Remove what is older than the log may be, and empty what can no more be read back; rows removed."""
        old = select(Question.id).where(Question.created < readable_before)
        with self._session(writes=True) as session:
            session.execute(delete(HandoverRow).where(HandoverRow.created < logged_before))
            removed: int = session.execute(delete(Question).where(Question.created < logged_before)).rowcount  # type: ignore[attr-defined]
            session.execute(
                update(Answer).where(Answer.reply.is_not(None), Answer.question_id.in_(old)).values(reply=null())
            )
        return removed

    def readiness(self) -> StoreReadiness:
        return readiness(self._engine)

    def close(self) -> None:
        self._engine.dispose()


def _note_choice(session: Session, turn: Turn, outcome: Outcome) -> None:
    """The question before this one offered a choice, and this one takes it: then it was answered after all."""
    newest = select(Question).where(Question.conversation == turn.conversation).order_by(Question.id.desc()).limit(1)
    before = session.scalars(newest).one_or_none()
    if before is not None and before.offered and outcome.entry and turn.text in before.offered:
        before.chosen = True


def _as_turn(question: Question) -> StoredTurn:
    answers = [answer for answer in question.answers if answer.reply is not None]
    return StoredTurn(
        text=question.text,
        peildatum=question.peildatum,
        created=question.created,
        replies=tuple(Reply.from_dict(answer.reply) for answer in answers if answer.reply),
        oordelen={answer.message_id: answer.feedback.oordeel for answer in answers if answer.feedback},
    )
