"""When are two questions the same question? One answer, used by the checks and by recognition."""

from __future__ import annotations

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[^\w+%€]+")


def normalise(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces: "Telt hij mee?" is "telt hij mee"."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_A_WORD.sub(" ", bare).strip()


def squash(text: str) -> str:
    """Normalised without spaces: "loon kosten subsidie" is "loonkostensubsidie"."""
    return normalise(text).replace(" ", "")
