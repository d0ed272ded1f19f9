"""Drafts: a change to knowledge/ from concept to approval. Four eyes are kept here, whatever page asks.

concept -> ter beoordeling -> goedgekeurd -> opgenomen
   ^------- teruggestuurd <-------'            (ingetrokken: at any moment before approval)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.errors import InputError, NotFoundError
from bot.privacy import mask
from bot.store.audit import audit_row
from bot.store.learning import ChangedMeanwhile, NotAllowed, Person
from bot.store.learning_groups import decide
from bot.store.learning_models import DraftAuthorRow, DraftRow
from bot.store.sessions import StoreSessions

STATES = ("concept", "ter beoordeling", "teruggestuurd", "goedgekeurd", "opgenomen", "ingetrokken")
_OPEN = ("concept", "teruggestuurd")
_MOST_CONTENT = 60_000
_MOST_NOTE = 2000
_MOST_AUTHORS = 50
_ABANDONED = timedelta(minutes=40)  # an assessment that takes longer was interrupted


@dataclass(frozen=True)
class Draft:
    """authors: (subject, name) of everybody who wrote in it, the maker first; digest: of its content."""

    id: int
    kind: str
    entry: str
    title: str
    group_id: int | None
    state: str
    version: int
    content: Mapping[str, Any]
    note: str | None
    created: datetime
    changed: datetime
    authors: tuple[tuple[str, str], ...]
    approver: str | None
    approver_name: str | None
    approved: datetime | None
    assessment: Mapping[str, Any] | None
    digest: str

    @property
    def is_open(self) -> bool:
        return self.state in _OPEN

    def is_by(self, subject: str) -> bool:
        return any(author == subject for author, _ in self.authors)

    @property
    def tried(self) -> Mapping[str, Any]:
        """What was found about this very content; empty when nothing was, or when the content changed since."""
        found = self.assessment or {}
        return found if found.get("inhoud") == self.digest else {}

    def is_interrupted(self, now: datetime) -> bool:
        """Whether somebody began to try it and never told how it went: the server stopped meanwhile."""
        if self.tried.get("staat") not in ("bezig", "nagekeken"):
            return False
        return now - datetime.fromisoformat(str(self.tried["sinds"])) > _ABANDONED


class DraftStore(StoreSessions):
    """Drafts behind a few sentences. Acts raise NotFoundError, ChangedMeanwhile and NotAllowed."""

    def create(
        self, actor: Person, kind: str, entry: str, title: str, content: Mapping[str, Any], group_id: int | None
    ) -> int:
        """A new draft; its id."""
        actor.must_be("editor")
        _must_fit(content)
        now = datetime.now(timezone.utc)
        with self._session(writes=True) as session:
            row = DraftRow(
                kind=kind, entry=entry[:200], title=title[:300], group_id=group_id, state="concept", version=1,
                content=dict(content), created=now, changed=now,
            )  # fmt: skip
            session.add(row)
            session.flush()
            session.add(DraftAuthorRow(draft_id=row.id, subject=actor.subject, name=actor.name[:200], place=0))
            decide(session, group_id, "concept", actor.subject)
            _note(session, actor, "concept.maken", row, {"soort": kind, "entry": row.entry, "groep": group_id})
            return row.id

    def change(
        self, actor: Person, draft_id: int, version: int, *, entry: str, title: str, content: Mapping[str, Any]
    ) -> None:
        """Write in it: who does so is an author from then on, and what was tried no longer counts."""
        actor.must_be("editor")
        _must_fit(content)
        with self._session(writes=True) as session:
            row = _current(session, draft_id, version, *_OPEN)
            authors = _authors(session, row.id)
            if all(author.subject != actor.subject for author in authors):
                if len(authors) >= _MOST_AUTHORS:
                    raise NotAllowed("Aan dit concept hebben te veel mensen geschreven.", "Maak een nieuw concept.")
                session.add(
                    DraftAuthorRow(draft_id=row.id, subject=actor.subject, name=actor.name[:200], place=len(authors))
                )
            row.entry, row.title, row.content = entry[:200], title[:300], dict(content)
            row.assessment = None
            _move(session, actor, row, "concept", "concept.wijzigen", {"entry": row.entry})

    def submit(self, actor: Person, draft_id: int, version: int) -> None:
        """Ask for approval."""
        actor.must_be("editor")
        with self._session(writes=True) as session:
            row = _current(session, draft_id, version, *_OPEN)
            row.note = None
            _move(session, actor, row, "ter beoordeling", "concept.indienen", {})

    def approve(self, actor: Person, draft_id: int, version: int) -> None:
        """By another person than any of its authors, after it was tried without errors."""
        actor.must_be("approver")
        with self._session(writes=True) as session:
            row = _current(session, draft_id, version, "ter beoordeling")
            if any(author.subject == actor.subject for author in _authors(session, row.id)):
                raise NotAllowed("U heeft zelf aan dit concept geschreven.", "Een ander moet het goedkeuren.")
            tried = _as_draft(session, row).tried
            if tried.get("staat") not in ("klaar", "zonder_effect") or tried.get("fouten"):
                raise NotAllowed("Dit concept is nog niet nagekeken, of er zijn fouten gevonden.")
            row.approver, row.approver_name = actor.subject, actor.name[:200]
            row.approved = datetime.now(timezone.utc)
            _move(session, actor, row, "goedgekeurd", "concept.goedkeuren", {"inhoud": digest_of(row.content)})

    def send_back(self, actor: Person, draft_id: int, version: int, note: str) -> None:
        """With what must be better. Raises InputError without a word on that."""
        actor.must_be("approver")
        note = mask(note.strip()).text  # the audit log is never erased
        if not 3 <= len(note) <= _MOST_NOTE:
            raise InputError(f"Schrijf wat er beter moet, in 3 tot {_MOST_NOTE} tekens.")
        with self._session(writes=True) as session:
            row = _current(session, draft_id, version, "ter beoordeling", "goedgekeurd")
            row.note = note
            row.approver = row.approver_name = row.approved = None
            _move(session, actor, row, "teruggestuurd", "concept.terugsturen", {"wat": row.note})

    def withdraw(self, actor: Person, draft_id: int, version: int) -> None:
        """Give it up; its group is open again."""
        actor.must_be("editor")
        with self._session(writes=True) as session:
            row = _current(session, draft_id, version, *_OPEN, "ter beoordeling")
            decide(session, row.group_id, "open", actor.subject)
            _move(session, actor, row, "ingetrokken", "concept.intrekken", {})

    def take_up(self, actor: Person, draft_id: int, version: int) -> None:
        """It stands in knowledge/ now; its group is done."""
        actor.must_be("editor", "approver")
        with self._session(writes=True) as session:
            row = _current(session, draft_id, version, "goedgekeurd")
            decide(session, row.group_id, "opgenomen", actor.subject)
            _move(session, actor, row, "opgenomen", "concept.opnemen", {"entry": row.entry})

    def note_export(self, actor: Person, draft_id: int, kind: str, details: Mapping[str, Any]) -> None:
        """That it was taken out: as patch, files or branch."""
        actor.must_be("editor", "approver")
        with self._session(writes=True) as session:
            _note(session, actor, f"concept.{kind}", _find(session, draft_id), details)

    def begin_assessment(self, draft_id: int, digest: str, now: datetime) -> bool:
        """Whether to try this content now: nobody is at it, and nobody has been."""
        with self._session(writes=True) as session:
            row = _find(session, draft_id, lock=True)
            draft = _as_draft(session, row)
            is_new = digest == draft.digest and draft.tried.get("staat") in (None, "mislukt")
            if not is_new and not draft.is_interrupted(now):
                return False
            row.assessment = {"inhoud": digest, "staat": "bezig", "sinds": now.isoformat()}
            return True

    def keep_assessment(self, draft_id: int, digest: str, found: Mapping[str, Any]) -> None:
        """What was found; dropped when the content is another by now."""
        with self._session(writes=True) as session:
            row = session.get(DraftRow, draft_id, with_for_update=True)
            if row is not None and digest_of(row.content) == digest:
                row.assessment = {**found, "inhoud": digest}

    def get(self, draft_id: int) -> Draft:
        """Raises NotFoundError."""
        with self._session() as session:
            return _as_draft(session, _find(session, draft_id))

    def page(self, states: Sequence[str], *, before: int | None = None, limit: int = 50) -> list[Draft]:
        """Newest first, older than id `before`."""
        query = select(DraftRow).where(DraftRow.state.in_(states)).order_by(DraftRow.id.desc()).limit(limit)
        if before is not None:
            query = query.where(DraftRow.id < before)
        with self._session() as session:
            return [_as_draft(session, row) for row in session.scalars(query)]

    def of_group(self, group_id: int) -> list[Draft]:
        with self._session() as session:
            query = select(DraftRow).where(DraftRow.group_id == group_id).order_by(DraftRow.id.desc()).limit(20)
            return [_as_draft(session, row) for row in session.scalars(query)]

    def counts(self) -> dict[str, int]:
        """How many drafts by state."""
        with self._session() as session:
            found = session.execute(select(DraftRow.state, func.count()).group_by(DraftRow.state))
            return {str(state): int(amount) for state, amount in found}


def digest_of(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:20]


def _must_fit(content: Mapping[str, Any]) -> None:
    if len(json.dumps(content, ensure_ascii=False)) > _MOST_CONTENT:
        raise InputError("Dit concept is te groot.", "Maak de teksten korter.")


def _move(session: Session, actor: Person, row: DraftRow, state: str, action: str, details: Mapping[str, Any]) -> None:
    before, row.state = row.state, state
    row.version += 1
    row.changed = datetime.now(timezone.utc)
    _note(session, actor, action, row, {"van": before, "naar": state, **details})


def _note(session: Session, actor: Person, action: str, row: DraftRow, details: Mapping[str, Any]) -> None:
    session.add(audit_row(actor.subject, action, f"concept:{row.id}", {"versie": row.version, **details}))


def _find(session: Session, draft_id: int, *, lock: bool = False) -> DraftRow:
    row = session.get(DraftRow, draft_id, with_for_update=lock)
    if row is None:
        raise NotFoundError("Dit concept is er niet.")
    return row


def _current(session: Session, draft_id: int, version: int, *states: str) -> DraftRow:
    row = _find(session, draft_id, lock=True)
    if row.version != version:
        raise ChangedMeanwhile()
    if row.state not in states:
        raise NotAllowed(f"Dit kan niet: het concept is {row.state}.")
    return row


def _authors(session: Session, draft_id: int) -> list[DraftAuthorRow]:
    query = select(DraftAuthorRow).where(DraftAuthorRow.draft_id == draft_id)
    return list(session.scalars(query.order_by(DraftAuthorRow.place)))


def _as_draft(session: Session, row: DraftRow) -> Draft:
    return Draft(
        id=row.id,
        kind=row.kind,
        entry=row.entry,
        title=row.title,
        group_id=row.group_id,
        state=row.state,
        version=row.version,
        content=row.content,
        note=row.note,
        created=row.created,
        changed=row.changed,
        authors=tuple((author.subject, author.name) for author in _authors(session, row.id)),
        approver=row.approver,
        approver_name=row.approver_name,
        approved=row.approved,
        assessment=row.assessment,
        digest=digest_of(row.content),
    )
