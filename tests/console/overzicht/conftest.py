"""A server with logged questions and a filled inbox."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.knowledge import Kennis
from bot.store import HandoverStore, NewHandover
from tests.console.overzicht.questions import log_questions

TURN: dict[str, Any] = {
    "vraag": "Wat is een proefplaatsing?",
    "tijd": "2026-11-20T10:00:00+00:00",
    "antwoorden": [
        {
            "soort": "antwoord",
            "entry": "proefplaatsing/wat",
            "tekst": "Een **proef**.\n\n- een\n- twee",
            "opmaak": True,
        },
        {"soort": "berekening", "entry": None, "tekst": "Uw invoer:\n- 40 uur", "opmaak": False},
    ],
}


@pytest.fixture(scope="package")
def filled(console_engine: Engine, kennis: Kennis) -> None:
    entries = sorted(kennis.entries)[:40]
    log_questions(console_engine, 3000, datetime.now(timezone.utc), days=60, entries=entries, first=500_000)
    store = HandoverStore(console_engine)
    for number, text in enumerate(("Een lange vraag " * 40, "Zonderspatie" * 40, "Kort?"), 1):
        store.add(
            NewHandover(f"a{number}", f"hash{number}", "c", "web", text, entries[0], [TURN] if number == 1 else [])
        )
    store.take("a2", "lokaal:adviser", "Test adviser", instead_of=None)
    store.answer("a2", "lokaal:adviser", "Test adviser", "Een\n\nantwoord", after=0)
