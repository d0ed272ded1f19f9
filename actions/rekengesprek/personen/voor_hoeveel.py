"""For how many people an amount of one is asked: "lkv voor 3 mensen van 24 uur samen", "en als we er twee hebben?"."""

from __future__ import annotations

import re
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.voor_allen import AANTAL, OF_ONE, SAMEN
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Vulling
from bot.reading import Quantity
from bot.reading.people import FIRST_NAMES

MOST_PEOPLE = 50
_WORDS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10}
_BOTH = re.compile(r"\b(?:allebe?i|allebij|beiden?|alletwee|alle twee)\b")
_ALL_OF_THEM = re.compile(rf"\balle ?({'|'.join(_WORDS)}|\d{{1,2}})\b(?! (?:uur|jaar|maanden|dagen)\b)")
_FOR_ALL = r"\bvoor (?:(?:hen|hun|ze|die) )?(?:allebe?i|beiden?|allemaal|alle ?(?:twee|drie|vier|vijf|zes|\d))\b"
_TOTAL = re.compile(
    rf"\b(?:samen|tesamen|tezamen|gezamenlijk|bij elkaar|bijeen|bij mekaar|opgeteld|in totaal|totaal|totale|"
    rf"totaalbedrag|alles bij elkaar)\b(?! (?:met|een team|op)\b)|{_FOR_ALL}"
)
_EACH = (
    r"\b(?:(?:per|voor (?:elke|iedere|1|een)) (?:persoon|medewerker|man|werknemer|kandidaat|kop|hoofd)|"
    r"ieder apart|elk apart|per stuk|ieder afzonderlijk)\b"
)
_ONE = (
    r"\b(?:iemand|eentje|een van (?:hen|ze|die|de)|"
    r"(?:een|1|ene|deze|die|de|onze|mijn|nieuwe) (?:nieuwe |andere )?(?:medewerker|collega|persoon|werknemer|kandidaat|"
    r"kracht|jongere|jongen|man|vrouw)|hij|haar|hem)\b"
)
# a bare number that counts people
_PEOPLE_BEFORE = re.compile(r"\b(?:er(?: \w+)?|keer|maal|x|met z'?n|met zijn|wij met|zulke)\W*$")
_PEOPLE_AFTER = re.compile(r"^\W*(?:keer|maal|x|stuks|van (?:die|zulke|deze|zo'?n|dat soort|hen|ze))\b")
_ALSO = frozenset(
    """
    en als maar ok oke ja dus dan nu nou stel wat hoeveel hoe veel is zijn was wordt worden zou zouden dat het dit die
    we wij ik u er voor met bij van zulke zo n z zijn soortgelijke dezelfde gelijke zelfde hetzelfde deze hen ze
    allemaal hebben heb hadden had nemen neem krijg krijgen aannemen aan keer maal x samen totaal totale in alle
    beide beiden allebei per persoon medewerker man kost kosten levert leveren op ons dienst bedrag lkv lks subsidie
    loonkostensubsidie loonkostenvoordeel elkaar stuks nog erbij bijkomt bijkomen komen komt extra gaat ga willen wil
    eigenlijk ook mag toch zeg laten even maal dagen jaar
    """.split()  # noqa: SIM905
)
_MORE_OF_THEM = re.compile(r"\bnog\b|\berbij\b|\bbij ?kom\w*\b|\bextra\b")


def people_told(begrip: Begrip) -> int:
    """Of how many people the message speaks; 0 when it does not say."""
    counts = [q.value for q in begrip.quantities if q.kind == "count" and q.unit == "mensen"]
    times = [Decimal(q.times) for q in begrip.quantities if q.kind == "hours" and q.times]
    rows = [q.value for q in begrip.quantities if _is_before_hours(begrip, q)]
    found = [value for value in (*counts, *times, *rows) if isinstance(value, Decimal)]
    if found:
        return int(max(found))
    return _all_of_them(begrip)


