"""The words of a query, marked where they stand in a text. Escaped first: a text is never HTML here."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

from bot.knowledge.normalise import normalise

_WORD = re.compile(r"\w+")
_STEM = 5  # "medewerkers" marks "medewerker"; shorter words only mark what begins with all of them
_SHORTEST = 3
_PLAIN_WORDS = (
    "aan als bij dan dat de der die dit door een en er gaat geen gaan had heb hebben heeft het hij hoe hoeveel iemand "
    "ik in is je kan kunnen maar mag mee meer met mij mijn moet moeten naar niet nog nu of om onder onze ook op over "
    "te toch tot uit uw van veel voor waar waarom wanneer want wat we wel welke werd wie wij worden wordt zich zij "
    "zijn zo zonder"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())


def words_of(query: str) -> tuple[str, ...]:
    """The telling words of a query, as their beginnings."""
    words = [word for word in normalise(query).split() if word not in _PLAIN]
    return tuple(dict.fromkeys(_beginning(word) for word in words if len(word) >= _SHORTEST or word.isdigit()))


def mark(text: str, words: tuple[str, ...]) -> Markup:
    """The text as HTML, with <mark> around each word that begins like one of `words`."""
    if not words:
        return escape(text)
    parts: list[Markup] = []
    last = 0
    for match in _WORD.finditer(text):
        if _bare(match[0]).startswith(words):
            parts += [escape(text[last : match.start()]), Markup("<mark>{}</mark>").format(match[0])]
            last = match.end()
    parts.append(escape(text[last:]))
    return Markup("").join(parts)


def _beginning(word: str) -> str:
    return word[: max(_STEM, len(word) - 3)]


def _bare(word: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
