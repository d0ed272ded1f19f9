"""The tables. Changing one asks for a migration in `migrations/versions`; a test compares the two."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, always in UTC and always aware; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=timezone.utc)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Question(Base):
    """One turn: what was asked, masked, and through which channel. No user, no address.

    conversation: a keyed hash, of which the conversation's id cannot be made again. soort, entry, confidence: of the
    reply that counts; offered: what a choice between entries offered; chosen: one of these was taken next.
    """

    __tablename__ = "question"
    __table_args__ = (Index("ix_question_soort", "soort", "id"), Index("ix_question_entry", "entry", "id"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    conversation: Mapped[str] = mapped_column(String(64), index=True)
    channel: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    peildatum: Mapped[date | None] = mapped_column(Date)
    milliseconds: Mapped[int] = mapped_column(Integer)
    created: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    language: Mapped[str | None] = mapped_column(String(3))
    soort: Mapped[str | None] = mapped_column(String(20))
    entry: Mapped[str | None] = mapped_column(String(200))
    confidence: Mapped[float | None] = mapped_column(Float)
    degraded: Mapped[bool] = mapped_column(server_default=false(), default=False)
    offered: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    chosen: Mapped[bool] = mapped_column(server_default=false(), default=False)
    answers: Mapped[list[Answer]] = relationship(
        back_populates="question", order_by="Answer.position", passive_deletes=True, lazy="raise"
    )


class Answer(Base):
    """One reply to a question. `reply` is what the user saw; emptied when it can no more be read back."""

    __tablename__ = "answer"

    message_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    soort: Mapped[str] = mapped_column(String(20))
    entry: Mapped[str | None] = mapped_column(String(200), index=True)
    confidence: Mapped[float] = mapped_column(Float)
    degraded: Mapped[bool]
    reply: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    question: Mapped[Question] = relationship(back_populates="answers", lazy="raise")
    feedback: Mapped[Feedback | None] = relationship(passive_deletes=True, lazy="raise")


class Feedback(Base):
    """The latest verdict on an answer. `toelichting` is masked."""

    __tablename__ = "feedback"

    message_id: Mapped[str] = mapped_column(ForeignKey("answer.message_id", ondelete="CASCADE"), primary_key=True)
    oordeel: Mapped[str] = mapped_column(String(8))
    toelichting: Mapped[str | None] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    updated: Mapped[datetime] = mapped_column(UtcDateTime)
