"""What a log line may hold when something breaks."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import structlog

from bot.gateway.logs import configure_logs


@pytest.fixture
def logs(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:  # stderr as it is captured
    before = structlog.get_config()
    configure_logs("info")
    yield
    structlog.configure(**before)


@pytest.mark.usefixtures("logs")
def test_a_traceback_tells_where_and_not_what_somebody_said(capsys: pytest.CaptureFixture[str]) -> None:
    said = "mijn medewerker Jansen is ziek"
    try:
        len(said) / 0
    except ZeroDivisionError:
        structlog.get_logger().exception("broken")
    line = capsys.readouterr().err
    assert "ZeroDivisionError" in line and "test_logs.py" in line
    assert "Jansen" not in line
    assert json.loads(line)["event"] == "broken"
