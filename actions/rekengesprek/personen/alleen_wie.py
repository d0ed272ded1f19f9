"""A question about some of those who were counted: "voor hoeveel telt Els?", "en alleen Jan en Bo?"."""

from __future__ import annotations

import re
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aangewezen import Iemand, pointed_at
from actions.rekengesprek.personen.deel_van_groep import NUMBER_WORDS
from actions.rekengesprek.personen.namen import NAMEN, named
from actions.rekengesprek.staat import Staat

_ASKING = frozenset(
    """
    en maar ok oke dus dan nu nou alleen enkel slechts voor hoe veel hoeveel hvl wat telt tellen tel mee baan banen is
    zijn was dat die de den het van met samen apart bij ons mij elkaar afzonderlijk los graag aub uur uren wel ook
    levert leveren op per week komt komen uit hij zij ze man mensen
    """.split()  # noqa: SIM905
)
_STATES = r"\b(?:telt|tellen)\b.*\bmee\b"  # "alleen Els telt mee": that is said, not asked
_ASKS = r"\bhoe ?veel\b|\bhvl\b|\bwat\b|\?\s*$"
_THOSE = re.compile(rf"\b(?:die|de|deze) ({'|'.join(NUMBER_WORDS)})\b(?! ?u)")


def only_of(begrip: Begrip, staat: Staat) -> Staat | None:
    """What is known with the hours of only those whom the message asks about; None when it asks no such thing."""
    uren = [str(hours) for hours in staat.invoer.get("uren") or []]
    if staat.rekenhulp != "tellen" or not staat.is_klaar or staat.gevraagd or len(uren) < 2:
        return None
    names = list(staat.invoer.get(NAMEN) or [""] * len(uren))
    places = _places(begrip, uren, names) if len(names) == len(uren) else []
    if not 0 < len(places) < len(uren) or (begrip.says(_STATES) and not begrip.says(_ASKS)):
        return None
    gelezen = {veld: steps for veld, steps in staat.gelezen.items() if veld != "uren"}
    some = {"uren": [uren[place] for place in places], NAMEN: [names[place] for place in places]}
    return staat.met(invoer={**staat.invoer, **some}, gelezen=gelezen)


def _places(begrip: Begrip, uren: list[str], names: list[str]) -> list[int]:
    words = set(re.findall(r"[a-z][a-z'-]*", " ".join(begrip.words_besides)))
    by_name = named(begrip, names)
    if by_name:
        rest = set(re.findall(r"[a-z][a-z'-]*", begrip.folded)) - {names[place] for place in by_name}
        return by_name if rest <= _ASKING and not begrip.quantities else []
    those = _THOSE.search(begrip.folded)
    if those and words <= _ASKING | set(NUMBER_WORDS) and len(begrip.quantities) <= 1:
        many = [value for value in set(uren) if uren.count(value) == NUMBER_WORDS[those[1]]]
        return [place for place, value in enumerate(uren) if value in many] if len(many) == 1 else []
    said = [q for q in begrip.quantities if q.kind in ("hours", "number") and isinstance(q.value, Decimal)]
    if len(said) != 1 or len(begrip.quantities) != 1 or not words <= _ASKING:
        return []
    if not re.search(r"\bdie (?:van|met|op) $", begrip.folded[: said[0].start]):
        return []
    return list(pointed_at(begrip, [Iemand(name, hours) for name, hours in zip(names, uren, strict=True)]))
