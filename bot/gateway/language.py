"""In which language a question is asked, when that is surely not Dutch."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any

KNOWN = ("en", "de", "fr", "pl", "tr", "uk", "ar", "es", "ro", "bg", "ru", "it", "pt")
_SURE = 0.95
_WORDS = 3
_LETTERS = 12
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0600-\u06ff]")
_lock = threading.Lock()


def foreign_language(text: str) -> str | None:
    """The ISO 639-1 code of one of `KNOWN`, or None: Dutch, too short to tell, or not sure."""
    words = [word for word in text.split() if any(char.isalpha() for char in word)]
    is_enough = len(words) >= _WORDS and sum(len(word) for word in words) >= _LETTERS
    if not (is_enough or _OTHER_SCRIPT.search(text)):
        return None
    with _lock:
        code, chance = _identifier().classify(text)
    return str(code) if code in KNOWN and float(chance) >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The model is in the package; half a second to load, when the first question comes."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["nl", *KNOWN])
    return identifier
