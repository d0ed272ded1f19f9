"""What a log line may hold when something breaks."""

from __future__ import annotations

import io
import json
import sys

import pytest
import structlog

from bot.gateway.logs import configure_logs


def test_a_traceback_tells_where_and_not_what_somebody_said(monkeypatch: pytest.MonkeyPatch) -> None:
    before = structlog.get_config()
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    try:
        configure_logs("info")
        said = "mijn medewerker Jansen is ziek"
        try:
            len(said) / 0
        except ZeroDivisionError:
            structlog.get_logger().exception("broken")
    finally:
        structlog.configure(**before)
    line = written.getvalue()
    assert "ZeroDivisionError" in line and "test_logs.py" in line
    assert "Jansen" not in line
    assert json.loads(line)["event"] == "broken"
