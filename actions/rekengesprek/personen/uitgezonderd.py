"""Who of a list does not count, or counts after all: taken out of the hours, put back, asked when it is not clear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aangewezen import Iemand, pointed_at
from actions.rekengesprek.personen.mensen import Mens
from actions.rekengesprek.personen.namen import NAMEN, NIET, VAN_WIE
from actions.rekengesprek.personen.statussen import BY_NAME, Status, status_in
from actions.rekengesprek.personen.van_wie import Uitspraak, said_of
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.eenheden import shown
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_OF_THEM = (
    r" ?(?:mensen |man )?(?:van|ervan|daarvan|met|staan|staat|zijn|is|zit|zitten|weg|niet|in|beschut|gaat|gaan|"
    r"stopt|vertrekt)\b"
)
_OF_ALL = ("contractvorm", "staat_in_register")


def of_this_list(
    begrip: Begrip, hours: Sequence[Quantity], mensen: list[Mens], names: list[str], vulling: Vulling
) -> tuple[list[Mens], list[str]]:
    """The people of a message without those of whom it says that they do not count; what is left out is told.

    In doubt (vulling.twijfel) when it is said of one of them and not of whom.
    """
    if len(hours) != len(mensen) or sum(mens.times for mens in mensen) < 2:
        return mensen, names
    called = ["" if status_in(naam) else naam for naam in names or [""] * len(mensen)]  # "ingehuurd: 20 en 24 uur"
    lijst = [Iemand(called[i], shown(mens.uren), hours[i].start, mens.times) for i, mens in enumerate(mensen)]
    said = said_of(begrip, lijst)
    if not said:
        return mensen, names
    _forget_of_all(said, vulling)
    times = {place: mens.times for place, mens in enumerate(mensen)}
    told, out = [], []
    for uitspraak in said:
        taken = _places(uitspraak, lijst, range(len(lijst)))
        if taken is None:
            _ask(uitspraak, [(one.naam, one.uren) for one in lijst for _ in range(one.aantal)], vulling)
            return mensen, names
        for place, count in taken.items():
            told.append(_told(lijst[place], count, uitspraak.status))
            if not uitspraak.status.telt:
                times[place] -= count
                if lijst[place].naam and count == 1:
                    out.append([lijst[place].naam, lijst[place].uren])
    if out:
        vulling.invoer[NIET] = out
    vulling.gelezen["uren"] = tuple(told)
    left = [place for place in times if times[place] > 0]
    kept = [Mens(mensen[i].uren, mensen[i].unit, times[i], mensen[i].is_counted, mensen[i].upper) for i in left]
    return kept, [names[i] for i in left] if names else []


def of_the_known_list(begrip: Begrip, staat: Staat, gevraagd: str, vulling: Vulling) -> bool:
    """ "wout is beschut werk", "een van hen is weg": the list that was known, without or with who is meant.

    False when the message says nothing of the kind.
    """
    if gevraagd == "uren" and VAN_WIE in staat.invoer:
        return _answer(begrip, staat, vulling)
    known = [str(uren) for uren in staat.invoer.get("uren") or []]
    out = [(str(naam), str(uren)) for naam, uren in staat.invoer.get(NIET) or []]
    names = list(staat.invoer.get(NAMEN) or [""] * len(known))
    if (
        gevraagd
        or (begrip.is_aanvulling and begrip.quantities)
        or len(known) + len(out) < 2
        or len(names) != len(known)
    ):
        return False
    lijst = [Iemand(*one) for one in (*zip(names, known, strict=True), *out)]
    said = said_of(begrip, lijst)
    if not said or _has_other_hours(begrip, lijst):
        return False
    if staat.invoer.get("staat_in_register") is False or _counts_for_nobody(staat):
        vulling.twijfel.append(Twijfel("uren"))  # it was said of all; who is left is not for us to guess
        return True
    here = set(range(len(known)))
    told = []
    for uitspraak in said:
        taken = _places(uitspraak, lijst, sorted(here))
        if taken is None:
            _ask(uitspraak, [(lijst[place].naam, lijst[place].uren) for place in sorted(here)], vulling)
            return True
        told += [_told(lijst[place], 1, uitspraak.status) for place in taken]
        here = here | set(taken) if uitspraak.status.telt else here - set(taken)
    if not here:
        return False  # then it goes for all
    _settle(lijst, here, [], told, vulling)
    return True


def _forget_of_all(said: Sequence[Uitspraak], vulling: Vulling) -> None:
    """What was said of some is not said of all."""
    if any(one.status.is_register for one in said):
        vulling.invoer.pop("staat_in_register", None)
    if any(not one.status.is_register for one in said):
        vulling.invoer.pop("contractvorm", None)


def _settle(
    lijst: Sequence[Iemand], here: set[int], gone: Sequence[object], told: Sequence[str], vulling: Vulling
) -> None:
    """gone: who was left out before, as NIET has them."""
    for veld in _OF_ALL:
        vulling.invoer.pop(veld, None)
    places = sorted(here)
    vulling.invoer["uren"] = [lijst[place].uren for place in places]
    if any(iemand.naam for iemand in lijst):
        vulling.invoer[NAMEN] = [lijst[place].naam for place in places]
    vulling.invoer[NIET] = [*gone, *([one.naam, one.uren] for place, one in enumerate(lijst) if place not in here)]
    vulling.gelezen["uren"] = tuple(told)


def _answer(begrip: Begrip, staat: Staat, vulling: Vulling) -> bool:
    """Who it was, after we asked."""
    asked = staat.invoer[VAN_WIE]
    status = BY_NAME[asked["status"]]
    lijst = [Iemand(naam, uren) for naam, uren in asked["lijst"]]
    who = pointed_at(begrip, lijst)
    if len({lijst[place].uren for place in who}) == 1 and not any(lijst[place].naam for place in who):
        who = who[: asked["aantal"]]
    if begrip.says(r"\b(?:allemaal|alle\w*|iedereen|beide\w*|allebei)\b"):
        who = tuple(range(len(lijst)))
    vulling.invoer[VAN_WIE] = None
    if not who:
        return False
    left = set(range(len(lijst))) - set(who)
    if left:
        told = [_told(lijst[place], 1, status) for place in who]
        _settle(lijst, left, list(staat.invoer.get(NIET) or []), told, vulling)
        return True
    of_all = _of_all(status)
    if of_all:
        vulling.invoer.update(uren=[one.uren for one in lijst], **of_all)
    return bool(of_all)


def _ask(uitspraak: Uitspraak, lijst: Sequence[tuple[str, str]], vulling: Vulling) -> None:
    for veld in _OF_ALL:
        vulling.invoer.pop(veld, None)
    vulling.invoer[VAN_WIE] = {
        "status": uitspraak.status.naam,
        "aantal": uitspraak.aantal or 1,
        "lijst": [list(one) for one in lijst],
    }
    options = tuple(dict.fromkeys(f"{naam.capitalize()} {_uren(uren)}".strip() for naam, uren in lijst))
    vulling.twijfel.insert(0, Twijfel("uren", wie=options))


def _places(uitspraak: Uitspraak, lijst: Sequence[Iemand], among: Sequence[int]) -> dict[int, int] | None:
    """How many of each place are meant, of those among whom it is; None when that is not clear.

    Of people with the same hours it makes no difference who.
    """
    if uitspraak.wie and uitspraak.aantal:
        return {uitspraak.wie[0]: uitspraak.aantal}
    if uitspraak.wie:
        return {place: lijst[place].aantal for place in uitspraak.wie}
    if not uitspraak.aantal or len({lijst[place].uren for place in among}) > 1:
        return {} if uitspraak.status.telt else None
    taken: dict[int, int] = {}
    for place in reversed(among):
        taken[place] = min(uitspraak.aantal - sum(taken.values()), lijst[place].aantal)
    return {place: count for place, count in taken.items() if count}


def _has_other_hours(begrip: Begrip, lijst: Sequence[Iemand]) -> bool:
    """A number that is nobody's hours: then something else changes too."""
    known = {Decimal(one.uren) for one in lijst}
    numbers = [q for q in begrip.quantities if q.kind in ("hours", "number")]
    return any(q.value not in known and not _counts_them(begrip, q, lijst) for q in numbers)


