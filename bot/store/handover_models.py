"""Questions that went to an adviser, their answers, and when advisers can be reached."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.models import Base, UtcDateTime


class HandoverRow(Base):
    """A question that its asker sent to an adviser. Gone after the retention time, or when it is erased.

    code_hash: a keyed hash of the reference code; conversation: as in `Question`. question and turns are masked;
    turns: what went before, as far as the asker let it go along. status: "open", "taken", "answered" or "closed".
    address: where an answer can be sent unasked; emptied when the matter is closed.
    """

    __tablename__ = "handover"
    __table_args__ = (
        Index("ix_handover_status_created", "status", "created"),
        Index("ix_handover_created", "created"),
        Index("ix_handover_conversation", "conversation"),
        Index("ix_handover_code_hash", "code_hash", unique=True),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    conversation: Mapped[str] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(20))
    address: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    question: Mapped[str] = mapped_column(Text)
    entry: Mapped[str | None] = mapped_column(String(200))
    turns: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(10))
    taken_by: Mapped[str | None] = mapped_column(String(200))
    taken_name: Mapped[str | None] = mapped_column(String(200))
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    taken: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answers: Mapped[list[HandoverAnswerRow]] = relationship(
        order_by="HandoverAnswerRow.id", passive_deletes=True, lazy="raise"
    )


class HandoverAnswerRow(Base):
    """What an adviser wrote. author: for colleagues and never shown to the asker.

    delivery: "none" (the asker comes for it), "waiting", "sent" or "failed"; claimed_until: somebody sends it now.
    """

    __tablename__ = "handover_answer"
    __table_args__ = (Index("ix_handover_answer_delivery", "delivery"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    handover_id: Mapped[str] = mapped_column(ForeignKey("handover.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(200))
    author_name: Mapped[str] = mapped_column(String(200))
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    delivery: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int] = mapped_column(Integer)
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HandoverSettingsRow(Base):
    """One row. hours: seven of ["09:00", "17:00"] or null, Monday first; closed_days: [{"dag", "naam"}]."""

    __tablename__ = "handover_settings"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    is_on: Mapped[bool] = mapped_column(Boolean)
    hours: Mapped[list[Any]] = mapped_column(JSON)
    closed_days: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    working_days: Mapped[int] = mapped_column(Integer)
    changed: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(200))
