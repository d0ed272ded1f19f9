"""Who of a list does not count: not in the register, or in a form of contract that does not count."""

from __future__ import annotations

import itertools
import re
from typing import Mapping, Sequence

from actions.rekengesprek.begrip import Begrip
from bot.reading import Quantity

NIET = "niet_meegeteld"
_REGISTER = r"(?:doelgroep(?:en)? ?register|register|\bdgr\b)"
_REASONS: Mapping[str, str] = {
    "niet in het doelgroepregister": rf"{_REGISTER} ?[:=]? ?(?:nee|n|niet|nog niet)\b|"
    rf"(?:niet|geen|buiten) (?:\w+ ){{0,3}}{_REGISTER}|(?:staat|staan|zit|zitten) (?:er )?(?:\w+ )?niet (?:er ?)?in\b|"
    r"geen doelgroep\w*|(?:is|zijn) geen (?:doelgroep|banenafspraak)\w*",
    "beschut werk": r"\bbeschut\w*",
    "Wsw": r"\bwsw\b(?!.*\b(?:gedetacheerd|detacher\w*|ingeleend|inhuur|inlenen)\b)",
    "geen loon": r"\bstage\b|stagiair\w*|proef ?plaats\w*|vrijwillig\w*|onbetaald",
}
_SEPARATOR = re.compile(r"[,;\n/+]|\b(?:en|daarnaast|plus|verder|maar)\b|[.!?](?=\s|$)")
_ENDS = re.compile(r"[,;\n/!?]|\.(?=\s|$)|\b(?:en|hoeveel|wat)\b")
_OF_HOURS = r"\bdie (?:van|met) {uren}\b(?: \w+){{0,4}} (?:niet|geen)\b"
_OF_NAME = (
    r"\b(?:alleen|behalve|maar|enkel) {naam}\b(?: \w+){{0,4}} (?:niet|geen)\b|\b(?:behalve|zonder) {naam}\b|"
    r"\b{naam}\b (?:staat|stond|zit|is|staan) (?:\w+ ){{0,4}}(?:niet|geen)\b"
)


def who_does_not_count(begrip: Begrip, hours: Sequence[Quantity], names: Sequence[str]) -> dict[int, str]:
    """The places in the list of those who do not count, with why (Dutch). names: theirs, or nothing."""
    found: dict[int, str] = {}
    for i, part in enumerate(_parts(begrip, hours)):
        reason = next((reason for reason, pattern in _REASONS.items() if re.search(pattern, part)), None)
        if reason:
            found[i] = reason
    for i, quantity in enumerate(hours):
        said = re.escape(quantity.text.split()[0].lower())
        if [other.value for other in hours].count(quantity.value) == 1 and begrip.says(_OF_HOURS.format(uren=said)):
            found[i] = next(iter(_REASONS))
    for i, name in enumerate(names):
        if name and list(names).count(name) == 1 and begrip.says(_OF_NAME.format(naam=re.escape(name))):
            found.setdefault(i, next(iter(_REASONS)))
    return found


def _parts(begrip: Begrip, hours: Sequence[Quantity]) -> list[str]:
    """The words about each of the hours: between the separators before and behind them."""
    cuts = [0]
    for before, after in itertools.pairwise(hours):
        gap = begrip.folded[before.end : after.start]
        last = list(_SEPARATOR.finditer(gap))
        cuts.append(before.end + last[-1].start() if last else after.start)
    rest = begrip.folded[hours[-1].end :] if hours else ""
    end = _ENDS.search(rest)
    cuts.append((hours[-1].end + end.start() if end else len(begrip.folded)) if hours else 0)
    first = hours[0].start if hours else 0
    opening = list(_SEPARATOR.finditer(begrip.folded[:first]))
    cuts[0] = opening[-1].end() if opening else 0
    return [begrip.folded[start:stop] for start, stop in itertools.pairwise(cuts)]
