"""The tables of the channels' inbox, of their switches, and of what the staff did."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models import Base, UtcDateTime


class InboxRow(Base):
    """An event that a channel accepted. Once answered only its key is left, so that a copy is known as one.

    status: "open", "done" or "failed"; holder: the process that works on it, until lease_until; when nobody
    holds it, lease_until is the moment from which it may be taken. sent: messages that have arrived.
    text is masked; conversation, text, address and replies are emptied when the row is no longer open.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "key", name="uq_inbox_channel_key"),
        Index("ix_inbox_status_lease_until", "status", "lease_until"),
        Index("ix_inbox_created", "created"),
        Index("ix_inbox_conversation", "conversation"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(200))
    conversation: Mapped[str | None] = mapped_column(String(500))
    kind: Mapped[str] = mapped_column(String(40))
    text: Mapped[str | None] = mapped_column(Text)
    address: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    replies: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    sent: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(8))
    attempts: Mapped[int] = mapped_column(Integer)
    holder: Mapped[str | None] = mapped_column(String(40))
    lease_until: Mapped[datetime] = mapped_column(UtcDateTime)
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    done: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ChannelSwitch(Base):
    """Whether a channel answers, and what it tells first. reason: shown to users of a closed channel."""

    __tablename__ = "channel_switch"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    is_open: Mapped[bool] = mapped_column(Boolean)
    notice: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    changed: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(String(200))


class AuditRow(Base):
    """Who did what to which thing. The database itself refuses to change or remove a row (migration 0002)."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_moment", "moment"), Index("ix_audit_subject", "subject"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    moment: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(300))
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
