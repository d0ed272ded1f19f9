"""The tables of the learning loop: what was missed, in groups, and the drafts that come of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models import Base, UtcDateTime


class GroupRow(Base):
    """Missed questions that are alike. It holds no text and no vector: these are its questions', and go with them.

    state: "open", "concept", "opgenomen" or "afgewezen"; total: ever; decided_total: when it was decided on.
    """

    __tablename__ = "question_group"
    __table_args__ = (Index("ix_question_group_state", "state"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    state: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(Text)
    decided_by: Mapped[str | None] = mapped_column(String(200))
    decided: Mapped[datetime | None] = mapped_column(UtcDateTime)
    total: Mapped[int] = mapped_column(Integer)
    decided_total: Mapped[int] = mapped_column(Integer)
    first: Mapped[datetime] = mapped_column(UtcDateTime)
    last: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(Integer)


class MissRow(Base):
    """A question that was missed, why, and its sentence vector (float16). Gone with its question."""

    __tablename__ = "missed_question"
    __table_args__ = (Index("ix_missed_question_group_id", "group_id", "question_id"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("question_group.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(String(12))
    vector: Mapped[bytes] = mapped_column(LargeBinary)


class GroupWeekRow(Base):
    """How many questions a group got in the week that begins on a Monday. Stays when the questions are gone."""

    __tablename__ = "question_group_week"

    group_id: Mapped[int] = mapped_column(ForeignKey("question_group.id", ondelete="CASCADE"), primary_key=True)
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    amount: Mapped[int] = mapped_column(Integer)


class DraftRow(Base):
    """A change to knowledge/ in the making. content: its own text; assessment: what was found when it was tried.

    kind: "varianten" or "nieuw"; entry: the id that it changes or makes; version: goes up with every act.
    """

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_state", "state", "id"), Index("ix_draft_group_id", "group_id"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    entry: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(300))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("question_group.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(Integer)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    note: Mapped[str | None] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    changed: Mapped[datetime] = mapped_column(UtcDateTime)
    approver: Mapped[str | None] = mapped_column(String(200))
    approver_name: Mapped[str | None] = mapped_column(String(200))
    approved: Mapped[datetime | None] = mapped_column(UtcDateTime)
    assessment: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class DraftAuthorRow(Base):
    """Who ever wrote in a draft: none of them may approve it. place: the first one made it."""

    __tablename__ = "draft_author"

    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(200), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    place: Mapped[int] = mapped_column(Integer)
