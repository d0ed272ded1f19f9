"""The figures as they stand in knowledge/, and one way to run a rule on raw values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pytest

from actions.rekenregels import REKENREGELS, Figuren, Uitkomst
from bot.knowledge import Kennis, inspect_kennis

ROOT = Path(__file__).parents[2]


class Reken(Protocol):
    def __call__(self, naam: str, peildatum: str, **waarden: Any) -> Uitkomst: ...


@pytest.fixture(scope="session")
def kennis() -> Kennis:
    """inspect, not load: a fault in an entry is not a fault in a calculation."""
    found, _ = inspect_kennis(ROOT / "knowledge")
    return found


@pytest.fixture(scope="session")
def figuren(kennis: Kennis) -> Mapping[str, Any]:
    return kennis.figuren


@pytest.fixture(scope="session")
def reken(figuren: Figuren) -> Reken:
    """Run a rule on values as a form would deliver them."""

    def run(naam: str, peildatum: str, **waarden: Any) -> Uitkomst:
        regel = REKENREGELS[naam]
        return regel.bereken(regel.lees(waarden), date.fromisoformat(peildatum), figuren)

    return run
