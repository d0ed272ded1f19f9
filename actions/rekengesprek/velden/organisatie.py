"""Numbers of an organisation that come in parts: fte of several schools, an average for each, a share of a sector."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_ORGANISATIONS = ("quotum", "heffing")
_BY_YEAR = (*_ORGANISATIONS, "doelstelling")
_PAID = {"quotum": "verloonde_uren_per_jaar", "heffing": "verloonde_uren"}
_DOELGROEP = "verloonde_uren_doelgroep"
_JOINED = re.compile(r"\W*(?:fte|uur|uren)?\W*(?:en|plus|\+|&|,)?\W*(?:nog )?(?:eens )?")
_ADDED = re.compile(r"\ben\b|\bplus\b|\+|&")
_PUT_TOGETHER = re.compile(r"\bplus\b|\+|&")
_TOGETHER = r"\b(?:samen|in totaal|bij elkaar|opgeteld|tezamen|scholen|vestigingen|locaties|afdelingen|onderdelen)\b"
_OR = r"\b(?:of|ofwel|dan wel|was|waren|eerst|eerder|vorig|daarna|later|in plaats|ipv|minder|meer|wordt|worden)\b"
_WEEK_BEFORE = re.compile(r"\b(?:full ?-?time|voltijd\w*|werkweek|cao)\W*(?:\w+ ){0,2}$")
_FULL_WEEK = re.compile(r"week\b|full|voltijd")
_YEAR = re.compile(r"20[12]\d")
_MOST_EACH = Decimal("1.5")  # fte of one person
_MOST_FTE_OF_PEOPLE = 50
_LONGEST_WEEK, _LONGEST_YEAR = Decimal(48), Decimal(2500)  # hours of one person
_LEAST_OF_A_YEAR = Decimal(168)
_AVERAGE = (
    r"\b(?:gemiddeld\w*|gem\b|deeltijdfactor|parttime ?factor|(?:per|elke?|ieder\w*) (?:persoon|medewerker|werknemer)|"
    r"elk|ieder)\b"
)
_EACH_HAS = re.compile(r"\W*(?:(?:van|met|a|die|werken|hebben|elk|ieder|gemiddeld|gem)\W+){0,4}")
_OF_DOELGROEP = re.compile(r"doelgroep|register|arbeidsbeperk|beperking")
_SHARE = re.compile(r"\b(?:aandeel|deel)\b|^\W*(?:van|uit) (?:de|het|alle|onze|ons|die|dat)\b")
_REALISED = re.compile(r"\b(?:gerealiseerd|gehaald|behaald|ingevuld|realisatie|(?:zit\w*|sta\w*) (?:\w+ )?op)\b")
_MUST = re.compile(r"\bmoe(?:t|ten|st|sten)\b(?![^.;?!\n]*\b(?:al|nu|reeds|gerealiseerd|hebben we|heeft)\b)[^.;?!\n]*$")
_PART_OF_DOELGROEP = re.compile(
    r"\b(?:eigen dienst|in dienst|detach\w*|gedetacheerd\w*|inle\w+|ingele\w+|payroll\w*|uitzend\w*|via|zelf)\b"
)
_BETWEEN_YEARS = frozenset(
    "en of in over voor dan tot met tm t m versus vs naar tegenover ook jaar het ten opzichte van".split()  # noqa: SIM905
)
_MOST_BETWEEN = 5


def weigh(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> None:
    """Put together what are clearly parts of one field; in doubt about the rest."""
    if rekenhulp == "quotum" and _hours_of_people(begrip) and "gerealiseerd" not in vulling.invoer:
        vulling.twijfel.append(Twijfel("gerealiseerd"))
    begrip = of_organisation(rekenhulp, begrip)
    if rekenhulp in _ORGANISATIONS and not vulling.problemen and not _average(rekenhulp, begrip, vulling):
        _several_fte(begrip, vulling)
    if rekenhulp == "heffing":
        _doelgroep(begrip, vulling)
    if rekenhulp == "doelstelling":
        _share_of_sector(begrip, vulling)
    if rekenhulp in _BY_YEAR:
        _several_years(begrip, vulling)


def _numbers(begrip: Begrip, *kinds: str) -> list[Quantity]:
    return [q for q in begrip.quantities if q.kind in kinds and isinstance(q.value, Decimal) and not q.problem]


def _raw(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _use(vulling: Vulling, used: list[Quantity]) -> None:
    """The unit of a number may have changed on the way, its place has not; "drie" in "drie scholen" is no more news."""
    places = {q.start for q in used}
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q.start not in places and q.value != len(used)]


def _fill(vulling: Vulling, veld: str, value: Decimal, used: list[Quantity], step: str) -> None:
    vulling.invoer[veld] = _raw(value)
    vulling.gelezen[veld] = (step,)
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != veld]
    _use(vulling, used)


def _doubt(vulling: Vulling, veld: str, found: list[Quantity]) -> None:
    vulling.invoer.pop(veld, None)
    values = tuple(dict.fromkeys(_raw(q.value) for q in found if isinstance(q.value, Decimal)))
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != veld]
    vulling.twijfel.insert(0, Twijfel(veld, values if len(values) > 1 else ()))
    _use(vulling, found)


def _total(found: list[Quantity]) -> tuple[Decimal, str]:
    """The sum; when one of the numbers is the sum of the others, that one."""
    values = [Decimal(q.value) for q in found if isinstance(q.value, Decimal)]
    whole = sum(values, Decimal(0))
    if len(values) > 2 and max(values) * 2 == whole:
        return max(values), ""
    return whole, " + ".join(format_number(value) for value in values) + f" = {format_number(whole)}"


def _gaps(begrip: Begrip, found: list[Quantity]) -> list[str]:
    return [begrip.folded[one.end : other.start] for one, other in pairwise(found)]


def _is_joined(gaps: list[str]) -> bool:
    """ "120, 85 en 60": nothing but commas and an "en" between them."""
    return all(_JOINED.fullmatch(gap) for gap in gaps)


def of_organisation(rekenhulp: str, begrip: Begrip) -> Begrip:
    """The message with its parts of fte as one, and without the hours of people beside an organisation."""
    if rekenhulp not in _ORGANISATIONS:
        return begrip
    theirs = _hours_of_people(begrip)
    return _joined_fte(replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in theirs)))


def _hours_of_people(begrip: Begrip) -> list[Quantity]:
    """The 28 of "gemeente, 400 fte, 36 uur. We hebben 5 mensen van 28 uur": no full week."""
    if not any(q.kind == "fte" and Decimal(str(q.value)) > _MOST_FTE_OF_PEOPLE for q in begrip.quantities):
        return []
    people = {q.end for q in _numbers(begrip, "count") if q.unit == "mensen"}
    weekly = [
        q
        for q in _numbers(begrip, "hours")
        if Decimal(str(q.value)) <= _LONGEST_WEEK and not _FULL_WEEK.search(q.text.lower())
    ]
    return [q for q in weekly if any(_stands_behind(begrip, q, end) for end in people)]


def _stands_behind(begrip: Begrip, quantity: Quantity, end: int) -> bool:
    return end <= quantity.start and _EACH_HAS.fullmatch(begrip.folded[end : quantity.start]) is not None


def _joined_fte(begrip: Begrip) -> Begrip:
    """ "drie scholen: 120, 85 en 60 fte": one number of fte instead of its parts."""
    found = _fte(begrip)
    gaps = _gaps(begrip, found)
    if len(found) < 2 or any(re.search(_OR, gap) for gap in gaps):
        return begrip
    parts = _is_joined(gaps) and any(_ADDED.search(gap) for gap in gaps)
    if not parts and not begrip.says(_TOGETHER):
        return begrip
    whole, step = _total(found)
    first, last = found[0], found[-1]
    text = begrip.text[first.start : last.end] if parts else last.text
    one = replace(
        last, value=whole, start=first.start if parts else last.start, text=text, steps=step and f"{step} fte"
    )
    rest = [q for q in begrip.quantities if q not in found and not (q.kind == "number" and q.value == len(found))]
    return replace(begrip, quantities=tuple(sorted((*rest, one), key=lambda q: q.start)))


def _fte(begrip: Begrip) -> list[Quantity]:
    """The numbers of fte, without a year or a full week that stands before one."""
    return [
        q
        for q in _numbers(begrip, "fte")
        if not _WEEK_BEFORE.search(begrip.folded[: q.start]) and not _YEAR.fullmatch(q.text.strip())
    ]


def _several_fte(begrip: Begrip, vulling: Vulling) -> None:
    found = _fte(begrip)
    if len(found) > 1:
        _doubt(vulling, "fte", found)


def _average(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> bool:
    """ "1.050 medewerkers, gemiddeld 0,85 fte", "700 werknemers van gemiddeld 1.500 verloonde uren" """
    whole = [q for q in _numbers(begrip, "fte", "hours") if Decimal(str(q.value)) > _most_of_one(q)]
    if any(q.kind == "fte" or q.unit in ("", "jaar") for q in whole):
        return False  # the whole organisation: the people are others
    people = [q for q in _numbers(begrip, "count") if q.unit == "mensen" and not _is_of_doelgroep(begrip, q)]
    each = [q for q in _numbers(begrip, "fte", "hours", "number") if people and _is_each(begrip, people[0], q)]
    if not each and begrip.says(r"\bgemiddeld\w*\b"):
        small = [q for q in _numbers(begrip, "fte") if q.value <= _MOST_EACH]  # type: ignore[operator]
        if small and vulling.invoer.get("fte") == _raw(small[0].value):  # type: ignore[arg-type]
            _doubt(vulling, "fte", small)
            return True
    if len(people) != 1 or len(each) != 1:
        return False
    number, size = people[0], each[0]
    many, of_each = Decimal(str(number.value)), Decimal(str(size.value))
    step = f"{format_number(many)} x {format_number(of_each)}"
    if of_each <= _MOST_EACH:
        _fill(vulling, "fte", many * of_each, [number, size], f"{step} fte = {format_number(many * of_each)} fte")
    elif size.kind == "hours" and of_each <= _LONGEST_WEEK and size.unit in ("", "week"):
        _fill(vulling, "fte", many, [number, size], f"{step} uur per week")
        _fill(vulling, "voltijdsuren", of_each, [number, size], f"{step} uur per week")
    elif size.kind == "hours" and _LEAST_OF_A_YEAR < of_each <= _LONGEST_YEAR and size.unit in ("", "jaar"):
        step = f"{step} uur = {format_number(many * of_each)} uur per jaar"
        _fill(vulling, _PAID[rekenhulp], many * of_each, [number, size], step)
    else:
        _doubt(vulling, "fte", [])
    return True


def _most_of_one(quantity: Quantity) -> Decimal:
    return _MOST_EACH if quantity.kind == "fte" else _LONGEST_YEAR


def _is_each(begrip: Begrip, people: Quantity, size: Quantity) -> bool:
    """An average, or what stands right behind the number of people: "700 werknemers van 1.500 uur"."""
    if size.kind == "number" and not Decimal(0) < Decimal(str(size.value)) <= _MOST_EACH:
        return False
    near = f"{begrip.before(size, 30)} {size.text.lower()} {begrip.after(size, 20)}"
    behind = size.start >= people.end and _EACH_HAS.fullmatch(begrip.folded[people.end : size.start])
    is_right_behind = bool(behind and re.search(r"\w", behind[0]))
    is_a_week = size.kind == "hours" and Decimal(str(size.value)) <= _LONGEST_WEEK
    return bool(re.search(_AVERAGE, near)) or (is_right_behind and not is_a_week)


def _is_of_doelgroep(begrip: Begrip, quantity: Quantity) -> bool:
    start, end = max(0, quantity.start - 40), quantity.end + 40
    return bool(_OF_DOELGROEP.search(begrip.folded[start:end]))


def _doelgroep(begrip: Begrip, vulling: Vulling) -> None:
    """ "doelgroep: 12.000 eigen dienst, 8.000 via detachering" """
    found = _numbers(begrip, "hours", "number")
    first = next(
        (i for i, q in enumerate(found) if vulling.invoer.get(_DOELGROEP) == _raw(Decimal(str(q.value)))), None
    )
    if first is None or not _OF_DOELGROEP.search(begrip.folded[: found[first].start]):
        return
    parts = [found[first]]
    for q in found[first + 1 :]:
        gap = begrip.folded[parts[-1].end : q.start]
        is_part = _PART_OF_DOELGROEP.search(f"{parts[-1].text.lower()} {gap}") and _is_part(begrip, q)
        if re.search(r"[.;?!\n]\s", gap) or not (is_part or (_JOINED.fullmatch(gap) and _ADDED.search(gap))):
            break
        parts.append(q)
    if len(parts) < 2:
        return
    gaps = _gaps(begrip, parts)
    is_sum = all(_PUT_TOGETHER.search(gap) for gap in gaps) or all(_is_part(begrip, q) for q in parts)
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if not _is_about(twijfel, parts[1:])]
    others = [q for q in found if q not in parts]
    if "verloonde_uren" not in vulling.invoer and len(others) == 1 and not vulling.invoer.get("fte"):
        vulling.invoer["verloonde_uren"] = _raw(Decimal(str(others[0].value)))
    if is_sum and not any(re.search(_OR, gap) for gap in gaps):
        whole, step = _total(parts)
        _fill(vulling, _DOELGROEP, whole, parts, f"{step} uur van de doelgroep")
    else:
        _doubt(vulling, _DOELGROEP, parts)


def _is_part(begrip: Begrip, quantity: Quantity) -> bool:
    return bool(_PART_OF_DOELGROEP.search(f"{quantity.text.lower()} {begrip.after(quantity, 30)}"))


def _is_about(twijfel: Twijfel, parts: list[Quantity]) -> bool:
    return any(_raw(Decimal(str(q.value))) in twijfel.waarden for q in parts)


def _share_of_sector(begrip: Begrip, vulling: Vulling) -> None:
    """ "ons aandeel is 4%": so many of every hundred fte. A goal that is named is not what was realised."""
    for q in _numbers(begrip, "count"):
        is_goal = _MUST.search(begrip.folded[: q.start]) and not re.match(
            r"\W*(?:al|gerealiseerd|ingevuld)\b", begrip.folded[q.end :]
        )
        if is_goal and vulling.invoer.get("gerealiseerd") == _raw(Decimal(str(q.value))):
            del vulling.invoer["gerealiseerd"]
    shares = [q for q in vulling.ongebruikt if q.kind == "percent" and isinstance(q.value, Decimal)]
    if len(shares) != 1 or {"fte_werkgever", "fte_sector"} & set(vulling.invoer):
        return
    share = shares[0]
    before, after = begrip.before(share, 40), begrip.after(share, 30)
    if _REALISED.search(f"{before} {after}") or not (_SHARE.search(after) or re.search(r"\b(?:aan)?deel\b", before)):
        return
    value = Decimal(str(share.value))
    step = f"{format_number(value)}% is {format_number(value)} van elke 100 fte"
    _fill(vulling, "fte_werkgever", value, [share], step)
    vulling.invoer["fte_sector"] = "100"


def _several_years(begrip: Begrip, vulling: Vulling) -> None:
    """ "quotum in 2018 en 2019": one year at a time."""
    years = [q for q in begrip.quantities if q.kind == "date" and q.unit == "jaar" and isinstance(q.value, date)]
    if len({q.value for q in years}) < 2 or any(not _is_between_years(gap) for gap in _gaps(begrip, years)):
        return
    vulling.peildatum = None
    _use(vulling, years)
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != "peildatum"]
    shown = dict.fromkeys(str(q.value.year) for q in years if isinstance(q.value, date))
    vulling.twijfel.append(Twijfel("peildatum", situaties=tuple(shown)))


def _is_between_years(gap: str) -> bool:
    words = re.findall(r"[a-z]+", gap)
    is_row = set(words) <= _BETWEEN_YEARS and len(words) <= _MOST_BETWEEN
    return is_row or bool(
        words and words[-1] == "in" and re.search(r"\b(?:dan|vergeleken met|tegenover) in$", gap.strip())
    )