def _counts_them(begrip: Begrip, quantity: Quantity, lijst: Sequence[Iemand]) -> bool:
    """The "twee" of "de twee van 16", of "een van hen"."""
    is_few = quantity.kind == "number" and isinstance(quantity.value, Decimal) and quantity.value <= len(lijst)
    after = begrip.folded[quantity.end : quantity.end + 12]
    is_before = re.search(
        r"\b(?:er|dat|behalve|op|slechts|maar|alleen|waarvan|daarvan)\W*$", begrip.before(quantity, 12)
    )
    return is_few and bool(is_before or re.match(_OF_THEM, after))


def _counts_for_nobody(staat: Staat) -> bool:
    form = staat.invoer.get("contractvorm")
    return bool(form) and not BY_NAME[str(form)].telt


def _of_all(status: Status) -> dict[str, object]:
    if status.naam == "buiten het register":
        return {"staat_in_register": False}
    return {"contractvorm": status.naam} if status.is_form else {}


def _told(iemand: Iemand, count: int, status: Status) -> str:
    people = f"{count} x " if count > 1 else ""
    name = f" ({iemand.naam})" if iemand.naam else ""
    counts = "telt mee" if status.telt else "telt niet mee"
    return f"{people}{_uren(iemand.uren)}{name} {counts}: {status.waarom}"


def _uren(raw: str) -> str:
    return f"{format_number(Decimal(raw))} uur"
