"""Several people, each with a date: "Marie is van 3-6-1963 en Jan van 12-04-1962, hoe lang telt Jan mee?"."""

from __future__ import annotations

import re
from datetime import date

from actions.rekengesprek.bericht.begrip import Begrip, begrijp
from actions.rekengesprek.personen.namen import NO_NAMES
from bot.reading import Quantity, read_quantities
from bot.reading.people import FIRST_NAMES

_YOUNGEST = 14
_BORN_BEFORE = re.compile(r"\b(?:van|uit|geb\w*\.?|geboren|geboren op|geboortedatum|is|:|\()\W*$|^\W*$")
_NO_BIRTH = re.compile(
    r"\b(?:dienst|sinds|werk\w*|begon\w*|vanaf|getrouwd|ziek\w*|register|contract|wajong|wao|ingeschreven|overl\w+|"
    r"brief|besluit)\b"
)
# behind a day of birth: "en Henk op", ", zijn vrouw op", " en "
_NEXT_BORN = re.compile(r"\W*(?:en\W+)?(?:[a-z'-]+ ){0,3}?(?:op |van |in |uit )?\W*")
_RELATIVES = frozenset("vrouw man broer zus zoon dochter partner collega echtgenoot echtgenote vriendin".split())  # noqa: SIM905
_IS_SAID = re.compile(
    r"\b(?:verdien\w*|boven|meer|beschut\w*|uitschrij\w*|vastgesteld|gestart|einde?|tot|peil\w*|stand|per)\b"
)
_ABOUT_A_NAME = re.compile(r"^(?: (?:is|van|uit|geb\w*)\b|[,:(]? ?\d)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")
_MONTHS_ETC = frozenset(
    """
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag uwv ww wia wajong wanneer hoe tot hoelang wat proefplaatsing gemeente start
    eerste tweede laatste beide collega begint geboortedatum datum er het dit dat startdatum begindatum einddatum
    """.split()  # noqa: SIM905
)
_ALSO_WORDS = frozenset(("an", "wil", "ben", "max", "ton", "mark", "ken", "bas"))


def names_in(begrip: Begrip, start: int, stop: int) -> list[str]:
    """The first names there: known ones, or words with a capital that begin no sentence."""
    found = []
    for match in _WORD.finditer(begrip.text[start:stop]):
        word = match[0].lower()
        if word in NO_NAMES or word in _MONTHS_ETC:
            continue
        before = begrip.text[: start + match.start()].rstrip()
        after = begrip.folded[start + match.end() :]
        opens = (not before or before[-1] in ".!?\n") and not _ABOUT_A_NAME.match(after)
        is_known = (word in FIRST_NAMES and word not in _ALSO_WORDS) or word in _RELATIVES
        if is_known or (match[0][0].isupper() and match[0][1:].islower() and not opens):
            found.append(word)
    return found


def by_name(begrip: Begrip, dates: list[Quantity]) -> dict[str, Quantity]:
    """The last name before each of the dates; nothing when two dates have the same one."""
    pairs: dict[str, Quantity] = {}
    end = 0
    for quantity in dates:
        names = names_in(begrip, end, quantity.start)
        if names and names[-1] in pairs:
            return {}
        if names:
            pairs[names[-1]] = quantity
        end = quantity.end
    return pairs


def birth_dates_of_people(begrip: Begrip) -> list[Quantity]:
    """The days on which somebody can be born, and that are said of somebody as such."""
    found: list[Quantity] = []
    end = 0
    for quantity in begrip.quantities:
        gap = begrip.folded[end : quantity.start]
        end = quantity.end
        if quantity.kind != "date" or quantity.unit != "dag" or not isinstance(quantity.value, date):
            continue
        if quantity.value.year > begrip.today.year - _YOUNGEST or _NO_BIRTH.search(gap):
            continue
        names = names_in(begrip, quantity.start - len(gap), quantity.start)
        is_beside = bool(names) and gap.rstrip(" ,:(").endswith(names[-1])
        is_next = bool(found) and not _IS_SAID.search(gap) and _NEXT_BORN.fullmatch(gap) is not None
        if _BORN_BEFORE.search(gap) or re.search(r"\bgeb", gap) or is_beside or is_next:
            found.append(quantity)
    return found


def asked_about(begrip: Begrip, pairs: dict[str, Quantity]) -> str:
    """The one of these names that stands where no date is said of it; "" for none or several."""
    named = set()
    last = max((q.end for q in pairs.values()), default=0)
    first = min((begrip.folded.find(name) for name in pairs), default=0)
    for start, stop in ((0, max(first, 0)), (last, len(begrip.text))):
        words = {match[0].lower().removesuffix("'s") for match in _WORD.finditer(begrip.text[start:stop])}
        named |= words & set(pairs)
    before = {
        name for name in pairs if len(re.findall(rf"\b{re.escape(name)}\b", begrip.folded[:last])) > 1
    }  # "hoe lang telt Jan mee: Marie is van .., Jan van .."
    named |= before
    return next(iter(named)) if len(named) == 1 else ""


def told_of(begrip: Begrip, story: tuple[str, ...]) -> str:
    """The date of birth (JJJJ-MM-DD) that an earlier message gave to who is named now: "en Annie?"."""
    words = {match[0].lower() for match in _WORD.finditer(begrip.text)}
    for text in reversed(story):
        earlier = begrijp(text, read_quantities(text, begrip.today), begrip.today)
        pairs = by_name(earlier, birth_dates_of_people(earlier))
        named = [name for name in pairs if name in words]
        if len(pairs) > 1 and len(named) == 1:
            return str(pairs[named[0]].value)
    return ""
