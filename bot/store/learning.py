"""The learning loop in the store: the question log here; groups and drafts beside it.

What the log shows is masked when it is written, and has no user and no conversation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from bot.errors import InputError
from bot.store.models import Answer, Feedback, Question
from bot.store.sessions import StoreSessions

MOST_ROWS = 100
_TOO_EARLY = timedelta(minutes=30)  # a choice that was just offered may still be taken
_LOW_CONFIDENCE = 0.85  # answered, but not far above the threshold for answering at all

REASONS = ("geweigerd", "keuze", "oordeel", "twijfel")


class ChangedMeanwhile(InputError):
    """Somebody else changed this since it was shown (409)."""

    def __init__(self) -> None:
        super().__init__("Iemand anders heeft dit intussen gewijzigd.", "Bekijk de nieuwe versie en doe het opnieuw.")


class NotAllowed(InputError):
    """This person may not do this, or not in this state (403)."""


@dataclass(frozen=True)
class Person:
    """Who acts: the subject of the sign-in, a name to show, and roles."""

    subject: str
    name: str
    roles: frozenset[str]

    def must_be(self, *roles: str) -> None:
        """Raises NotAllowed without any of these roles."""
        if self.roles.isdisjoint(roles):
            raise NotAllowed("Hiervoor heeft u een andere rol nodig.")


@dataclass(frozen=True)
class LogFilter:
    """None: anything. topic: the folder of an entry; verdict: "goed" or "fout"; missed: one of REASONS, or "alle"."""

    since: datetime | None = None
    until: datetime | None = None
    channel: str | None = None
    soort: str | None = None
    topic: str | None = None
    verdict: str | None = None
    language: str | None = None
    missed: str | None = None
    words: str = ""


@dataclass(frozen=True)
class LoggedQuestion:
    """A question as the log shows it. verdicts: (oordeel, toelichting) of its answers."""

    id: int
    text: str
    created: datetime
    channel: str
    language: str
    soort: str
    entry: str | None
    confidence: float
    degraded: bool
    chosen: bool
    verdicts: tuple[tuple[str, str], ...]


class QuestionLog(StoreSessions):
    """Reading what was asked."""

    def page(
        self, wanted: LogFilter, *, before: int | None = None, after: int | None = None, limit: int = 50
    ) -> list[LoggedQuestion]:
        """Newest first: those older than id `before`, or the ones just newer than id `after`."""
        query = select(Question).where(*_conditions(wanted)).limit(min(limit, MOST_ROWS))
        if after is not None:
            query = query.where(Question.id > after).order_by(Question.id)
        else:
            query = query.where(Question.id < before) if before is not None else query
            query = query.order_by(Question.id.desc())
        with self._session() as session:
            rows = list(session.scalars(query))
            return _logged(session, rows[::-1] if after is not None else rows)

    def by_ids(self, ids: Sequence[int]) -> list[LoggedQuestion]:
        """These questions, newest first, as far as they are still kept."""
        with self._session() as session:
            query = select(Question).where(Question.id.in_(list(ids)[:MOST_ROWS])).order_by(Question.id.desc())
            return _logged(session, list(session.scalars(query)))

    def channels(self) -> list[str]:
        """The channels that have asked anything."""
        with self._session() as session:
            return sorted(session.scalars(select(Question.channel).distinct()))


def reason_of_miss(now: datetime) -> ColumnElement[str | None]:
    """SQL that tells why a question is a miss; null when it is none, and for what an engine's absence explains."""
    judged = select(Answer.question_id).join(Feedback).where(Feedback.oordeel == "fout")
    waited = Question.created < now - _TOO_EARLY
    answered = and_(Question.soort == "antwoord", Question.confidence > 0, Question.confidence < _LOW_CONFIDENCE)
    return case(
        (Question.degraded, None),
        (Question.id.in_(judged), "oordeel"),
        (and_(Question.soort == "buiten_bereik", Question.entry.is_(None)), "geweigerd"),
        (and_(Question.soort == "verduidelijking", Question.confidence > 0, ~Question.chosen, waited), "keuze"),
        (answered, "twijfel"),
        else_=None,
    )


def _conditions(wanted: LogFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.since is not None:
        yield Question.created >= wanted.since
    if wanted.until is not None:
        yield Question.created < wanted.until
    if wanted.channel is not None:
        yield Question.channel == wanted.channel
    if wanted.soort is not None:
        yield Question.soort == wanted.soort
    if wanted.language is not None:
        yield Question.language == wanted.language
    if wanted.topic is not None:
        yield and_(Question.entry >= f"{wanted.topic}/", Question.entry < f"{wanted.topic}0")  # "0" follows "/"
    if wanted.verdict is not None:
        judged = select(Answer.question_id).join(Feedback).where(Feedback.oordeel == wanted.verdict)
        yield Question.id.in_(judged)
    if wanted.missed is not None:
        reason = reason_of_miss(datetime.now().astimezone())
        yield reason.is_not(None) if wanted.missed == "alle" else reason == wanted.missed
    for word in wanted.words.lower().split()[:8]:
        yield func.lower(Question.text).contains(word, autoescape=True)


def _logged(session: Session, rows: Sequence[Question]) -> list[LoggedQuestion]:
    found: dict[int, list[tuple[str, str]]] = {}
    query = select(Answer.question_id, Feedback.oordeel, Feedback.toelichting).join(Feedback)
    for question_id, oordeel, toelichting in session.execute(
        query.where(Answer.question_id.in_([row.id for row in rows])).order_by(Answer.position)
    ):
        found.setdefault(question_id, []).append((oordeel, toelichting or ""))
    return [
        LoggedQuestion(
            id=row.id,
            text=row.text,
            created=row.created,
            channel=row.channel,
            language=row.language or "",
            soort=row.soort or "",
            entry=row.entry,
            confidence=row.confidence or 0.0,
            degraded=row.degraded,
            chosen=row.chosen,
            verdicts=tuple(found.get(row.id, ())),
        )
        for row in rows
    ]
