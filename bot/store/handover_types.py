"""What hand-over takes and gives: a question, how far it is, and its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.store.handover_models import HandoverAnswerRow, HandoverRow


@dataclass(frozen=True)
class AskedTurn:
    """A turn to choose from. replies: as `Reply.as_dict`, or soort and entry alone where no more is kept."""

    text: str
    created: datetime
    replies: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class NewHandover:
    """What an asker sends. question and turns are masked by the caller; address: None when nothing is sent unasked."""

    id: str
    code_hash: str
    conversation: str
    channel: str
    question: str
    entry: str | None
    turns: Sequence[Mapping[str, Any]]
    address: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class HandoverAnswer:
    """author: only for colleagues; delivery: as in HandoverAnswerRow."""

    text: str
    author: str
    author_name: str
    created: datetime
    delivery: str


@dataclass(frozen=True)
class Handover:
    """One question and how far it is."""

    id: str
    channel: str
    question: str
    entry: str | None
    turns: Sequence[Mapping[str, Any]]
    status: str
    taken_by: str | None
    taken_name: str | None
    created: datetime
    answered: datetime | None
    closed: datetime | None
    can_send: bool
    answers: tuple[HandoverAnswer, ...] = ()


@dataclass(frozen=True)
class Delivery:
    """An answer to be sent to where the question came from."""

    answer: int
    channel: str
    address: Mapping[str, Any]
    question: str
    text: str


def as_handover(row: HandoverRow, answers: Sequence[HandoverAnswerRow] | None = None) -> Handover:
    """What a row says, with its own answers or these."""
    found = row.answers if answers is None else answers
    return Handover(
        id=row.id,
        channel=row.channel,
        question=row.question,
        entry=row.entry,
        turns=row.turns,
        status=row.status,
        taken_by=row.taken_by,
        taken_name=row.taken_name,
        created=row.created,
        answered=row.answered,
        closed=row.closed,
        can_send=row.address is not None,
        answers=tuple(
            HandoverAnswer(one.text, one.author, one.author_name, one.created, one.delivery) for one in found
        ),
    )
