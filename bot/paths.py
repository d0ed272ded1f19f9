"""Where things stand in the checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = Path(os.environ.get("BANENWIJZER_KNOWLEDGE") or ROOT / "knowledge")
DATA = ROOT / "data"
NLU = DATA / "nlu"
PRACTICE = DATA / "oefenvragen"
QUESTIONS = DATA / "ijking"
CALCULATIONS = DATA / "rekenvragen"
NUMBERS = DATA / "rekenrollen"
DOMAIN = ROOT / "domain.yml"
MODELS = ROOT / "models"
VAR = ROOT / "var"
VECTOR_CACHE = VAR / "cache" / "e5.npz"
