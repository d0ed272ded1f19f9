"""What somebody of a list is to the employer: hired in, lent out, in beschut werk, not in the register, gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from actions.rekengesprek.bericht.woorden import meant
from actions.rekengesprek.velden.keuzes import KEUZES, read_choice, read_yes_no
from actions.rekenregels.tellen import Contractvorm


@dataclass(frozen=True)
class Status:
    """telt: whether the hours count with the user. waarom: in Dutch, behind "telt mee" or "telt niet mee"."""

    naam: str
    telt: bool
    waarom: str

    @property
    def is_form(self) -> bool:
        """A form of contract, as the calculator knows it."""
        return self.naam in get_args(Contractvorm)

    @property
    def is_register(self) -> bool:
        """Of the register, and not of the form of contract."""
        return self.naam in ("in het register", "buiten het register")


NOT_REGISTERED = Status("buiten het register", False, "niet in het doelgroepregister")
REGISTERED = Status("in het register", True, "in het doelgroepregister")
_GONE = Status("weg", False, "werkt niet meer bij u")
_ELSEWHERE = Status("elders", False, "werkt die uren niet bij u")
LEFT_OUT = Status("niet meegeteld", False, "op uw verzoek")
COUNTS_AFTER_ALL = Status("telt toch", True, "telt toch mee")
_FORMS = (
    Status("eigen dienst", True, "bij u in dienst"),
    Status("inlener", True, "u leent in"),
    Status("wsw inlener", True, "u leent een Wsw-baan in"),
    Status("leverancier van een dienst", True, "u levert een dienst"),
    Status("uitlener", False, "u leent uit, de uren tellen bij de inlener"),
    Status("inkoop van een dienst", False, "ingekochte dienst, de uren tellen bij de leverancier"),
    Status("beschut werk", False, "beschut werk"),
    Status("wsw intern", False, "Wsw zonder detachering"),
    Status("zonder loon", False, "geen verloonde uren"),
)
BY_NAME = {
    status.naam: status
    for status in (NOT_REGISTERED, REGISTERED, _GONE, _ELSEWHERE, LEFT_OUT, COUNTS_AFTER_ALL, *_FORMS)
}
_REGISTER = r"(?:doelgroep(?:en)? ?register|register|\bdgr\b)"
_OUTSIDE = (
    rf"{_REGISTER} ?[:=]? ?(?:nee|n|niet|nog niet)\b|(?:niet|geen|buiten|zonder) (?:\w+ ){{0,3}}{_REGISTER}|"
    r"(?:staat|staan|zit|zitten) (?:er )?(?:\w+ ){0,2}niet (?:er ?)?in\b|\bniet (?:\w+ )?in te (?:staan|zitten)|"
    r"geen doelgroep\w*|(?:is|zijn) geen (?:doelgroep|banenafspraak)\w*|niet (?:van |uit |in )?de doelgroep|"
    r"(?:geen|zonder|niet|nog niet) (?:\w+ ){0,2}(?:registratie|geregistreerd|ingeschreven)|"
    rf"\b(?:geen (?:van|enkele)|geeneen|niemand)\b[^.?!;]*{_REGISTER}"
)
REGISTER_NAMED = rf"{_REGISTER}|\bdoelgroep\w*"
_INSIDE = (
    rf"(?:staat|staan|zit|zitten|komt) (?:\w+ ){{0,4}}(?:in (?:het |'?t )?{_REGISTER}|er (?:\w+ ){{0,2}}in\b)|"
    rf"\b(?:in|uit) (?:het |'?t )?{_REGISTER}"
)
_LEAVES = (
    r"\buit dienst|\b(?:is|zijn) weg\b|\bwegga\w*|\bga(?:at|an) (?:\w+ )?weg\b|\b(?:stopt|gestopt)\b|"
    r"\bvertr(?:ekt|ekken|ok\w*)\b|\bweg ?(?:gaat|gaan|valt|vallen)\b|"
    r"\bval(?:t|len) (?:\w+ )?(?:af|uit|weg)\b|\bafgevallen|\bontsla\w*|\bweg\W*$|"
    r"\b(?:werkt|is) (?:\w+ ){0,3}niet meer\b"
)
_NOT_COUNTED = (
    r"\bzonder\b|\beraf\b|\btel(?:t|len)? (?:\w+ ){0,3}niet\b|"
    r"\bniet (?:meer )?me(?:e|de) ?(?:tellen|rekenen)|\bbehalve\b"
)
_WORKS_ELSEWHERE = (
    r"\b(?:bij|voor) (?:een |de |hun |zijn |haar )?andere? (?:werkgever|baas|bedrijf|zaak|organisatie)|"
    r"\belders\b|\bergens anders\b"
)
_OUT_OF = r"\b(?:uit|klaar met|niet meer (?:in|met)) (?:de |het |zijn |haar )?(?:beschut|stage|wsw|proef ?plaats)\w*"
_AFTER_ALL = r"\b(?:toch|wel|inmiddels|erbij)\b(?!.*\b(?:niet|geen)\b)"


def status_in(clause: str) -> tuple[Status, int] | None:
    """What a piece of folded text says somebody is, and where in it; None when it says nothing of the kind."""
    for text in dict.fromkeys((clause, meant(clause))):
        if found := _status(text):
            return found
    return None


def _status(text: str) -> tuple[Status, int] | None:
    if match := re.search(_OUT_OF, text):
        return COUNTS_AFTER_ALL, match.start()
    if match := re.search(_OUTSIDE, text):
        return NOT_REGISTERED, match.start()
    form = read_choice("tellen", "contractvorm", text, get_args(Contractvorm))
    if form and form != "eigen dienst":
        status = next(status for status in _FORMS if status.naam == form)
        match = re.search(KEUZES["tellen"]["contractvorm"][form], text)
        return status, match.start() if match else 0
    if match := re.search(_WORKS_ELSEWHERE, text):
        return _ELSEWHERE, match.start()
    if match := re.search(_LEAVES, text):
        return _GONE, match.start()
    if match := re.search(_NOT_COUNTED, text):
        return LEFT_OUT, match.start()
    if match := re.search(_INSIDE, text):
        inside = read_yes_no("tellen", "staat_in_register", text)
        return (NOT_REGISTERED if inside is False else REGISTERED), match.start()
    if form:
        return _FORMS[0], 0
    if match := re.search(_AFTER_ALL, text):
        return COUNTS_AFTER_ALL, match.start()
    return None
