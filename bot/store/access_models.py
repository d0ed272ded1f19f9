"""The tables of access to the console: sessions, local accounts, and attempts to sign in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.models import Base, UtcDateTime


class SessionRow(Base):
    """Somebody who is signed in. id_hash: SHA-256 of the id that only the browser has.

    way: "oidc" or "lokaal"; roles: separated by spaces; seen: the last request, to the minute; ends: when it ends
    in any case; id_token: what the identity provider wants to see again at sign-out.
    """

    __tablename__ = "console_session"
    __table_args__ = (Index("ix_console_session_subject", "subject"), Index("ix_console_session_ends", "ends"))

    id_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    way: Mapped[str] = mapped_column(String(10))
    subject: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    roles: Mapped[str] = mapped_column(String(100))
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    seen: Mapped[datetime] = mapped_column(UtcDateTime)
    ends: Mapped[datetime] = mapped_column(UtcDateTime)
    id_token: Mapped[str | None] = mapped_column(Text)


class AccountRow(Base):
    """A local account. A closed one stays, so that its name in the audit log never becomes somebody else."""

    __tablename__ = "console_account"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    display_name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(String(300))
    roles: Mapped[str] = mapped_column(String(100))
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    changed: Mapped[datetime] = mapped_column(UtcDateTime)
    closed: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_sign_in: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AttemptRow(Base):
    """How often something tried to sign in since a moment. key: a keyed hash of a name or an address."""

    __tablename__ = "console_attempt"
    __table_args__ = (Index("ix_console_attempt_since", "since"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    amount: Mapped[int] = mapped_column(Integer)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
