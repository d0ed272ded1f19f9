"""Where somebody goes after signing in: a page of the console, never another site."""

from __future__ import annotations

import re

HOME = "/console"
SIGN_IN = "/console/aanmelden"
SIGN_OUT = "/console/afmelden"
_MAX_CHARS = 2000
_LOCAL = re.compile(r"/console(?:[/?][!-~]*)?")
_NOT_BACK_TO = (SIGN_IN, SIGN_OUT)


def local_path(path: str) -> str:
    """The path itself when it is one of ours to go to, and otherwise the console's home."""
    is_ours = len(path) <= _MAX_CHARS and _LOCAL.fullmatch(path) is not None and "\\" not in path
    return path if is_ours and not path.startswith(_NOT_BACK_TO) else HOME
