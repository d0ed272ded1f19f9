"""Reference codes: ten signs that are not mistaken for each other, with at least one figure, in two groups of five.

Some 5 * 10^14 of them; the store has a keyed hash only.
"""

from __future__ import annotations

import re
import secrets

_LETTERS, _FIGURES = "ABCDEFGHJKMNPQRSTVWXYZ", "23456789"
_SIGNS = _LETTERS + _FIGURES
_GROUP = 5
_TYPED = re.compile(
    rf"(?:(?:mijn |de )?code(?: is)?:? )?([{_SIGNS}]{{{_GROUP}}})[ -]?([{_SIGNS}]{{{_GROUP}}})[.!?]?", re.IGNORECASE
)


def new_code() -> str:
    """ "AB3D5-K7M9Q" """
    while True:
        code = "".join(secrets.choice(_SIGNS) for _ in range(2 * _GROUP))
        if any(sign in _FIGURES for sign in code):  # so that no word is ever taken for a code
            return f"{code[:_GROUP]}-{code[_GROUP:]}"


def read_code(text: str) -> str | None:
    """The code that a text is, as `new_code` writes it; None when it is none."""
    if len(text) > 60:
        return None
    found = _TYPED.fullmatch(" ".join(re.sub(r"[\u2010-\u2015]", "-", text).split()).replace(" - ", "-"))
    if not found or not any(sign in _FIGURES for sign in found[1] + found[2]):
        return None
    return f"{found[1]}-{found[2]}".upper()
