"""Questions for the difference between two outcomes: "hoeveel scheelt het als de loonwaarde van 50 naar 60 gaat".

Both amounts are worked out as they always are, one after the other; what is left is to tell them apart.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Iterator

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.eenheden import own_unit
from actions.rekenregels import Uitkomst
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_MORE_OR_LESS = r"(?:minder|meer|goedkoper|duurder|hoger|lager|voordeliger)"
_ASKS = re.compile(
    r"\b(?:scheelt|scheelde|schelen|scheel|verschil|verschilt|verschillen)\b|"
    rf"\b(?:hoeveel|hoe ?veel|hvl|wat) (?:[a-z]+ ){{0,3}}{_MORE_OR_LESS}\b"
    r"(?! (?:uur|uren|banen|mensen|medewerkers|dagen|dan)\b)|"
    r"\b(?:hoeveel|hoe ?veel|wat) (?:[a-z]+ ){0,3}(?:raak|raken|verlies|verliezen) (?:ik|we|wij|u)\b|"
    r"\b(?:hoeveel|hoe ?veel|wat) (?:[a-z]+ ){0,3}gaa[tn]? (?:[a-z]+ ){0,4}"
    r"(?:omlaag|omhoog|achteruit|vooruit|eraf|erbij)\b"
)
_FROM_TO = re.compile(
    r"^\W*(?:(?:uur|uren|u|procent|pct|euro|per week)\W+)?(?:naar|tot|of|en|versus|vs)\W+"
    r"(?:(?:de|een|loonwaarde|lw|van|bij|met)\W+)*$"
)
_BACK = re.compile(
    r"^\W*(?:(?:uur|uren|u|procent|pct|euro|per week)\W+)?(?:ipv|i\.p\.v|in plaats van|tegenover|"
    r"vergeleken met|ten opzichte van|tov|t\.o\.v|inplaats van)\W+"
    r"(?:(?:de|een|loonwaarde|lw|van|bij|met)\W+)*$"
)
_UNIT = {"hours": " uur", "percent": "%", "money": " euro", "duration": " jaar"}
_POINTING = frozenset(
    """
    en maar oke ok dus dan nu wat hoeveel hoe veel groot is zijn was scheelt scheelde schelen verschil verschilt dat dit
    het die de deze in met tussen ertussen daartussen daarmee twee beide bedragen uitkomsten per maand jaar euro eerste
    vorige eerder net minder meer goedkoper duurder hoger lager wordt ik we wij u krijg krijgen
    """.split()  # noqa: SIM905
)


def asks_difference(begrip: Begrip) -> bool:
    return _ASKS.search(begrip.folded) is not None


def only_asks_difference(begrip: Begrip) -> bool:
    """ "en wat scheelt dat?": of the two that were told before."""
    return not begrip.quantities and set(begrip.words_besides) <= _POINTING


def both(begrip: Begrip) -> tuple[str, str] | None:
    """The message with the old, and with the new of every two values in it; None when nothing is compared."""
    first, second, last = "", "", 0
    for start, end, old, new in _pairs(begrip):
        if start < last:
            continue
        first += begrip.text[last:start] + old
        second += begrip.text[last:start] + new
        last = end
    return (first + begrip.text[last:], second + begrip.text[last:]) if last else None


def _pairs(begrip: Begrip) -> Iterator[tuple[int, int, str, str]]:
    """Where two values stand against each other, with what stands there in the old case and in the new."""
    for quantity in begrip.quantities:
        if quantity.upper is not None and isinstance(quantity.value, Decimal):  # "24 of 32 uur"
            unit = _UNIT.get(quantity.kind, "")
            old, new = (f"{format_number(value)}{unit}" for value in (quantity.value, quantity.upper))
            yield quantity.start, quantity.end, old, new
    for one, other in pairwise(begrip.quantities):
        between = begrip.folded[one.end : other.start]
        is_back = _BACK.match(between) is not None
        if (is_back or _FROM_TO.match(between)) and _are_alike(one, other):
            before, after = (other, one) if is_back else (one, other)
            yield one.start, other.end, _with_unit(before, after), _with_unit(after, before)


def difference(before: Uitkomst, after: Uitkomst) -> tuple[Decimal, Decimal] | None:
    """The two amounts of outcomes that can be told apart, in euros of the same period."""
    is_same = before.eenheid == after.eenheid and after.eenheid.startswith("euro")
    old, new = before.waarde, after.waarde
    are_amounts = isinstance(old, Decimal) and isinstance(new, Decimal)
    return (old, new) if is_same and are_amounts and old != new else None  # type: ignore[return-value]


def with_previous(staat: Staat, now: Staat) -> Staat:
    """`now` with what the same calculation was before, so that two outcomes can be compared."""
    if now.rekenhulp != staat.rekenhulp or not now.rekenhulp:
        return now
    is_other = (now.invoer, now.peildatum) != (staat.invoer, staat.peildatum)
    if staat.is_klaar and is_other:
        return now.met(vorige={"invoer": dict(staat.invoer), "peildatum": staat.peildatum})
    return now.met(vorige=staat.vorige)


def previous(staat: Staat) -> Staat:
    """Where the calculation stood before."""
    return staat.met(invoer=staat.vorige["invoer"], peildatum=staat.vorige["peildatum"], vorige={})


def _are_alike(one: Quantity, other: Quantity) -> bool:
    kinds = {own_unit(one).kind, own_unit(other).kind}
    return len(kinds) == 1 or ("number" in kinds and len(kinds) == 2 and "date" not in kinds)


def _with_unit(quantity: Quantity, other: Quantity) -> str:
    is_bare, has_unit = own_unit(quantity).kind == "number", own_unit(other).kind != "number"
    return quantity.text.strip() + (_UNIT.get(other.kind, "") if is_bare and has_unit else "")
