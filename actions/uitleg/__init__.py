"""An outcome of actions/rekenregels as users read it: a Reply with its sentence, its steps and its sources."""

from __future__ import annotations

from actions.uitleg.antwoord import as_reply

__all__ = ["as_reply"]
