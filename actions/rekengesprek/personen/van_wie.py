"""Of whom in a list something is said: by name, by hours, by place in the list, or "one of them"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aangewezen import Clause, Iemand, clauses, own_of, pointed_in
from actions.rekengesprek.personen.aantallen import people_of
from actions.rekengesprek.personen.deel_van_groep import COUNT, NUMBER_WORDS, part_of_group
from actions.rekengesprek.personen.statussen import (
    COUNTS_AFTER_ALL,
    LEFT_OUT,
    NOT_REGISTERED,
    REGISTER_NAMED,
    REGISTERED,
    Status,
    status_in,
)

_ONLY = re.compile(r"\b(?:alleen|slechts|enkel|maar)\b")
_NO = re.compile(r"\b(?:nee|niet|n)\W*$")
_YES = re.compile(r"\b(?:ja|wel|j)\W*$")
_EVERYONE = re.compile(
    r"\b(?:allemaal|alle\w*|iedereen|elk|ieder|beide\w*|allebei|samen|hun|hen)\b|\b(?:wij|we|ik) \w+|"
    r"\b(?:ze|zij|die|dat|het|deze) (?:zijn|staan|zitten|werken|komen)\b|^\W*(?:dan )?(?:zijn|staan|zitten|werken)\b"
)
_EXCEPT = re.compile(r"\b(?:behalve|uitgezonderd|met uitzondering van|op [\w'-]+ na)\b")
_ONLY_WHO = re.compile(r"^(?:en |waarvan |maar )*(?:alleen|slechts|enkel|die|die van)$")
_ALL_BUT = re.compile(
    rf"\bop ({COUNT})(?: \w+)? na\b|\b(?:behalve|uitgezonderd|met uitzondering van) ({COUNT})\b(?! ?u)"
)
_THE_REST = re.compile(r"\b(?:de )?(?:rest|overigen?|anderen?)\b")
_GOES_ON = re.compile(
    r"^\W*(?:(?:en|maar|want|waarvan|trouwens|o+h?)\W+)*(?:die|deze|hij|zij|ze|dat|is|zit|staat|doet|werkt|komt)\b"
)
_UNITS = re.compile(
    r"^(?:\W|\b(?:uur|uren|u|per|week|wk|pw|p|w|uurtjes|en|of|x|maal|keer|van|a|contract|contractje)\b)*$"
)
_MANY = re.compile(
    r"\b(?:mensen|stagiairs|stagiaires|uitzendkrachten|vrijwilligers|jongens|dames|mannen|wsw-?ers|krachten|"
    r"medewerkers|collega'?s)\b"
)


@dataclass(frozen=True)
class Uitspraak:
    """What is said of some of the list.

    wie: their places; none when `aantal` of them are meant, not said who. With both, so many of that place.
    """

    status: Status
    wie: tuple[int, ...]
    aantal: int = 0


def said_of(begrip: Begrip, mensen: Sequence[Iemand]) -> list[Uitspraak]:
    """What the message says of some of these people. What it says of all of them, and of nobody else, is left out."""
    reading = _Reading(begrip, mensen)
    for clause in clauses(begrip):
        reading.take(clause)
    return reading.result()


class _Reading:
    """A message read clause by clause: of whom the last one was, and what was said so far."""

    def __init__(self, begrip: Begrip, mensen: Sequence[Iemand]) -> None:
        self._begrip = begrip
        self._mensen = mensen
        self._of: dict[int, Status] = {}
        self._of_all: Status | None = None
        self._unclear: list[Uitspraak] = []
        self._last: tuple[int, ...] = ()
        self._subject: tuple[int, ...] = ()  # "piet en", before "jan zijn ingehuurd"
        self._header: Status | None = None
        self._of_next: Status | None = None  # "2 mensen op beschut werk", before "(24 uur elk)"
        self._only = False  # "alleen jan en", before "ali staan in het register"

    def take(self, clause: Clause) -> None:
        own = own_of(clause, self._mensen)
        pointed = pointed_in(self._begrip, clause, self._mensen)
        who = tuple(dict.fromkeys((*own, *pointed)))
        if but := _ALL_BUT.search(clause.text):
            self._all_but(clause, but, own)
            return
        exception = _EXCEPT.search(clause.text)
        if exception and who:
            self._except(clause, exception.start(), who)
            return
        said = status_in(clause.text) or self._yes_or_no(clause, who)
        if said is None:
            if self._of_next and own:
                self._say(self._of_next, own)
            elif self._header and own:
                self._say(self._header, own)
            self._of_next = None
            self._last = who or self._last
            is_bare = bool(pointed) and not own and _is_bare(clause, self._mensen)
            self._subject = (*self._subject, *pointed) if is_bare else ()
            self._only = is_bare and (self._only or bool(_ONLY.search(clause.text)))
            return
        status, place = said
        self._of_next = status if clause.closed_by == "(" and not who else None
        if clause.closed_by == ":" and not who:
            self._header = status
        elif self._of_next:
            pass
        elif count := self._part_of_own(clause, own):
            self._of_part(status, count, self._mensen[own[0]].aantal, own)
            self._last = own
        elif who:
            if own and place < self._mensen[own[0]].plek - clause.start:
                who = _series(self._begrip, self._mensen, who, clause)
            self._say(status, (*self._subject, *who))
            if status == REGISTERED and (self._only or _ONLY.search(clause.text)):
                named = {*self._subject, *who}
                self._say(NOT_REGISTERED, tuple(p for p in range(len(self._mensen)) if p not in named))
            self._last = who
        elif row := self._in_row(clause):
            self._say(status, row)
        else:
            self._of_nobody_named(clause, status)
        self._subject, self._only = (), False

    def result(self) -> list[Uitspraak]:
        if not self._of:
            return self._unclear
        by_status: dict[Status, list[int]] = {}
        for place in range(len(self._mensen)):
            status = self._of.get(place, self._of_all)
            if status:
                by_status.setdefault(status, []).append(place)
        settled = [Uitspraak(status, tuple(places)) for status, places in by_status.items()]
        is_of_all = len(settled) == 1 and len(settled[0].wie) == len(self._mensen)
        return [*([] if is_of_all else settled), *self._unclear]

    def _say(self, status: Status, who: tuple[int, ...]) -> None:
        for place in who:
            before = self._of.get(place, self._of_all)
            if status != REGISTERED or before is None or before.telt or before == NOT_REGISTERED:
                self._of[place] = status  # who does not count in that form, does not count in the register either

    def _except(self, clause: Clause, cut: int, who: tuple[int, ...]) -> None:
        """ "allemaal in het register behalve piet", "allemaal ingehuurd, op els na"."""
        before = status_in(clause.text[:cut])
        self._of_all = before[0] if before else self._of_all
        self._say(LEFT_OUT if self._of_all is None or self._of_all.telt else COUNTS_AFTER_ALL, who)

    def _yes_or_no(self, clause: Clause, who: tuple[int, ...]) -> tuple[Status, int] | None:
        """The "nee" of a column about the register, "mila 16 uur niet" where the register was named."""
        if not who or not re.search(REGISTER_NAMED, self._begrip.folded):
            return None
        if no := _NO.search(clause.text):
            return NOT_REGISTERED, no.start()
        yes = _YES.search(clause.text)
        return (REGISTERED, yes.start()) if yes else None

    def _in_row(self, clause: Clause) -> tuple[int, ...]:
        """Whose row it stands in, of a list with a person a row."""
        text = self._begrip.folded
        if not re.search(r"[\n;]", text):
            return ()
        start = max(text.rfind(mark, 0, clause.start + 1) for mark in "\n;") + 1
        stop = min((place for mark in "\n;" if (place := text.find(mark, clause.stop)) >= 0), default=len(text))
        inside = tuple(place for place, one in enumerate(self._mensen) if start <= one.plek < stop)
        return inside if len(inside) == 1 < len(self._mensen) else ()

    def _part_of_own(self, clause: Clause, own: tuple[int, ...]) -> int:
        """The 2 of "van onze 6 medewerkers van 20 uur zitten er 2 in beschut werk"."""
        if len(own) != 1 or self._mensen[own[0]].aantal < 2:
            return 0
        iemand = self._mensen[own[0]]
        hours = next((q for q in self._begrip.quantities if q.start == iemand.plek), None)
        people = people_of(self._begrip, hours) if hours else None
        return part_of_group(self._begrip, clause.start, clause.stop, iemand.aantal, {people.start} if people else ())

    def _all_but(self, clause: Clause, but: re.Match[str], own: tuple[int, ...]) -> None:
        """ "op 1 na in het register", "behalve 1 allemaal in beschut werk"."""
        said = status_in(clause.text[: but.start()] + clause.text[but.end() :])
        status = said[0] if said else REGISTERED
        wie = own if len(own) == 1 else ()
        total = sum(self._mensen[place].aantal for place in wie or range(len(self._mensen)))
        count = NUMBER_WORDS[next(word for word in but.groups() if word)]
        self._of_part(status, total - count, total, wie)

    def _of_part(self, status: Status, count: int, total: int, wie: tuple[int, ...] = ()) -> None:
        """ "slechts 3 staan in het register": then the others do not."""
        if status == REGISTERED:
            self._unclear.append(Uitspraak(NOT_REGISTERED, wie, total - count))
        else:
            self._unclear.append(Uitspraak(status, wie, count))

    def _of_nobody_named(self, clause: Clause, status: Status) -> None:
        total = sum(iemand.aantal for iemand in self._mensen)
        goes_on = _GOES_ON.search(clause.text) or clause.opened_by == "("
        if _THE_REST.search(clause.text):
            rest = tuple(place for place in range(len(self._mensen)) if place not in self._of)
            if self._of and rest:
                self._say(status, rest)
            else:
                self._unclear.append(Uitspraak(status, ()))
        elif count := part_of_group(self._begrip, clause.start, clause.stop, total):
            self._of_part(status, count, total)
        elif _EVERYONE.search(clause.text):
            self._of_all = status
        elif goes_on and len(self._last) == 1:
            self._say(status, self._last)
        elif goes_on and not self._last and all(iemand.plek < 0 for iemand in self._mensen):
            self._unclear.append(Uitspraak(status, (), 1))


def _series(begrip: Begrip, mensen: Sequence[Iemand], who: tuple[int, ...], clause: Clause) -> tuple[int, ...]:
    """ "3 stagiairs 12, 16 en 20 uur": what stands before the first goes for the others that follow bare."""
    series = list(who)
    is_plural = bool(_MANY.search(clause.text[: mensen[who[0]].plek - clause.start]))
    ends = {q.start: q.end for q in begrip.quantities}
    for place in range(who[-1] + 1, len(mensen)):
        gap = begrip.folded[ends.get(mensen[place - 1].plek, 0) : mensen[place].plek]
        name = mensen[place].naam
        bare = re.sub(rf"\b{re.escape(name)}\b", "", gap) if name and is_plural else gap
        if mensen[place].plek < 0 or not _UNITS.match(bare):
            break
        series.append(place)
    return tuple(series)


def _is_bare(clause: Clause, mensen: Sequence[Iemand]) -> bool:
    """Nothing but who: "piet", before "en jan zijn ingehuurd"."""
    names = {iemand.naam for iemand in mensen}
    left = " ".join(word for word in re.findall(r"[\w'-]+", clause.text) if word not in names and not word.isdigit())
    return bool(_UNITS.match(left)) or bool(_ONLY_WHO.match(left))
