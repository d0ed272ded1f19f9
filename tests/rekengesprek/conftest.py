"""A conversation that any test can start."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.zonder_motor import ZonderMotor
from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

Start = Callable[..., Praat]


@pytest.fixture(scope="session")
def motor(builder: ReplyBuilder) -> ZonderMotor:
    """Calculators, texts and rules as they are; no question of knowledge is ever recognised."""
    return open_motor(builder)


@pytest.fixture
def praat(motor: ZonderMotor) -> Praat:
    return Praat(motor)


@pytest.fixture(scope="session")
def start(motor: ZonderMotor) -> Start:
    """start(peildatum) begins a conversation on that day."""
    return lambda peildatum="2026-11-22": Praat(motor, peildatum)