def _all_of_them(begrip: Begrip) -> int:
    every = _ALL_OF_THEM.search(begrip.folded)
    if every:
        return _WORDS.get(every[1]) or int(every[1])
    return 2 if _BOTH.search(begrip.folded) else 0


def asks_total(begrip: Begrip) -> bool:
    """ "hoeveel lkv samen": the amount of all of them, not that of each."""
    return bool(_TOTAL.search(begrip.folded)) and not begrip.says(_EACH)


def people_of_one_amount(rekenhulp: str, begrip: Begrip) -> int | None:
    """Of how many people an earlier message spoke, for an amount that is of one of them."""
    many = people_told(begrip.without_past()) if rekenhulp in OF_ONE else 0
    return many if 1 < many <= MOST_PEOPLE else None


def take_people(begrip: Begrip, staat: Staat, vulling: Vulling, *, is_sum: bool) -> None:
    """Into `vulling` for how many people it is. is_sum: "samen" was said of the hours."""
    many = people_told(begrip)
    if 1 < many <= MOST_PEOPLE:
        vulling.mensen = many
        goes_on = staat.is_klaar and bool(staat.invoer.get(SAMEN)) and not begrip.says(_EACH)
        vulling.samen = not is_sum and (asks_total(begrip) or goes_on)
    elif AANTAL in staat.invoer and asks_total(begrip) and not is_sum:
        vulling.samen = True
    elif staat.is_klaar and (begrip.says(_ONE) or _names_one(begrip)):
        vulling.mensen = 1


def only_people(begrip: Begrip, staat: Staat) -> Vulling | None:
    """ "en als we er twee hebben?", "en samen?", "per persoon?": the amount for so many; None otherwise."""
    if not staat.is_klaar or staat.rekenhulp not in OF_ONE or not set(begrip.words_besides) <= _ALSO | set(_WORDS):
        return None
    known = int(staat.invoer.get(AANTAL, 1))
    if not begrip.quantities and known > 1 and begrip.says(_EACH):
        return Vulling(samen=False)
    counted = [_counted(begrip, q) for q in begrip.quantities]
    if len(counted) > 1 or 0 in counted:
        return None
    many = counted[0] if counted else _all_of_them(begrip)
    if counted and _MORE_OF_THEM.search(begrip.folded):
        many += known
    if not many and known > 1 and asks_total(begrip):
        many = known
    is_each = begrip.says(_EACH)
    return Vulling(mensen=many, samen=not is_each) if 1 < many <= MOST_PEOPLE else None


def _counted(begrip: Begrip, quantity: Quantity) -> int:
    """How many people a number counts, 0 for any other."""
    value = quantity.value
    if not isinstance(value, Decimal) or value != int(value) or quantity.problem or quantity.upper is not None:
        return 0
    if quantity.kind == "count" and quantity.unit == "mensen":
        return int(value)
    before, after = begrip.folded[: quantity.start], begrip.folded[quantity.end :]
    is_people = _PEOPLE_BEFORE.search(before) or _PEOPLE_AFTER.search(after)
    return int(value) if quantity.kind == "number" and is_people else 0


def _is_before_hours(begrip: Begrip, quantity: Quantity) -> bool:
    """The 3 of "we hebben er 3 van 24 uur"."""
    if quantity.kind != "number" or not isinstance(quantity.value, Decimal) or quantity.value != int(quantity.value):
        return False
    following = next((q for q in begrip.quantities if q.start >= quantity.end), None)
    is_hours = following is not None and following.kind == "hours"
    gap = begrip.folded[quantity.end : following.start] if following is not None else ""
    return is_hours and re.fullmatch(r" (?:van|met|a|die|voor)(?: elk| ieder)? ", gap) is not None


def _names_one(begrip: Begrip) -> bool:
    return len({word for word in re.findall(r"[a-z]+", begrip.folded) if word in FIRST_NAMES}) == 1
