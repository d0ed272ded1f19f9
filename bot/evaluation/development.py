"""Where the conversations with the calculators are kept."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path("tests") / "evaluation"
